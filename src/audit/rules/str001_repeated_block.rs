//! # STR001 repeated-block
//!
//! ## What it does
//! Finds objectives inside whose card a second block of phases or of indicators begins.
//!
//! ## Why is this bad?
//! Mostly the head of the next card was lost when the document was put together: its phases or indicators now
//! stand under the wrong objective, and one objective of the unit has no card.
//!
//! ## Example
//! A card with `Indicatore … Totale % realizzazione Indicatori`, then again `Indicatore …` with other rows.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{label, objectives};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{BlockKind, Severity};
use crate::message::Message;

/// A second block in one card.
pub const RULE: Rule = Rule {
    code: "STR001",
    name: "repeated-block",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("str001_repeated_block.rs"),
    page_it: include_str!("../../../locales/it/rules/STR001.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        let blocks = &placed.objective.form.repeated_blocks;
        // a lost head repeats several blocks at once: one cause, one finding
        let Some(first) = blocks.first() else { continue };
        let kind = match first.kind {
            BlockKind::Phases => "phases",
            BlockKind::Indicators => "indicators",
        };
        let message = Message::new("finding-str001").arg("kind", kind).arg("label", label(placed.objective));
        let pointer = placed.pointer();
        let related: Vec<String> = blocks
            .iter()
            .filter_map(|block| {
                let (list, count) = match block.kind {
                    BlockKind::Phases => ("phases", placed.objective.phases.as_ref()?.len()),
                    BlockKind::Indicators => ("indicators", placed.objective.indicators.as_ref()?.len()),
                };
                (block.first < count).then(|| format!("{pointer}/{list}/{}", block.first))
            })
            .collect();
        found.push(Diagnostic::new(&RULE, pointer, &first.source, message).related(related));
    }
}
