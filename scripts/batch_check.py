#!/usr/bin/env python3
"""Imports many documents with a built spoglio, and checks what a long run rests on.

    batch_check.py BINARY [--documents N] [--kills N] [--jobs N] [--min-speedup X] [--seed N] [--work FOLDER]
                   [--folder FOLDER]

Makes N documents out of the fixtures (`many.py`) and imports them, on a machine that may be busy with other things:

    size     a quarter, a half and all of them: memory of the program and of its reading processes stays flat, time a
             document stays the same
    speed    a quarter of them with one reading process and with two, turn by turn; the ratio of the medians
    kills    all of them, ended with SIGKILL at random moments and begun again: after each the database is whole
             (PRAGMA integrity_check, foreign keys, search index); the last run ends with the same contents as the
             undisturbed one, but for keys, runs and times
    folder   files of others, of every sort and many of them broken, where a folder is given: the run ends, each file has
             its row or is counted as left out, a reading process stays below 1 GiB

Exit 1 where one of these does not hold, or two processes are not X times as fast as one. The moments of the kills come
of the seed. Needs the standard library and Linux or macOS.
"""

import argparse
import hashlib
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import many

# how much more memory four times as many documents may take
FLAT = 1.25
# bytes that do not count as growth
SLACK = 16 * 2**20
# how much longer each of four times as many documents may take
LINEAR = 1.4
# rounds of the comparison of one process with two
ROUNDS = 3
# what differs from run to run
PASSING = {"run_id", "imported_at", "seconds"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--min-speedup", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=20250630)
    parser.add_argument("--folder", type=Path, help="files of others")
    parser.add_argument("--work", type=Path, help="where documents and databases go and stay")
    arguments = parser.parse_args()
    work = arguments.work or Path(tempfile.mkdtemp(prefix="spoglio-batch-"))
    try:
        problems = check(arguments, work)
    finally:
        if arguments.work is None:
            shutil.rmtree(work, ignore_errors=True)
    for problem in problems:
        print("FAILED:", problem)
    sys.exit(1 if problems else 0)


def check(arguments, work):
    made = many.make(work / "documents", arguments.documents)
    heaps = sorted({path.parent for path in made})
    print(f"{len(made)} documents, {sum(path.stat().st_size for path in made) / 2**20:.1f} MiB")
    binary = str(arguments.binary.resolve())
    problems = []
    if arguments.folder:
        problems += check_folder(binary, arguments.folder, arguments.jobs, work)
    sizes = sorted({max(1, len(heaps) // 4), max(1, len(heaps) // 2), len(heaps)})
    problems += check_sizes(binary, [heaps[:size] for size in sizes], arguments.jobs, work)
    problems += check_speed(binary, heaps[: sizes[0]], arguments.min_speedup, work)
    if arguments.kills:
        problems += check_kills(binary, heaps, arguments, work)
    return problems


def check_sizes(binary, folders, jobs, work):
    """Memory and time at several sizes; the last database stays as `undisturbed.db`."""
    print(f"\n{'documents':>10} {'seconds':>9} {'a second':>9} {'MiB program':>12} {'MiB a process':>14}")
    measured = []
    for heaps in folders:
        database = fresh(work / "undisturbed.db")
        run(binary, heaps, database, jobs)
        record = last_run(database)
        assert record["outcome"] == "done" and record["unreadable"] == 0, dict(record)
        measured.append(record)
        rate = record["files"] / record["seconds"]
        memory = [(record[key] or 0) / 2**20 for key in ("peak_bytes", "worker_peak_bytes")]
        print(f"{record['files']:>10} {record['seconds']:>9.2f} {rate:>9.1f} {memory[0]:>12.1f} {memory[1]:>14.1f}")
    first, last = measured[0], measured[-1]
    problems = []
    for key in ("peak_bytes", "worker_peak_bytes"):
        if (last[key] or 0) > FLAT * (first[key] or 0) + SLACK:
            problems.append(f"{key} grows with the number of documents: {first[key]} to {last[key]}")
    growth = (last["seconds"] / last["files"]) / (first["seconds"] / first["files"])
    if growth > LINEAR:
        problems.append(f"each of {last['files']} documents takes {growth:.2f} times as long as each of {first['files']}")
    return problems


def check_speed(binary, heaps, least, work):
    """One reading process against two, turn by turn."""
    seconds = {1: [], 2: []}
    for _ in range(ROUNDS):
        for jobs in seconds:
            database = fresh(work / "speed.db")
            run(binary, heaps, database, jobs)
            seconds[jobs].append(last_run(database)["seconds"])
    one, two = (statistics.median(seconds[jobs]) for jobs in (1, 2))
    print(f"\none process {one:.2f} s, two {two:.2f} s: {one / two:.2f} times as fast (medians of {ROUNDS} rounds)")
    return [f"two processes are {one / two:.2f} times as fast as one, not {least}"] if one / two < least else []


def check_kills(binary, heaps, arguments, work):
    """Killed on the way, again and again."""
    database = fresh(work / "killed.db")
    undisturbed = work / "undisturbed.db"
    # so that the kills are spread over the whole of it
    stretch = 2 * last_run(undisturbed)["seconds"] / max(1, arguments.kills + 1)
    dice = random.Random(arguments.seed)
    problems, kills, stored = [], 0, 0
    for _ in range(arguments.kills):
        child = start(binary, heaps, database, arguments.jobs)
        time.sleep(dice.uniform(0.05, max(0.1, stretch)))
        if child.poll() is not None:
            break
        child.kill()
        child.wait()
        kills += 1
        if database.exists() and database.stat().st_size:
            problems += whole(database)
            now = count(database)
            if now < stored:
                problems.append(f"documents are lost: {stored}, then {now}")
            stored = now
    print(f"\nkilled {kills} times, {stored} documents were stored by then")
    run(binary, heaps, database, arguments.jobs)
    problems += whole(database)
    left, right = contents(undisturbed), contents(database)
    differing = [table for table in left if left[table] != right.get(table)]
    if differing:
        problems.append(f"contents differ from the undisturbed run in {', '.join(differing)}")
    else:
        print(f"the contents of {len(left)} tables are those of the undisturbed run ({count(database)} documents)")
    return problems


def check_folder(binary, folder, jobs, work):
    """Files of others."""
    database = fresh(work / "folder.db")
    run(binary, [folder], database, jobs)
    record = last_run(database)
    files = sum(1 for path in folder.rglob("*") if path.is_file())
    with sqlite3.connect(database) as connection:
        reasons = connection.execute("SELECT error_code, count(*) FROM v_unreadable GROUP BY 1 ORDER BY 2 DESC").fetchall()
    peak = (record["worker_peak_bytes"] or 0) / 2**20
    print(
        f"{folder}: {record['files']} documents in {record['seconds']:.1f} s, {record['skipped']} left out, "
        f"{record['unreadable']} unreadable ({', '.join(f'{n} {code}' for code, n in reasons)}), "
        f"a process at most {peak:.0f} MiB, the program {(record['peak_bytes'] or 0) / 2**20:.0f} MiB"
    )
    problems = whole(database)
    if record["outcome"] != "done" or record["files"] + record["skipped"] != files or count(database) != record["files"]:
        problems.append(f"{files} files, but {dict(record)} and {count(database)} rows")
    if any(code in ("crashed", "timeout", "out-of-memory") for code, _ in reasons):
        problems.append("documents that the program fails on")
    if peak > 1024:
        problems.append(f"a reading process used {peak:.0f} MiB")
    return problems


def start(binary, heaps, database, jobs):
    command = [binary, "import", "--quiet", "--jobs", str(jobs), "--db", str(database), *map(str, heaps)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def run(binary, heaps, database, jobs):
    # 1 is "done, with findings"
    assert start(binary, heaps, database, jobs).wait() in (0, 1)


def fresh(database):
    for end in ("", "-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
    return database


def last_run(database):
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute("SELECT * FROM runs ORDER BY id DESC LIMIT 1").fetchone()


def count(database):
    with sqlite3.connect(database) as connection:
        try:
            return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # killed before the tables were made


def whole(database):
    """What is broken in a database."""
    with sqlite3.connect(database) as connection:
        check = connection.execute("PRAGMA integrity_check").fetchone()[0]
        problems = [] if check == "ok" else [f"integrity_check: {check}"]
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            problems.append("broken foreign keys")
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            try:
                connection.execute("INSERT INTO objectives_fts (objectives_fts, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                problems.append(f"search index: {error}")
    return problems


def contents(database):
    """Each table as a hash of its rows in order, without keys, runs and times."""
    with sqlite3.connect(database) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'objectives_fts%' AND name <> 'runs'"
        ).fetchall()
        found = {}
        for (table,) in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = [c for c in columns if c not in PASSING and c != "id" and not c.endswith("_id")]
            digest, rows = hashlib.sha256(), 0
            for row in sorted(map(repr, connection.execute(f"SELECT {', '.join(kept)} FROM {table}"))):
                digest.update(row.encode())
                rows += 1
            found[table] = (rows, digest.hexdigest())
    return found


if __name__ == "__main__":
    main()
