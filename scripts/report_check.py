#!/usr/bin/env python3
"""Opens reports in a real Chromium, as a reader would: loads, searches, filters, goes by keyboard, prints.

    python3 scripts/report_check.py target/release/spoglio [--axe FILE] [--out DIR]
    python3 scripts/report_check.py target/release/spoglio --pictures docs/images

`--axe`: axe.min.js, or a wheel that holds it (`pip download --no-deps axe-playwright-python`), to check accessibility by
WCAG 2.1 A and AA. `--out` keeps pages, pictures and PDFs to be looked at. `--pictures` only makes the pictures of the README.
Needs chromium, and pdfinfo and pdftotext (poppler-utils).
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

from devtools import Browser

SEEDS = ("unione-marca-occidentale-2025.docx", "venegono-inferiore-2024.pdf")
# the narrow one is what WCAG 1.4.10 asks for
DESKTOP, PHONE = (1280, 900), (320, 640)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
READY = "document.documentElement.dataset.ready === 'yes'"
CARDS = """[...document.querySelectorAll('main .card')].map(card => ({
    shown: card.checkVisibility(), text: card.textContent,
    findings: [...card.querySelectorAll('.finding')].map(one => ({
        shown: one.checkVisibility(), severity: one.dataset.severity, rule: one.dataset.rule }))
}))"""

failures = []


def check(what, holds, detail=""):
    """Tells whether something holds."""
    print(f"  {'ok  ' if holds else 'FAIL'} {what}{'' if holds else f': {detail}'}")
    if not holds:
        failures.append(what)


def write_report(spoglio, paths, file, lang="it"):
    done = subprocess.run([spoglio, "--lang", lang, "report", *paths, "-o", file], check=False)
    # 1 is "done, with findings"
    if done.returncode not in (0, 1):
        raise SystemExit(f"spoglio report: exit code {done.returncode}")
    return file


def findings(cards, shown=True):
    return [one for card in cards if card["shown"] or not shown for one in card["findings"] if one["shown"] or not shown]


def loads(page):
    check("no complaint on the console", not page.complaints(), page.complaints())
    others = [url for url in page.requests() if not url.startswith("file:")]
    check("nothing is asked for from the network", not others and len(page.requests()) == 1, page.requests())
    cards = page.ask(CARDS)
    check("every card is shown at first", len(cards) > 3 and all(card["shown"] for card in cards), len(cards))


def searches(page):
    before = page.ask(CARDS)
    words = page.ask("document.querySelectorAll('article.card h4')[1].textContent").split()
    word = max(words, key=len).strip(".,;:()«»\"'").lower()
    page.ask("document.getElementById('filter-text').focus()")
    page.type(word)
    page.wait("document.getElementById('filter-status').textContent !== ''")
    after = page.ask(CARDS)
    right = [(word in card["text"].lower()) == card["shown"] for card in after]
    shown = sum(card["shown"] for card in after)
    check(f"the search for «{word}» shows the cards that say it", all(right) and 0 < shown < len(after), shown)
    page.ask("document.querySelector('#filter button[type=reset]').click()")
    page.wait("document.getElementById('filter-status').textContent === ''")
    check("after a reset all is shown", page.ask(CARDS) == before)


def filters(page):
    all_findings = findings(page.ask(CARDS))
    for name in ("warning", "info", "clean"):
        box = f"input[value={name}]" if name != "clean" else "input[name=clean]"
        page.ask(f"document.querySelector('#filter {box}').click()")
    cards = page.ask(CARDS)
    errors = [one for one in all_findings if one["severity"] == "error"]
    check("errors alone: all of them", len(findings(cards)) == len(errors), (len(findings(cards)), len(errors)))
    check("errors alone: nothing else", all(one["severity"] == "error" for one in findings(cards)))
    bare = [card for card in cards if card["shown"] and not any(one["shown"] for one in card["findings"])]
    check("errors alone: no card without one", not bare and any(not card["shown"] for card in cards), len(bare))
    printed = page.pdf()
    check("a filter is told on paper", "Filtro attivo" in text_of(printed))
    page.ask("document.querySelector('#filter button[type=reset]').click()")
    page.wait("document.getElementById('filter-status').textContent === ''")
    rule = all_findings[0]["rule"]
    page.ask(f"(() => {{ const rules = document.getElementById('filter-rule'); rules.value = '{rule}';"
             "rules.dispatchEvent(new Event('change', { bubbles: true })); })()")
    shown = findings(page.ask(CARDS))
    expected = sum(one["rule"] == rule for one in all_findings)
    check(f"the rule {rule} alone", len(shown) == expected and all(one["rule"] == rule for one in shown), len(shown))
    page.ask("document.querySelector('#filter button[type=reset]').click()")
    page.wait("document.getElementById('filter-status').textContent === ''")


def keyboard(page):
    where = "(() => { const e = document.activeElement; return [e.id || e.name || e.className || e.tagName,"
    where += "getComputedStyle(e).outlineStyle !== 'none'] })()"
    page.ask("document.activeElement.blur(); window.scrollTo(0, 0)")
    reached, unseen = [], []
    for _ in range(90):
        page.press("Tab", 9)
        name, outlined = page.ask(where)
        reached.append(name)
        if not outlined:
            unseen.append(name)
        if name == "print":
            break
    check("Tab comes to the skip link first", reached[0] == "skip", reached[:1])
    wanted = {"filter-text", "severity", "clean", "filter-rule", "filter-unit", "print"}
    check("Tab comes to every control", wanted <= set(reached), wanted - set(reached))
    check("what has the focus is outlined", not unseen, unseen)
    page.ask("document.querySelector('a.skip').focus()")
    page.press("Enter", 13, "\r")
    check("the skip link leads to the content", page.ask("document.activeElement.id") == "main")
    page.ask("document.querySelector('details summary').focus()")
    page.press("Enter", 13, "\r")
    check("the figures of a picture open by the keyboard", page.ask("document.querySelector('details').open"))


def text_of(pdf):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def prints(page, titles):
    pdf = page.pdf()
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        told = subprocess.run(["pdfinfo", file.name], capture_output=True, check=True, text=True).stdout
    lines = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    check("it prints on several pages", int(lines["Pages"]) > 1, lines["Pages"])
    check("the pages are A4", "A4" in lines["Page size"], lines["Page size"])
    text = " ".join(text_of(pdf).split())
    check("the pages are numbered", f"2 / {lines['Pages'].strip()}" in text)
    missing = [title for title in titles if not set(title.split()) <= set(text.split())]
    check("every objective is printed", not missing, missing)
    figures = page.ask("[...document.querySelectorAll('details.values caption')].map(one => one.textContent)")
    check("the figures of the pictures are printed", all(text.count(figure) >= 2 for figure in figures), figures)
    return pdf


def lay_out(page):
    """Lays out what is far away too, which else can neither be judged nor found."""
    rule = ".unit, .pictures { content-visibility: visible !important }"
    page.ask(f"document.styleSheets[0].insertRule('{rule}', document.styleSheets[0].cssRules.length)")


def accessible(page, axe, name):
    page.ask(axe)
    lay_out(page)
    options = json.dumps({"runOnly": TAGS, "resultTypes": ["violations", "incomplete"]})
    result = page.ask(f"axe.run(document, {options}).then(({{ violations, incomplete }}) => ({{ violations, incomplete }}))")
    for kind, what in (("violations", "finds nothing"), ("incomplete", "could judge everything")):
        # the contrast of signs without letters and of texts in pictures it leaves to people
        told = [one for one in result[kind] if (kind, one["id"]) != ("incomplete", "color-contrast")]
        told = [(one["id"], len(one["nodes"]), one["nodes"][0]["html"][:200]) for one in told]
        check(f"axe-core {what} ({name})", not told, told)


def without_script(browser, url, out):
    page = browser.page(url, *DESKTOP, script=False)
    cards = page.ask(CARDS)
    check("without the script every card is shown", len(cards) > 3 and all(card["shown"] for card in cards))
    check("without the script no filter is offered", not page.ask("document.getElementById('filter').checkVisibility()"))
    closed = page.ask("document.querySelectorAll('details:not([open])').length")
    check("without the script the figures are open", closed == 0, closed)
    page.close()


def report(browser, spoglio, paths, name, axe, out):
    print(name)
    file = write_report(spoglio, paths, out / f"{name}.html")
    url = file.resolve().as_uri()
    page = browser.page(url, *DESKTOP)
    page.wait(READY)
    loads(page)
    (out / f"{name}-desktop.png").write_bytes(page.picture())
    titles = page.ask("[...document.querySelectorAll('article.card h4')].map(one => one.textContent)")
    if axe:
        accessible(page, axe, "desktop")
    keyboard(page)
    searches(page)
    filters(page)
    (out / f"{name}.pdf").write_bytes(prints(page, titles))
    page.close()
    page = browser.page(url, *PHONE)
    page.wait(READY)
    wide = page.ask("document.documentElement.scrollWidth")
    check("on a phone the page is as wide as the window", wide <= PHONE[0], wide)
    (out / f"{name}-phone.png").write_bytes(page.picture())
    if axe:
        accessible(page, axe, "phone")
    page.close()
    without_script(browser, url, out)


def read_axe(file):
    """The text of axe-core, from its file or from a wheel that holds it."""
    if file is None:
        return None
    if file.suffix == ".whl":
        with zipfile.ZipFile(file) as wheel:
            name = next(name for name in wheel.namelist() if name.endswith("axe.min.js"))
            return wheel.read(name).decode()
    return file.read_text()


def pictures(browser, spoglio, seeds, folder):
    """The pictures of the README: the first page and an objective of a sample document."""
    with tempfile.TemporaryDirectory() as work:
        page_file = write_report(spoglio, [seeds / SEEDS[0]], pathlib.Path(work) / "r.html")
        page = browser.page(page_file.as_uri(), 1000, 900)
        page.wait(READY)
        folder.mkdir(parents=True, exist_ok=True)
        lay_out(page)
        page.ask("document.querySelector('nav').hidden = true")
        bottom = page.ask("document.querySelector('#d1-k .canvas').getBoundingClientRect().bottom")
        (folder / "report.png").write_bytes(page.picture(x=0, y=0, width=1000, height=bottom + 10))
        box = page.ask("(() => { const box = document.querySelector('#d1-u2-o1').getBoundingClientRect();"
                       "return { y: box.top + scrollY, height: box.height } })()")
        height = min(box["height"] + 20, 1500)
        (folder / "report-objective.png").write_bytes(page.picture(x=0, y=box["y"] - 10, width=1000, height=height))
        page.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spoglio")
    parser.add_argument("--axe", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    args = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parent.parent
    seeds = root / "fixtures" / "seeds"
    with Browser() as browser, tempfile.TemporaryDirectory() as folder:
        if args.pictures:
            return pictures(browser, args.spoglio, seeds, args.pictures)
        out = args.out or pathlib.Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        axe = read_axe(args.axe)
        for seed in SEEDS:
            report(browser, args.spoglio, [seeds / seed], seed.split("-")[0], axe, out)
        report(browser, args.spoglio, [seeds], "several", axe, out)
    print(f"{len(failures)} failed" if failures else "all as it should be")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
