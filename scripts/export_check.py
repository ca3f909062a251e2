#!/usr/bin/env python3
"""Exports databases with a built spoglio, and checks what others make of it.

    export_check.py BINARY [--documents N] [--work FOLDER]

    csv      the tables of all fixtures, containers included, hold to `frictionless validate`: types, keys, sizes, hashes
    memory   JSON Lines and CSV of N documents take no more memory than those of a quarter of them

Exit 1 where one of these does not hold. Needs `frictionless` (a Python package; it is installed into a virtual environment in the
working folder where it is missing) and Linux or macOS.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import many

ROOT = Path(__file__).resolve().parent.parent
FRICTIONLESS = "frictionless==5.*"
# how much more memory four times as many documents may take, and bytes that do not count
FLAT, SLACK = 1.25, 8 * 2**20


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--work", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.work) as work:
        binary, work = arguments.binary.resolve(), Path(work)
        sys.exit(0 if csv(binary, work) and memory(binary, work, arguments.documents) else 1)


def csv(binary, work):
    database, out = work / "fixtures.db", work / "tables"
    fixtures = [ROOT / "fixtures" / name for name in ("seeds", "dev", "containers")]
    # containers that are broken on purpose: exit code 1
    subprocess.run([binary, "import", "-q", "--db", database, *fixtures], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run([binary, "--lang", "en", "export", "--db", database, "--format", "csv", "-o", out], check=True)
    checked = subprocess.run([frictionless(work), "validate", out / "datapackage.json"], capture_output=True, text=True)
    if checked.returncode != 0:
        print(checked.stdout, checked.stderr, "not valid", sep="\n")
        return False
    print(f"{len(list(out.iterdir()))} files are valid")
    return True


def frictionless(work):
    found = shutil.which("frictionless")
    if found:
        return found
    venv.create(work / "venv", with_pip=True)
    subprocess.run([work / "venv/bin/pip", "-q", "install", FRICTIONLESS], check=True)
    return work / "venv/bin/frictionless"


def memory(binary, work, documents):
    peaks = {}
    for count in (documents // 4, documents):
        folder, database = work / f"many-{count}", work / f"many-{count}.db"
        many.make(folder, count, ["txt", "html"])
        subprocess.run([binary, "import", "-q", "--db", database, folder], stdout=subprocess.DEVNULL)
        for form, target in (("jsonl", work / "out.jsonl"), ("csv", work / f"out-{count}")):
            peaks[form, count] = peak([binary, "export", "--db", database, "--format", form, "-o", target])
    good = True
    for form in ("jsonl", "csv"):
        few, all_ = peaks[form, documents // 4], peaks[form, documents]
        flat = all_ <= few * FLAT + SLACK
        good = good and flat
        print(f"{form}: {few / 2**20:.1f} MiB for {documents // 4}, {all_ / 2**20:.1f} MiB for {documents}{'' if flat else ': grows'}")
    return good


def peak(command):
    """Most memory that a program uses, in bytes."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command}: {process.returncode}")
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
