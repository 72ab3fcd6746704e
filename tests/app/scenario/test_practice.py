"""The shipped practice scenario: played whole, and judged by independent programs."""

import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from app.cli.main import run

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Play the demo once and give its folder and its JSON report."""
    out = tmp_path_factory.mktemp("demo") / "kết quả"
    lines: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builtins.print", lambda text, **_more: lines.append(text))
        code = run(["demo", "--out", str(out), "--json"])
    report = json.loads("\n".join(lines))
    assert code == 0, report["error"]
    return out, report


def shell(lines, folder):
    return subprocess.run(
        ["sh", "-eu", "-c", lines],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def documents(demo, suffix):
    found = sorted((demo[0] / "documents").glob(f"*.{suffix}"))
    assert found
    return found


def test_it_leaves_what_the_contract_promises(demo):
    out, report = demo
    assert (out / "data/cell.db").exists()
    assert list((out / "package").glob("*.asice.p7m"))
    for name in ("enc.key.pem", "enc.crt.pem", "trust.pem"):
        assert (out / "committee" / name).read_text("ascii").startswith("-----BEGIN")
    assert re.fullmatch("[0-9a-f]{64}", report["content_sha256"])


def test_it_does_the_whole_main_job(demo):
    done = {step["do"] for step in demo[1]["steps"]}
    assert {
        "cell.set_up",
        "members.import",
        "checklist.attach",
        "meetings.hold",
        "development.set_plan",
        "development.introduce",
        "documents.save",
        "package.export",
    } <= done


def test_a_new_user_sees_scores_and_party_groups(demo):
    """Eleven sessions are scored, two lines otherwise than their fact.

    In July the groups met: 22 are due, one was ill, a guest of the other counts once.
    """
    steps = demo[1]["steps"]
    groups = [one for one in steps if one["do"] == "meetings.form_group"]
    assert [one["result"]["members"] for one in groups] == [10, 13]
    by_groups = next(o["result"] for o in steps if o["at"].startswith("2026-07-18"))
    assert (by_groups["present"], by_groups["due"]) == (21, 22)
    folder, package = demo[0], next((demo[0] / "package").glob("*.p7m"))
    lines: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builtins.print", lambda text, **_more: lines.append(text))
        trust, key = folder / "committee/trust.pem", folder / "committee/enc.key.pem"
        known = ["--trust", str(trust), "--key", str(key), "--json"]
        assert run(["verify", str(package), *known]) == 0
    scores = json.loads("\n".join(lines))["scores"]
    totals = {one["on"][:7]: one["total"] for one in scores["meetings"]}
    # January: 21 of 22 came (14), nine of 21 spoke (13): 97. May lost five minutes'
    # points, September three, each with its reason.
    assert (len(totals), totals["2026-01"]) == (11, 9700)
    changed = [
        (one["on"][:7], line["given"], line["points"])
        for one in scores["meetings"]
        for line in one["lines"]
        if line["standing"] == "changed"
    ]
    assert changed == [("2026-05", 1500, 1000), ("2026-09", 1300, 1000)]
    assert scores["year"]["months_scored"] == 11


def test_nothing_of_the_members_stands_in_plain_text_in_the_data(demo):
    words = ["Chi bộ", "Nguyễn", "biên bản"]
    needles = [w.encode(code) for w in words for code in ("utf-8", "utf-16-le")]
    for path in (demo[0] / "data").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [n for n in needles if n in content], path.name


def test_playing_it_again_gives_the_same_content(demo, tmp_path, capsys):
    assert run(["demo", "--out", str(tmp_path / "again"), "--json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["content_sha256"] == demo[1]["content_sha256"]
    for path in documents(demo, "pdf"):
        twin = tmp_path / "again/documents" / path.name
        assert twin.read_bytes() == path.read_bytes(), path.name


@pytest.mark.oracle
def test_every_pdf_is_sound_and_archivable(demo):
    from pikepdf import Pdf, pdfa

    for path in documents(demo, "pdf"):
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
        with Pdf.open(path) as pdf:
            assert not list(pdfa.check(pdf, "2b").findings), path.name


@pytest.mark.oracle
def test_every_pdf_has_a_complete_text_in_nfc_and_only_embedded_fonts(demo):
    for path in documents(demo, "pdf"):
        text = subprocess.run(
            ["pdftotext", path, "-"], check=True, capture_output=True, text=True
        ).stdout
        assert unicodedata.is_normalized("NFC", text)
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
        fonts = subprocess.run(
            ["pdffonts", path], check=True, capture_output=True, text=True
        ).stdout.splitlines()[2:]
        assert all(line.split()[-5] == "yes" for line in fonts)


@pytest.mark.oracle
def test_libreoffice_opens_every_word_and_excel_file(demo, tmp_path):
    files = documents(demo, "docx") + documents(demo, "xlsx")
    for path in files:
        shutil.copy(path, tmp_path)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--headless", "--convert-to", "pdf", "--outdir", tmp_path / "pdf"]
    subprocess.run(
        [*command, *(tmp_path / path.name for path in files)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    made = {path.stem for path in (tmp_path / "pdf").glob("*.pdf")}
    assert made == {path.stem for path in files}


@pytest.mark.oracle
def test_the_package_is_checked_by_the_lines_of_the_readme(demo):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(
        r"<!-- check-package -->\n```sh\n(.*?)```\n<!-- /check-package -->",
        readme,
        re.S,
    )
    assert block, "README must show the lines between the check-package marks"
    done = shell(block[1], demo[0])
    assert done.returncode == 0, done.stderr
    assert len([line for line in block[1].splitlines() if line.strip()]) <= 12


@pytest.mark.oracle
def test_the_lines_of_the_readme_notice_a_changed_document(demo, tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = readme.split("<!-- check-package -->\n```sh\n")[1].split("```")[0]
    copy = tmp_path / "copy"
    shutil.copytree(demo[0], copy, ignore=shutil.ignore_patterns("data"))
    package = next((copy / "package").glob("*.asice.p7m"))
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 1
    package.write_bytes(content)
    done = shell(lines, copy)
    assert done.returncode != 0
