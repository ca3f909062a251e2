//! # IDN008 unit-name-differs
//!
//! ## What it does
//! Finds units whose heading and whose own cell (`Settore/Centro di responsabilità`) have no word in common.
//! Words such as `Settore`, letter case, spaces and abbreviations do not count.
//!
//! ## Why is this bad?
//! The objectives are charged to a unit that is not the one whose part of the plan they stand in.
//!
//! ## Example
//! Heading *Settore Affari generali*, cell *Polizia locale*. `SETTORE POLIZIA LOCALE` and `Polizia locale` are
//! one.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::data::WORDS;
use crate::audit::records::unit_pointer;
use crate::audit::text::{Stems, plain, quoted, squeezed, stems};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Unit name differs.
pub const RULE: Rule = Rule {
    code: "IDN008",
    name: "unit-name-differs",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("idn008_unit_name_differs.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN008.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        let (Some(name), Some(center)) = (&unit.name, &unit.responsibility_center) else { continue };
        let (own, other) = (words(name), words(center));
        let (a, b) = (squeezed(name), squeezed(center));
        if own.is_empty() || other.is_empty() || own.common(&other) > 0 || a.contains(&b) || b.contains(&a) {
            continue;
        }
        let message = Message::new("finding-idn008").arg("name", quoted(name)).arg("center", quoted(center));
        found.push(Diagnostic::new(&RULE, unit_pointer(u), &unit.source, message));
    }
}

/// The words that tell units apart.
fn words(name: &str) -> Stems {
    let plain = plain(name);
    let kept: Vec<&str> =
        plain.split(' ').filter(|word| !WORDS.units.iter().any(|unit| unit == word)).collect();
    stems(&kept.join(" "))
}
