# the comparison of two documents

diff-about = Compares two versions of a plan, or the plans of two years
diff-usage = spoglio diff [OPTIONS] <FILE> <FILE>
help-diff-before = The first document (or the JSON of `spoglio extract`); "-" reads standard input
help-diff-after = The second document (or its JSON)
help-diff-format = Form of the result: text, json or markdown [default: text]
diff-stdin-twice = Only one of the two documents can come from standard input.
diff-unreadable = Without both documents there is no comparison. { $what }
diff-no-json = can't read { $path }: { $detail }
diff-not-extracted = { $path } is JSON, but not that of `spoglio extract` of this version ({ $detail }).

diff-heading = Comparison
diff-none = No difference in what was read.
diff-unread = Not compared, since it was not read
diff-unread-table = { $place } ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 }): { $texts }
diff-summary = In all
diff-count = { $kind }: { $added ->
    [0] none added
   *[other] { $added } added
 }, { $removed ->
    [0] none removed
   *[other] { $removed } removed
 }, { $changed ->
    [0] none changed
   *[other] { $changed } changed
 }, { $same } the same
diff-same-value = (same value, other words)
diff-blank = (blank)
diff-not-found = (not found)
diff-unnamed = without a name

diff-record-plan = Plan
diff-record-component = Part of the plan
diff-record-indicator-table = Table of indicators
diff-record-unit = Unit
diff-record-summary = Summary
diff-record-summary-row = Row of the summary
diff-record-objective = Objective
diff-record-phase = Phase
diff-record-indicator = Indicator
diff-record-person = Person

diff-records-component = Parts of the plan
diff-records-indicator-table = Tables of indicators
diff-records-unit = Units
diff-records-summary = Summaries
diff-records-summary-row = Rows of summaries
diff-records-objective = Objectives
diff-records-phase = Phases
diff-records-indicator = Indicators
diff-records-person = People in lists

diff-entity = Administration
diff-kind = Kind of plan
diff-title = Title
diff-period = Years
diff-label = Letter
diff-weight = Weight
diff-name = Name
diff-number = Number
diff-center = Responsibility centre
diff-responsible = Responsible
diff-scope = Scope
diff-total = Total
diff-code = Code
diff-reference = Reference
diff-achievement = Achievement
diff-band = Band
diff-score = Score
diff-deadline = Deadline
diff-category = Category
diff-group = Group
diff-description = Description
diff-expected-result = Expected result
diff-mission = Mission
diff-program = Programme
diff-strategic = Strategic objective
diff-years = Years
diff-types = Types
diff-stakeholders = Stakeholders
diff-other-units = Other units involved
diff-notes = Notes
diff-start = Start
diff-due = Deadline
diff-completion = Completed
diff-indicator-kind = Kind
diff-formula = Formula
diff-measure = Unit of measure
diff-data-source = Source
diff-baseline = Baseline
diff-target = Target
diff-actual = Actual value
diff-hours = Hours a week
diff-share = Share
diff-unit = Unit
