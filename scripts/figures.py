#!/usr/bin/env python3
"""Holds the figures of docs/evaluation.md to what a built spoglio reaches now.

    figures.py BINARY [--write]

The page has a table between two marks, a row a corpus and format, its figures rounded down to four digits. A
figure there that is above what `spoglio eval` measures is a claim that is not true (any more): exit 1. A figure
below it is only modest. `--write` puts the measured ones in. Needs the standard library only.
"""

import argparse
import json
import math
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "evaluation.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
HEADER = ["corpus", "format", "documents", "F1", "findings F1", "worst document", "its F1"]
CORPORA = {"fixtures/seeds": "docx,pdf,txt", "fixtures/dev": "docx,pdf,txt,odt,doc,rtf,html,xlsx,xls,md"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--write", action="store_true", help="put the measured figures into the page")
    arguments = parser.parse_args()
    measured = measure(arguments.binary.resolve())
    before, claimed, after = split(PAGE.read_text(encoding="utf-8"))
    if arguments.write:
        PAGE.write_text(f"{before}{BEGIN}\n{table(measured)}{END}{after}", encoding="utf-8")
        return
    problems = compare(claimed, measured)
    print("\n".join(problems) or f"{len(measured)} rows of {PAGE.name} hold")
    sys.exit(1 if problems else 0)


def measure(binary):
    """A row of cells for each corpus and format, by these two."""
    rows = {}
    for corpus, formats in CORPORA.items():
        command = [binary, "eval", corpus, "--formats", formats, "--json"]
        output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL).stdout
        for name, figures in json.loads(output).items():
            rows[corpus, name] = [
                corpus, name, str(figures["documents"]), digits(figures["f1"]), digits(figures["findings_f1"]),
                figures["worst"], digits(figures["worst_f1"]),
            ]
    return rows


def digits(figure):
    """Rounded down: a stated figure is one that is reached."""
    return "–" if figure is None else f"{math.floor(figure * 10_000 + 1e-6) / 10_000:.4f}"


def split(page):
    """The page before its table, the table's rows by corpus and format, and the page after it."""
    before, mark, rest = page.partition(BEGIN)
    content, other, after = rest.partition(END)
    if not mark or not other:
        sys.exit(f"figures.py: {PAGE.name} lacks {BEGIN} or {END}")
    lines = [line for line in content.splitlines() if line.startswith("|")][2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return before, {(row[0], row[1]): row for row in rows}, after


def compare(claimed, measured):
    problems = [f"{' '.join(key)}: stated, not measured" for key in claimed if key not in measured]
    for key, row in measured.items():
        if key not in claimed:
            problems.append(f"{' '.join(key)}: measured, not stated")
            continue
        if claimed[key][2] != row[2]:
            problems.append(f"{' '.join(key)}: {row[2]} documents, stated {claimed[key][2]}")
        for column in (3, 4, 6):
            if value(claimed[key][column]) > value(row[column]):
                problems.append(f"{' '.join(key)}: {HEADER[column]} {row[column]}, stated {claimed[key][column]}")
    return problems


def value(cell):
    return 0.0 if cell == "–" else float(cell)


def table(rows):
    lines = [HEADER, ["---"] * len(HEADER), *rows.values()]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    main()
