"""Writing measured tables into docs/evaluation.md, between two marks."""

import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"


def put_between(mark, text):
    """Puts a text between `<!-- MARK: begin -->` and `<!-- MARK: end -->`, in place of what stands there."""
    begin, end = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    page = PAGE.read_text(encoding="utf-8")
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        sys.exit(f"{PAGE.name} lacks {begin} or {end}")
    PAGE.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
