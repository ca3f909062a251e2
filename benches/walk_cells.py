"""python-docx merely walking the cells: opens each document and asks every cell of every table for its text.

`walk_cells.py ROUNDS FILE…` prints one JSON object as `throughput.rs` does. `benches/run.py` calls it in an
environment of its own.
"""

import io
import json
import resource
import sys
import time

from docx import Document


def go_over(documents):
    letters = 0
    for content in documents:
        for table in Document(io.BytesIO(content)).tables:
            for row in table.rows:
                for cell in row.cells:
                    letters += len(cell.text)
    return letters


def main():
    rounds, paths = int(sys.argv[1]), sys.argv[2:]
    documents = []
    for path in paths:
        with open(path, "rb") as file:
            documents.append(file.read())
    letters = go_over(documents)
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        go_over(documents)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "letters": letters, "peak_kib": peak}))


if __name__ == "__main__":
    main()
