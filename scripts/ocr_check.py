"""Recognises the sample scan with the installed tesseract and asserts what must come out of it.

Usage: python3 scripts/ocr_check.py SPOGLIO
"""

import json
import subprocess
import sys

SCAN = "fixtures/scans/scheda_griglia_scansione.pdf"


def extract(program, *options):
    result = subprocess.run([program, "--lang", "it", "extract", *options, SCAN], capture_output=True, text=True)
    if result.returncode not in (0, 1):
        sys.exit(f"extract {' '.join(options)}: {result.stderr.strip()}")
    return json.loads(result.stdout)


def main():
    program, = sys.argv[1:]
    plain = extract(program)
    errors = [finding for finding in plain["findings"] if finding["rule"] == "DOC003"]
    assert [finding["severity"] for finding in errors] == ["error"], errors

    record = extract(program, "--ocr")
    assert record["document"]["reader"] == "ocr", record["document"]
    unit, = record["units"]
    objectives = unit["objectives"]
    # the letters may change with tesseract's version: the shape and the figures may not
    weights = [objective["weight"]["percent"] for objective in objectives]
    phases = [[phase["due"]["date"] for phase in objective["phases"]] for objective in objectives]
    assert weights == [30.0, 25.0, 45.0], weights
    assert phases == [
        ["2025-02-28", "2025-06-30", "2025-12-31"],
        ["2025-01-31", "2025-06-30", "2025-12-31"],
        ["2025-02-28", "2025-10-20", "2025-12-31"],
    ], phases
    assert [len(objective["indicators"]) for objective in objectives] == [2, 2, 3]
    coverage = record["document"]["coverage"]
    print(f"{len(objectives)} objectives recognised, {coverage['claimed']} of {coverage['cells']} cells claimed")


if __name__ == "__main__":
    main()
