//! # PPL002 incomplete-person
//!
//! ## What it does
//! Finds people without a category or without weekly hours where the list has a column for them. A column that
//! nobody filled in is one finding, at whoever has the list.
//!
//! ## Why is this bad?
//! The hours are the resources of the objective: what is blank is not counted.
//!
//! ## Example
//! A list with `Ore Sett` and `Categoria` in which one row has a name alone.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{StaffList, staff_lists};
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Person, Severity};
use crate::message::Message;

/// A person without category or hours.
pub const RULE: Rule = Rule {
    code: "PPL002",
    name: "incomplete-person",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("ppl002_incomplete_person.rs"),
    page_it: include_str!("../../../locales/it/rules/PPL002.md"),
};

/// A column of a list of people: its word in the messages, and what a person has in it.
type Column = (&'static str, fn(&Person) -> Option<&str>);

const COLUMNS: [Column; 2] = [
    ("hours", |person| person.hours.as_ref().map(|hours| hours.raw.as_str())),
    ("category", |person| person.category.as_deref()),
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for list in staff_lists(subject.extraction) {
        let columns: Vec<Column> = COLUMNS
            .into_iter()
            .filter(|(_, value)| list.people.iter().any(|person| value(person).is_some()))
            .collect();
        let (filled, empty): (Vec<Column>, Vec<Column>) = columns
            .into_iter()
            .partition(|(_, value)| list.people.iter().any(|person| !lacks(person, *value)));
        whole_column(&list, &empty, found);
        people(&list, &filled, found);
    }
}

fn lacks(person: &Person, value: fn(&Person) -> Option<&str>) -> bool {
    value(person).is_none_or(is_blank)
}

/// What is missing, as the messages choose by it: `hours`, `category` or `both`.
fn what(columns: &[&'static str]) -> Option<&'static str> {
    match columns {
        [] => None,
        [one] => Some(one),
        _ => Some("both"),
    }
}

/// People who lack what others of their list have.
fn people(list: &StaffList<'_>, columns: &[Column], found: &mut Vec<Diagnostic>) {
    for (i, person) in list.people.iter().enumerate() {
        let lacking: Vec<&str> =
            columns.iter().filter(|(_, value)| lacks(person, *value)).map(|(name, _)| *name).collect();
        if let Some(what) = what(&lacking) {
            let message = Message::new("finding-ppl002").arg("name", quoted(&person.name)).arg("what", what);
            found.push(Diagnostic::new(&RULE, list.pointer(i), &person.source, message));
        }
    }
}

/// Columns that nobody filled in.
fn whole_column(list: &StaffList<'_>, columns: &[Column], found: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    if let (Some(what), Some(first)) = (what(&names), list.people.first()) {
        let message = Message::new("finding-ppl002-column").arg("what", what);
        let related = (0..list.people.len()).map(|i| list.pointer(i));
        found.push(Diagnostic::new(&RULE, list.owner.clone(), &first.source, message).related(related));
    }
}
