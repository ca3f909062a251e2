//! `[when]` of a grammar file: the documents that its labels are for.

use regex::{Regex, RegexBuilder};
use serde::Deserialize;

use super::language::flat;
use crate::contract::{Period, PlanKind};

/// Size that a pattern may have once compiled, in bytes: it comes from a file that somebody may have been given.
const PATTERN_BYTES: usize = 1 << 20;

/// Which documents a file is for; all that it names must hold, each by one of its values.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct When {
    /// The administration: a name, or a pattern of the whole name.
    #[serde(default)]
    pub entity: OneOf<String>,
    #[serde(default)]
    pub kind: OneOf<PlanKind>,
    /// A year that the plan covers.
    #[serde(default)]
    pub year: OneOf<i32>,
}

/// One value or a list of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOf<T> {
    One(T),
    Several(Vec<T>),
}

impl<T> Default for OneOf<T> {
    fn default() -> Self {
        OneOf::Several(Vec::new())
    }
}

impl<T> OneOf<T> {
    fn values(&self) -> &[T] {
        match self {
            OneOf::One(value) => std::slice::from_ref(value),
            OneOf::Several(values) => values,
        }
    }
}

/// What a document says of itself before anything else is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub entity: Option<String>,
    pub kind: Option<PlanKind>,
    pub period: Option<Period>,
}

impl When {
    /// Whether it holds for a document. What the document does not tell holds for none.
    pub(crate) fn holds(&self, told: &Told) -> bool {
        let entity = || told.entity.as_deref().is_some_and(|name| self.is_entity(name));
        let kind = || told.kind.is_some_and(|kind| self.kind.values().contains(&kind));
        let year = || {
            let covers =
                |period: Period| self.year.values().iter().any(|y| (period.from..=period.to).contains(y));
            told.period.is_some_and(covers)
        };
        (self.entity.values().is_empty() || entity())
            && (self.kind.values().is_empty() || kind())
            && (self.year.values().is_empty() || year())
    }

    fn is_entity(&self, name: &str) -> bool {
        let plain = flat(name);
        self.entity.values().iter().any(|wanted| {
            let is = |pattern: Regex| pattern.is_match(name.trim()) || pattern.is_match(plain.trim());
            flat(wanted).trim() == plain.trim() || pattern(wanted).is_ok_and(is)
        })
    }

    /// What is wrong with it: it asks for nothing, or a pattern is none.
    pub(crate) fn problem(&self) -> Option<String> {
        if self.entity.values().is_empty() && self.kind.values().is_empty() && self.year.values().is_empty() {
            return Some("[when]".to_owned());
        }
        let blank = self.entity.values().iter().find(|wanted| wanted.trim().is_empty());
        blank.map(|wanted| format!("entity = {wanted:?}")).or_else(|| {
            let bad = |wanted: &String| pattern(wanted).err().map(|_| format!("entity = {wanted:?}"));
            self.entity.values().iter().find_map(bad)
        })
    }
}

/// The pattern of a whole name; linear in time whatever it says.
fn pattern(wanted: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(&format!("^(?:{})$", wanted.trim()))
        .case_insensitive(true)
        .size_limit(PATTERN_BYTES)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(text: &str) -> When {
        toml::from_str(text).expect(text)
    }

    fn told(entity: &str) -> Told {
        let period = Some(Period { from: 2025, to: 2027 });
        Told { entity: Some(entity.to_owned()), kind: Some(PlanKind::Peg), period }
    }

    #[test]
    fn names_patterns_and_years() {
        let named = when("entity = \"Città di Esempio\"");
        assert!(named.holds(&told("CITTA DI ESEMPIO")) && !named.holds(&told("Città di Esempio Alto")));
        let pattern = when("entity = [\"(Comune|Unione) .* Valli\", \"ASL 3\"]");
        assert!(pattern.holds(&told("Unione delle Valli")) && !pattern.holds(&told("Unione Valli Nord")));
        let year = when("year = 2026\nkind = [\"peg\", \"piao\"]");
        assert!(year.holds(&told("x")) && !year.holds(&Told { period: None, ..told("x") }));
        assert!(!when("year = 2028").holds(&told("x")));
    }

    #[test]
    fn a_condition_that_asks_for_nothing_or_is_no_pattern_is_a_problem() {
        assert!(When::default().problem().is_some());
        assert!(when("entity = \"Comune (di\"").problem().is_some());
        assert!(when("entity = \"Comune di Esempio\"").problem().is_none());
    }
}
