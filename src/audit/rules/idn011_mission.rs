//! # IDN011 mission
//!
//! ## What it does
//! Finds objectives whose place for the mission of the budget is left blank (a note, one a document). Where the document
//! has other missions that are those of local government, it also finds missions whose code and title are those of two
//! different missions, and codes that no mission has. (The state's missions have other numbers.)
//!
//! ## Why is this bad?
//! The mission ties the objective to the money that it costs.
//!
//! ## Example
//! `12 Ordine pubblico e sicurezza`: 12 is *Diritti sociali, politiche sociali e famiglia*.
//!
//! ## References
//! D.Lgs. 118/2011, Allegato 14.
//!
//! ## Known false alarms
//! None known; a ministry that writes its missions with two figures, beside one that both lists share, would give one.

use crate::audit::data::MISSIONS;
use crate::audit::records::{Fold, label, objectives};
use crate::audit::text::{is_blank, quoted, shared, stems};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Mission, Severity};
use crate::message::Message;

/// Mission.
pub const RULE: Rule = Rule {
    code: "IDN011",
    name: "mission",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("idn011_mission.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN011.md"),
};

/// Titles that agree this far are one mission.
const SAME: f64 = 0.6;
/// And this far they are certainly not.
const OTHER: f64 = 0.2;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut blank = Fold::default();
    let sound = objectives(subject.extraction)
        .filter_map(|placed| placed.objective.mission.as_ref())
        .filter(|mission| title_of(mission).is_some_and(|title| likeness(mission, title) >= SAME))
        .count();
    for placed in objectives(subject.extraction) {
        let Some(mission) = &placed.objective.mission else { continue };
        if is_blank(&mission.raw) {
            blank.add(placed.pointer(), &placed.objective.source, label(placed.objective));
            continue;
        }
        let message = match (title_of(mission), mission.code.as_deref()) {
            (Some(title), _) if sound > 0 && likeness(mission, title) <= OTHER && is_another(mission) => {
                Message::new("finding-idn011-differs").arg("title", title)
            }
            (None, Some(_)) if sound > 1 => Message::new("finding-idn011-unknown"),
            _ => continue,
        };
        let message = message.arg("mission", quoted(&mission.raw));
        let diagnostic = Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message);
        found.push(diagnostic.severity(Severity::Warning));
    }
    let message = Message::new("finding-idn011").arg("count", blank.len());
    found.extend(blank.at(&RULE, "/plan", message));
}

/// The title that belongs to a mission's code.
fn title_of(mission: &Mission) -> Option<&'static str> {
    let code: u32 = mission.code.as_deref()?.trim().parse().ok()?;
    MISSIONS.get(&format!("{code:02}")).map(String::as_str)
}

fn likeness(mission: &Mission, title: &str) -> f64 {
    shared(&stems(mission.title.as_deref().unwrap_or_default()), &stems(title))
}

/// Whether the title is that of some mission.
fn is_another(mission: &Mission) -> bool {
    MISSIONS.values().any(|title| likeness(mission, title) >= SAME)
}
