#!/usr/bin/env python3
"""Runs a built spoglio over a folder of files, many of them broken, and counts what comes of each.

    conformance.py BINARY FOLDER [--types docx,pdf] [--floor RECALL] [--pdf-floor RECALL] [--seconds N]
                   [--memory MIB] [--all]

Each file under FOLDER, whatever it is, is read alone with `BINARY tables FILE --format json`. It ends as one of

    ok       exit 0 and JSON
    refused  exit 1, nothing on standard output and one line on standard error that names the file: a clear message
    unclear  exit 1 and anything else
    panic    the program failed: `panicked`, a signal, its own message for a defect, or any other exit
    hang     over the time limit

Two types are held to their own words too. Valid .docx files (a ZIP archive with a main part that is well-formed
XML): each word that Word would show of the main part must stand in the JSON, as often as it stands in the file;
the prompt of an unfilled form field may stand in the notes instead. PDFs: the words of `pdftotext`, where that is
installed and can read them; words may be cut otherwise there, and `second_opinion.py` asks for every single one. A
file that is refused has recalled nothing. Prints totals a type and the worst files;
exit 1 on a panic, a hang, an unclear refusal, or a recall of all files of a type together below the floor. Needs
the standard library only.
"""

import argparse
import json
import posixpath
import re
import shutil
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

try:
    import resource
except ImportError:  # no such limits on this system: the time limit holds alone
    resource = None

MESSAGES = Path(__file__).resolve().parent.parent / "locales" / "en" / "cli.ftl"
# transitional and strict documents name the same elements in different namespaces
WORD = ("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}", "{http://purl.oclc.org/ooxml/wordprocessingml/main}")
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# what stands in the file without being shown once changes are accepted
REMOVED = {"del", "moveFrom"}
# the reader's note for the prompt of a form field that nobody filled in: left out, but said
PROMPT = "prompt-skipped"
# between these and the letters beside them Word shows a gap
GAPS = {"tab", "br", "cr", "ptab", "tc", "drawing", "pict", "object", "sym", "rt", "rubyBase"}


def main():
    arguments = parse()
    wanted = {"." + ending for ending in arguments.types.split(",")} if arguments.types else None
    files = [path for path in sorted(arguments.folder.rglob("*")) if path.is_file()]
    files = [path for path in files if wanted is None or path.suffix.lower() in wanted]
    if not files:
        sys.exit(f"conformance.py: no such file in {arguments.folder}")
    defect = own_defect_message()
    results = [check(arguments, path, defect) for path in files]
    sys.exit(report(results, arguments))


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--types", help="only files with these endings, separated by commas (docx,pdf)")
    parser.add_argument("--floor", type=float, default=0.999, help="recall of words of .docx that must be reached")
    parser.add_argument("--pdf-floor", type=float, default=0.0, help="recall of pdftotext's words that must be reached")
    parser.add_argument("--seconds", type=float, default=10, help="time limit a file")
    parser.add_argument("--memory", type=int, default=1024, help="memory limit a file, MiB")
    parser.add_argument("--all", action="store_true", help="a line for each file")
    return parser.parse_args()


def own_defect_message():
    """What the program says where it caught a panic of its own: that is no clear message about the file."""
    found = re.search(r"^read-error-crashed = (.+)$", MESSAGES.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        sys.exit(f"conformance.py: no read-error-crashed in {MESSAGES}")
    return found[1].strip()


def check(arguments, path, defect):
    """How one file ended: a dictionary with `outcome`, and for valid files `words` and `recalled`."""
    started = time.monotonic()
    outcome, said, text = run(arguments, path, defect)
    seconds = time.monotonic() - started
    expected = EXPECTED.get(path.suffix.lower(), lambda path: None)(path)
    result = {"path": path, "outcome": outcome, "said": said, "seconds": seconds, "words": None, "recalled": 0, "missed": []}
    if expected is not None:
        missed = expected - words(text)
        result["words"] = expected.total()
        result["recalled"] = expected.total() - missed.total()
        result["missed"] = [word for word, _ in missed.most_common(6)]
    return result


def run(arguments, path, defect):
    """Outcome, what was said on standard error, and the text of the document that came out."""
    command = [arguments.binary, "--lang", "en", "--color", "never", "tables", str(path), "--format", "json"]

    def limit_memory():
        size = arguments.memory << 20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))

    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=arguments.seconds,
            preexec_fn=limit_memory if resource else None,
        )
    except subprocess.TimeoutExpired:
        return "hang", f"over {arguments.seconds:g} s", ""
    said = done.stderr.decode("utf-8", "replace").strip()
    if "panicked" in said or defect in said or done.returncode not in (0, 1):
        return "panic", f"exit {done.returncode}: {said or 'nothing said'}", ""
    if done.returncode == 1:
        clear = not done.stdout.strip() and len(said.splitlines()) == 1 and path.name in said
        return ("refused" if clear else "unclear"), said, ""
    try:
        document = json.loads(done.stdout)
    except ValueError as error:
        return "panic", f"exit 0 without JSON: {error}", ""
    prompts = (note["detail"] for note in document["notes"] if note["code"] == PROMPT)
    return "ok", said, "\n".join([*texts(document["blocks"]), *prompts])


def texts(blocks):
    """All texts of the blocks and of the tables nested in their cells."""
    stack = list(blocks)
    while stack:
        block = stack.pop()
        if "grid" not in block:
            yield block["text"]
            continue
        for cell in block["grid"]["cells"]:
            yield cell["text"]
            stack.extend(cell["nested"])


def words(text):
    """Words, numbers and signs as a multiset: signs by themselves, so that a bullet or a check box set against
    a word does not make it another. Invisible characters (soft hyphens, zero-width ones) are no part of a word,
    decomposed letters are their composed ones."""
    text = unicodedata.normalize("NFC", "".join(sign for sign in text if unicodedata.category(sign) != "Cf"))
    return Counter(re.findall(r"\w+|[^\w\s]", text))


def expected_words(path):
    """The words that the main part shows; None where the file is not valid."""
    try:
        with zipfile.ZipFile(path) as archive:
            if len(set(archive.namelist())) < len(archive.namelist()):
                return None  # which of two parts of one name counts is anybody's guess
            root = ElementTree.fromstring(archive.read(main_part(archive)))
            hiding = hiding_styles(archive)
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, ElementTree.ParseError):
        return None
    if local(root) != "document":
        return None
    parts = []
    collect(root, hiding, parts)
    return words("".join(parts))


def pdf_words(path):
    """The words that pdftotext finds; None where it is missing or can't read the file."""
    if not shutil.which("pdftotext"):
        return None
    try:
        done = subprocess.run(["pdftotext", "-q", path, "-"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None
    return words(done.stdout.decode("utf-8", "replace")) if done.returncode == 0 else None


# what each type is held to
EXPECTED = {".docx": expected_words, ".pdf": pdf_words}


def main_part(archive):
    relations = ElementTree.fromstring(archive.read("_rels/.rels"))
    for relation in relations.iter(RELATIONSHIP):
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(relation.get("Target", "").lstrip("/"))
    raise KeyError("no main part")


def hiding_styles(archive):
    """Styles that hide their text, also through the style they are based on; `None` is among them where the
    paragraphs without a style are hidden."""
    names = [name for name in archive.namelist() if name.endswith("/styles.xml")]
    if not names:
        return set()
    hides, based_on, default = {}, {}, None
    for style in ElementTree.fromstring(archive.read(names[0])):
        if local(style) != "style":
            continue
        name = attribute(style, "styleId")
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
            default = name
        for child in style:
            if local(child) == "rPr":
                hides[name] = hidden_by(child)
            elif local(child) == "basedOn":
                based_on[name] = attribute(child, "val")
    hiding = set()
    for name in set(hides) | set(based_on):
        seen, at = set(), name
        while at is not None and hides.get(at) is None and at not in seen:
            seen.add(at)
            at = based_on.get(at)
        if hides.get(at):
            hiding.add(name)
    return hiding | {None} if default in hiding else hiding


def collect(root, hiding, parts):
    """Puts the shown text of an element into `parts`. With a stack of its own: some files nest very deep."""
    stack = [(root, False)]
    while stack:
        element, hidden = stack.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        name = local(element)
        if element.tag == COMPATIBILITY + "AlternateContent":
            choices = [child for child in element if child.tag == COMPATIBILITY + "Choice"]
            shown = choices[:1] or list(element)[:1]
            stack.extend((child, hidden) for child in shown)
            continue
        if name is None or name in REMOVED:
            if name is None:
                stack.extend((child, hidden) for child in reversed(element))
            continue
        if name == "t":
            if not hidden:
                parts.append(element.text or "")
            continue
        if name in GAPS:
            parts.append(" ")
        elif name == "noBreakHyphen":
            parts.append("\u2011")
        elif name == "p":
            hidden = is_hidden(element, "pPr", hiding, None in hiding)
            parts.append("\n")
            stack.append(("\n", hidden))
        elif name == "r":
            hidden = is_hidden(element, "rPr", hiding, hidden)
        stack.extend((child, hidden) for child in reversed(element))


def is_hidden(element, properties, hiding, inherited):
    """Whether a paragraph's style hides its runs, or a run itself is hidden."""
    for child in element:
        if local(child) != properties:
            continue
        if properties == "rPr":
            direct = hidden_by(child)
            if direct is not None:
                return direct
        for style in child:
            if local(style) in ("pStyle", "rStyle"):
                return attribute(style, "val") in hiding or inherited and properties == "rPr"
    return inherited


def hidden_by(properties):
    """True or False where run properties say so, None where they say nothing."""
    for child in properties:
        if local(child) == "vanish":
            return attribute(child, "val") not in ("0", "false", "off")
    return None


def local(element):
    """The name of a Word element; None for other elements."""
    for namespace in WORD:
        if isinstance(element.tag, str) and element.tag.startswith(namespace):
            return element.tag[len(namespace) :]
    return None


def attribute(element, name):
    return next((element.get(namespace + name) for namespace in WORD if element.get(namespace + name) is not None), None)


def report(results, arguments):
    for result in results if arguments.all else []:
        show(result, arguments.folder)
    for outcome in ("panic", "hang", "unclear"):
        for result in results:
            if result["outcome"] == outcome:
                show(result, arguments.folder)
    reached = [
        recall([result for result in results if result["path"].suffix.lower() == ending], ending, floor, arguments.folder)
        for ending, floor in ((".docx", arguments.floor), (".pdf", arguments.pdf_floor))
    ]
    by_type = {}
    for result in results:
        by_type.setdefault(result["path"].suffix.lower() or "none", Counter())[result["outcome"]] += 1
    for ending, outcomes in sorted(by_type.items(), key=lambda item: (-item[1].total(), item[0])):
        print(f"{ending:<6} {outcomes.total():>4} files: {', '.join(f'{n} {outcome}' for outcome, n in outcomes.most_common())}")
    outcomes = Counter(result["outcome"] for result in results)
    slowest = max(results, key=lambda result: result["seconds"])
    print(
        f"{len(results)} files: {outcomes['ok']} ok, {outcomes['refused']} refused with a clear message, "
        f"{outcomes['unclear']} with an unclear one, {outcomes['panic']} panics, {outcomes['hang']} hangs"
    )
    print(f"slowest: {slowest['seconds']:.2f} s, {slowest['path'].relative_to(arguments.folder)}")
    sound = not (outcomes["panic"] or outcomes["hang"] or outcomes["unclear"])
    return 0 if sound and all(reached) else 1


def recall(results, ending, floor, folder):
    """Prints the recall of the words of a type and the worst files; gives whether it is high enough."""
    valid = [result for result in results if result["words"] is not None]
    total = sum(result["words"] for result in valid)
    if not total:
        return True
    recalled = sum(result["recalled"] for result in valid)
    lossy = [result for result in valid if result["recalled"] < result["words"]]
    lossy.sort(key=lambda result: (result["recalled"] / result["words"], result["path"]))
    if lossy:
        print(f"{len(lossy)} {ending} files of which words are missing, the worst first:")
    for result in lossy[:12]:
        show(result, folder)
    print(f"{ending}: words of {len(valid)} files: {recalled} of {total}, recall {recalled / total:.5f} (floor {floor})")
    return recalled / total >= floor


def show(result, folder):
    share = "" if not result["words"] else f" {result['recalled']}/{result['words']}"
    missed = f" missing: {' '.join(result['missed'])}" if result["missed"] else ""
    said = f" ({result['said'][:160]})" if result["said"] else ""
    print(f"  {result['outcome']:<8}{share} {result['path'].relative_to(folder)}{missed}{said}")


if __name__ == "__main__":
    main()
