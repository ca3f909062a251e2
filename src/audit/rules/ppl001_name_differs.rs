//! # PPL001 name-differs
//!
//! ## What it does
//! Finds people whose name is written in two ways that differ by a slip of one letter. The responsible of a
//! unit is held against the lists of the people involved, and these against each other. Order, letter case,
//! titles, brackets and an apostrophe for an accent do not count; another given name or another ending is
//! another person, and so are two names of one list.
//!
//! Where the responsible's surname stands in the unit's list, the finding is at that person; where only the
//! given name agrees, nobody in the list carries the responsible's surname, and the finding is at the unit.
//!
//! ## Why is this bad?
//! Evaluation and bonus go by name: who is listed under another one does not get it, or gets it twice.
//!
//! ## Example
//! Responsible: *Ermanna Tabacchini*. In the list: *Tabachini Ermanna*.
//!
//! ## References
//! None: the document contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::names::Name;
use crate::audit::records::{objectives, staff_lists, unit_pointer};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Extraction, PersonName, Severity};
use crate::document::Source;
use crate::message::Message;

/// One person in two spellings.
pub const RULE: Rule = Rule {
    code: "PPL001",
    name: "name-differs",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("ppl001_name_differs.rs"),
    page_it: include_str!("../../../locales/it/rules/PPL001.md"),
};

/// Where a spelling is mentioned for the first time.
struct Mention {
    /// The record that a finding about it points to.
    pointer: String,
    /// The unit, where the mention is its responsible.
    leads: Option<usize>,
    unit: usize,
    written: String,
    source: Source,
}

/// A spelling and where it stands.
struct Spelling {
    name: Name,
    mentions: Vec<Mention>,
    /// The lists that have it, by number.
    lists: BTreeSet<usize>,
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let spellings: Vec<Spelling> = spellings(subject.extraction).into_values().collect();
    for (a, b) in slips(&spellings) {
        if let (Some(a), Some(b)) = (spellings.get(a), spellings.get(b)) {
            found.extend(report(a, b));
        }
    }
}

/// Every spelling of the document, by its words.
fn spellings(extraction: &Extraction) -> BTreeMap<Vec<String>, Spelling> {
    let mut all: BTreeMap<Vec<String>, Spelling> = BTreeMap::new();
    let mut add = |mention: Mention, list: Option<usize>| {
        let Some(name) = Name::new(&mention.written) else { return };
        let spelling = all.entry(name.key().to_vec()).or_insert_with(|| Spelling {
            name,
            mentions: Vec::new(),
            lists: BTreeSet::new(),
        });
        spelling.mentions.push(mention);
        spelling.lists.extend(list);
    };
    for (u, unit) in extraction.units.iter().enumerate() {
        if let Some(name) = named(&unit.responsible) {
            let pointer = format!("{}/responsible", unit_pointer(u));
            let source = unit.source.clone();
            add(Mention { pointer, leads: Some(u), unit: u, written: name.to_owned(), source }, None);
        }
    }
    for placed in objectives(extraction) {
        if let Some(name) = named(&placed.objective.responsible) {
            let (pointer, source) = (placed.pointer(), placed.objective.source.clone());
            let written = name.to_owned();
            add(Mention { pointer, leads: None, unit: placed.unit_index, written, source }, None);
        }
    }
    for (number, list) in staff_lists(extraction).enumerate() {
        for (i, person) in list.people.iter().enumerate() {
            let (pointer, source) = (list.pointer(i), person.source.clone());
            let written = person.name.clone();
            add(Mention { pointer, leads: None, unit: list.unit_index, written, source }, Some(number));
        }
    }
    all
}

/// The name of a responsible; a collective one has none.
fn named(person: &Option<PersonName>) -> Option<&str> {
    person.as_ref()?.name.as_deref()
}

/// Pairs of spellings that are one name misspelt and never stand in one list.
fn slips(spellings: &[Spelling]) -> BTreeSet<(usize, usize)> {
    let mut traces: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, spelling) in spellings.iter().enumerate() {
        for trace in spelling.name.traces() {
            traces.entry(trace).or_default().push(i);
        }
    }
    let mut pairs = BTreeSet::new();
    for group in traces.values() {
        for (at, i) in group.iter().enumerate() {
            for j in group.iter().skip(at + 1) {
                if let (Some(a), Some(b)) = (spellings.get(*i), spellings.get(*j))
                    && a.name.misspelt(&b.name).is_some()
                    && a.lists.is_disjoint(&b.lists)
                {
                    pairs.insert((*i, *j));
                }
            }
        }
    }
    pairs
}

/// One finding for two spellings: where a unit's responsible and its list disagree, there; else at the spelling
/// that is rarer.
fn report(a: &Spelling, b: &Spelling) -> Option<Diagnostic> {
    let (at, other, pointer) = in_one_unit(a, b).or_else(|| in_one_unit(b, a)).or_else(|| elsewhere(a, b))?;
    let message =
        Message::new("finding-ppl001").arg("one", quoted(&at.written)).arg("other", quoted(&other.written));
    Some(Diagnostic::new(&RULE, pointer, &at.source, message).related([other.pointer.clone()]))
}

/// The person of a list and the responsible of the same unit, and where the finding points.
fn in_one_unit<'a>(
    listed: &'a Spelling,
    leading: &'a Spelling,
) -> Option<(&'a Mention, &'a Mention, String)> {
    let (leader, unit) = leading.mentions.iter().find_map(|m| Some((m, m.leads?)))?;
    let person = listed.mentions.iter().find(|m| m.unit == unit && m.leads.is_none())?;
    let (word, _) = listed.name.misspelt(&leading.name)?;
    let pointer = if listed.name.is_given(word) { person.pointer.clone() } else { unit_pointer(unit) };
    Some((person, leader, pointer))
}

/// The rarer spelling's first mention (of equally rare ones the later) and the other's.
fn elsewhere<'a>(a: &'a Spelling, b: &'a Spelling) -> Option<(&'a Mention, &'a Mention, String)> {
    let (first, second) = (a.mentions.first()?, b.mentions.first()?);
    let a_is_odd = match a.mentions.len().cmp(&b.mentions.len()) {
        std::cmp::Ordering::Equal => first.unit > second.unit,
        order => order.is_lt(),
    };
    let (odd, usual) = if a_is_odd { (first, second) } else { (second, first) };
    let pointer = odd.leads.map(unit_pointer).unwrap_or_else(|| odd.pointer.clone());
    Some((odd, usual, pointer))
}
