# messages of the report as a page (HTML)

## frame

html-page-title = { $title } – spoglio report
html-running = Report on objectives: { $title }
html-title-several =
    { $count ->
        [one] One document
       *[other] { $count } documents
    }
html-kicker = Report on plans of objectives: values read and findings
html-skip = Skip to content
html-contents = Contents
html-units-more =
    { $count ->
        [one] and one more unit, listed in the document
       *[other] and { $count } more units, listed in the document
    }
html-documents-list =
    { $count ->
        [one] List of documents: one
       *[other] List of { $count } documents
    }
html-empty = There is no document.
html-foot = Made by spoglio { $version }. The values are those of the document: compare them with the original before deciding.

## filter

html-filter = Search and filter
html-filter-text = Search the text
html-filter-show = Show
html-filter-clean = cards without findings
html-filter-all-rules = all rules
html-filter-unit = Unit
html-filter-all-units = all units
html-filter-reset = Reset
html-filter-status = Filter on. Cards shown: {"{0}"} of {"{1}"}. Findings shown: {"{2}"} of {"{3}"}.
html-print = Print

## first page

html-summary = Summary
html-tile-documents =
    { $count ->
        [one] document
       *[other] documents
    }
html-tile-units =
    { $count ->
        [one] unit
       *[other] units
    }
html-tile-objectives =
    { $count ->
        [one] objective
       *[other] objectives
    }
html-tile-phases =
    { $count ->
        [one] phase
       *[other] phases
    }
html-tile-indicators =
    { $count ->
        [one] indicator
       *[other] indicators
    }
html-tile-errors =
    { $count ->
        [one] error
       *[other] errors
    }
html-tile-warnings =
    { $count ->
        [one] warning
       *[other] warnings
    }
html-tile-notes =
    { $count ->
        [one] note
       *[other] notes
    }
html-errors =
    { $count ->
        [0] no errors
        [one] one error
       *[other] { $count } errors
    }
html-warnings =
    { $count ->
        [0] no warnings
        [one] one warning
       *[other] { $count } warnings
    }
html-notes-count =
    { $count ->
        [0] no notes
        [one] one note
       *[other] { $count } notes
    }
html-column-errors = Errors
html-column-warnings = Warnings
html-column-notes = Notes
html-column-units = Units
html-column-objectives = Objectives
html-column-phases = Phases
html-column-indicators = Indicators
html-documents-caption = Documents
html-units-caption = Units of the document
html-family = Subject
html-family-wgt = weights
html-family-ind = indicators
html-family-tim = times
html-family-idn = identity and titles
html-family-str = structure
html-family-ppl = people
html-family-doc = document
html-family-law = norms
html-family-xyr = comparison of years
html-family-cfg = configuration
html-configuration = Configuration: { $path }
html-legend = How to read it
html-legend-values = Beside every value stands the text of the document that it was read from; below it page, table and row.
html-legend-raw-example = thirty per cent
html-legend-sense-example = 30%
html-legend-sense = the text of the document and, after =, what the program understood
html-legend-lost = there is a text, but the program gets no value out of it
html-legend-blank = the document has a place for it and leaves it empty
html-legend-absent = the document has no place for it
html-legend-grade = how sure it is that a record is what it seems to be, where it is not certain

## document and units

html-document = Document
html-whole-document = Whole document
html-document-findings = Findings about the whole document
html-file = File
html-plan-title = Title
html-pages = Pages
html-tables = Tables
html-findings = Findings
html-left-out = Records left out because they are not sure
html-coverage = Coverage
html-coverage-none = the document has no tables
html-coverage-text =
    { $percent } of { $cells ->
        [one] one cell
       *[other] { $cells } cells
    } ({ $rest ->
        [0] nothing left over
        [one] one cell not claimed, listed at the end
       *[other] { $rest } cells not claimed, listed at the end
    })
html-plan-piao = PIAO
html-plan-performance-plan = Performance plan (Piano della performance)
html-plan-peg = PEG
html-plan-objectives-plan = Plan of objectives (PDO)
html-plan-performance-report = Performance report
html-plan-other = Other document
html-unit = Unit
html-unit-unnamed = Unit { $number } (unnamed)
html-no-objectives = No objective was read in this unit.
html-unit-staff = Staff of the unit
html-responsibility-center = Centre of responsibility
html-scope = Scope
html-transversal = objectives of all units
html-summary-table = Summary table
html-total = Total
html-whole-plan = Of the whole plan
html-components = Weighted parts
html-component = Part
html-unclaimed = What was not read as data
html-unclaimed-none = No table was left out: every cell was read or recognised as furniture.
html-unclaimed-about = No record was read from these rows of tables. If they hold objectives, they have to be read in the document.
html-unclaimed-count =
    { $count ->
        [one] One stretch of rows not claimed
       *[other] { $count } stretches of rows not claimed
    }
html-table-kind = Kind of table
html-table-kind-unknown = not recognised
html-table-kind-behaviours = behaviours
html-table-kind-budget = budget
html-table-kind-calendar = calendar
html-table-kind-context = context
html-table-kind-evaluation-factors = evaluation factors
html-table-kind-evaluation-scale = evaluation scale
html-table-kind-fees = fees
html-table-kind-organisation = organisation
html-table-kind-population = population
html-table-kind-public-works = public works
html-table-kind-glossary = glossary
html-table-kind-register-of-acts = register of acts
html-table-kind-risk-register = risk register
html-table-kind-staffing-plan = staffing plan
html-table-kind-training-plan = training plan
html-row-count = Rows
html-cell-count = Cells
html-first-row = Texts of the first row

## objectives

html-objective = Objective
html-title-blank = (title left blank)
html-title-none = (no title)
html-code = Code
html-number-short = No.
html-weight = Weight
html-deadline = Deadline
html-responsible = Responsible
html-category = Category
html-group = Group
html-types = Type
html-years = Years
html-mission = Mission
html-program = Programme
html-strategic-objective = Strategic objective
html-stakeholders = Stakeholders
html-other-units = Other units involved
html-description = Description
html-expected-result = Expected result
html-notes = Notes
html-phases = Phases
html-phase = Phase
html-start = Start
html-due = Deadline
html-completion = % done
html-indicators = Indicators
html-indicator = Indicator
html-indicator-kind = Kind
html-formula = Formula
html-unit-of-measure = Unit of measure
html-data-source = Source
html-baseline = Baseline
html-targets = Target
html-actual = Actual
html-achievement = % achieved
html-staff = Staff
html-person = Name
html-hours = Hours a week
html-contract = Contract category
html-share = Share of time
html-reference = Reference
html-band = Band
html-score = Score
html-where = Where
html-ticked = {" "}(ticked)
html-unticked = {" "}(not ticked)
html-findings-here = Findings about this record
html-concerned = These concern this objective too:
html-related = Also about:
html-related-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
html-row-drawn = Row of the document:
html-cell-blank = (blank)
html-phase-number = phase { $number }
html-indicator-number = indicator { $number }
html-person-number = person { $number }
html-summary-row-number = row { $number } of the summary table
html-unclaimed-number = stretch { $number } of rows not claimed

## values

html-number = { $number }
html-percent = { $number }%
html-day = { $year }-{ $month }-{ $day }
html-rows = rows { $first }–{ $last }
html-confidence = recognised from a picture, { $number }% sure
html-blank = left blank
html-understood = understood as
html-not-understood = not understood
html-target-text = words only
html-collective = several people
html-yes = yes
html-no = no
html-between = from { $from } to { $to }
html-precision-month = end of the month
html-precision-quarter = end of the quarter
html-precision-four-months = end of the third of the year
html-precision-semester = end of the half year
html-precision-year = end of the year
html-grade-b = likely
html-grade-c = a guess

## pictures

html-pictures = In pictures
html-values = Figures: { $title }
html-capped =
    The picture shows { $shown } rows; { $left ->
        [one] one more stands
       *[other] { $left } more stand
    } in the table of figures.
html-all = All
html-weights-title = Weights of the objectives of each unit
html-weights-note = Each part is an objective; the black line marks 100. Orange bars with ✖ behind the sum are those that should make 100 by rule WGT002.
html-weights-cut = Bars longer than { $end } are cut there; the sum beside them is the whole one.
html-weights-without =
    { $count ->
        [one] One unit has no weights.
       *[other] { $count } units have no weights.
    }
html-weights-alternative =
    Bar chart of the weights of { $count ->
        [one] one unit
       *[other] { $count } units
    } against 100; { $wrong ->
        [0] none is reported
        [one] one is reported
       *[other] { $wrong } are reported
    } by rule WGT002. The figures are in the table below.
html-weights-known = Weights read
html-weights-missing = Without a weight
html-weights-sum = Sum
html-weights-from = Read from
html-weights-cards = objectives
html-weights-summary = summary table
html-deadlines-title = Deadlines of phases and objectives
html-deadlines-note = Each mark bears the number of deadlines of that time; the blue ground are the years of the plan. Circle: within the years of the plan; square: outside.
html-deadlines-note-plain = Each circle bears the number of deadlines of that time. The years of the plan are not known.
html-deadlines-beyond =
    { $count ->
        [one] One deadline is too far away for the picture and stands in the table only.
       *[other] { $count } deadlines are too far away for the picture and stand in the table only.
    }
html-deadlines-alternative =
    Time line with the deadlines of the units: { $count } in all, { $outside ->
        [0] none
       *[other] { $outside }
    } outside of the years of the plan. The figures are in the table below.
html-deadlines-count = Deadlines
html-deadlines-first = First
html-deadlines-last = Last
html-deadlines-outside = Outside of the plan's years
html-deadlines-lost = Not understood
html-families-title = Findings by unit and subject
html-families-note = The letters are those that the codes of the rules begin with; the table of figures says what they mean.
html-families-alternative = Bar chart of the findings in each part of the document by subject; in all: { $count }. The figures are in the table below.
html-severities-title = Findings by document and severity
html-severities-note = ✖ errors, ▲ warnings, ● notes.
html-severities-alternative = Bar chart of the findings in { $documents } documents by severity; in all: { $count }. The figures are in the table below.
html-coverage-title = Coverage: cells of the tables that were read
html-coverage-note = Blue: cells read as data; grey: furniture (repeated headers, footers); orange: not claimed, listed at the end of each document.
html-coverage-without =
    { $count ->
        [one] One document has no tables.
       *[other] { $count } documents have no tables.
    }
html-coverage-alternative =
    { $documents ->
        [one] Bar chart of the coverage of one document
       *[other] Bar chart of the coverage of { $documents } documents; read as a whole: { $whole }
    }. The figures are in the table below.
html-coverage-read = Read
html-coverage-furniture = Furniture
html-coverage-rest = Not claimed
