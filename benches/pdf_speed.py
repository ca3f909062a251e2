#!/usr/bin/env python3
"""Measures how fast PDFs are read, and whether time and memory grow with the pages and no faster.

    python3 benches/pdf_speed.py [--turns N] [--tools NAME,…] [--write] [--json]

Makes PDFs of about 10, 100 and 1,000 pages (see `pdf_sizes.py`), builds the programs in release, makes an environment with
the other tools under `target/`, and lets all read the same files on one core, turn by turn, so that a busy
machine slows all of them. A figure is the median of the turns; a tool that took longer than a minute over a file
has one turn at it.

    spoglio             from the bytes to the JSON of `spoglio extract`, with findings, in memory
    hayro               interpreting the pages, nothing made of them: the floor for spoglio, which reads with it
    pdftotext -bbox     words and their boxes, no tables; start-up and writing to nowhere included
    PyMuPDF, pdfplumber the tables that they find with their default settings

Start-up of the Python tools is left out. `--write` puts the table into docs/evaluation.md. Linux only (one core, peak
memory).
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from page import put_between
from pdf_sizes import sized_pdfs
from run import built
from venvs import environment

ROOT = Path(__file__).resolve().parent.parent
MARK = "pdf-speed"
SLOW = 60.0
HEADER = ["", "pages", "pages a second", "ms a page", "peak memory, MiB", "KiB a page more"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=3, help="how often each takes its turn at a file")
    parser.add_argument("--tools", help="only these, separated by commas: " + ", ".join(TOOLS))
    parser.add_argument("--write", action="store_true", help="put the table into docs/evaluation.md")
    parser.add_argument("--json", action="store_true", help="figures for programs")
    arguments = parser.parse_args()
    asked = arguments.tools.split(",") if arguments.tools else list(TOOLS)
    unknown = set(asked) - set(TOOLS)
    if unknown:
        parser.error(f"unknown tools: {', '.join(sorted(unknown))}")
    runners = {tool: TOOLS[tool]() for tool in asked}
    floor = built("bench", "interpret")
    figures = {tool: [] for tool in asked}
    for path in sized_pdfs():
        pages = rust(floor, "1")(path)["pages"]
        for tool, turns in take_turns(runners, path, arguments.turns).items():
            figures[tool].append(summary(pages, turns))
    text = table(figures)
    if arguments.write:
        put_between(MARK, text)
    print(json.dumps(figures, indent=1) if arguments.json else text)


def take_turns(runners, path, turns):
    """The results of each tool over one file."""
    results = {tool: [] for tool in runners}
    for turn in range(turns):
        for tool, runner in runners.items():
            if turn and (not results[tool] or results[tool][-1]["seconds"] > SLOW):
                continue
            result = runner(path)
            if result:
                results[tool].append(result)
                print(f"{path.name}: {tool}: {result['seconds']:.3f} s", file=sys.stderr)
            else:
                print(f"{path.name}: {tool}: failed", file=sys.stderr)
    return results


def on_one_core(command):
    """Runs a command on the first core; gives what it printed (`None`: it failed), the seconds and the peak of memory."""
    first = min(os.sched_getaffinity(0))
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {first}),
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    return None if process.returncode else output, time.perf_counter() - start, usage.ru_maxrss


def rust(program, *arguments):
    """A program of benches/ with its rounds and whatever else it is asked for: its own clock."""

    def run(path):
        output, _, peak = on_one_core([program, *arguments, path])
        if output is None:
            return None
        figures = json.loads(output)
        return {**figures, "seconds": statistics.median(figures["seconds"]), "peak_kib": peak}

    return run


def peer(tool):
    python = environment(tool)

    def run(path):
        output, _, peak = on_one_core([python, ROOT / "benches" / "peer_tables.py", "time", tool, path])
        figures = json.loads(output.splitlines()[-1]) if output else None
        if not figures or figures["failed"]:
            return None
        return {"name": f"{figures['tool']} {figures['version']} {figures['call']}", "seconds": figures["seconds"], "peak_kib": peak}

    return run


def pdftotext():
    if not shutil.which("pdftotext"):
        subprocess.run(["apt-get", "update", "-qq"], check=True, stdout=sys.stderr)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "poppler-utils"], check=True, stdout=sys.stderr)
    said = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True).stderr
    version = said.split()[2] if len(said.split()) > 2 else "?"

    def run(path):
        output, seconds, peak = on_one_core(["pdftotext", "-bbox", path, os.devnull])
        return None if output is None else {"name": f"pdftotext {version} -bbox", "seconds": seconds, "peak_kib": peak}

    return run


# name: what makes its runner
TOOLS = {
    "spoglio": lambda: rust(built("bench", "throughput"), "1", "1"),
    "hayro": lambda: rust(built("bench", "interpret"), "1"),
    "pdftotext": pdftotext,
    # version 2 runs a neural network over each page: the one before it is the faster peer
    "pymupdf": lambda: peer("pymupdf-1"),
    "pdfplumber": lambda: peer("pdfplumber"),
}


def summary(pages, turns):
    if not turns:
        return {"pages": pages, "seconds": None, "peak_kib": None, "name": None}
    return {
        "pages": pages,
        "seconds": statistics.median(turn["seconds"] for turn in turns),
        "peak_kib": max(turn["peak_kib"] for turn in turns),
        "name": turns[0].get("name"),
    }


def table(figures):
    lines = [HEADER, ["---"] * len(HEADER)]
    for tool, sizes in figures.items():
        name = next((size["name"] for size in sizes if size["name"]), tool)
        before = None
        for size in sizes:
            lines.append([name, f"{size['pages']:,}", *shares(size, before)])
            before = size
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def shares(size, before):
    """Pages a second, milliseconds a page, memory, and how much each page adds to it."""
    if size["seconds"] is None:
        return ["–"] * 4
    more = "–"
    if before and before["peak_kib"]:
        more = f"{(size['peak_kib'] - before['peak_kib']) / (size['pages'] - before['pages']):.0f}"
    rate = size["pages"] / size["seconds"]
    return [f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}", f"{1000 / rate:.2f}", f"{size['peak_kib'] / 1024:.0f}", more]


if __name__ == "__main__":
    main()
