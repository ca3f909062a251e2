#!/usr/bin/env python3
"""Measures `spoglio import` over many Word and PDF documents, beside the tools that one would take instead.

    python3 benches/side_by_side.py [--documents N] [--copies N] [--turns N] [--binary PATH] [--plans N] [--pages N] [--write]

Word: N documents made out of the fixtures with changed texts (`scripts/many.py`). PDF: copies of a document of about 100
pages (`pdf_sizes.py`). spoglio reads, audits and writes all of them into a new database, with one reading process and with
two; python-docx walks the cells of the Word files of `fixtures/`, the other tools find the tables of one of the PDFs, with
their default settings. All take their turns in one run; figures are medians, of the other tools without start-up.

Then the time that so many plans (31,000: those on the portal of the performance of public administrations) of so many
pages each would take with two processes: what a document costs from a third of them to all, and a page. Both are costs
of the growth, so that starting up does not count. `--write` puts the table into docs/evaluation.md. Linux or macOS.
"""

import argparse
import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from page import put_between
from pdf_sizes import sized_pdfs
from run import ROOT, built, environment as docx_environment
from run import run as timed
from venvs import environment

sys.path.insert(0, str(ROOT / "scripts"))
import many  # noqa: E402
from batch_check import fresh, last_run, run  # noqa: E402

MARK = "side-by-side"
PEERS = ("pymupdf-1", "pdfplumber", "camelot-lattice")
JOBS = (1, 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1200)
    parser.add_argument("--copies", type=int, default=30)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--binary", type=Path)
    parser.add_argument("--plans", type=int, default=31_000)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--write", action="store_true", help="put the table into docs/evaluation.md")
    arguments = parser.parse_args()
    binary = str((arguments.binary or Path(built("build", "spoglio"))).resolve())
    with tempfile.TemporaryDirectory(prefix="spoglio-side-") as work:
        text = measure(binary, Path(work), arguments)
    if arguments.write:
        put_between(MARK, text)
    print(text)


def measure(binary, work, arguments):
    word = sorted({path.parent for path in many.make(work / "word", arguments.documents, ("docx",))})
    pdf = sized_pdfs()[1]
    copies = copied(pdf, work / "pdf", arguments.copies)
    lists = {"word": (word[: max(1, len(word) // 3)], word), "pdf": (copies[: max(1, len(copies) // 3)], copies)}
    records = {}
    for _ in range(arguments.turns):
        for kind, (third, whole) in lists.items():
            for jobs in JOBS:
                records.setdefault((kind, jobs), []).append(imported(binary, whole, work, jobs))
            records.setdefault((kind, "third"), []).append(imported(binary, third, work, JOBS[-1]))
    rows = [
        row("spoglio import", "Word", jobs, records["word", jobs], "documents") for jobs in JOBS
    ] + [walked_cells()] + [
        row("spoglio import", "PDF", jobs, records["pdf", jobs], "pages") for jobs in JOBS
    ]
    pages = records["pdf", JOBS[0]][0]["pages"] // len(copies)
    rows += [peer(tool, pdf, pages) for tool in PEERS]
    head = ["", "of", "processes", "documents a second", "pages a second", "peak memory, MiB"]
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"{table}\n\n{estimate(records, pages, arguments)}"


def copied(pdf, folder, count):
    folder.mkdir()
    return [Path(shutil.copy(pdf, folder / f"{number:04}.pdf")) for number in range(count)]


def imported(binary, paths, work, jobs):
    """The record of a run into a new database, with the pages that were read."""
    database = fresh(work / "side.db")
    run(binary, paths, database, jobs)
    record = dict(last_run(database))
    assert record["outcome"] == "done" and not record["unreadable"], record
    with sqlite3.connect(database) as connection:
        record["pages"] = connection.execute("SELECT coalesce(sum(pages), 0) FROM documents").fetchone()[0]
    return record


def seconds(records):
    return statistics.median(record["seconds"] for record in records)


def row(name, of, jobs, records, unit):
    taken, first = seconds(records), records[0]
    pages = f"{first['pages'] / taken:,.0f}" if unit == "pages" else "–"
    own = max(record["peak_bytes"] or 0 for record in records) / 2**20
    worker = max(record["worker_peak_bytes"] or 0 for record in records) / 2**20
    return [name, of, str(jobs), f"{first['files'] / taken:,.1f}", pages, f"{own:.0f} + {jobs} × {worker:.0f}"]


def walked_cells():
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "fixtures").rglob("*.docx"))
    figures = timed([docx_environment(), "benches/walk_cells.py", "2", *files])
    rate = len(files) / statistics.median(figures["seconds"])
    return ["python-docx, walking the cells", "Word", "1", f"{rate:,.1f}", "–", f"{figures['peak_kib'] / 1024:.0f}"]


def peer(tool, pdf, pages):
    command = [environment(tool), ROOT / "benches" / "peer_tables.py", "time", tool, pdf]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
    assert not figures["failed"], figures
    name = f"{figures['tool']} {figures['version']} {figures['call']}"
    each = figures["seconds"]
    return [name, "PDF", "1", f"{1 / each:,.2f}", f"{pages / each:,.1f}", f"{figures['peak_kib'] / 1024:.0f}"]


def estimate(records, pages, arguments):
    grown = {kind: growth(records[kind, "third"], records[kind, JOBS[-1]]) for kind in ("word", "pdf")}
    hours = arguments.plans * grown["pdf"] / pages * arguments.pages / 3600
    return (
        f"From a third of them to all each Word document more takes {grown['word'] * 1000:.1f} ms, each page of a PDF more "
        f"{grown['pdf'] / pages * 1000:.2f} ms. So {arguments.plans:,} plans as PDFs of {arguments.pages} pages each (assumed, not "
        f"measured) would take {hours:.1f} hours on this machine."
    )


def growth(third, whole):
    """Seconds that each further document takes."""
    return (seconds(whole) - seconds(third)) / (whole[0]["files"] - third[0]["files"])


if __name__ == "__main__":
    main()
