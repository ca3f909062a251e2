#!/usr/bin/env python3
"""Measures the tables that spoglio and other tools find in the PDFs of the ICDAR 2013 table competition.

    python3 benches/icdar.py FOLDER [--binary BINARY] [--tools NAME,…] [--write] [--json]

FOLDER holds `NAME.pdf` and `NAME-str.xml` (the competition's data, which is not part of this repository). Makes an
environment with the other tools under `target/`, lets each read all pages of all files with its default settings,
and scores all of them, spoglio too, with `spoglio eval --relations`. `--write` puts the table into
docs/evaluation.md. Needs the standard library only, and the network once. BINARY is built where it is not given.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from page import put_between
from peer_tables import TOOLS
from run import built
from venvs import environment

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / "target" / "icdar"
MARK = "icdar"
HEADER = ["tool", "precision", "recall", "F1", "pooled: precision", "recall", "F1", "files without output"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--binary", type=Path, help="a built spoglio")
    parser.add_argument("--tools", help="only these, separated by commas: spoglio and " + ", ".join(TOOLS))
    parser.add_argument("--write", action="store_true", help="put the table into docs/evaluation.md")
    parser.add_argument("--json", action="store_true", help="figures for programs")
    arguments = parser.parse_args()
    asked = arguments.tools.split(",") if arguments.tools else ["spoglio", *TOOLS]
    unknown = set(asked) - {"spoglio", *TOOLS}
    if unknown:
        parser.error(f"unknown tools: {', '.join(sorted(unknown))}")
    files = sorted(arguments.folder.glob("*.pdf"))
    if not files:
        parser.error(f"no .pdf in {arguments.folder}")
    binary = arguments.binary or built("build", "spoglio")
    figures = {}
    for tool in asked:
        figures[tool] = measure(tool, binary, arguments.folder, files)
        print(line(row(tool, figures[tool])), file=sys.stderr)
    text = table(figures)
    if arguments.write:
        put_between(MARK, text)
    print(json.dumps(figures, indent=1) if arguments.json else text)


def measure(tool, binary, folder, files):
    if tool == "spoglio":
        return score(binary, folder, [])
    found = FOUND / tool
    found.mkdir(parents=True, exist_ok=True)
    command = [environment(tool), ROOT / "benches" / "peer_tables.py", "write", tool, found, *files]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    # some tools write to standard output whatever they are told
    run = json.loads(done.stdout.splitlines()[-1])
    return {**score(binary, folder, ["--tables", found]), "run": run}


def score(binary, folder, options):
    command = [binary, "eval", folder, "--relations", "--json", *options]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    return json.loads(done.stdout)


def table(figures):
    best_first = sorted(figures, key=lambda tool: (-figures[tool]["average"]["f1"], tool))
    lines = [HEADER, ["---"] * len(HEADER), *(row(tool, figures[tool]) for tool in best_first)]
    return "\n".join(line(cells) for cells in lines)


def line(cells):
    return f"| {' | '.join(cells)} |"


def row(tool, figures):
    run = figures.get("run")
    name = f"{run['tool']} {run['version']}, {run['call']}" if run else "spoglio"
    shares = [f"{figures[group][share]:.3f}" for group in ("average", "pooled") for share in ("precision", "recall", "f1")]
    silent = sum(document["put_out"] == 0 for document in figures["documents"].values())
    return [name, *shares, str(silent)]


if __name__ == "__main__":
    main()
