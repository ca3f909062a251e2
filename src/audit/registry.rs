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
    /// It runs unless it is asked not to; others run where they are asked for.
    pub default: bool,
    /// How it looks for its defect; `None` where the finding does not come from records.
    pub check: Option<Check>,
    /// The source of its file, whose doc comment is its page in English.
    pub(super) file: &'static str,
    /// Its page in Italian, `locales/it/rules/CODE.md`.
    pub(super) page_it: &'static str,
}

/// Every rule, by code.
static RULES: [Rule; 85] = [
    cfg001_stale_suppression::RULE,
    doc001_section_missing::RULE,
    doc002_simplified_section_missing::RULE,
    doc003_no_text_layer::RULE,
    doc004_unknown_kind::RULE,
    doc005_unreadable_document::RULE,
    doc006_year_differs::RULE,
    idn001_blank_title::RULE,
    idn002_duplicate_title::RULE,
    idn003_title_differs::RULE,
    idn004_missing_code::RULE,
    idn005_duplicate_code::RULE,
    idn006_numbering_gap::RULE,
    idn007_text_of_another_objective::RULE,
    idn008_unit_name_differs::RULE,
    idn009_missing_responsible::RULE,
    idn010_type_boxes::RULE,
    idn011_mission::RULE,
    idn012_unidentified_document::RULE,
    idn013_description_missing::RULE,
    ind001_missing_target::RULE,
    ind002_unmeasurable_target::RULE,
    ind003_formula_repeats_indicator::RULE,
    ind004_circular_indicator::RULE,
    ind005_missing_formula::RULE,
    ind006_target_direction::RULE,
    ind007_unfilled_placeholder::RULE,
    ind008_missing_baseline::RULE,
    ind009_missing_source::RULE,
    ind010_number_differs::RULE,
    ind011_achievement_arithmetic::RULE,
    ind012_missing_actual::RULE,
    ind013_percent_out_of_range::RULE,
    ind014_target_not_above_baseline::RULE,
    ind015_compound_target::RULE,
    law001_no_payment_times_objective::RULE,
    law002_payment_times_weight::RULE,
    law003_payment_times_indicator::RULE,
    law004_training_hours::RULE,
    law005_no_transparency_objective::RULE,
    law006_no_accessibility_objective::RULE,
    law007_no_equal_opportunity_objective::RULE,
    law008_superseded_reference::RULE,
    law009_no_simplification_or_digitalisation_objective::RULE,
    ppl001_name_differs::RULE,
    ppl002_incomplete_person::RULE,
    ppl003_responsible_not_in_staff::RULE,
    ppl004_hours_out_of_range::RULE,
    ppl005_person_listed_twice::RULE,
    ppl006_category_spellings::RULE,
    ppl007_names_split_by_guess::RULE,
    str001_repeated_block::RULE,
    str002_missing_phases::RULE,
    str003_missing_indicators::RULE,
    str004_summary_row_without_card::RULE,
    str005_card_without_summary_row::RULE,
    str006_truncated_label::RULE,
    str007_missing_total_row::RULE,
    str008_unlabelled_column::RULE,
    str009_rejoined_cell::RULE,
    str010_markup_residue::RULE,
    str011_low_coverage::RULE,
    str012_ambiguous_column::RULE,
    str013_unit_without_staff::RULE,
    tim001_missing_deadline::RULE,
    tim002_deadline_outside_years::RULE,
    tim003_bad_date::RULE,
    tim004_undated_objective::RULE,
    tim005_phases_out_of_order::RULE,
    tim006_year_end_only::RULE,
    tim007_deadline_before_plan::RULE,
    tim008_no_year_selected::RULE,
    wgt001_missing_weight::RULE,
    wgt002_weights_do_not_sum::RULE,
    wgt003_indicator_weights::RULE,
    wgt004_weight_out_of_range::RULE,
    wgt005_weight_not_a_number::RULE,
    wgt006_declared_total_differs::RULE,
    wgt007_weight_differs::RULE,
    wgt008_component_shares::RULE,
    xyr001_copied_from_last_year::RULE,
    xyr002_target_below_last_actual::RULE,
    xyr003_objective_not_reported::RULE,
    xyr004_target_differs_from_plan::RULE,
    xyr005_weight_changed::RULE,
];

/// Every rule, by code.
pub fn registry() -> &'static [Rule] {
    &RULES
}

/// The codes that are nearest to one that no rule has, the nearest first; a rule's name gives its code.
pub fn nearest(unknown: &str) -> Vec<&'static str> {
    let asked = unknown.trim().to_ascii_uppercase();
    if let Some(named) = RULES.iter().find(|rule| rule.name.eq_ignore_ascii_case(&asked)) {
        return vec![named.code];
    }
    let distance = |rule: &Rule| strsim::osa_distance(&asked, rule.code);
    let least = RULES.iter().map(distance).min().unwrap_or(usize::MAX);
    if least > FAR {
        return Vec::new();
    }
    RULES.iter().filter(|rule| distance(rule) == least).map(|rule| rule.code).take(SUGGESTED).collect()
}

/// Letters in which a code may differ from the one that was meant.
const FAR: usize = 2;
/// Codes that are suggested at most.
const SUGGESTED: usize = 3;

/// A rule by its code; case does not count.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_in_a_code_finds_the_code() {
        assert_eq!(nearest("WGT02"), ["WGT002"]);
        assert_eq!(nearest("wtg002"), ["WGT002"]);
        assert_eq!(nearest("missing-weight"), ["WGT001"]);
        assert_eq!(nearest("WGT009").len(), 3);
        assert!(nearest("pesi").is_empty() && nearest("").is_empty());
    }
}
