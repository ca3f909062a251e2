//! # TIM005 phases-out-of-order
//!
//! ## What it does
//! Finds objectives with a phase that is due before a phase above it. One that begins no earlier than that phase runs
//! beside it, where beginnings are known. One finding a document.
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
//! Phases without beginnings that run beside each other and are listed in another order than that of their ends.

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
        let mut above: Vec<Span<'_>> = Vec::new();
        for (i, phase) in list(&placed.objective.phases).iter().enumerate() {
            let Some(span) = Span::of(phase) else { continue };
            if above.iter().any(|other| span.is_before(other)) {
                let pointer = format!("{}/phases/{i}", placed.pointer());
                fold.add(pointer, &phase.source, quoted(&phase.description));
            }
            above.push(span);
        }
    }
    let message = Message::new("finding-tim005").arg("count", fold.len()).arg("phases", fold.labels());
    found.extend(fold.at_first(&RULE, message));
}

/// When a phase takes place; days are ISO 8601, which sorts as it reads.
struct Span<'a> {
    /// The day on which it ends where its beginning is not known.
    start: &'a str,
    end: &'a str,
}

impl<'a> Span<'a> {
    fn of(phase: &'a Phase) -> Option<Span<'a>> {
        let due = phase.due.as_ref()?;
        let end = due.date_to.as_deref().or(due.date.as_deref())?;
        let start = phase.start.as_ref().and_then(|start| start.date.as_deref());
        Some(Span { start: start.unwrap_or(end), end })
    }

    /// Whether it both begins and ends before another.
    fn is_before(&self, other: &Span<'_>) -> bool {
        self.end < other.end && self.start < other.start
    }
}
