#!/usr/bin/env python3
"""Makes a folder of many documents out of the fixtures, each with texts of its own.

    many.py FOLDER [--documents N] [--endings docx,txt,html]

Takes the fixtures with these endings in turn and adds a number to some of their longer texts (titles, descriptions), so
that no two documents are the same. Documents stand in folders of 100. The same arguments give the same bytes. Needs
the standard library only.
"""

import argparse
import io
import re
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# documents in one folder
HEAP = 100
# every so many longer texts one gets a number
EVERY = 4
# texts of a .docx and an .html file, lines of a .txt file: at least so many letters
TEXTS = {
    ".docx": re.compile(r"(?<=>)[^<>]{30,}(?=</w:t>)"),
    ".html": re.compile(r"(?<=>)[^<>\n]{30,}(?=</)"),
    ".txt": re.compile(r"^(?![-+=|]).*\w{3} \w{3,}.*\w(?=\s*$)", re.MULTILINE),
}
MAIN = "word/document.xml"
# archives tell when they were made
MOMENT = (2025, 1, 1, 0, 0, 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--endings", default="docx,txt,html")
    arguments = parser.parse_args()
    made = make(arguments.folder, arguments.documents, arguments.endings.split(","))
    print(f"{len(made)} documents, {sum(path.stat().st_size for path in made) / 2**20:.1f} MiB, in {arguments.folder}")


def make(folder, documents, endings=("docx", "txt", "html")):
    """The documents, in the order of their names."""
    sources = [path for ending in endings for path in sorted((ROOT / "fixtures").rglob(f"*.{ending}")) if is_plan(path)]
    assert sources, f"no fixtures with the endings {', '.join(endings)}"
    contents = [(path.suffix, path.read_bytes()) for path in sources]
    made = []
    for number in range(documents):
        suffix, content = contents[number % len(contents)]
        heap = folder / f"{number // HEAP:03}"
        heap.mkdir(parents=True, exist_ok=True)
        path = heap / f"{number:06}{suffix}"
        path.write_bytes(changed(suffix, content, number))
        made.append(path)
    return made


def is_plan(path):
    """A fixture that is a plan: beside it lies what is to come out of it."""
    return path.with_suffix(".json").exists()


def changed(suffix, content, number):
    """A document with a number in some of its texts."""
    if suffix != ".docx":
        return numbered(suffix, content.decode("utf-8", "surrogateescape"), number).encode("utf-8", "surrogateescape")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == MAIN:
                data = numbered(suffix, data.decode("utf-8"), number).encode("utf-8")
            new.writestr(zipfile.ZipInfo(part.filename, MOMENT), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def numbered(suffix, text, number):
    count = 0

    def one(match):
        nonlocal count
        count += 1
        return match[0] if count % EVERY != 1 else f"{match[0]} n. {number + 1}"

    new = TEXTS[suffix].sub(one, text)
    assert new != text, "a fixture without longer texts"
    return new


if __name__ == "__main__":
    main()
