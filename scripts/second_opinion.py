#!/usr/bin/env python3
"""Asks pdf-extract for a second opinion: every word that it finds in a PDF must be in what spoglio reads of it.

    second_opinion.py BINARY FOLDER [--reader PROGRAM] [--exceptions FILE] [--seconds N] [--all]

For each .pdf under FOLDER the words of `examples/pdf_extract_text.rs` (PROGRAM; built where it is not given) are looked for
in `BINARY tables FILE --format json`, as often as they are there, letters by their compatibility form, blind to hyphens.
Where the two cut words differently (`co-` at a line's end, letters set apart, cells run together) a word also counts
as found if it stands in the whole text without spaces, or is made of words that stand there.

Files known to differ stand in `second_opinion.exceptions`, a line each: the path under FOLDER, how many words may be
missing (or `*`), and the cause. Prints the files with more missing words than that, and the exceptions that are no
longer needed; exit 1 on either. Where pdf-extract panics, fails or takes too long there is no second opinion. Needs the
standard library and cargo.
"""

import argparse
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from conformance import texts

ROOT = Path(__file__).resolve().parent.parent
EXCEPTIONS = Path(__file__).with_suffix(".exceptions")
EXAMPLE = "pdf_extract_text"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
# the shortest words that another may be made of: with single letters anything could be made
SHORTEST = 2


def main():
    arguments = parse()
    exceptions = read_exceptions(arguments.exceptions)
    reader = arguments.reader or build()
    files = sorted(path for path in arguments.folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())
    if not files:
        sys.exit(f"second_opinion.py: no .pdf in {arguments.folder}")
    outcomes, problems, found, total = Counter(), [], 0, 0
    for path in files:
        name = path.relative_to(arguments.folder).as_posix()
        second = run([reader, path], arguments.seconds)
        if second is None:
            outcomes["without a second opinion"] += 1
            continue
        wanted = words(second)
        missing = lacking(wanted, read(arguments, path))
        total += wanted.total()
        found += wanted.total() - missing.total()
        outcomes["lacking words" if missing else "complete"] += 1
        allowed = exceptions.pop(name, (0, None))[0]
        said = f"{name}: {missing.total()} of {wanted.total()} words missing: {shown(missing)}"
        if missing.total() > allowed:
            problems.append(said)
        elif arguments.all:
            print(said)
        if allowed and not missing:
            problems.append(f"{name}: an exception that is no longer needed")
    present = {path.relative_to(arguments.folder).as_posix() for path in files}
    stale = [name for name in exceptions if name in present]
    problems += [f"{name}: an exception for a file without a second opinion" for name in stale]
    print("\n".join(problems))
    print(f"{len(files)} files: {', '.join(f'{count} {outcome}' for outcome, count in outcomes.most_common())}")
    print(f"{found} of {total} words found ({found / total:.5f})" if total else "no words to look for")
    sys.exit(1 if problems else 0)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reader", type=Path, help="examples/pdf_extract_text.rs, built")
    parser.add_argument("--exceptions", type=Path, default=EXCEPTIONS)
    parser.add_argument("--seconds", type=float, default=20, help="time limit of either program a file")
    parser.add_argument("--all", action="store_true", help="also the files that lack what they may lack")
    return parser.parse_args()


def read_exceptions(path):
    """File → how many words may be missing, and why."""
    exceptions = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 3 or not fields[2].strip() or not re.fullmatch(r"\d+|\*", fields[1]):
            sys.exit(f"second_opinion.py: {path.name}: not PATH, number or *, cause: {line}")
        exceptions[fields[0]] = (float("inf") if fields[1] == "*" else int(fields[1]), fields[2])
    return exceptions


def build():
    command = ["cargo", "build", "--locked", "--example", EXAMPLE, "--message-format=json-render-diagnostics"]
    messages = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    executables = [json.loads(line).get("executable") for line in messages.splitlines()]
    return [path for path in executables if path][-1]


def run(command, seconds):
    """What a program prints; None where it fails or takes too long."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def read(arguments, path):
    """The text that spoglio reads; a file that it refuses has none."""
    output = run([arguments.binary, "tables", path, "--format", "json"], arguments.seconds)
    return "\n".join(texts(json.loads(output)["blocks"])) if output else ""


def words(text):
    """Words as they are compared, each with how often it is there."""
    seen = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) not in ("Cf", "Co", "Cn"))
    plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in seen if sign not in HYPHENS)
    # signs by themselves: whether they touch a word is a matter of spaces
    return Counter(re.findall(r"\w+", plain.replace("_", " ")))


def lacking(wanted, text):
    """The wanted words that the text does not have, as often as they lack."""
    had = words(text)
    missing = wanted - had
    if not missing:
        return missing
    whole = "".join(re.findall(r"\w", "".join(words_in_order(text))))
    left = Counter()
    for word, count in missing.items():
        if whole.count(word) < wanted[word] and not made_of(word, had):
            left[word] = count
    return left


def words_in_order(text):
    plain = unicodedata.normalize("NFKC", text)
    return (sign for sign in plain if sign not in HYPHENS and sign != "_" and unicodedata.category(sign) != "Cf")


def made_of(word, had):
    """Whether a word is nothing but other words one after the other."""
    reached = [True] + [False] * len(word)
    for end in range(SHORTEST, len(word) + 1):
        reached[end] = any(reached[start] and word[start:end] in had for start in range(end - SHORTEST + 1))
    return reached[-1]


def shown(missing):
    return " ".join(f"{word}×{count}" if count > 1 else word for word, count in missing.most_common(12))


if __name__ == "__main__":
    main()
