//! # PPL007 names-split-by-guess
//!
//! ## What it does
//! Names the cells in which several people stand without any sign between them and were told apart by the shape of
//! names alone: neither do commas, line ends or other signs part them, nor does the rest of the document name
//! them. One finding stands for all such cells.
//!
//! ## Why is this bad?
//! `Rossi Mario Luca Bianchi` may be two people or three. Who is in the plan, and for the bonus, must not hang on a
//! guess: compare the names with the cell.
//!
//! ## Example
//! *Tabacchini Ermanna Sartorelli Pio Zambonini Ada* in one cell, and none of the three anywhere else.
//!
//! ## References
//! None: it is about the reading of the document.

use crate::audit::records::{Fold, staff_lists};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Person, Severity};
use crate::message::Message;

/// Names told apart by their shape.
pub const RULE: Rule = Rule {
    code: "PPL007",
    name: "names-split-by-guess",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ppl007_names_split_by_guess.rs"),
    page_it: include_str!("../../../locales/it/rules/PPL007.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut cells = Fold::default();
    for list in staff_lists(subject.extraction) {
        let mut at = 0;
        // the people of one cell follow each other and stand in one place
        for cell in
            list.people.chunk_by(|one, other| one.guessed && other.guessed && one.source == other.source)
        {
            if let Some(first) = cell.first().filter(|first| first.guessed) {
                cells.add(list.pointer(at), &first.source, quoted(&names(cell)));
            }
            at += cell.len();
        }
    }
    let message = Message::new("finding-ppl007").arg("count", cells.len()).arg("names", cells.labels());
    found.extend(cells.at_first(&RULE, message));
}

fn names(cell: &[Person]) -> String {
    cell.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(" / ")
}
