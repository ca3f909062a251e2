"""The environments with the tools for tables in PDFs that spoglio is measured beside."""

import os
import subprocess
import sys
import venv
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "target"
PACKAGES = ["pdfplumber==0.11.10", "camelot-py==2.0.0", "PyMuPDF==2.0"]
# tools that need other packages
OTHERS = {"pymupdf-1": ["PyMuPDF==1.28.2"]}


def environment(tool):
    """The interpreter of the environment for a tool, which is made and filled where it is missing."""
    home = TARGET / (f"tables-venv-{tool}" if tool in OTHERS else "tables-venv")
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *OTHERS.get(tool, PACKAGES)]
    subprocess.run(install, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    return python
