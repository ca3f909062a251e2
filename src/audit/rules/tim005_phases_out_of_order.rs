//! # TIM005 phases-out-of-order
//!
//! ## What it does
//! Finds objectives with a phase that is due before the phase above it. One finding a document.
//!
//! ## Why is this bad?
//! Phases are steps: one that ends before the step that it follows is mostly a slip in one of the two dates.
//!
//! ## Example
//! *Aggiudicazione* due on 30/04, below *Pubblicazione del bando* due on 30/06.
//!
//! ## References
//! None: the document contradicts itself.
//!
//! ## Known false alarms
//! Phases that run beside each other and are listed in another order than that of their ends.

use crate::audit::records::{Fold, list, objectives};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Phase, Severity};
use crate::message::Message;

/// Phases out of order.
pub const RULE: Rule = Rule {
    code: "TIM005",
    name: "phases-out-of-order",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("tim005_phases_out_of_order.rs"),
    page_it: include_str!("../../../locales/it/rules/TIM005.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut fold = Fold::default();
    for placed in objectives(subject.extraction) {
        let mut latest: Option<&str> = None;
        for (i, phase) in list(&placed.objective.phases).iter().enumerate() {
            let Some(due) = due(phase) else { continue };
            if latest.is_some_and(|latest| due < latest) {
                let pointer = format!("{}/phases/{i}", placed.pointer());
                fold.add(pointer, &phase.source, quoted(&phase.description));
            }
            latest = latest.max(Some(due));
        }
    }
    let message = Message::new("finding-tim005").arg("count", fold.len()).arg("phases", fold.labels());
    found.extend(fold.at_first(&RULE, message));
}

/// The day on which a phase ends, as ISO 8601, which sorts as it reads.
fn due(phase: &Phase) -> Option<&str> {
    let due = phase.due.as_ref()?;
    due.date_to.as_deref().or(due.date.as_deref())
}
