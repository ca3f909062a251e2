# messages of the findings: one or more keys a rule, beginning with `finding-` and its code

named-unit = { $named ->
    [no] a unit without a name
   *[yes] “{ $unit }”
}
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
folded-str002 = { $scope ->
    [part] In this unit
   *[document] In the document examined
} all { $count } objectives are without the phases that the form asks for: { $labels }.
folded-str003 = { $scope ->
    [part] In this unit
   *[document] In the document examined
} all { $count } objectives are without indicators: { $labels }.
folded-wgt001 = { $scope ->
    [part] In this unit
   *[document] In the document examined
} the weight is left blank for all { $count } objectives that have a place for it: { $labels }.
folded-wgt001-summary = { $scope ->
    [part] In this summary
   *[document] In the summaries of the document examined
} the weight is left blank in all { $count } rows: { $labels }.
folded-wgt001-elsewhere = In this summary the weight is left blank in all { $count } rows, and another summary of the unit gives weights: { $labels }.
folded-same = { $message } ({ $count } times: { $labels }).
finding-str004 = In the document examined no card carries the summary's objective “{ $title }”.
finding-str005 = The card “{ $label }” is not listed in the summary of { named-unit }.
finding-str006 = Label cut short: “{ $text }” for “{ $full }”.
finding-str011 = Cells of tables understood: { $claimed } of { $cells } ({ $percent }%); tables not recognised: { $tables }. The checks hold only for what was read.
finding-tim001 = The phase “{ $phase }” has no deadline.
finding-tim002 = The deadline “{ $date }” is outside the { $years ->
    [one] year of reference ({ $from })
   *[several] years of reference ({ $from }-{ $to })
}.
finding-tim002-target = The target “{ $date }” of the indicator “{ $indicator }” is a date outside the { $years ->
    [one] year of the plan ({ $from })
   *[several] years of the plan ({ $from }-{ $to })
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
finding-wgt001-elsewhere = This summary lacks the weight of the objective “{ $label }”; another summary of the unit gives { $given } of { $count }, { $sum }% in all.
finding-wgt002 = { $count ->
    [one] The weight of the only objective of { named-unit } is { $sum }%, not 100%.
   *[other] The weights of the { $count } objectives of { named-unit } make { $sum }%, not 100%.
}
finding-wgt003-missing = No indicator of the objective “{ $label }” has a weight, which the form makes mandatory.
finding-wgt003-partial = In the objective “{ $label }” { $missing } of { $count } indicators have no weight.
finding-wgt003-sum = The weights of the indicators of the objective “{ $label }” make { $sum }%, not 100%.
finding-cfg001 = The suppression of { $rule } (line { $line } of the configuration: “{ $reason }”) takes no finding.
finding-doc001 = The document examined lacks the section “{ $section }”, which the full plan must have.
finding-doc002 = The document examined lacks the section “{ $section }”, which the simplified plan must have too.
finding-doc004 = It is not clear what kind of document this is, and no objective or indicator was recognised in it: the checks on objectives say nothing.
finding-doc006 = The plan is { $years ->
    [one] of { $from }
   *[several] of { $from }-{ $to }
}, but none of its { $all } dates is: { $agreeing } are of { $usual }.
finding-idn004 = { $count ->
    [one] One of { $all } objectives has
   *[other] { $count } of { $all } objectives have
} no code, which the others have: { $labels }.
finding-idn004-none = None of the { $all } objectives has a code or a number.
finding-idn005 = The code “{ $code }” of the objective “{ $label }” is that of another objective of the unit.
finding-idn006 = In the numbers of the objectives { $count ->
    [one] { $numbers } is missing
   *[other] { $numbers } are missing
} in the document examined.
finding-idn007 = Description, phases and indicators of the objective “{ $label }” seem to be those of “{ $other }”.
finding-idn008 = The heading (“{ $name }”) and the centre of responsibility (“{ $center }”) name different units.
finding-idn009 = The responsible for the objectives of { named-unit } is left blank.
finding-idn009-collective = For the objectives of { named-unit } no person is responsible, but “{ $who }”.
finding-idn009-others = In the document examined { $count ->
    [one] one unit names
   *[other] { $count } units name
} nobody responsible, as the others do: { $units }.
finding-idn011 = { $count ->
    [one] The mission of one objective is
   *[other] The missions of { $count } objectives are
} left blank.
finding-idn011-differs = The mission “{ $mission }” has the code of one mission and the title of another: to the code belongs “{ $title }”.
finding-idn011-unknown = The mission “{ $mission }” has a code that no mission has.
finding-idn013 = { $count ->
    [one] The description of the objective “{ $labels }” is left blank
   *[other] The descriptions of { $count } objectives are left blank: { $labels }
}.
finding-idn013-title = { $count ->
    [one] The description of the objective “{ $labels }” repeats the title
   *[other] The descriptions of { $count } objectives repeat the title: { $labels }
}.
finding-ind004 = Indicator, formula and target say the same: “{ $indicator }”.
finding-ind005 = { $count ->
    [one] One indicator leaves its formula blank
   *[other] { $count } indicators leave their formula blank
} (of { $all } that need one: yes or no and dates don't).
finding-ind006 = The target “{ $target }” of the indicator “{ $indicator }” points the wrong way: { $good ->
    [great] a great value is good, and “at most” asks to do less
   *[small] a small value is good, and “at least” asks to do worse
}.
finding-ind007 = A text to be filled in: “{ $text }”.
finding-ind008 = { $count ->
    [one] One indicator leaves its baseline blank
   *[other] { $count } indicators leave their baseline blank
} (of { $all }).
finding-ind008-none = No indicator has a place for a baseline (indicators: { $all }).
finding-ind009 = { $count ->
    [one] One indicator leaves the source of its data blank
   *[other] { $count } indicators leave the source of their data blank
} (of { $all }).
finding-ind009-none = No indicator has a place for the source of the data (indicators: { $all }).
finding-ind010 = The indicator “{ $indicator }” says “{ $word }”, the target is { $target }.
finding-ind011 = The indicator “{ $indicator }” is said to be achieved to { $achieved }%; actual value and target make { $expected }%.
finding-ind012 = In the report the indicator “{ $indicator }” leaves its actual value blank.
finding-ind012-all = In the report all { $count } indicators leave their actual value blank.
finding-ind013 = The value “{ $value }” of “{ $label }” can't be a share of a whole.
finding-ind014 = { $count ->
    [one] The target of one indicator does not improve on its baseline
   *[other] The targets of { $count } indicators do not improve on their baseline
}: { $indicators }.
finding-ind015 = { $count ->
    [one] One target asks
   *[other] { $count } targets ask
} for several things at once: { $targets }.
finding-law001 = In the document examined no objective is on the times of payment ({ $source }).
finding-law002 = The objective on the times of payment weighs { $weight }% at most, less than { $least }% (in the document { $written }{ $parts ->
    [yes] {""}, of the part { $part }
   *[no] {""}
}): to be checked, it depends on the system of evaluation ({ $source }).
finding-law003 = The objective “{ $label }” is not measured by the annual indicator of the delay of payments ({ $source }).
finding-law004 = The objective “{ $label }” provides for { $hours } hours of training a head, less than { $least } ({ $source }).
finding-law005 = In the document examined no objective is on transparency or the prevention of corruption ({ $source }).
finding-law006 = In the document examined no objective is on accessibility ({ $source }).
finding-law007 = In the document examined no objective is on equal opportunities ({ $source }).
finding-law008 = { $count ->
    [one] One objective names a plan
   *[other] { $count } objectives name plans
} that the PIAO took up: { $words } ({ $source }).
finding-law009 = In the document examined no objective is on simplification or digitalisation ({ $source }).
finding-ppl003 = The responsible “{ $name }” is not in the list of people, in which the others are.
finding-ppl004 = The weekly hours of “{ $name }” ({ $hours }) are not between 1 and 36.
finding-ppl005 = “{ $name }” stands twice in one list.
finding-ppl006 = One category is written in several ways: { $spellings }.
finding-str007 = The summary of { $units } has no total, which { $with ->
    [one] one other summary has
   *[other] { $with } other summaries have
}.
finding-str008 = { $count ->
    [one] One table has
   *[other] { $count } tables have
} columns without a label (table [columns]): { $tables }.
finding-str009 = { $count ->
    [one] One table that was cut in the middle of a row was put together again
   *[other] Tables that were cut in the middle of a row and put together again: { $count }
}{ $pages ->
    [none] .
   *[other] {" "}(p. { $pages }): check the texts that go over the pages.
}
finding-str010 = { $count ->
    [one] One table or paragraph had
   *[other] { $count } tables or paragraphs had
} HTML in it, which was taken out.
finding-str012 = { $count ->
    [one] One column was
   *[other] { $count } columns were
} read by its values, not by its label (table: label → field): { $columns }.
finding-str013 = In the document examined { $count ->
    [one] one unit has
   *[other] { $count } units have
} no list of people, as the others do: { $units }.
finding-tim004 = The objective “{ $label }” has no date at all.
finding-tim004-all = { $count ->
    [one] The only objective leaves its deadline blank, and has no date elsewhere.
   *[other] All { $count } objectives leave their deadline blank, and none has a date elsewhere.
}
finding-tim005 = { $count ->
    [one] One phase is due before the one above it
   *[other] { $count } phases are due before one above them
}: { $phases }.
finding-tim006 = { $count ->
    [one] All phases of one objective are
   *[other] All phases of { $count } objectives are
} due on the last day of the year: { $labels }.
finding-tim007 = The deadline “{ $date }” is before the plan begins ({ $from }).
finding-wgt004 = The weight “{ $weight }” of “{ $label }” is not between 0 and 100.
finding-wgt005 = The weight “{ $weight }” of the objective “{ $label }” is no number.
finding-wgt005-all = The weights of the objectives ({ $count }) are words, not numbers: { $words }.
finding-wgt006 = The total of the summary of { named-unit } is { $total }, but its weights make { $sum }.
finding-wgt007 = The weight of the objective “{ $label }” is { $listed }% in the summary and { $card }% on the card.
finding-wgt007-blank = The weight of the objective “{ $label }” is { $card }% on the card and missing in the summary.
finding-wgt008 = The { $count } parts of the plan weigh { $sum }% together, not 100%.
finding-wgt008-none = The other parts of the plan make { $sum }% already: no share is left for { $parts }.
finding-ppl007 = { $count ->
    [one] In one cell names follow each other without any sign between them, and were told apart by their shape alone: { $names }.
   *[other] In { $count } cells names follow each other without any sign between them, and were told apart by their shape alone: { $names }.
 }
finding-xyr001 = { $count ->
    [one] One objective of { $all } repeats that
   *[other] { $count } objectives of { $all } repeat those
} of the year before ({ $other }): { $labels }.
finding-xyr002 = The target “{ $target }” of the indicator “{ $indicator }” asks for less than was reached the year before (“{ $actual }”, { $other }).
finding-xyr003 = { $count ->
    [one] One objective of the plan is
   *[other] { $count } objectives of the plan are
} not in the report examined ({ $other }): { $labels }.
finding-xyr004 = The indicator “{ $indicator }” has the target “{ $reported }”, in the plan “{ $planned }” ({ $other }).
finding-xyr005 = The weight of the objective “{ $label }” is { $reported }%, in the plan { $planned }% ({ $other }).

# why a document could not be read: what is wrong and what can be done

finding-doc005 = The document cannot be read: { $what }. What to do: { $remedy }.
finding-doc005-partial = The document was read only in part: { $what }. What is missing may be missing from the data too: get a whole copy.
