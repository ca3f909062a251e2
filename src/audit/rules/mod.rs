//! The rules, one a file. The doc comment of a file is the rule's manual page.

pub(super) mod doc003_no_text_layer;
pub(super) mod doc005_unreadable_document;
pub(super) mod idn001_blank_title;
pub(super) mod idn002_duplicate_title;
pub(super) mod idn003_title_differs;
pub(super) mod idn010_type_boxes;
pub(super) mod idn012_unidentified_document;
pub(super) mod ind001_missing_target;
pub(super) mod ind002_unmeasurable_target;
pub(super) mod ind003_formula_repeats_indicator;
pub(super) mod ppl001_name_differs;
pub(super) mod ppl002_incomplete_person;
pub(super) mod str001_repeated_block;
pub(super) mod str002_missing_phases;
pub(super) mod str003_missing_indicators;
pub(super) mod str004_summary_row_without_card;
pub(super) mod str005_card_without_summary_row;
pub(super) mod str006_truncated_label;
pub(super) mod str011_low_coverage;
pub(super) mod tim001_missing_deadline;
pub(super) mod tim002_deadline_outside_years;
pub(super) mod tim003_bad_date;
pub(super) mod tim008_no_year_selected;
pub(super) mod wgt001_missing_weight;
pub(super) mod wgt002_weights_do_not_sum;
pub(super) mod wgt003_indicator_weights;
