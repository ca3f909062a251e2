//! # STR009 rejoined-cell
//!
//! ## What it does
//! Says which tables were cut in the middle of a row by a page break and put together again. One finding a
//! document.
//!
//! ## Why is this bad?
//! How the halves belong together is told by what their texts say: where two rows were taken for one, or one for
//! two, a value is wrong. These are the places to look at first.
//!
//! ## Example
//! A description that ends with *entro il* at the foot of page 4 and goes on with *30 giugno* at the top of page
//! 5.
//!
//! ## References
//! None: this is about the reading, not about the plan.

use crate::audit::records::Fold;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Rejoined cell.
pub const RULE: Rule = Rule {
    code: "STR009",
    name: "rejoined-cell",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("str009_rejoined_cell.rs"),
    page_it: include_str!("../../../locales/it/rules/STR009.md"),
};

/// What the layout stage calls it.
const CUT: &str = "cut-cell";

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(seen) = subject.seen else { return };
    let mut fold = Fold::default();
    for table in seen.document.tables() {
        for part in table.parts.iter().filter(|part| part.reason == CUT) {
            let label = part.source.page.map(|page| page.to_string()).unwrap_or_default();
            fold.add("/document".to_owned(), &part.source, label);
        }
    }
    let pages = Some(fold.labels()).filter(|pages| !pages.is_empty()).unwrap_or_else(|| "none".to_owned());
    let message = Message::new("finding-str009").arg("count", fold.len()).arg("pages", pages);
    found.extend(fold.at(&RULE, "/document", message));
}
