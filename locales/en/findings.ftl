# messages of the findings: one or more keys a rule, beginning with `finding-` and its code

finding-doc003 = { $count ->
    [one] Page { $pages } has no text that can be read (it is a picture, or its letters have no meaning): nothing of it was read.
   *[other] Pages { $pages } have no text that can be read (they are pictures, or their letters have no meaning): nothing of them was read.
} What to do: get the original document, or install tesseract-ocr and tesseract-ocr-ita and run again with --ocr.
finding-doc003-failed = { $count ->
    [one] The text of page { $pages }, a picture, could not be recognised: nothing of it was read.
   *[other] The text of pages { $pages }, which are pictures, could not be recognised: nothing of them was read.
} What to do: get the original document.
finding-doc003-recognised = { $count ->
    [one] The text of page { $pages } was recognised from a picture
   *[other] The text of pages { $pages } was recognised from pictures
}: compare the values with the original.
finding-doc003-doubt = { $count ->
    [one] Figures that were not recognised with certainty on page { $pages }
   *[other] Figures that were not recognised with certainty on pages { $pages }
}: { $words }. Compare them with the original: they may be wrong.
finding-doc003-picture = { $count ->
    [one] On page { $pages } there is a large picture, which was not read
   *[other] On pages { $pages } there are large pictures, which were not read
}: check that they hold no tables of objectives.
finding-idn001 = The card has a blank title (its description begins: “{ $label }”).
finding-idn001-suggested = The card has a blank title: the summary suggests “{ $title }”.
finding-idn002 = Two objectives of one unit have the same title: “{ $title }”.
finding-idn003 = The title in the summary (“{ $summary }”) differs from the card's (“{ $card }”).
finding-idn010-none = No type is ticked for the objective “{ $label }”.
finding-idn010-several = Several exclusive types are ticked ({ $types }) for the objective “{ $label }”.
finding-idn012 = The document examined does not tell { $what ->
    [entity] whose plan it is
    [years] which years the plan is for
   *[kind] what kind of plan it is
}.
finding-ind001 = The indicator “{ $indicator }” has a blank target.
finding-ind002 = The target “{ $target }” of the indicator “{ $indicator }” is words only: it can't be measured.
finding-ind003 = The formula repeats the indicator's description: “{ $indicator }”.
finding-ppl001 = The name is written in two ways: “{ $one }” and “{ $other }”.
finding-ppl002 = “{ $name }” has { $what ->
    [hours] no weekly hours, which others of the list have
    [category] no category, which others of the list have
   *[both] neither weekly hours nor category, which others of the list have
}.
finding-ppl002-column = In the list of people { $what ->
    [hours] the column of the weekly hours is empty
    [category] the column of the category is empty
   *[both] the columns of the weekly hours and of the category are empty
}.
finding-str001 = The card of the objective “{ $label }” has a second block of { $kind ->
    [phases] phases
   *[indicators] indicators
}: another objective's card may have been lost.
finding-str002 = In the document examined the objective “{ $label }” has no phases, which the form makes mandatory for its type.
finding-str003 = In the document examined the objective “{ $label }” has no indicator at all.
finding-str004 = In the document examined no card carries the summary's objective “{ $title }”.
finding-str005 = The card “{ $label }” is not listed in the summary of “{ $unit }”.
finding-str006 = Label cut short: “{ $text }” for “{ $full }”.
finding-str011 = Only { $percent }% of the cells ({ $claimed } of { $cells }) were understood; tables not recognised: { $tables }. The checks hold only for what was read.
finding-tim001 = The phase “{ $phase }” has no deadline.
finding-tim002 = The deadline “{ $date }” is outside the { $years ->
    [one] year of reference ({ $from })
   *[several] years of reference ({ $from }-{ $to })
}.
finding-tim003 = The date “{ $date }” does not exist.
finding-tim003-unclear = The date “{ $date }” can't be understood.
finding-tim008 = No year of reference is ticked for the objective “{ $label }”.
finding-wgt001 = The weight of the objective “{ $label }” is missing: { $given ->
    [0] no weight is given
    [one] the only weight given, of { $count }, is { $sum }%
   *[other] the { $given } weights given, of { $count }, make { $sum }%
}.
finding-wgt001-summary = The summary lacks the weight of the objective “{ $label }”: { $given ->
    [0] no weight is given
    [one] the only weight given, of { $count }, is { $sum }%
   *[other] the { $given } weights given, of { $count }, make { $sum }%
}.
finding-wgt002 = { $count ->
    [one] The weight of the only objective of “{ $unit }” is { $sum }%, not 100%.
   *[other] The weights of the { $count } objectives of “{ $unit }” make { $sum }%, not 100%.
}
finding-wgt003-missing = No indicator of the objective “{ $label }” has a weight, which the form makes mandatory.
finding-wgt003-partial = In the objective “{ $label }” { $missing } of { $count } indicators have no weight.
finding-wgt003-sum = The weights of the indicators of the objective “{ $label }” make { $sum }%, not 100%.

# why a document could not be read: what is wrong and what can be done

finding-doc005 = The document cannot be read: { $what }. What to do: { $remedy }.
finding-doc005-partial = The document was read only in part: { $what }. What is missing may be missing from the data too: get a whole copy.
note-truncated-xml = the text breaks off
note-truncated-text = the text breaks off
note-malformed-xml = its structure is damaged
note-recovered-archive = the file is cut short, what was left was recovered
note-damaged-part = a part of the file is damaged
note-part-skipped = a part of the file cannot be read
note-depth-limit = tables or elements nested too deep
note-node-limit = too many elements
note-cell-limit = too many cells
note-column-limit = too many columns
note-table-limit = a table is too large
note-block-limit = too many paragraphs
note-file-limit = the file is too large
note-line-limit = lines are too long
note-field-limit = too many fields
note-altchunk-skipped = an embedded document cannot be read
