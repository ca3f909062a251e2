# messages of the command line

## help

help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-global = Common options
help-help = Print this help
help-version = Print the version
help-lang = Language of messages and findings: it or en [default: the system's]
help-grammars = Folder of your own grammars, which add to the program's or take their place
help-color = Colours: auto, always or never [default: auto]
help-output = Write to this file instead of standard output
help-pretty = Write the JSON on several lines, indented
help-file-or-stdin = Document to read; - reads standard input
help-format = Form of the result: text or json [default: text]
help-min-grade = Leaves out records that are less sure: A certain, B likely, C a guess [default: C, all]
help-ocr = Recognises the text of pages that are pictures, by the program tesseract and its language ita [environment: SPOGLIO_OCR=1]
help-password = Password that opens encrypted PDFs
help-no-stitch = Leaves the parts of tables that go on over pages apart
help-tables-format = Form of the result: text, json, svg or png (the pages of a PDF with what was recognised on them) [default: text]
help-page = Draws this page only (with svg and png)
help-tables-output = Writes to this file instead of standard output; several drawn pages go into this folder
help-db = SQLite database [default: spoglio.db]
help-import-path = Documents, or folders to read with all that is in them
help-quiet = Show neither progress nor the table at the end
help-labels-path = Documents, or folders to look through with all that is in them
help-labels-format = Form of the result: text, json or toml (a grammar file to be completed) [default: text]
help-labels-quiet = Show no progress
help-export-format = json (one array), jsonl (one document a line), csv (the tables with a datapackage.json, in a folder: -o) or parquet (the tables, in a folder) [default: json]
help-unguarded = With csv: leaves texts as they are that a spreadsheet would run as formulas
help-where = Only documents of the given entity, year or kind: entity=…, year=…, kind=…; repeatable
help-grammar-dir = Folder of your own grammars
help-gold-dir = Folder with checked extractions NAME.json beside the documents NAME.docx, NAME.txt …
help-formats = Only documents with these endings, separated by commas (docx,txt)
help-diff = Show every value that was missed, wrong or extra
help-eval-json = Print the figures as JSON
help-min-f1 = Exit with 1 if a format stays below this F1 (0 to 1)
help-relations = Measure the tables found in NAME.pdf against NAME-str.xml, by the adjacency relations of the ICDAR 2013 table competition
help-relation-tables = With --relations: measure the tables that another tool wrote to NAME.json in this folder
help-shell = bash, zsh, fish, elvish or powershell
help-man-command = Command whose page to print [default: the whole program]

value-file = FILE
value-grade = GRADE
value-dir = DIR
value-gold-dir = GOLD_DIR
value-path = PATH
value-lang = LANG
value-color = WHEN
value-format = FORMAT
value-formats = ENDINGS
value-where = FIELD=VALUE
value-number = NUMBER
value-password = PASSWORD
value-shell = SHELL
value-command = COMMAND

spoglio-about = Turns the objective plans of Italian public administrations (PIAO, performance plan, PEG, PDO) into structured data, and audits them
spoglio-usage = spoglio [OPTIONS] COMMAND
import-about = Read documents and store them in a SQLite database
import-usage = spoglio import [OPTIONS] PATH…
extract-about = Print the JSON that was read out of a document
extract-usage = spoglio extract [OPTIONS] FILE
tables-about = Show the tables of a document as the program sees them
tables-usage = spoglio tables [OPTIONS] FILE
explain-about = Explain what was recognised in each table, and why not
explain-usage = spoglio explain [OPTIONS] FILE
labels-about = List the labels that no grammar knows, with the fields that they may stand for
labels-usage = spoglio labels [OPTIONS] PATH…
export-about = Export the stored data
export-usage = spoglio export [OPTIONS]
schema-about = Print the JSON Schema of the data
schema-usage = spoglio schema
grammar-about = List or check the grammars
grammar-usage = spoglio grammar COMMAND
grammar-list-about = List the grammars in force
grammar-list-usage = spoglio grammar list [OPTIONS] [DIR]
grammar-check-about = Check the grammars and their examples
grammar-check-usage = spoglio grammar check [OPTIONS] [DIR]
eval-about = Compare extractions with hand-checked ones, field by field
eval-usage = spoglio eval [OPTIONS] GOLD_DIR
completions-about = Print a shell's completion script
completions-usage = spoglio completions SHELL
man-about = Print the manual page
man-usage = spoglio man [COMMAND]
man-heading-name = NAME
man-heading-synopsis = SYNOPSIS
man-heading-description = DESCRIPTION
man-heading-version = VERSION

## wrong use

error-binary-terminal = This form is no text: give it a file (-o FILE) or redirect the output.
error-prefix = error:
usage-more = For more information: --help
usage-valid-values = possible values: { $values }
usage-suggestion = did you mean: { $values }
usage-value-missing = { $argument } needs a value
usage-invalid-value = invalid value for { $argument }: { $value }
usage-unknown-argument = unknown argument: { $argument }
usage-unknown-command = unknown command: { $command }
usage-missing-argument = missing argument: { $argument }
usage-missing-command = a command is needed
usage-conflict = { $argument } can't be used together with { $other }
usage-number-of-values = wrong number of values for { $argument }
usage-invalid-utf8 = an argument is not valid UTF-8 text
usage-other = invalid arguments ({ $detail })

error-open = can't read { $path }: { $detail }
error-write-output = can't write to standard output: { $detail }
error-output-is-input = { $path } is read by this command: choose another file with -o.
error-write-file = can't write { $path }: { $detail }
error-ocr-program = --ocr: the program tesseract is not there. Install it: apt-get install tesseract-ocr tesseract-ocr-ita
error-ocr-language = --ocr: tesseract does not have the language { $language } (there are: { $known }). Install it: apt-get install tesseract-ocr-{ $language }
error-signals = can't listen for interrupts: { $detail }

## unreadable documents

read-error-empty = the file is empty
read-error-truncated = the file is cut short
read-error-encrypted = the file is protected by a password
read-error-unsupported = this version does not read the format yet
read-error-unknown = the format is not known
read-error-malformed = the file is damaged
read-error-over-limit = the file is over a safety limit
read-error-io = the file can't be opened
read-error-crashed = the program failed on this file

read-remedy-empty = ask its publisher for the document again
read-remedy-truncated = copy or download it again
read-remedy-encrypted = give the password with --password (PDF), or save a copy without one
read-remedy-unsupported = save it as .docx or .txt
read-remedy-unknown = check that it is a document, or save it as .docx
read-remedy-malformed = open it with a word processor and save a copy
read-remedy-over-limit = check that it is a real document, or split it
read-remedy-io = check the path and the permissions
read-remedy-crashed = this is a defect of spoglio: report it, with the file if you can

## import

import-no-path = none of these paths exists: { $paths }
import-no-document = no document in { $paths } (endings looked for: { $endings })
import-line = [{ $index }/{ $files }] { $path }: { $outcome }
import-total = Total: { $count }
import-trouble = { $path }: { $what }. What to do: { $remedy }
import-partly = Read only in part: { $count }
import-unreadable =
    { $count ->
        [one] One document not read:
       *[other] { $count } documents not read:
    }
import-skipped =
    { $count ->
        [one] One file skipped:
       *[other] { $count } files skipped:
    }
import-cancelled =
    Interrupted: { $done ->
        [one] one document done
       *[other] { $done } documents done
    }, { $left } left. What is stored is whole: repeat the command to go on.
import-stopped = import stopped at { $path }: { $why }

outcome-new = new
outcome-read = read
outcome-replaced = replaced
outcome-unchanged = unchanged
outcome-nothing = not stored
outcome-unreadable = not read

skip-hidden = hidden or temporary
skip-other-type = not a type of document
skip-again = taken already
skip-unreachable = out of reach (permissions or broken links)

column-document = Document
column-outcome = Outcome
column-units = Units
column-objectives = Objectives
column-phases = Phases
column-indicators = Indicators
column-people = People
column-coverage = Coverage
column-findings = Findings
column-seconds = Seconds
column-format = Format
column-documents = Documents
column-f1 = F1
column-findings-f1 = Findings F1
column-relations = Relations
column-put-out = Put out
column-right = Right
column-precision = Precision
column-recall = Recall
column-worst = Worst
column-worst-document = Worst document
column-grammar = Grammar
column-fields = Fields
column-labels = Labels
column-examples = Examples
column-origin = Origin
column-description = Description

## database

store-no-database = the database { $path } does not exist: make it with spoglio import
store-failed = { $why }
store-error = { $path }: { $what }
store-remedy-older-version = Import something into it, which brings it up, then try again.
store-remedy-read-only = Check the permissions of its folder, or choose another file with --db.
store-remedy-disk-full = Make room and repeat the command, or choose another disk with --db.
export-tables-names = --format { $format } writes the tables of the database as they are, names included: with --pseudonymise use --format json or jsonl
export-needs-folder = --format { $format } needs a folder: -o FOLDER
export-written = Wrote { $files } files with { $rows } rows into { $path }
export-guarded = { $count ->
    [one] One cell begins with an apostrophe now, so that a spreadsheet does not run it as a formula
   *[other] { $count } cells begin with an apostrophe now, so that a spreadsheet does not run them as formulas
} (--unguarded leaves them as they are).
export-wrong-where = invalid condition: { $condition } (possible: entity=NAME, year=YEAR, kind=piao, performance_plan, peg, objectives_plan, performance_report, other)

## tables

tables-table = Table { $number }
tables-page = page { $page }
tables-size =
    { $rows ->
        [one] one row
       *[other] { $rows } rows
    } × { $cols ->
        [one] one column
       *[other] { $cols } columns
    }
tables-header-rows =
    { $rows ->
        [one] one header row
       *[other] { $rows } header rows
    }
tables-nested = inside table { $table } (row { $row }, column { $col })
tables-part = from row { $row }: { $reason }
tables-part-page = from row { $row }, page { $page }: { $reason }
tables-join-same-columns = joined since it has the same columns
tables-join-repeated-header = joined since it repeats the header
tables-join-cut-cell = joined since it goes on with a cell that was cut
tables-legend = ▪ header cell   ░ shaded cell
tables-note = note of the reader: { $what } [{ $code }]

## pages drawn

picture-cell = cell
picture-heading = heading
picture-body = text
picture-list = list
picture-furniture = page furniture
picture-hidden = not shown
picture-marks = r×c cell merged over rows × columns
picture-no-pages = this document has no pages to draw: svg and png are for PDFs; for other formats use --format text
picture-no-page = there is no page { $page }: there are { $pages }
picture-which-page = there are { $pages } pages: choose one with --page, or give with -o the folder to write them all to
picture-page-without = --page is for --format svg or png
picture-failed = the pages can't be drawn: { $detail }

## explain

explain-won = taken
explain-lost = not taken
explain-proposal = grammar { $grammar }, rows { $first }–{ $last }, score { $score }: { $verdict }
explain-label = '{ $text }' → { $field } ({ $how }; label '{ $label }', row { $row }, column { $col })
explain-match-exact = exact
explain-match-alias = other form
explain-match-truncated = cut short
explain-match-fuzzy = similar
explain-match-partial = in part
explain-match-inherited = inherited
explain-no-proposal = no grammar recognised anything in it
explain-claimed =
    rows { $first }–{ $last }: { $grammar }, { $count ->
        [one] one record
       *[other] { $count } records
    }
explain-unclaimed = rows { $first }–{ $last }: unclaimed: { $why }
explain-reason-no-label = too few known labels
explain-reason-one-label = only one known label: too little to decide on
explain-reason-no-objective = known labels, but no objective
explain-reason-not-a-plan-table = a table that is no part of the objectives
explain-reason-lost-to-other = other rows had better evidence
explain-reason-prose = prose, not data
explain-why-no-header = No row or column of it reads like labels.
explain-why-none = No label of the header is known: { $unknown }.
explain-why-some =
    { $known ->
        [one] Only { $labels } of { $all } labels is known
       *[other] Only { $known } of { $all } labels are known: { $labels }
    }; not known: { $unknown }.
explain-why-all = Its labels are known: { $labels }; they make no record by themselves.
explain-why-meant = If { $label } meant { $field }, the rows could be read.
explain-why-values = { $label } may stand for { $field }.
explain-why-enough = If all of these meant that, the rows could be read.
explain-why-needs = What is needed is a label for { $field }.
explain-hint = To make labels known: spoglio labels { $path } --format toml prints a grammar file to be completed; docs/new-template.md says how.
explain-coverage =
    { $tables ->
        [one] One table
       *[other] { $tables } tables
    }, { $cells } cells that are not blank: { $claimed } claimed, { $furniture } furniture, { $unclaimed } unclaimed.

## labels

labels-times =
    { $count ->
        [one] once
       *[other] { $count } times
    }, { $documents ->
        [one] one document
       *[other] { $documents } documents
    }
labels-why-near = near to '{ $label }'
labels-why-dates = dates
labels-why-shares = shares that make a whole
labels-why-targets = numbers with comparators
labels-why-people = names of people
labels-why-prose = long texts
labels-why-subject = what the rows are about
labels-place = table { $table }, row { $row }
labels-line = line { $line }
labels-sum =
    { $labels ->
        [0] No unknown label
        [one] One unknown label
       *[other] { $labels } unknown labels
    } in { $documents ->
        [one] one document
       *[other] { $documents } documents
    }, { $suggested } with a suggestion.
labels-hint = --format toml prints a grammar file to be completed; docs/new-template.md says how.
labels-stub-about =
    Labels that no grammar knew. Put in or mend the fields, delete what is no label, then:
    spoglio grammar check DIR, and --grammars DIR with any command.
labels-stub-when = for documents of one administration only:
labels-stub-label =
    { $count ->
        [one] once
       *[other] { $count } times
    }, { $documents ->
        [one] one document
       *[other] { $documents } documents
    }: { $value }

## grammars

grammar-no-dir = the folder { $path } does not exist
grammar-built-in = built-in
grammar-sound = The grammars are in order.
grammar-problems =
    { $count ->
        [one] One problem.
       *[other] { $count } problems.
    }
grammar-problem-unreadable = { $file }: can't be read: { $detail }
grammar-problem-syntax = { $file }: not understood: { $detail }
grammar-problem-unknown-field = { $file }: there is no field { $detail }
grammar-problem-overlapping-label = { $file }: one label for two fields: { $detail }
grammar-problem-no-required-field = { $file }: no field is required: { $detail }
grammar-problem-no-example = { $file }: no example: { $detail }
grammar-problem-example-failed = { $file }: example { $detail }
grammar-example-records = { $example }: { $got } record(s), { $wanted } expected
grammar-example-value = { $example }, record { $record }: { $field } is “{ $got }”, “{ $wanted }” expected
grammar-problem-bad-condition = { $file }: [when] names no entity, kind or year, or a pattern is none: { $detail }
grammar-problem-vain-removal = { $file }: label to remove that the field does not have: { $detail }
grammar-unusable = the grammars of { $path } can't be used:{ $problems }

## evaluation

eval-no-gold = no checked extraction with a document beside it in { $path }
eval-failed = { $format }: not read: { $documents }
eval-no-table-gold = no NAME-str.xml with checked tables in { $path }
eval-no-tables = nothing to compare for: { $documents }
eval-average = average of the documents (the competition's)
eval-pooled = all relations together
eval-absent = (absent)
eval-blank = (blank)
eval-difference = expected { $gold }, got { $output }

## audit

help-audit-path = Documents, or folders to check with all that is in them; - reads standard input
help-audit-db = Checks the documents of this database, with each other too: a plan with that of the year before and with its report
help-audit-format = Form of the result: text, concise, json, jsonl, sarif, github, csv, markdown, html, xlsx or docx [default: text]
help-report-format = Form of the report: html, one page that opens without a network, to be searched and printed; docx, to be attached to minutes; xlsx, a workbook [default: html]
help-select = Only these rules (codes or beginnings of codes: WGT, STR006; ALL for all), separated by commas
help-extend-select = These rules too, besides those that run by default
help-ignore = Not these rules
help-min-severity = Only findings of this severity or above: info, warning or error
help-config = Configuration file [default: spoglio.toml beside the documents or in the working folder]
help-baseline = Keeps quiet about the findings that this file lists
help-write-baseline = Writes the findings to this file, for --baseline
help-rule-code = Code of the rule (WGT002)
value-rules = RULES
value-rule = RULE
value-severity = SEVERITY
audit-about = Shows the findings about documents
audit-usage = spoglio audit [OPTIONS] PATH… | --db FILE
report-about = Writes a report to read, search and print: the values of each objective with the findings beside them
report-usage = spoglio report [OPTIONS] PATH… | --db FILE [-o report.html]
rule-about = Shows the page of a rule
rule-usage = spoglio rule RULE
rules-about = Lists the rules
rules-usage = spoglio rules [OPTIONS]
rule-default = by default
rule-on-request = on request
manual-title = Rules
manual-origin = Written from the sources of the rules: change those, not these pages.
manual-all = All rules
manual-other = In italiano
column-rule = Rule
column-name = Name
column-severity = Severity
column-default = Runs

report-error = error
report-warning = warning
report-info = note
report-none = No findings.
report-numbers = Tables have the numbers that `spoglio tables --no-stitch` shows: the parts of one that is divided, over pages for instance, are put together, and it is counted once, with the number of the first.
report-clean =
    { $count ->
        [one] One document without findings.
       *[other] { $count } documents without findings.
    }
report-document = Document
report-place = Where
report-finding = Finding
report-summary = Findings by rule
report-page = page { $number }
report-table = table { $number }
report-row = row { $number }
report-suppressed =
    { $count ->
        [one] One finding accepted by the configuration
       *[other] { $count } findings accepted by the configuration
    }
report-known =
    { $count ->
        [one] One finding known before
       *[other] { $count } findings known before
    }
report-below =
    { $count ->
        [one] One finding of less severity
       *[other] { $count } findings of less severity
    }
report-total =
    { $count ->
        [0] No findings
        [one] One finding
       *[other] { $count } findings
    } in { $documents ->
        [one] one document
       *[other] { $documents } documents
    }
report-unverifiable = Not verifiable ({ $count }): { $rules }. Missing: { $facts }.
report-fact-years = the years of the plan, which the document does not say (years in [ente] of spoglio.toml)
report-fact-kind = the kind of administration (kind in [ente] of spoglio.toml)
report-fact-employees = the number of employees (employees in [ente] of spoglio.toml)
report-years-differ = The years of the document ({ $own }) are not those of spoglio.toml ({ $given }): the document's hold.
report-unverifiable-in = in { $documents }

## configuration

config-problem = { $place }: { $what }
config-unknown-key = there is no key { $key }; known ones: { $known }
config-no-reason = the reason of the suppression is missing
config-unknown-rule = no rule has the code { $code }{ $any ->
    [yes] {""} (nearest: { $near })
   *[no] {""}
}: spoglio rules lists them
config-unknown-kind = the kind of administration { $kind } is not known; known are: { $kinds }
config-bad-years = no years: one (2025), or the first and the last ([2025, 2027])
config-bad-date = a date is a day written as 2025-03-01
config-bad-tolerance = a tolerance is a number from 0 to { $most }
config-unknown-severity = the severity { $word } is not known; known are: info, warning, error
config-several = several configuration files beside the documents: { $files }. Choose one with --config.
baseline-format = its format is { $found }
baseline-unreadable = { $path } is no list of known findings: { $detail }
