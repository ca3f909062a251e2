#!/usr/bin/env python3
"""Exports databases with a built spoglio, and checks what others make of it.

    export_check.py BINARY [--documents N] [--work FOLDER]

    csv      the tables of all fixtures, containers included, hold to `frictionless validate`: types, keys, sizes, hashes
    memory   JSON Lines, CSV and Parquet of N documents take no more memory than those of a quarter of them
    parquet  the tables of all fixtures, read by pyarrow, are what the database holds, cell by cell

Exit 1 where one of these does not hold. Needs `frictionless` and `pyarrow` (Python packages; they are installed into a virtual
environment in the working folder where one is missing) and Linux or macOS.
"""

import argparse
import datetime
import importlib.util
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import many

ROOT = Path(__file__).resolve().parent.parent
FRICTIONLESS, PYARROW = "frictionless==5.*", "pyarrow>=15"
TYPES = {"integer": "int64", "number": "double", "date": "date32[day]", "string": "string"}
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
        database = fixtures(binary, work)
        good = csv(binary, database, work) and memory(binary, work, arguments.documents)
        # last: a program that is started counts the memory of this one as its own, and pyarrow needs much
        sys.exit(0 if good and parquet(binary, database, work) else 1)


def fixtures(binary, work):
    database = work / "fixtures.db"
    folders = [ROOT / "fixtures" / name for name in ("seeds", "dev", "containers")]
    # containers that are broken on purpose: exit code 1
    subprocess.run([binary, "import", "-q", "--db", database, *folders], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return database


def csv(binary, database, work):
    out = work / "tables"
    subprocess.run([binary, "--lang", "en", "export", "--db", database, "--format", "csv", "-o", out], check=True)
    checked = subprocess.run([frictionless(work), "validate", out / "datapackage.json"], capture_output=True, text=True)
    if checked.returncode != 0:
        print(checked.stdout, checked.stderr, "not valid", sep="\n")
        return False
    print(f"{len(list(out.iterdir()))} files are valid")
    return True


def parquet(binary, database, work):
    out = work / "parquet"
    subprocess.run([binary, "--lang", "en", "export", "--db", database, "--format", "parquet", "-o", out], check=True)
    if importlib.util.find_spec("pyarrow") is None:
        install(work, PYARROW)
        sys.path += [str(path) for path in (work / "venv/lib").glob("python*/site-packages")]
    from pyarrow import parquet as reader

    cells, wrong = 0, []
    with sqlite3.connect(database) as connection:
        for file in sorted(out.iterdir()):
            table = reader.read_table(file)
            schema = json.loads(table.schema.metadata[b"spoglio:schema"])
            types = {field["name"]: TYPES[field["type"]] for field in schema["fields"]}
            names = ", ".join(f'"{name}"' for name in types)
            rows = connection.execute(f'SELECT {names} FROM "{file.stem}" ORDER BY {", ".join(schema["primaryKey"])}').fetchall()
            found = [tuple(map(plain, row)) for row in zip(*(column.to_pylist() for column in table.columns))]
            if {field.name: str(field.type) for field in table.schema} != types or found != rows:
                wrong.append(file.name)
            cells += table.num_rows * table.num_columns
    print(f"{cells} cells of {len(list(out.iterdir()))} Parquet files" + (f": not those of the database: {wrong}" if wrong else " are those of the database"))
    return not wrong and cells > 0


def plain(value):
    """A value as SQLite gives it."""
    return value.isoformat() if isinstance(value, datetime.date) else value


def frictionless(work):
    found = shutil.which("frictionless")
    if found:
        return found
    install(work, FRICTIONLESS)
    return work / "venv/bin/frictionless"


def install(work, package):
    if not (work / "venv").exists():
        venv.create(work / "venv", with_pip=True)
    subprocess.run([work / "venv/bin/pip", "-q", "install", package], check=True)


def memory(binary, work, documents):
    peaks = {}
    for count in (documents // 4, documents):
        folder, database = work / f"many-{count}", work / f"many-{count}.db"
        many.make(folder, count, ["txt", "html"])
        subprocess.run([binary, "import", "-q", "--db", database, folder], stdout=subprocess.DEVNULL)
        for form, target in (("jsonl", work / "out.jsonl"), ("csv", work / f"out-{count}"), ("parquet", work / f"out-{count}")):
            peaks[form, count] = peak([binary, "export", "--db", database, "--format", form, "-o", target])
    good = True
    for form in ("jsonl", "csv", "parquet"):
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
