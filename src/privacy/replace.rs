//! Where a text names somebody who is known.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::people::Pseudonyms;

/// Letters between two words of a name: blanks, a comma, an apostrophe.
const GAP: usize = 6;
/// Runs of a text that is a surname with its titles.
const ALONE: usize = 6;
/// Letters of an abbreviated title.
const TITLE: usize = 5;

/// A run of letters in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it begins and ends, in bytes.
    pub from: usize,
    /// The byte behind it.
    pub to: usize,
    /// In small letters without accents.
    pub folded: String,
    /// It begins with a capital.
    pub capital: bool,
}

/// The runs of letters of a text. An accent belongs to its letter.
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let accent = is_combining_mark(c) || c == '\u{ad}';
        let letter = c.is_alphabetic() || (open && accent);
        if !letter {
            open = false;
            continue;
        }
        let to = at + c.len_utf8();
        if !open {
            runs.push(Run { from: at, to, folded: String::new(), capital: c.is_uppercase() });
        }
        open = true;
        if let Some(run) = runs.last_mut() {
            run.to = to;
            let letters = c.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphabetic());
            run.folded.extend(letters.flat_map(char::to_lowercase));
        }
    }
    runs
}

/// The words of a name in alphabetical order; what stands in brackets and titles are no part of it.
pub fn words_of(name: &str) -> Vec<String> {
    let mut depth = 0usize;
    let plain: String = name
        .chars()
        .map(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ if depth == 0 => return c,
                _ => {}
            }
            ' '
        })
        .collect();
    let all = runs(&plain);
    let mut words: Vec<String> = (all.iter().enumerate())
        .filter(|(at, _)| !is_title(&plain, &all, *at))
        .map(|(_, run)| run.folded.clone())
        .collect();
    words.sort_unstable();
    words
}

/// Whether a run is a part of an abbreviated title: `dott.`, the `ssa` of `dott.ssa`.
fn is_title(text: &str, runs: &[Run], at: usize) -> bool {
    let Some(run) = runs.get(at) else { return false };
    let dot_behind = text.get(run.to..).is_some_and(|rest| rest.starts_with('.'));
    let dot_before = text.get(..run.from).is_some_and(|before| before.ends_with('.'))
        && at
            .checked_sub(1)
            .and_then(|before| runs.get(before))
            .is_some_and(|before| before.to + 1 == run.from)
        && !run.capital;
    let letters = run.folded.chars().count();
    // one letter with a full stop is an initial
    (2..=TITLE).contains(&letters) && (dot_behind || dot_before)
}

impl Pseudonyms {
    /// A text in which whoever is known has a pseudonym; `None` where nobody is named.
    pub fn replace(&self, text: &str) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let runs = runs(text);
        let mut out = String::new();
        let (mut copied, mut at) = (0, 0);
        while at < runs.len() {
            let Some((count, pseudonym)) = self.at(text, &runs, at) else {
                at += 1;
                continue;
            };
            if let (Some(first), Some(last)) = (runs.get(at), runs.get(at + count - 1)) {
                out.push_str(text.get(copied..first.from).unwrap_or_default());
                out.push_str(&pseudonym);
                copied = last.to + apostrophe(text, last.to);
            }
            at += count;
        }
        if copied == 0 {
            return None;
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        Some(out)
    }

    /// Who is named from this run on, and in how many runs: the longest name first.
    fn at(&self, text: &str, runs: &[Run], at: usize) -> Option<(usize, String)> {
        for count in (2..=self.longest + 2).rev() {
            let Some(window) = runs.get(at..at + count).filter(|window| joined(text, window)) else {
                continue;
            };
            // titles may stand inside, and a title may stand where a name is looked for
            let mut words: Vec<String> = (window.iter().enumerate())
                .filter(|(i, _)| *i == 0 || *i + 1 == count || !is_title(text, runs, at + i))
                .map(|(_, run)| run.folded.clone())
                .collect();
            if words.len() < 2 {
                continue;
            }
            words.sort_unstable();
            if let Some(pseudonym) = self.full.get(&words) {
                return Some((count, pseudonym.clone()));
            }
        }
        self.cut(text, runs, at)
            .or_else(|| self.initial(text, runs, at))
            .or_else(|| self.alone(text, runs, at))
    }

    /// A name whose end was cut (`Rossi Ma…`).
    fn cut(&self, text: &str, runs: &[Run], at: usize) -> Option<(usize, String)> {
        for count in (2..=self.longest).rev() {
            let Some(window) = runs.get(at..at + count).filter(|window| joined(text, window)) else {
                continue;
            };
            let (last, before) = window.split_last()?;
            if !text.get(last.to..).is_some_and(|rest| rest.starts_with('…')) {
                continue;
            }
            let mut words: Vec<&str> = before.iter().map(|run| run.folded.as_str()).collect();
            words.sort_unstable();
            let fits = |name: &[String]| {
                let mut rest: Vec<&str> = name.iter().map(String::as_str).collect();
                let all = words.iter().all(|word| match rest.iter().position(|other| other == word) {
                    Some(at) => {
                        rest.remove(at);
                        true
                    }
                    None => false,
                });
                all && rest.iter().any(|word| word.starts_with(last.folded.as_str()))
            };
            if let Some((_, pseudonym)) = self.full.iter().find(|(name, _)| fits(name)) {
                return Some((count, pseudonym.clone()));
            }
        }
        None
    }

    /// An initial with the other word (`M. Rossi`, `Rossi M.`).
    fn initial(&self, text: &str, runs: &[Run], at: usize) -> Option<(usize, String)> {
        let window = runs.get(at..at + 2).filter(|window| joined(text, window))?;
        let [one, other] = window else { return None };
        let dotted = |run: &Run| text.get(run.to..).is_some_and(|rest| rest.starts_with('.'));
        let (initial, word) = match (one.folded.chars().count(), other.folded.chars().count()) {
            (1, 2..) if dotted(one) => (one, other),
            (2.., 1) if dotted(other) => (other, one),
            _ => return None,
        };
        if !initial.capital || !word.capital {
            return None;
        }
        let key = (initial.folded.chars().next()?, word.folded.clone());
        self.initials.get(&key).map(|pseudonym| (2, pseudonym.clone()))
    }

    /// A surname that stands alone: it is the whole text, a title stands before it, or the text was cut there.
    fn alone(&self, text: &str, runs: &[Run], at: usize) -> Option<(usize, String)> {
        let run = runs.get(at).filter(|run| run.capital)?;
        let pseudonym = self.surnames.get(&run.folded)?;
        let whole =
            runs.len() <= ALONE && (0..runs.len()).all(|other| other == at || is_title(text, runs, other));
        let titled = at.checked_sub(1).is_some_and(|before| {
            is_title(text, runs, before) && runs.get(before..=at).is_some_and(|window| joined(text, window))
        });
        let cut = text.get(..run.from).is_some_and(|before| before.ends_with("… "));
        (whole || titled || cut).then(|| (1, pseudonym.clone()))
    }
}

/// Whether runs stand together as the words of one name do.
fn joined(text: &str, window: &[Run]) -> bool {
    window.windows(2).all(|pair| {
        let [one, other] = pair else { return true };
        let between = text.get(one.to..other.from).unwrap_or_default();
        let fits = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '_' | '\'' | '’' | '`' | '´');
        between.chars().count() <= GAP && between.chars().all(fits)
    })
}

/// The apostrophe that stands for the accent of a name's last letter (`Bau'`); a closing quote is none.
fn apostrophe(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let vowel = text
        .get(..at)
        .is_some_and(|before| before.ends_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']));
    let next = rest.chars().next().filter(|c| matches!(c, '\'' | '’' | '`' | '´'));
    let opened = text.get(..at).is_some_and(|before| before.contains(['‘', '\'']));
    next.filter(|_| vowel && !opened).map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Extraction;
    use crate::privacy::Key;
    use serde_json::json;

    fn people(names: &[&str]) -> Pseudonyms {
        let staff: Vec<_> = names.iter().map(|name| json!({"name": name, "source": {}})).collect();
        let extraction: Extraction = serde_json::from_value(json!({
            "format": "spoglio.plan/1",
            "document": {"path": "", "sha256": "", "media_type": "", "tables": 0, "coverage": {"cells": 0, "claimed": 0}},
            "plan": {}, "indicator_tables": [], "unclaimed": [], "findings": [],
            "units": [{"scope": "unit", "objectives": [], "staff": staff, "source": {},
                       "responsible": {"raw": "dott. Zorzi", "name": "Zorzi"}}],
        }))
        .unwrap();
        Pseudonyms::of(&extraction, &Key::new(b"una chiave di prova").unwrap())
    }

    fn shown(text: &str) -> String {
        let known = people(&[
            "Manuppelli Maria Rosa (EQ)",
            "Rossi Mario",
            "Bau' Alessia",
            "D'Angelo Anna",
            "Rossi Carla",
        ]);
        let mut out = known.replace(text).unwrap_or_else(|| text.to_owned());
        let mut pseudonyms: Vec<String> =
            known.full.values().chain(known.surnames.values()).cloned().collect();
        pseudonyms.sort();
        pseudonyms.iter().for_each(|one| out = out.replace(one, "X"));
        out
    }

    #[test]
    fn names_in_any_order_and_case_and_with_titles() {
        for (text, wanted) in [
            ("dott.ssa MARIA ROSA MANUPPELLI (EQ)", "dott.ssa X (EQ)"),
            ("Rossi dott. Mario e Mario Rossi, poi ROSSI,\nMARIO.", "X e X, poi X."),
            ("«Alessia Baù» e «Bau’ Alessia»", "«X» e «X»"),
            ("a cura di Anna D’Angelo", "a cura di X"),
            ("mario.rossi@comune.example.it", "X@comune.example.it"),
            ("M. Rossi, Rossi M.", "X, X."),
            ("la pratica di Manuppelli Maria Ro…", "la pratica di X…"),
            ("geom. Rossi e l'ing. Zorzi", "geom. X e l'ing. X"),
            ("Zorzi", "X"),
            ("dott. Zorzi", "dott. X"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn other_words_stay() {
        for text in [
            "I capi rossi e mariani",
            "Maria Rosa",
            "Mario va. I Rossi restano",
            "Rossi Marione",
            "Vini rossi",
            "Rossi è anche un colore",
            "",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        assert_eq!(words_of("dott.ssa Maria Rosa Manuppelli (EQ)"), ["manuppelli", "maria", "rosa"]);
        assert_eq!(words_of("Ing. De Checchi Mirko"), ["checchi", "de", "mirko"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken(text in "\\PC*") {
            let _ = shown(&text);
        }
    }
}
