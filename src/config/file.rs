use serde::Deserialize;
use toml::Spanned;

use super::{Config, Problem, What};
use crate::audit::{Profile, Selection, Suppression, Tolerances, is_kind, is_known};
use crate::contract::{Period, Severity};
use crate::message::Unparsed;

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    ente: Ente,
    rules: Rules,
    tolerances: Figures,
    suppress: Vec<Spanned<Suppress>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Ente {
    kind: Option<Spanned<String>>,
    employees: Option<u32>,
    years: Option<Spanned<Years>>,
}

/// The years of a plan: one, or first and last.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Years {
    One(i32),
    Span([i32; 2]),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Rules {
    select: Vec<Spanned<String>>,
    extend_select: Vec<Spanned<String>>,
    ignore: Vec<Spanned<String>>,
    min_severity: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Figures {
    weights: Option<Spanned<f64>>,
    coverage: Option<Spanned<f64>>,
    achievement: Option<Spanned<f64>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Suppress {
    rule: Spanned<String>,
    #[serde(default, rename = "where")]
    place: Place,
    reason: Option<String>,
    author: Option<String>,
    date: Option<Day>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Place {
    path: Option<String>,
    pointer: Option<String>,
    text: Option<String>,
}

/// A day, written with or without quotes.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Day {
    Text(String),
    Date(toml::value::Datetime),
}

/// Years that a plan may be of.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Reads a configuration. Error: the first problem, with its line.
pub fn parse(text: &str) -> Result<Config, Problem> {
    let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
    let file: File = toml::from_str(text).map_err(|error| unparsed(Unparsed::toml(text, &error)))?;
    let known = |codes: Vec<Spanned<String>>| -> Result<Vec<String>, Problem> {
        codes.into_iter().map(|code| known(code, &line)).collect()
    };
    let kind = file.ente.kind.map(|kind| {
        let at = line(kind.span().start);
        let kind = kind.into_inner();
        if is_kind(&kind) { Ok(kind) } else { Err(Problem { line: Some(at), what: What::UnknownKind(kind) }) }
    });
    let years = file.ente.years.map(|years| {
        let at = line(years.span().start);
        let (from, to) = match years.into_inner() {
            Years::One(year) => (year, year),
            Years::Span([from, to]) => (from, to),
        };
        let sound = from <= to && YEARS.contains(&from) && YEARS.contains(&to);
        if sound { Ok(Period { from, to }) } else { Err(Problem { line: Some(at), what: What::BadYears }) }
    });
    let min_severity = file.rules.min_severity.map(|word| {
        let at = line(word.span().start);
        let problem = || Problem { line: Some(at), what: What::UnknownSeverity(word.get_ref().clone()) };
        Severity::from_word(word.get_ref()).ok_or_else(problem)
    });
    let usual = Tolerances::default();
    Ok(Config {
        profile: Profile {
            kind: kind.transpose()?,
            employees: file.ente.employees,
            years: years.transpose()?,
        },
        selection: Selection {
            select: known(file.rules.select)?,
            extend_select: known(file.rules.extend_select)?,
            ignore: known(file.rules.ignore)?,
            min_severity: min_severity.transpose()?,
        },
        tolerances: Tolerances {
            weights: tolerance(file.tolerances.weights, usual.weights, 100, &line)?,
            coverage: tolerance(file.tolerances.coverage, usual.coverage, 1, &line)?,
            achievement: tolerance(file.tolerances.achievement, usual.achievement, 100, &line)?,
        },
        suppressions: file
            .suppress
            .into_iter()
            .map(|one| suppression(one, &line))
            .collect::<Result<_, _>>()?,
    })
}

/// The problem of a file that could not be taken apart; values that may be written in several ways by their own names.
fn unparsed(unparsed: Unparsed) -> Problem {
    let key = unparsed.unknown_key().map(|(key, known)| (key.to_owned(), known.to_vec()));
    let line = unparsed.at.map(|(line, _)| line);
    let what = match key {
        Some((key, known)) => What::UnknownKey { key, known },
        None if unparsed.words().ends_with("untagged enum Years") => What::BadYears,
        None if unparsed.words().ends_with("untagged enum Day") => What::BadDate,
        None => What::Syntax(unparsed),
    };
    Problem { line, what }
}

/// A tolerance from 0 up to `most`, or the usual one.
fn tolerance(
    written: Option<Spanned<f64>>,
    usual: f64,
    most: u32,
    line: &dyn Fn(usize) -> usize,
) -> Result<f64, Problem> {
    let Some(written) = written else { return Ok(usual) };
    let at = line(written.span().start);
    let value = written.into_inner();
    let problem = Problem { line: Some(at), what: What::BadTolerance(most) };
    if (0.0..=f64::from(most)).contains(&value) { Ok(value) } else { Err(problem) }
}

fn known(code: Spanned<String>, line: &dyn Fn(usize) -> usize) -> Result<String, Problem> {
    let at = line(code.span().start);
    let code = code.into_inner();
    if is_known(&code) { Ok(code) } else { Err(Problem { line: Some(at), what: What::UnknownRule(code) }) }
}

fn suppression(one: Spanned<Suppress>, line: &dyn Fn(usize) -> usize) -> Result<Suppression, Problem> {
    let at = line(one.span().start);
    let one = one.into_inner();
    let reason = one.reason.filter(|reason| !reason.trim().is_empty());
    Ok(Suppression {
        rule: known(one.rule, line)?,
        path: one.place.path,
        pointer: one.place.pointer,
        text: one.place.text,
        reason: reason.ok_or(Problem { line: Some(at), what: What::NoReason })?,
        author: one.author,
        date: one.date.map(Day::checked).transpose().map_err(|what| Problem { line: Some(at), what })?,
        line: at,
    })
}

impl Day {
    /// As `2025-03-01`; an hour is not a day.
    fn checked(self) -> Result<String, What> {
        let date = match &self {
            Day::Text(text) => text.trim().parse().ok(),
            Day::Date(date) => Some(*date),
        };
        match date {
            Some(toml::value::Datetime { date: Some(date), .. }) => Ok(date.to_string()),
            _ => Err(What::BadDate),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_one_or_a_span() {
        let years =
            |text: &str| parse(&format!("[ente]\nyears = {text}\n")).map(|config| config.profile.years);
        assert_eq!(years("2025"), Ok(Some(Period { from: 2025, to: 2025 })));
        assert_eq!(years("[2025, 2027]"), Ok(Some(Period { from: 2025, to: 2027 })));
        for wrong in ["[2027, 2025]", "25", "[2025, 20270]"] {
            assert_eq!(years(wrong), Err(Problem { line: Some(2), what: What::BadYears }), "{wrong}");
        }
        assert!(years("\"2025\"").is_err());
    }

    #[test]
    fn an_unknown_key_is_told_with_those_that_are_known() {
        let told = |text: &str| match parse(text) {
            Err(Problem { line: Some(line), what: What::UnknownKey { key, known } }) => {
                (line, key, known.join(" "))
            }
            other => panic!("{other:?}"),
        };
        let among = "kind employees years".to_owned();
        assert_eq!(told("[ente]\n\nemployes = 3\n"), (3, "employes".to_owned(), among));
        assert_eq!(told("[regole]\n").1, "regole");
        assert!(matches!(parse("[ente"), Err(Problem { what: What::Syntax(_), .. })));
    }

    #[test]
    fn all_of_it_can_be_read() {
        let config = parse(
            "[ente]\nkind = \"comune\"\nemployees = 42\n\n[rules]\nselect = [\"WGT\"]\nextend-select = [\"IND010\"]\n\
             ignore = [\"STR006\"]\nmin-severity = \"warning\"\n\n[tolerances]\nweights = 1.0\n\n[[suppress]]\nrule = \"WGT002\"\n\
             where = { path = \"*.docx\", text = \"Tributi\" }\nreason = \"SMVP, art. 7\"\nauthor = \"NdV\"\ndate = 2025-03-01\n",
        )
        .unwrap();
        assert_eq!(config.profile, Profile { kind: Some("comune".into()), employees: Some(42), years: None });
        assert_eq!(config.selection.min_severity, Some(Severity::Warning));
        assert_eq!((config.tolerances.weights, config.tolerances.coverage), (1.0, 0.5));
        let one = &config.suppressions[0];
        assert_eq!((one.rule.as_str(), one.line, one.date.as_deref()), ("WGT002", 14, Some("2025-03-01")));
        assert_eq!(parse(""), Ok(Config::default()));
    }

    #[test]
    fn problems_have_their_line() {
        let problem = |text: &str| {
            let problem = parse(text).unwrap_err();
            (problem.line, problem.what)
        };
        let suppress = "# accepted\n\n[[suppress]]\nrule = \"WGT002\"\n";
        assert_eq!(problem(suppress), (Some(3), What::NoReason));
        assert_eq!(problem(&format!("{suppress}reason = \" \"\n")), (Some(3), What::NoReason));
        assert_eq!(problem("[rules]\nignore = [\"WTG\"]\n"), (Some(2), What::UnknownRule("WTG".into())));
        assert_eq!(problem("[ente]\nkind = \"paese\"\n"), (Some(2), What::UnknownKind("paese".into())));
        assert_eq!(problem("[tolerances]\nweights = nan\n"), (Some(2), What::BadTolerance(100)));
        assert_eq!(problem("[tolerances]\ncoverage = 50\n"), (Some(2), What::BadTolerance(1)));
        assert_eq!(problem("[rules]\nmin-severity = \"x\"\n"), (Some(2), What::UnknownSeverity("x".into())));
        assert!(matches!(problem("[ente]\nname = \"x\"\n"), (Some(2), What::UnknownKey { .. })));
        assert!(matches!(problem("[ente\n"), (Some(1), What::Syntax(_))));
    }
}
