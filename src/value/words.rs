//! The words that values are written with, from `grammars/values.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::text::{Phrases, fold};
use crate::contract::Comparator;

/// The file that the program is built with.
const BUILTIN: &str = include_str!("../../grammars/values.toml");

/// The words of the value parsers: built once, passed to each of them.
#[derive(Clone, Debug, Default)]
pub struct ValueWords {
    pub(super) currency: Phrases<()>,
    pub(super) percent: Phrases<()>,
    pub(super) none: Phrases<()>,
    pub(super) unfilled: Phrases<()>,
    pub(super) multipliers: Phrases<f64>,
    pub(super) beside_percent: Phrases<()>,
    pub(super) out_of: Phrases<()>,
    pub(super) months: Phrases<u32>,
    pub(super) ordinals: Phrases<u32>,
    pub(super) quarter: Phrases<()>,
    pub(super) four_months: Phrases<()>,
    pub(super) semester: Phrases<()>,
    pub(super) quarter_codes: Phrases<u32>,
    pub(super) year_end: Phrases<()>,
    pub(super) year_link: Phrases<()>,
    pub(super) from: Phrases<()>,
    pub(super) to: Phrases<()>,
    pub(super) date_helpers: Phrases<()>,
    pub(super) date_shift: Phrases<()>,
    pub(super) count: Phrases<()>,
    pub(super) fillers: Phrases<()>,
    pub(super) yes_no: Phrases<bool>,
    pub(super) leads: Phrases<()>,
    pub(super) changes: Phrases<()>,
    pub(super) reaches: Phrases<()>,
    pub(super) no_noun: Phrases<()>,
    pub(super) comparators: Phrases<Comparator>,
    pub(super) suffixes: Phrases<Comparator>,
    pub(super) within: Phrases<()>,
    pub(super) between_from: Phrases<()>,
    pub(super) between_to: Phrases<()>,
    pub(super) units: Phrases<()>,
    pub(super) honorifics: Phrases<()>,
    pub(super) role_prefixes: Phrases<()>,
    pub(super) vacant: Phrases<()>,
    pub(super) collective: Phrases<()>,
    pub(super) roles: BTreeSet<String>,
    pub(super) particles: BTreeSet<String>,
    pub(super) given_names: BTreeSet<String>,
    pub(super) structures: Phrases<()>,
    pub(super) list_ends: Phrases<()>,
    pub(super) letter_marks: Phrases<()>,
    pub(super) ticked: Phrases<()>,
    pub(super) empty_boxes: Phrases<()>,
    pub(super) filled: Phrases<()>,
    pub(super) timetable: Phrases<()>,
    pub(super) mission: Phrases<()>,
    pub(super) program: Phrases<()>,
    pub(super) mission_titles: BTreeMap<String, String>,
}

impl ValueWords {
    /// The words compiled into the program.
    pub fn builtin() -> ValueWords {
        // the tests hold the file readable; without it every value would be raw text, never a wrong one
        Self::from_toml(BUILTIN).unwrap_or_default()
    }

    /// From a file of the same form as `grammars/values.toml`; an error says what is wrong and where.
    pub fn from_toml(text: &str) -> Result<ValueWords, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        file.check()?;
        Ok(ValueWords {
            currency: plain(&file.number.currency),
            percent: plain(&file.number.percent),
            none: plain(&file.number.none),
            unfilled: plain(&file.unfilled.openers),
            multipliers: multipliers(&file.number.multipliers)?,
            beside_percent: plain(&file.percent.words),
            out_of: plain(&file.percent.out_of),
            months: numbered(&file.date.months),
            ordinals: numbered(&file.date.ordinals),
            quarter: plain(&file.date.quarter),
            four_months: plain(&file.date.four_months),
            semester: plain(&file.date.semester),
            quarter_codes: numbered(&file.date.quarter_codes),
            year_end: plain(&file.date.year_end),
            year_link: plain(&file.date.year_link),
            from: plain(&file.date.from),
            to: plain(&file.date.to),
            date_helpers: plain(&file.date.helpers),
            date_shift: plain(&file.date.shift),
            count: plain(&file.target.count),
            fillers: plain(&file.target.fillers),
            yes_no: Phrases::new(
                (file.target.yes.iter().map(|word| (word, true)))
                    .chain(file.target.no.iter().map(|word| (word, false))),
            ),
            leads: plain(&file.target.leads),
            changes: plain(&file.target.changes),
            reaches: plain(&file.target.reaches),
            no_noun: plain(&file.target.no_noun),
            comparators: comparators(&file.target.comparators)?,
            suffixes: comparators(&file.target.suffixes)?,
            within: plain(&file.target.within),
            between_from: plain(&file.target.between.from),
            between_to: plain(&file.target.between.to),
            units: plain(&file.units.names),
            honorifics: plain(&file.person.honorifics),
            role_prefixes: plain(&file.person.role_prefixes),
            vacant: plain(&file.person.vacant),
            collective: plain(&file.person.collective),
            roles: folded(file.person.roles.iter().map(String::as_str)),
            particles: folded(file.person.particles.iter().map(String::as_str)),
            given_names: folded(file.person.given_names.split_whitespace()),
            structures: plain(&file.list.structures),
            list_ends: plain(&file.list.ends),
            letter_marks: plain(&file.marks.letters),
            ticked: plain(&file.marks.ticked),
            empty_boxes: plain(&file.marks.empty),
            filled: plain(&file.marks.filled),
            timetable: plain(&file.marks.timetable),
            mission: plain(&file.mission.mission),
            program: plain(&file.mission.program),
            mission_titles: file
                .mission
                .titles
                .iter()
                .map(|(code, title)| (fold(title), code.clone()))
                .collect(),
        })
    }

    /// The text says that there is no value (`n.d.`, `-`).
    pub fn is_none(&self, text: &str) -> bool {
        self.none.whole(text).is_some()
    }

    /// The text stands where a name is expected and says that there is none (`vacante`, `n.d.`).
    pub fn is_nobody(&self, text: &str) -> bool {
        self.is_none(text) || self.vacant.whole(text.trim()).is_some()
    }

    /// The text holds the place of another that nobody has written yet: `(inserire il titolo)`, `……`, `______`.
    pub fn is_unfilled(&self, text: &str) -> bool {
        let text = text.trim();
        let dots = text.chars().count() > 2 && text.chars().all(|c| matches!(c, '.' | '…' | '_' | ' '));
        let inside = text
            .strip_prefix(['(', '[', '<', '«', '{'])
            .and_then(|text| text.strip_suffix([')', ']', '>', '»', '}']));
        dots || inside.is_some_and(|inside| self.unfilled.parse(inside.trim()).is_ok())
    }

    /// A known given name.
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains(&fold(word))
    }

    /// The official title of a mission of the budget by its code (`8` is `08`), folded for comparison.
    pub fn mission_title(&self, code: &str) -> Option<&str> {
        let code = code.trim_start_matches('0');
        let found = self.mission_titles.iter().find(|(_, known)| known.trim_start_matches('0') == code);
        found.map(|(title, _)| title.as_str())
    }
}

fn plain(phrases: &[String]) -> Phrases<()> {
    Phrases::new(phrases.iter().map(|phrase| (phrase, ())))
}

/// Lists of phrases that stand for 1, 2, 3 …
fn numbered(lists: &[Vec<String>]) -> Phrases<u32> {
    Phrases::new(
        (1u32..).zip(lists).flat_map(|(number, list)| list.iter().map(move |phrase| (phrase, number))),
    )
}

fn folded<'a>(words: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    words.map(fold).filter(|word| !word.is_empty()).collect()
}

fn multipliers(table: &BTreeMap<String, Vec<String>>) -> Result<Phrases<f64>, String> {
    let mut pairs = Vec::new();
    for (key, phrases) in table {
        let value: f64 = key.replace('_', "").parse().map_err(|_| format!("number.multipliers: {key}"))?;
        pairs.extend(phrases.iter().map(|phrase| (phrase, value)));
    }
    Ok(Phrases::new(pairs))
}

fn comparators(table: &BTreeMap<String, Vec<String>>) -> Result<Phrases<Comparator>, String> {
    let mut pairs = Vec::new();
    for (key, phrases) in table {
        let comparator = match key.as_str() {
            "=" => Comparator::Equal,
            "<" => Comparator::Less,
            "<=" => Comparator::AtMost,
            ">" => Comparator::Greater,
            ">=" => Comparator::AtLeast,
            other => return Err(format!("target: no comparator `{other}`")),
        };
        pairs.extend(phrases.iter().map(|phrase| (phrase, comparator)));
    }
    Ok(Phrases::new(pairs))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    number: NumberWords,
    unfilled: UnfilledWords,
    percent: PercentWords,
    date: DateWords,
    target: TargetWords,
    units: UnitWords,
    person: PersonWords,
    list: ListWords,
    marks: MarkWords,
    mission: MissionWords,
}

impl File {
    /// What the types can't say.
    fn check(&self) -> Result<(), String> {
        let counts = [
            ("date.months", self.date.months.len(), 12),
            ("date.ordinals", self.date.ordinals.len(), 4),
            ("date.quarter_codes", self.date.quarter_codes.len(), 4),
        ];
        match counts.into_iter().find(|(_, found, wanted)| found != wanted) {
            Some((name, found, wanted)) => Err(format!("{name}: {found} lists, {wanted} wanted")),
            None => Ok(()),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnfilledWords {
    openers: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberWords {
    currency: Vec<String>,
    percent: Vec<String>,
    none: Vec<String>,
    multipliers: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PercentWords {
    words: Vec<String>,
    out_of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DateWords {
    months: Vec<Vec<String>>,
    ordinals: Vec<Vec<String>>,
    quarter: Vec<String>,
    four_months: Vec<String>,
    semester: Vec<String>,
    quarter_codes: Vec<Vec<String>>,
    year_end: Vec<String>,
    year_link: Vec<String>,
    from: Vec<String>,
    to: Vec<String>,
    helpers: Vec<String>,
    shift: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetWords {
    count: Vec<String>,
    fillers: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
    leads: Vec<String>,
    changes: Vec<String>,
    reaches: Vec<String>,
    no_noun: Vec<String>,
    within: Vec<String>,
    comparators: BTreeMap<String, Vec<String>>,
    suffixes: BTreeMap<String, Vec<String>>,
    between: BetweenWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BetweenWords {
    from: Vec<String>,
    to: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitWords {
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonWords {
    honorifics: Vec<String>,
    role_prefixes: Vec<String>,
    vacant: Vec<String>,
    collective: Vec<String>,
    roles: Vec<String>,
    particles: Vec<String>,
    given_names: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListWords {
    structures: Vec<String>,
    ends: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkWords {
    letters: Vec<String>,
    ticked: Vec<String>,
    empty: Vec<String>,
    filled: Vec<String>,
    timetable: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MissionWords {
    mission: Vec<String>,
    program: Vec<String>,
    titles: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_file_is_whole() {
        let words = ValueWords::from_toml(BUILTIN).expect("grammars/values.toml");
        assert!(words.is_given_name("MARIA") && words.is_none("N.D.") && !words.is_none("nota"));
        assert_eq!(words.mission_titles.len(), 23);
        assert_eq!(words.mission_title("8"), Some("assetto del territorio ed edilizia abitativa"));
        assert_eq!(words.mission_title("0"), None);
    }

    #[test]
    fn a_broken_file_says_what_is_wrong() {
        let eleven = BUILTIN.replace("    [\"dicembre\", \"dic\"],\n", "");
        assert_eq!(ValueWords::from_toml(&eleven).unwrap_err(), "date.months: 11 lists, 12 wanted");
        let odd = BUILTIN.replace("[target.suffixes]\n", "[target.suffixes]\n\"~\" = [\"circa\"]\n");
        assert_eq!(ValueWords::from_toml(&odd).unwrap_err(), "target: no comparator `~`");
        let unknown = BUILTIN.replace("[marks]\n", "[marks]\ncolours = []\n");
        assert!(ValueWords::from_toml(&unknown).unwrap_err().contains("colours"));
    }
}
