//! What a form's own labels ask for: absence is judged by them, not by what other forms have.

use super::records::list;
use super::text::plain;
use crate::contract::{Choice, Objective, Requirement, RequirementLevel};

/// What a form asks of one objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// It must be filled in.
    Owed,
    /// The label says that it need not be, or that only other types must.
    NotOwed,
    /// The label says nothing.
    Unsaid,
}

/// What a label's note asks of an objective, by its ticked types.
pub fn demand(requirement: Option<&Requirement>, objective: &Objective) -> Demand {
    match requirement {
        None => Demand::Unsaid,
        Some(requirement) => match requirement.level {
            RequirementLevel::Unsaid => Demand::Unsaid,
            RequirementLevel::Optional => Demand::NotOwed,
            RequirementLevel::Mandatory if requirement.for_types.is_empty() => Demand::Owed,
            RequirementLevel::Mandatory if is_of_types(objective, &requirement.for_types) => Demand::Owed,
            RequirementLevel::Mandatory => Demand::NotOwed,
        },
    }
}

/// Whether one of the ticked types is among those that a note names (`gestionali` for `Gestionale`).
fn is_of_types(objective: &Objective, named: &[String]) -> bool {
    let types = list(&objective.types);
    types.iter().filter(|choice| choice.selected).any(|choice| {
        named
            .iter()
            .any(|note| stems_of(note).iter().any(|stem| has_stem(choice, stem) && tells_apart(types, stem)))
    })
}

/// Whether a word tells the types apart: one that all labels have (`obiettivo gestionale`, `obiettivo
/// esecutivo`) tells nothing.
fn tells_apart(types: &[Choice], stem: &str) -> bool {
    types.len() < 2 || !types.iter().all(|choice| has_stem(choice, stem))
}

fn has_stem(choice: &Choice, stem: &str) -> bool {
    stems_of(&choice.label).iter().any(|other| other == stem)
}

/// The words of a label without what number and gender change at their end.
fn stems_of(label: &str) -> Vec<String> {
    plain(label)
        .split(' ')
        .map(|word| word.trim_end_matches(['a', 'e', 'i', 'o']).trim_end_matches('h').to_owned())
        .filter(|stem| stem.len() >= 3)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objective(types: &[(&str, bool)]) -> Objective {
        let types = types
            .iter()
            .map(|(label, selected)| Choice { label: (*label).into(), selected: *selected })
            .collect();
        Objective { types: Some(types), ..Objective::default() }
    }

    fn mandatory(for_types: &[&str]) -> Requirement {
        Requirement {
            level: RequirementLevel::Mandatory,
            for_types: for_types.iter().map(|note| (*note).into()).collect(),
        }
    }

    #[test]
    fn notes_in_the_plural_name_types_in_the_singular() {
        let note = mandatory(&["gestionali"]);
        let ticked = objective(&[("Gestionale", true), ("Esecutivo/attività", false)]);
        assert_eq!(demand(Some(&note), &ticked), Demand::Owed);
        let other = objective(&[("Gestionale", false), ("Esecutivo/attività", true)]);
        assert_eq!(demand(Some(&note), &other), Demand::NotOwed);
        let strategic = objective(&[("Strategica", true)]);
        assert_eq!(demand(Some(&mandatory(&["strategiche"])), &strategic), Demand::Owed);
    }

    #[test]
    fn a_word_of_all_labels_names_none() {
        let note = mandatory(&["obiettivi gestionali"]);
        let other = objective(&[("Obiettivo gestionale", false), ("Obiettivo esecutivo", true)]);
        assert_eq!(demand(Some(&note), &other), Demand::NotOwed);
    }

    #[test]
    fn no_note_asks_nothing() {
        let any = objective(&[]);
        assert_eq!(demand(None, &any), Demand::Unsaid);
        assert_eq!(demand(Some(&Requirement::default()), &any), Demand::Unsaid);
        assert_eq!(demand(Some(&mandatory(&[])), &any), Demand::Owed);
    }
}
