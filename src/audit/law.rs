//! The dated rule pack on norms (`rules/law.toml`): which rule holds for which plan.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use regex::Regex;
use serde::Deserialize;

use super::options::{Options, Profile};
use super::{Subject, rule};
use crate::contract::{Extraction, Period, Plan, PlanKind};

/// From this many employees on the whole plan is owed.
const FULL_PLAN: u32 = 50;

/// The pack.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    kinds: BTreeMap<String, String>,
    groups: BTreeMap<String, Vec<String>>,
    rule: Vec<Entry>,
    section: Vec<Section>,
}

/// For which plans a rule holds, and what it looks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    code: String,
    from: i32,
    to: Option<i32>,
    kinds: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    employees: Option<u32>,
    /// The norm: acts with their date and number, articles, commas.
    pub source: String,
    /// Where its acts can be read.
    #[serde(default)]
    pub urls: Vec<String>,
    #[serde(default)]
    patterns: Patterns,
    /// What must be said besides.
    #[serde(default)]
    pub wanted: Patterns,
    /// A least figure.
    pub minimum: Option<f64>,
}

/// A section of the plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// What small administrations owe too.
    #[serde(default)]
    pub small: bool,
    /// What its text says.
    pub patterns: Patterns,
}

/// Regular expressions over plain texts, made where they are asked for: most programs ask for few of them.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Patterns {
    texts: Vec<String>,
    made: OnceLock<Vec<Regex>>,
}

impl From<Vec<String>> for Patterns {
    fn from(texts: Vec<String>) -> Self {
        Patterns { texts, made: OnceLock::new() }
    }
}

impl Patterns {
    /// Whether one of them is in a text that is plain already.
    pub fn fit(&self, plain: &str) -> bool {
        self.made().iter().any(|pattern| pattern.is_match(plain))
    }

    /// The first words that fit.
    pub fn find<'a>(&self, plain: &'a str) -> Option<&'a str> {
        self.made().iter().find_map(|pattern| pattern.find(plain)).map(|found| found.as_str())
    }

    fn made(&self) -> &[Regex] {
        // a pattern that is none is found by the test of the pack
        self.made.get_or_init(|| self.texts.iter().filter_map(|text| Regex::new(text).ok()).collect())
    }
}

static PACK: LazyLock<Pack> =
    LazyLock::new(|| toml::from_str(include_str!("../../rules/law.toml")).unwrap_or_default());

/// Whether a rule holds for a plan.
enum Holds {
    Yes,
    No,
    /// What would have to be known.
    Unknown(Vec<Fact>),
}

/// What decides whether a norm holds for a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The years of the plan.
    Years,
    /// The kind of administration.
    Kind,
    /// Its number of employees.
    Employees,
}

impl Fact {
    /// Its key under `[ente]` in spoglio.toml.
    pub fn as_str(self) -> &'static str {
        match self {
            Fact::Years => "years",
            Fact::Kind => "kind",
            Fact::Employees => "employees",
        }
    }
}

/// A rule that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unverifiable {
    /// Its code.
    pub rule: &'static str,
    /// What is not known and decides whether it holds.
    pub missing: Vec<Fact>,
}

/// The kinds of administrations, each with its name.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    PACK.kinds.iter().map(|(code, name)| (code.as_str(), name.as_str()))
}

/// Whether a word is a kind of administration.
pub fn is_kind(kind: &str) -> bool {
    PACK.kinds.contains_key(kind)
}

impl Entry {
    fn holds(&self, extraction: &Extraction, profile: &Profile) -> Holds {
        let plan = &extraction.plan;
        if matches!(plan.kind, Some(PlanKind::PerformanceReport | PlanKind::Other)) {
            return Holds::No;
        }
        let year = years(plan, profile).map(|period| period.from);
        let out_of_time = |year: i32| year < self.from || self.to.is_some_and(|to| year > to);
        let other_kind = |kind: &str| !names(&self.kinds, kind) || names(&self.without, kind);
        let too_small = self.employees.zip(profile.employees).is_some_and(|(least, own)| own < least);
        // what is known may be enough to say that it does not hold
        if year.is_some_and(out_of_time) || profile.kind.as_deref().is_some_and(other_kind) || too_small {
            return Holds::No;
        }
        let mut missing = Vec::new();
        missing.extend(year.is_none().then_some(Fact::Years));
        missing.extend(profile.kind.is_none().then_some(Fact::Kind));
        missing.extend((self.employees.is_some() && profile.employees.is_none()).then_some(Fact::Employees));
        if missing.is_empty() { Holds::Yes } else { Holds::Unknown(missing) }
    }

    /// Whether a plain text speaks of what the rule is about.
    pub fn is_about(&self, plain: &str) -> bool {
        self.patterns.fit(plain)
    }

    /// The words that speak of it.
    pub fn find<'a>(&self, plain: &'a str) -> Option<&'a str> {
        self.patterns.find(plain)
    }
}

/// The years of a plan: its own, else those of the configuration.
fn years(plan: &Plan, profile: &Profile) -> Option<Period> {
    plan.period.or(profile.years)
}

/// The years of a document and those of the configuration, where both are known and differ: the document's hold.
pub fn years_differ(extraction: &Extraction, profile: &Profile) -> Option<(Period, Period)> {
    extraction.plan.period.zip(profile.years).filter(|(own, given)| own != given)
}

/// Whether codes and groups name a kind.
fn names(named: &[String], kind: &str) -> bool {
    let in_group = |name: &String| PACK.groups.get(name).is_some_and(|group| group.iter().any(|k| k == kind));
    named.iter().any(|name| name == kind || in_group(name))
}

/// What the pack says of a rule, an edition after the other; nothing of a rule that is on no norm.
pub fn editions(code: &str) -> impl Iterator<Item = &'static Entry> {
    PACK.rule.iter().filter(move |entry| entry.code == code)
}

/// What the pack says of a rule for this plan; `None` where the rule does not hold or that is not known.
pub fn entry(subject: &Subject<'_>, code: &str) -> Option<&'static Entry> {
    let profile = &subject.options.profile;
    let holds = |entry: &&Entry| matches!(entry.holds(subject.extraction, profile), Holds::Yes);
    PACK.rule.iter().filter(|entry| entry.code == code).find(holds)
}

/// Whether the administration owes a simplified plan only; `None` where its size is not known.
pub fn is_small(profile: &Profile) -> Option<bool> {
    profile.employees.map(|employees| employees < FULL_PLAN)
}

/// The sections that the administration owes: all with 50 employees or more, some with less. Where the number is
/// not known, those that everybody owes.
pub fn sections(profile: &Profile) -> impl Iterator<Item = &'static Section> {
    let full = is_small(profile) == Some(false);
    PACK.section.iter().filter(move |section| full || section.small)
}

/// All sections.
pub fn all_sections() -> &'static [Section] {
    &PACK.section
}

/// The chosen rules that can't be checked, since it is not known whether they hold, each with what would have to be
/// known.
pub fn unverifiable(extraction: &Extraction, options: &Options) -> Vec<Unverifiable> {
    let is_plan = extraction.units.iter().any(|unit| !unit.objectives.is_empty());
    let mut found: BTreeMap<&'static str, Vec<Fact>> = BTreeMap::new();
    for entry in &PACK.rule {
        let chosen = rule(&entry.code).is_some_and(|rule| options.selection.has(rule));
        if let (true, Holds::Unknown(missing)) =
            (is_plan && chosen, entry.holds(extraction, &options.profile))
        {
            found.entry(&entry.code).or_default().extend(missing);
        }
    }
    // several editions of a rule may lack the same
    let sorted = |mut missing: Vec<Fact>| {
        missing.sort_unstable();
        missing.dedup();
        missing
    };
    found.into_iter().map(|(rule, missing)| Unverifiable { rule, missing: sorted(missing) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_is_sound() {
        let source = include_str!("../../rules/law.toml");
        let pack: Pack = toml::from_str(source).unwrap();
        let raw: toml::Table = source.parse().unwrap();
        let count = |list: &str, key: &str| -> usize {
            let entries = raw.get(list).and_then(|entries| entries.as_array()).into_iter().flatten();
            entries.filter_map(|entry| Some(entry.get(key)?.as_array()?.len())).sum()
        };
        let kept = pack.rule.iter().map(|entry| entry.patterns.made().len()).sum::<usize>();
        assert_eq!(kept, count("rule", "patterns"));
        assert_eq!(
            pack.rule.iter().map(|entry| entry.wanted.made().len()).sum::<usize>(),
            count("rule", "wanted")
        );
        assert_eq!(
            pack.section.iter().map(|s| s.patterns.made().len()).sum::<usize>(),
            count("section", "patterns")
        );
        for entry in &pack.rule {
            assert!(rule(&entry.code).is_some_and(|rule| rule.code.starts_with("LAW")), "{}", entry.code);
            for name in entry.kinds.iter().chain(&entry.without) {
                assert!(pack.kinds.contains_key(name) || pack.groups.contains_key(name), "{name}");
            }
        }
        for kind in pack.groups.values().flatten() {
            assert!(pack.kinds.contains_key(kind), "{kind}");
        }
    }

    #[test]
    fn norms_are_cited_with_their_date_and_acts_with_their_address() {
        let act =
            Regex::new(r"(?:D\.L|L|D\.Lgs|D\.P\.R)\. (\d{1,2} \w+ (\d{4})), n\. (\d+), art\. \d").unwrap();
        let dated = Regex::new(r"\d{1,2} \p{L}+ \d{4}").unwrap();
        for entry in &PACK.rule {
            assert!(dated.is_match(&entry.source), "{}", entry.source);
            // an address names year and number of the act that is cited in its place
            let cited: Vec<_> = act.captures_iter(&entry.source).collect();
            assert_eq!(cited.len(), entry.urls.len(), "{}", entry.source);
            for (act, url) in cited.iter().zip(&entry.urls) {
                assert!(url.starts_with("https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:"), "{url}");
                assert!(
                    url.contains(&format!(":{}-", &act[2])) && url.ends_with(&format!(";{}", &act[3])),
                    "{url}"
                );
            }
        }
    }

    #[test]
    fn editions_of_a_rule_do_not_overlap() {
        for (i, a) in PACK.rule.iter().enumerate() {
            for b in PACK.rule.iter().skip(i + 1).filter(|b| b.code == a.code) {
                let (first, second) = if a.from <= b.from { (a, b) } else { (b, a) };
                assert!(first.to.is_some_and(|to| to < second.from), "{}", a.code);
            }
        }
    }
}
