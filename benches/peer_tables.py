"""The tables that other tools find in PDFs, in the plain form that `spoglio eval --relations --tables` reads.

    peer_tables.py write TOOL FOLDER FILE…   writes FOLDER/NAME.json for each file
    peer_tables.py time TOOL FILE            reads one file, writes nothing

Each tool runs with its default settings over all pages, in a process of its own. A matrix of texts is taken as
it stands: the tools say nothing of spans, so each slot is a cell, and a slot without text is blank. Prints one
JSON object: version, seconds without start-up, peak memory, tables. `icdar.py` and `pdf_speed.py` call it in an environment
of their own.
"""

import importlib
import json
import logging
import resource
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path


def pdfplumber_tables(path):
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            for matrix in page.extract_tables():
                yield page.page_number, matrix
            # what is parsed of a page is kept until it is asked for no more
            page.close()


def camelot_tables(flavor):
    def tables(path):
        import camelot

        for table in camelot.read_pdf(str(path), pages="all", flavor=flavor, suppress_stdout=True):
            yield table.page, table.df.values.tolist()

    return tables


def pymupdf_tables(**settings):
    def tables(path):
        import pymupdf

        pymupdf.no_recommend_layout()
        with pymupdf.open(path) as document:
            for page in document:
                for table in page.find_tables(**settings).tables:
                    yield page.number + 1, table.extract()

    return tables


# name: distribution, module, what is called, how
TOOLS = {
    "camelot-lattice": ("camelot-py", "camelot", 'read_pdf, flavor="lattice" (the default)', camelot_tables("lattice")),
    "camelot-stream": ("camelot-py", "camelot", 'read_pdf, flavor="stream"', camelot_tables("stream")),
    "camelot-network": ("camelot-py", "camelot", 'read_pdf, flavor="network"', camelot_tables("network")),
    "camelot-hybrid": ("camelot-py", "camelot", 'read_pdf, flavor="hybrid"', camelot_tables("hybrid")),
    "pdfplumber": ("pdfplumber", "pdfplumber", "extract_tables", pdfplumber_tables),
    "pymupdf": ("PyMuPDF", "pymupdf", "find_tables", pymupdf_tables()),
    "pymupdf-1": ("PyMuPDF", "pymupdf", "find_tables", pymupdf_tables()),
    "pymupdf-text": ("PyMuPDF", "pymupdf", 'find_tables, strategy="text"', pymupdf_tables(strategy="text")),
}


def main():
    what, tool, *rest = sys.argv[1:]
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    folder, files = (Path(rest[0]), rest[1:]) if what == "write" else (None, rest)
    distribution, module, call, find = TOOLS[tool]
    importlib.import_module(module)  # starting up is not reading
    start, count, failed = time.perf_counter(), 0, {}
    for path in files:
        try:
            tables = [plain(page, matrix) for page, matrix in find(path)]
        except Exception as error:  # whatever a tool throws: it found nothing in this file
            failed[Path(path).stem] = f"{type(error).__name__}: {error}"
            tables = []
        count += len(tables)
        if folder:
            (folder / f"{Path(path).stem}.json").write_text(json.dumps(tables), encoding="utf-8")
    figures = {
        "tool": distribution,
        "version": version(distribution),
        "call": call,
        "seconds": time.perf_counter() - start,
        "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "tables": count,
        "failed": failed,
    }
    print(json.dumps(figures))


def plain(page, matrix):
    cells = [
        {"row": row, "col": col, "text": str(text)}
        for row, texts in enumerate(matrix)
        for col, text in enumerate(texts)
        if text is not None and str(text).strip()
    ]
    return {"page": page, "cells": cells}


if __name__ == "__main__":
    main()
