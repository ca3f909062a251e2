//! # IDN009 missing-responsible
//!
//! ## What it does
//! Finds units for whose objectives nobody is named: the place for the responsible is left blank, or other units
//! (at least two, and most) name theirs. A note where only everybody is named (`Tutti i responsabili`) in a unit
//! that is not that of all units.
//!
//! ## Why is this bad?
//! An objective that is nobody's is not evaluated with anybody.
//!
//! ## Example
//! `Responsabile:` and nothing beside it.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::data::WORDS;
use crate::audit::records::{Fold, of_unit, unit_label, unit_pointer};
use crate::audit::text::{is_blank, plain, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{PersonName, Scope, Severity, Unit};
use crate::message::Message;

/// Missing responsible.
pub const RULE: Rule = Rule {
    code: "IDN009",
    name: "missing-responsible",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("idn009_missing_responsible.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN009.md"),
};

/// How a unit's responsible is told.
enum Told {
    Named,
    Blank,
    Collective(String),
    /// A text that is no name that was understood.
    Something,
    NoPlace,
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (mut named, mut absent) = (0, Fold::default());
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        if unit.scope == Scope::Transversal || unit.objectives.is_empty() {
            continue;
        }
        let (key, severity, who) = match told(unit) {
            Told::Named => {
                named += 1;
                continue;
            }
            Told::Something => continue,
            // a part without a heading is no unit that could have one
            Told::NoPlace if unit_label(unit).is_empty() => continue,
            Told::NoPlace => {
                absent.add(unit_pointer(u), &unit.source, unit_label(unit));
                continue;
            }
            Told::Blank => ("finding-idn009", Severity::Warning, String::new()),
            Told::Collective(who) => ("finding-idn009-collective", Severity::Info, who),
        };
        let message = of_unit(key, unit).arg("who", who);
        found.push(Diagnostic::new(&RULE, unit_pointer(u), &unit.source, message).severity(severity));
    }
    if named > 1 && absent.len() < named {
        let message =
            Message::new("finding-idn009-others").arg("units", absent.labels()).arg("count", absent.len());
        found.extend(absent.at_first(&RULE, message));
    }
}

fn told(unit: &Unit) -> Told {
    let of_objectives = unit.objectives.iter().map(|objective| objective.responsible.as_ref());
    let own = unit.responsible.as_ref();
    let places: Vec<Option<&PersonName>> = of_objectives.collect();
    let is_named = |person: &Option<&PersonName>| person.is_some_and(|person| person.name.is_some());
    if is_named(&own) || places.iter().any(is_named) {
        return Told::Named;
    }
    let written: Vec<&PersonName> = own.into_iter().chain(places.into_iter().flatten()).collect();
    if written.is_empty() {
        return Told::NoPlace;
    }
    match written.iter().find(|person| !is_blank(&person.raw)) {
        None => Told::Blank,
        Some(person) if is_collective(&person.raw) => Told::Collective(quoted(&person.raw)),
        Some(_) => Told::Something,
    }
}

fn is_collective(raw: &str) -> bool {
    let plain = plain(raw);
    plain.split(' ').next().is_some_and(|first| WORDS.collective.iter().any(|word| word == first))
}
