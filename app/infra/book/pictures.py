"""Photos made smaller when they come in: the page of a decision stays readable."""

import io
import warnings
from typing import TYPE_CHECKING

from app.infra.errors import ImageUnreadable

if TYPE_CHECKING:
    from PIL.Image import Image


def shrink(
    content: bytes, long_side: int, quality: int, limit_megapixels: int
) -> bytes:
    """Return the picture as JPEG with ``long_side`` pixels at most.

    A picture that is small enough already is returned byte for byte. The turn recorded
    by the camera is applied; place and device recorded in it do not survive.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  (heavy; loaded when first needed)

    try:
        with warnings.catch_warnings():
            # Pillow warns about huge pictures; the limit below is ours and is smaller.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as opened:
                if opened.width * opened.height > limit_megapixels * 1_000_000:
                    raise ImageUnreadable
                if max(opened.size) <= long_side:
                    opened.verify()
                    return content
                picture = ImageOps.exif_transpose(opened)
                picture.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
                plain = _on_white(picture)
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
    ) as error:
        raise ImageUnreadable from error
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _on_white(picture: "Image") -> "Image":
    from PIL.Image import new as blank  # noqa: PLC0415  (heavy; loaded when first needed)

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    plain = blank("RGB", picture.size, "white")
    layer = picture.convert("RGBA")
    plain.paste(layer, mask=layer.getchannel("A"))
    return plain
