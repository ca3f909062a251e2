//! # STR011 low-coverage
//!
//! ## What it does
//! Finds documents of whose table cells less than half became records. Blank cells, repeated headers, page
//! furniture and tables that a grammar knows as no part of a plan (budgets, risk registers) are not counted.
//!
//! Half, since a form has one cell of label for each cell of value, and both count as read: a document whose
//! objectives were understood stands near the whole, one below half was for the greater part not understood.
//!
//! ## Why is this bad?
//! What was not read was not audited either: few findings then mean little. `spoglio explain` shows which
//! tables were tried with which grammars; the tables are also listed under `unclaimed`.
//!
//! ## Example
//! 1,240 cells of which 310 were read, because the indicators stand in a table with labels that no grammar
//! knows.
//!
//! ## References
//! None: this is about the reading, not about the plan.

use crate::audit::records::rounded;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Extraction, Severity, Unclaimed};
use crate::message::Message;

/// Less than half was understood.
pub const RULE: Rule = Rule {
    code: "STR011",
    name: "low-coverage",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("str011_low_coverage.rs"),
    page_it: include_str!("../../../locales/it/rules/STR011.md"),
};

/// How many of the largest unread tables a finding names.
const NAMED: usize = 3;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let extraction = subject.extraction;
    let cells = countable(extraction);
    if cells == 0 {
        return;
    }
    let claimed = extraction.document.coverage.claimed;
    let share = f64::from(claimed) / f64::from(cells);
    if share >= subject.options.tolerances.coverage {
        return;
    }
    let message = Message::new("finding-str011")
        .arg("percent", rounded(share * 100.0).round())
        .arg("claimed", f64::from(claimed))
        .arg("cells", f64::from(cells))
        .arg("tables", unread(extraction).count());
    let mut largest: Vec<(usize, &Unclaimed)> = unread(extraction).collect();
    largest.sort_by_key(|(i, table)| (std::cmp::Reverse(table.cells), *i));
    largest.truncate(NAMED);
    let source = largest.first().map(|(_, table)| table.source.clone()).unwrap_or_default();
    let related = largest.iter().map(|(i, _)| format!("/unclaimed/{i}"));
    found.push(Diagnostic::new(&RULE, "/document".to_owned(), &source, message).related(related));
}

/// Whether so little was understood that nothing can be said to be absent.
pub fn is_low(subject: &Subject<'_>) -> bool {
    let cells = countable(subject.extraction);
    let claimed = f64::from(subject.extraction.document.coverage.claimed);
    cells > 0 && claimed / f64::from(cells) < subject.options.tolerances.coverage
}

/// The cells that should have become records.
fn countable(extraction: &Extraction) -> u32 {
    let known: u32 = extraction
        .unclaimed
        .iter()
        .filter(|table| table.kind.is_some())
        .fold(0, |sum, table| sum.saturating_add(table.cells));
    let coverage = extraction.document.coverage;
    coverage.cells.saturating_sub(coverage.furniture).saturating_sub(known)
}

/// The tables that nobody knows.
fn unread(extraction: &Extraction) -> impl Iterator<Item = (usize, &Unclaimed)> {
    extraction.unclaimed.iter().enumerate().filter(|(_, table)| table.kind.is_none())
}
