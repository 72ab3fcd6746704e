"""Files that go with papers: kept under their digest, read, copied out."""

from dataclasses import dataclass
from pathlib import Path

from app.features.papers.errors import RegisterFileMissing
from app.features.papers.model.records import File
from app.infra.attachments import Attachments
from app.infra.files import read_file, write_safely


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """Keeps files before the act that names them; what nobody names is swept."""

    attachments: Attachments

    def endings(self) -> tuple[str, ...]:
        """List the endings of the files that are taken, without the dot."""
        kinds = self.attachments.rules.kind
        return tuple(sorted({ending for kind in kinds for ending in kind.endings}))

    def stored(self, path: Path) -> File:
        """Keep a file the user picked; its kind is told by name and content."""
        content = read_file(path, self.attachments.rules.limit_mb)
        kept = self.attachments.add_file(path.name, content)
        return File(kept.sha256, path.name, kept.size, kept.media_type)

    def content(self, file: File) -> bytes:
        """Read a kept file, or raise ``RegisterFileMissing``."""
        if not file.sha256:
            raise RegisterFileMissing
        return self.attachments.read(file.sha256)

    def save_copy(self, file: File, path: Path) -> None:
        """Write a kept file where the user chose."""
        write_safely(path, self.content(file))
