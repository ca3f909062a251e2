"""PDFs of about 10, 100 and 1,000 pages, out of Word documents of `fixtures/dev`.

Cards, a matrix and a tree of objectives, one after the other, are one unit of about 12 pages. A Word file with that
unit once, 9 and 90 times is made and printed to PDF by LibreOffice, as an administration would do it. The documents
share a template, so that their bodies can stand in one file.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "target" / "pdf-sizes"
UNIT = ["scheda_griglia_breve", "matrice_indicatori_breve", "albero_strategico_breve"]
TIMES = (1, 9, 90)
MAIN = "word/document.xml"
NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def sized_pdfs():
    """The paths of the PDFs, made where they are missing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    paths = [FOLDER / f"unit-x{times}.pdf" for times in TIMES]
    for times, path in zip(TIMES, paths):
        if not path.exists():
            with tempfile.TemporaryDirectory() as work:
                document = Path(work) / f"{path.stem}.docx"
                assemble(document, times)
                to_pdf(document, path)
    return paths


def assemble(target, times):
    """Writes a Word file with the unit so many times: the package of the first document, the bodies of all."""
    parts = [body(name) for name in UNIT]
    first = ROOT / "fixtures" / "dev" / f"{UNIT[0]}.docx"
    before, _, after = parts[0]
    unit = "".join(content + NEW_PAGE for _, content, _ in parts)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(name, (before + unit * times + after).encode() if name == MAIN else content)


def body(name):
    """What stands before the body's content, the content, and the last section's properties with all after it."""
    with zipfile.ZipFile(ROOT / "fixtures" / "dev" / f"{name}.docx") as package:
        xml = package.read(MAIN).decode()
    found = re.fullmatch(r"(.*<w:body>)(.*)(<w:sectPr\b.*)", xml, re.DOTALL)
    if not found or re.search(r"\br:(id|embed)=", found[2]):
        sys.exit(f"pdf_sizes.py: the body of {name} can't be moved to another file")
    return found.groups()


def to_pdf(document, target):
    office = shutil.which("soffice") or install_office()
    profile = (document.parent / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", document.parent, document]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=1800)
    shutil.move(document.with_suffix(".pdf"), target)


def install_office():
    subprocess.run(["apt-get", "update", "-qq"], check=True, stdout=sys.stderr)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "libreoffice-writer-nogui"]
    subprocess.run(install, check=True, stdout=sys.stderr)
    return shutil.which("soffice") or sys.exit("pdf_sizes.py: no soffice after installing LibreOffice")


if __name__ == "__main__":
    print("\n".join(str(path) for path in sized_pdfs()))
