//! Values as they are compared: by what was understood, by the text where nothing was.

use std::collections::BTreeSet;

use crate::audit::names::Name;
use crate::audit::text::stems;
use crate::contract::{DateValue, Mission, Number, Percent, PersonName, Target};

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key of its name in messages, which is also its name in the JSON.
    pub name: &'static str,
    /// The year that it is of, where there are several.
    pub year: Option<i32>,
    /// What it says.
    pub said: Said,
}

/// What a field says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// As the document writes it; `""` where its place is left blank, `None` where no such place was found.
    pub raw: Option<String>,
    /// What is compared; equal for values that mean the same.
    pub key: String,
    /// Words that stand beside an understood value and may make another one of it.
    pub words: BTreeSet<String>,
}

impl Said {
    /// A text.
    pub fn text(text: &str) -> Said {
        Said { raw: Some(text.to_owned()), key: folded(text), words: BTreeSet::new() }
    }

    /// Nothing where there is no text.
    pub fn maybe(text: &Option<String>) -> Said {
        text.as_deref().map(Said::text).unwrap_or_default()
    }

    /// What was understood, else the text.
    fn value(raw: &str, understood: Option<String>) -> Said {
        let key = understood.map(|value| format!("={value}")).unwrap_or_else(|| folded(raw));
        Said { raw: Some(raw.to_owned()), key, words: BTreeSet::new() }
    }

    /// A share.
    pub fn percent(percent: &Option<Percent>) -> Said {
        let Some(percent) = percent else { return Said::default() };
        Said::value(&percent.raw, percent.percent.map(number))
    }

    /// A number.
    pub fn number(value: &Option<Number>) -> Said {
        let Some(value) = value else { return Said::default() };
        Said::value(&value.raw, value.value.map(number))
    }

    /// A date or a span.
    pub fn date(date: &Option<DateValue>) -> Said {
        let Some(date) = date else { return Said::default() };
        let understood = date.date.as_ref().map(|from| {
            let precision = date.precision.map(|precision| format!("{precision:?}")).unwrap_or_default();
            format!("{from} {} {precision}", date.date_to.as_deref().unwrap_or_default())
        });
        Said::value(&date.raw, understood)
    }

    /// A person: the order of the names, titles and case do not count.
    pub fn person(person: &Option<PersonName>) -> Said {
        let Some(person) = person else { return Said::default() };
        let name = person.name.as_deref().and_then(Name::new);
        Said::value(&person.raw, name.map(|name| name.key().join(" ")))
    }

    /// The name of a person.
    pub fn name(name: &str) -> Said {
        Said::value(name, Name::new(name).map(|name| name.key().join(" ")))
    }

    /// A target. The words around an understood number are kept apart: `95% of invoices` is not `95% of payments`.
    pub fn target(target: &Target) -> Said {
        let understood = match (target.value, &target.date) {
            (None, None) => None,
            (value, date) => {
                let comparator = target.comparator.map(|c| format!("{c:?}")).unwrap_or_default();
                let parts: Vec<String> = target
                    .parts
                    .iter()
                    .map(|part| format!("{} {}", number(part.value), folded(&part.noun)))
                    .collect();
                Some(format!(
                    "{comparator} {} {} {} {} {}",
                    value.map(number).unwrap_or_default(),
                    target.value_to.map(number).unwrap_or_default(),
                    target.unit.as_deref().map(folded).unwrap_or_default(),
                    date.as_deref().unwrap_or_default(),
                    parts.join(";"),
                ))
            }
        };
        let words =
            if understood.is_some() && target.date.is_none() { words(&target.raw) } else { BTreeSet::new() };
        Said { words, ..Said::value(&target.raw, understood) }
    }

    /// A code and its title.
    pub fn mission(mission: &Option<Mission>) -> Said {
        let Some(mission) = mission else { return Said::default() };
        let understood = mission.code.as_ref().map(|code| {
            let title = mission.title.as_deref().map(folded).unwrap_or_default();
            format!("{} {title}", code.trim_start_matches('0'))
        });
        Said::value(&mission.raw, understood)
    }

    /// Several texts, whose order does not count; `None` where the form has no place for them.
    pub fn list(texts: Option<Vec<String>>) -> Said {
        let Some(texts) = texts else { return Said::default() };
        let mut keys: Vec<String> = texts.iter().map(|text| folded(text)).collect();
        keys.sort();
        Said { raw: Some(texts.join("; ")), key: keys.join(";"), words: BTreeSet::new() }
    }

    /// Whether nothing is said: a blank place and no place say the same.
    pub fn is_blank(&self) -> bool {
        self.key.is_empty()
    }
}

/// A number as it is compared: what computing left at the end does not count.
fn number(number: f64) -> String {
    format!("{:.6}", number + 0.0)
}

/// Words of a text, numbers left out.
fn words(text: &str) -> BTreeSet<String> {
    let numberless = |word: &&str| !word.contains(|c: char| c.is_ascii_digit());
    stems(text).iter().filter(numberless).map(str::to_owned).collect()
}

/// A text as it is compared: white space, letter case and the shape of quotes and dashes do not count.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') => {}
            '’' | '‘' | '`' | '´' | 'ʼ' | '′' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' | '″' => out.push('"'),
            '–' | '—' | '‐' | '‑' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_no_difference() {
        assert_eq!(folded("L’ANNO\u{a0} «2025» – fine…"), folded("l'anno \"2025\" - fine..."));
        assert_ne!(folded("1,5"), folded("15"));
        assert_ne!(folded("entro"), folded("entro."));
    }

    #[test]
    fn understood_values_are_compared_first() {
        let percent = |raw: &str, percent| Said::percent(&Some(Percent { raw: raw.into(), percent }));
        assert_eq!(percent("50%", Some(50.0)).key, percent("50,00 %", Some(50.0)).key);
        assert_ne!(percent("50%", Some(50.0)).key, percent("alto", None).key);
        let date = |raw: &str, date: &str| {
            Said::date(&Some(DateValue { raw: raw.into(), date: Some(date.into()), ..DateValue::default() }))
        };
        assert_eq!(date("31/12/2025", "2025-12-31").key, date("31 dicembre 2025", "2025-12-31").key);
        assert_eq!(Said::name("dott. Rossi Mario").key, Said::name("MARIO ROSSI").key);
    }

    #[test]
    fn a_blank_place_and_no_place_say_the_same() {
        assert!(Said::percent(&Some(Percent::default())).is_blank());
        assert!(Said::percent(&None).is_blank());
        // and they are shown as what they are
        assert_eq!(Said::percent(&Some(Percent::default())).raw.as_deref(), Some(""));
        assert_eq!(Said::percent(&None).raw, None);
    }
}
