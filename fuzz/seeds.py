#!/usr/bin/env python3
"""Makes the first inputs of the fuzz targets out of fixtures/ and grammars/: fuzz/corpus/TARGET/."""

import hashlib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
CORPUS = ROOT / "fuzz" / "corpus"
# a fuzzer gets on with small inputs
MOST = 100_000


def main():
    texts = list(FIXTURES.rglob("*.txt")) + list(FIXTURES.rglob("*.md"))
    words = list(FIXTURES.rglob("*.docx"))
    put("text", (path.read_bytes() for path in texts))
    put("docx", (path.read_bytes() for path in words))
    put("docx", (main_part(path) for path in words))
    put("pdf", (path.read_bytes() for path in FIXTURES.rglob("*.pdf")))
    put("containers", (path.read_bytes() for path in (FIXTURES / "containers").iterdir() if path.is_file()))
    put("grammar", (path.read_bytes() for path in (ROOT / "grammars").rglob("*.toml")))
    put("values", (line.strip().encode() for path in texts for line in path.read_text("utf-8").splitlines()[:80]))


def main_part(path):
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read("word/document.xml")
    except (zipfile.BadZipFile, KeyError, RuntimeError):
        return b""


def put(target, inputs):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    for data in inputs:
        data = data[:MOST] if target in ("text", "docx") and not data.startswith(b"PK") else data
        if data and len(data) <= MOST:
            (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


if __name__ == "__main__":
    main()
