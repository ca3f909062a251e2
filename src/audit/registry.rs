use super::rules::*;
use super::{Diagnostic, Subject};
use crate::contract::Severity;

/// Looks at the records and adds what is wrong.
pub type Check = fn(&Subject<'_>, &mut Vec<Diagnostic>);

/// A rule: its public, stable code and name, and how it looks for its defect.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Family and number (`WGT002`); never reused.
    pub code: &'static str,
    /// What is wrong, in a word (`weights-do-not-sum`).
    pub name: &'static str,
    /// How serious its findings are; some rules give single findings another one.
    pub severity: Severity,
    /// How it looks for its defect; `None` where the finding does not come from records.
    pub check: Option<Check>,
    /// The source of its file, whose doc comment is its page.
    pub(super) file: &'static str,
}

/// Every rule, by code.
static RULES: [Rule; 26] = [
    doc003_no_text_layer::RULE,
    doc005_unreadable_document::RULE,
    idn001_blank_title::RULE,
    idn002_duplicate_title::RULE,
    idn003_title_differs::RULE,
    idn010_type_boxes::RULE,
    idn012_unidentified_document::RULE,
    ind001_missing_target::RULE,
    ind002_unmeasurable_target::RULE,
    ind003_formula_repeats_indicator::RULE,
    ppl001_name_differs::RULE,
    ppl002_incomplete_person::RULE,
    str001_repeated_block::RULE,
    str002_missing_phases::RULE,
    str003_missing_indicators::RULE,
    str004_summary_row_without_card::RULE,
    str005_card_without_summary_row::RULE,
    str006_truncated_label::RULE,
    str011_low_coverage::RULE,
    tim001_missing_deadline::RULE,
    tim002_deadline_outside_years::RULE,
    tim003_bad_date::RULE,
    tim008_no_year_selected::RULE,
    wgt001_missing_weight::RULE,
    wgt002_weights_do_not_sum::RULE,
    wgt003_indicator_weights::RULE,
];

/// Every rule, by code.
pub fn registry() -> &'static [Rule] {
    &RULES
}

/// A rule by its code; case does not count.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.eq_ignore_ascii_case(code))
}
