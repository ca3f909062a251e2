"""The environment with the tools for tables in PDFs that spoglio is measured beside."""

import os
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / "target" / "tables-venv"
PACKAGES = ["pdfplumber==0.11.10", "camelot-py==2.0.0", "PyMuPDF==2.0"]


def environment():
    """The interpreter of the environment, which is made and filled where it is missing."""
    python = HOME / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(HOME, with_pip=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]
    subprocess.run(install, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    return python
