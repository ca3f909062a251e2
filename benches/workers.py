#!/usr/bin/env python3
"""Measures what a second reading process brings, and what starting one costs.

    python3 benches/workers.py [--documents N] [--rounds N] [--floor RATIO] [--binary PATH]

Builds the release binary (unless one is given), makes N documents out of the fixtures and imports them with one process
and with two, turn by turn, so that a busy machine slows both; then a single small document, with `import` and with
`extract`, which reads it in the process itself. Figures are medians. Exit 1 where two processes are not RATIO times as
fast as one.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import many  # noqa: E402
from batch_check import fresh, last_run, run  # noqa: E402

SMALL = ROOT / "fixtures" / "dev" / "testo_schede_breve.docx"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--floor", type=float, default=0.0)
    parser.add_argument("--binary", type=Path)
    arguments = parser.parse_args()
    if arguments.binary is None:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
        arguments.binary = ROOT / "target" / "release" / "spoglio"
    binary = str(arguments.binary.resolve())
    with tempfile.TemporaryDirectory(prefix="spoglio-workers-") as folder:
        ratio = measure(binary, Path(folder), arguments)
    sys.exit(1 if ratio < arguments.floor else 0)


def measure(binary, folder, arguments):
    made = many.make(folder / "documents", arguments.documents)
    heaps = sorted({path.parent for path in made})
    seconds = {1: [], 2: []}
    for _ in range(arguments.rounds):
        for jobs in seconds:
            database = fresh(folder / "plans.db")
            run(binary, heaps, database, jobs)
            seconds[jobs].append(last_run(database)["seconds"])
    one, two = (statistics.median(seconds[jobs]) for jobs in (1, 2))
    print(f"{'processes':>10} {'seconds':>9} {'documents a second':>19}")
    for jobs, median in ((1, one), (2, two)):
        print(f"{jobs:>10} {median:>9.2f} {len(made) / median:>19.1f}")
    print(f"two are {one / two:.2f} times as fast as one ({len(made)} documents, medians of {arguments.rounds} rounds)")
    alone = {"import": [], "extract": []}
    for _ in range(4 * arguments.rounds):
        alone["import"].append(timed(lambda: run(binary, [SMALL], folder / "plans.db", 2), fresh(folder / "plans.db")))
        extract = [binary, "extract", str(SMALL)]
        alone["extract"].append(timed(lambda: subprocess.run(extract, stdout=subprocess.DEVNULL, check=False)))
    for command, times in alone.items():
        print(f"one small document with {command}: {1000 * statistics.median(times):.0f} ms")
    return one / two


def timed(work, _=None):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
