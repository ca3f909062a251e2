#!/usr/bin/env python3
"""Measures spoglio's whole way from .docx to JSON beside python-docx merely walking the cells of the same files.

    python3 benches/run.py [--turns N] [--floor RATIO] [--json]

Builds the release binary and `benches/throughput.rs`, makes an environment with python-docx under `target/`,
and lets both read the same documents (all .docx under `fixtures/`) from memory, turn by turn, so that a busy machine
slows both: python-docx in one thread (Python runs one at a time), spoglio in one, and in as many as there are
processors, as `spoglio import` uses them. A figure is the median of all rounds. Also times the command
`spoglio extract FILE`, start-up included. Exit 1 where spoglio is less than RATIO times as fast.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON_DOCX = "python-docx==1.2.0"
# rounds a turn: python-docx takes long enough a round to be timed well by fewer
ONE, ALL, PEER = "spoglio", "spoglio, all processors", "python-docx"
ROUNDS = {ONE: 10, ALL: 10, PEER: 2}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=3, help="how often each takes its turn")
    parser.add_argument("--floor", type=float, default=0.0, help="times as fast that spoglio must be")
    parser.add_argument("--json", action="store_true", help="figures for programs")
    arguments = parser.parse_args()
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "fixtures").rglob("*.docx"))
    bench, python = built("bench", "throughput"), environment()
    commands = {
        ONE: [bench, ROUNDS[ONE], 1],
        ALL: [bench, ROUNDS[ALL], os.cpu_count() or 1],
        PEER: [python, "benches/walk_cells.py", ROUNDS[PEER]],
    }
    program = built("build", "spoglio")
    turns = {name: [] for name in commands}
    for _ in range(arguments.turns):
        for name, command in commands.items():
            turns[name].append(run([*map(str, command), *files]))
    figures = summary(files, turns, command_seconds(program, files))
    print(json.dumps(figures, indent=1) if arguments.json else table(figures))
    sys.exit(0 if figures["ratio"] >= arguments.floor else 1)


def built(command, target):
    """Builds a target in release and gives its executable."""
    kind = ["--bench", target, "--no-run"] if command == "bench" else ["--release", "--bin", target]
    messages = subprocess.run(
        ["cargo", command, "--locked", *kind, "--message-format=json-render-diagnostics"],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    ).stdout
    artifacts = [message for message in map(json.loads, messages.splitlines()) if message.get("executable")]
    # cargo builds the program too when it builds a bench
    return [artifact["executable"] for artifact in artifacts if artifact["target"]["name"] == target][-1]


def environment():
    """The interpreter of an environment that has python-docx."""
    home = ROOT / "target" / "bench-venv"
    python = str(home / ("Scripts" if os.name == "nt" else "bin") / "python")
    if not Path(python).exists():
        venv.create(home, with_pip=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PYTHON_DOCX]
    subprocess.run(install, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    return python


def run(command):
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    return json.loads(done.stdout)


def command_seconds(program, files):
    """Seconds of the command for one document, process start and reading of the grammars included."""
    seconds = []
    for path in files:
        start = time.perf_counter()
        done = subprocess.run(
            [program, "extract", path],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        seconds.append(time.perf_counter() - start)
        if done.returncode not in (0, 1):
            sys.exit(f"run.py: spoglio extract {path}: exit {done.returncode}")
    return statistics.median(seconds)


def summary(files, turns, command_seconds):
    megabytes = sum((ROOT / path).stat().st_size for path in files) / 1e6
    figures = {"files": len(files), "megabytes": megabytes, "command_seconds": command_seconds}
    for name, results in turns.items():
        seconds = statistics.median(second for result in results for second in result["seconds"])
        peaks = [result["peak_kib"] for result in results if result["peak_kib"]]
        figures[name] = {
            "seconds": seconds,
            "documents_a_second": len(files) / seconds,
            "megabytes_a_second": megabytes / seconds,
            "peak_mib": max(peaks) / 1024 if peaks else None,
        }
    figures["ratio"] = figures[PEER]["seconds"] / figures[ONE]["seconds"]
    figures["ratio_all"] = figures[PEER]["seconds"] / figures[ALL]["seconds"]
    figures["processors"] = os.cpu_count()
    return figures


def table(figures):
    lines = [
        f"{figures['files']} documents, {figures['megabytes']:.2f} MB of .docx",
        f"{'':<40}{'documents/s':>12}{'MB/s':>8}{'ms/document':>13}{'peak MiB':>10}",
    ]
    names = {
        ONE: "spoglio, .docx to JSON, one thread",
        ALL: f"the same, {figures['processors']} threads",
        PEER: f"{PYTHON_DOCX}, walking cells",
    }
    for name, what in names.items():
        row = figures[name]
        peak = f"{row['peak_mib']:.0f}" if row["peak_mib"] else "?"
        lines.append(
            f"{what:<40}{row['documents_a_second']:>12.1f}{row['megabytes_a_second']:>8.2f}"
            f"{1000 * row['seconds'] / figures['files']:>13.2f}{peak:>10}"
        )
    lines.append(f"spoglio is {figures['ratio']:.1f} times as fast in one thread, {figures['ratio_all']:.1f} times in all")
    command = 1000 * figures["command_seconds"]
    lines.append(f"the command `spoglio extract FILE`, start-up included: {command:.1f} ms a document (median)")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
