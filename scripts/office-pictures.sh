#!/bin/sh
# Makes docs/images/report-word.png and docs/images/workbook.png of a seed: LibreOffice and poppler-utils are needed.
# Usage: scripts/office-pictures.sh [PROGRAM]
set -eu
cd "$(dirname "$0")/.."
program=${1:-target/release/spoglio}
plan=fixtures/seeds/unione-marca-occidentale-2025.docx
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# exit code 1 says that there are findings
"$program" --lang it audit "$plan" --format docx -o "$work/relazione.docx" || [ $? -eq 1 ]
"$program" --lang it audit "$plan" --format xlsx -o "$work/piano.xlsx" || [ $? -eq 1 ]
(cd "$work" && soffice --headless --convert-to pdf relazione.docx && soffice --headless --convert-to pdf piano.xlsx) >/dev/null
# the first page of the report; of the workbook the sheet of findings, which is the last but one
pdftoppm -f 1 -l 1 -r 75 -gray -png -singlefile "$work/relazione.pdf" docs/images/report-word
page=$(for i in $(seq 1 99); do
    if pdftotext -layout -f "$i" -l "$i" "$work/piano.pdf" - 2>/dev/null | grep -Eq '^ *Rilievi +[0-9]+ / [0-9]+'; then
        echo "$i"
        break
    fi
done)
pdftoppm -f "$page" -l "$page" -r 130 -x 20 -y 60 -W 1560 -H 640 -png -singlefile "$work/piano.pdf" docs/images/workbook
