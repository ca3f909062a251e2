//! Markers: headings and single-cell rows that open a card, a summary, a block.

use super::field::{Field, Record};
use super::file::MarkerKind;
use super::matcher::Matcher;

/// A marker and what is written with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// What it opens.
    pub kind: MarkerKind,
    /// The number or code that follows the words (`1`, `1.1`).
    pub number: Option<String>,
    /// The title that follows.
    pub title: Option<String>,
    /// It goes on from the page before.
    pub continued: bool,
}

impl Matcher<'_> {
    /// Reads a text as a marker: the whole text is one, or it opens with one and goes on with a number.
    pub(crate) fn marker(&self, text: &str) -> Option<Marker> {
        let text = text.trim();
        if let Some(bare) = self.words.language.continued(text) {
            return Some(Marker { continued: true, ..self.marker(bare)? });
        }
        if let Some(found) = self.numbered(text) {
            return Some(found);
        }
        let (head, tail) = match text.split_once(':') {
            Some((head, tail)) => (head, tail.trim()),
            None => (text, ""),
        };
        let found = self.markers(head).first().filter(|m| m.score >= 0.85).cloned()?;
        let foreign = found.key == MarkerKind::Foreign;
        (tail.is_empty() || foreign).then_some(Marker {
            kind: found.key,
            number: None,
            title: None,
            continued: false,
        })
    }

    /// `Obiettivo n. 3 – Title`, `Scheda obiettivo 1.1`, `Obiettivo ACQ-02: Title`.
    pub(crate) fn numbered(&self, text: &str) -> Option<Marker> {
        if let Some(bare) = self.words.language.continued(text) {
            return Some(Marker { continued: true, ..self.numbered(bare)? });
        }
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let breaks = text.match_indices(' ').map(|(at, _)| at).chain(text.find(|c: char| c.is_ascii_digit()));
        let breaks: Vec<usize> = breaks.filter(|at| *at > 0 && *at <= 60).take(6).collect();
        let longest = breaks.iter().max()?;
        if !self.words.may_announce_card(&text[..*longest]) {
            return None;
        }
        breaks.iter().find_map(|at| self.numbered_at(text, *at))
    }

    /// The words of a card up to a place, its number or code from there on.
    fn numbered_at(&self, text: &str, at: usize) -> Option<Marker> {
        // `OB_2025_07` is a code, whatever its letters say
        if text[..at].ends_with(['_', '-', '/']) {
            return None;
        }
        let rest = text[at..].trim_start();
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-' | '_')))
            .unwrap_or(rest.len());
        let number = rest[..end].trim_end_matches(['.', '/', '-', '_']);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let letters = number.chars().filter(char::is_ascii_alphabetic).count();
        // `Obiettivo 2025/2027` names years, no number
        let year =
            number.split(['.', '/', '-']).any(|p| p.len() == 4 && p.parse::<i32>().is_ok_and(|y| y > 1900));
        if digits == 0 || number.len() > 10 || letters > 5 || year || rest[end..].starts_with('%') {
            return None;
        }
        // the number's own sign belongs to the label or to nothing
        let words = text[..at].trim();
        let bare = words.trim_end_matches(['.', '°', 'º', '#', ' ', '(']);
        let sign = bare.rsplit(' ').next().unwrap_or("");
        let signed =
            self.words.language.number_signs.iter().any(|known| *known == super::language::flat(sign));
        let bare = if signed { bare[..bare.len() - sign.len()].trim() } else { bare };
        let card = |words: &str| {
            self.markers(words).iter().find(|m| m.key == MarkerKind::Card && m.score >= 0.9).cloned()
        };
        // grammars write the sign (`Obiettivo operativo n.`), documents may not (`Obiettivo operativo 1.1`); what is
        // a label of something else without it stays that
        let names_title = || self.best(Record::Objective, bare, 0.9).is_none_or(|m| m.key == Field::Title);
        let sign = self.words.language.number_signs.first().filter(|_| !signed && names_title());
        let found = card(words)
            .or_else(|| card(bare))
            .or_else(|| sign.and_then(|sign| card(&format!("{bare} {sign}."))))?;
        let rest = self.words.language.after_count(rest[end..].trim_start());
        let title = rest.trim_start_matches([':', '-', '–', '—', '.', ')', '°', '"', '“']).trim();
        // `Obiettivo 3 punti di forza …` is a sentence
        let separated = title.is_empty() || title.len() < rest.len() || self.looks_like_title(title);
        separated.then(|| Marker {
            kind: found.key,
            number: Some(number.to_owned()),
            title: (!title.is_empty()).then(|| title.trim_end_matches(['"', '”']).to_owned()),
            continued: false,
        })
    }

    /// A column `N.` that counts its own rows: 1, 2, 3.
    pub(crate) fn counts_rows(&self, label: &str, values: &[&str]) -> bool {
        let label = super::language::flat(label);
        let sign = label.trim().trim_end_matches(['.', '°', 'º']);
        let counted = values.iter().enumerate().all(|(at, value)| value.parse() == Ok(at + 1));
        counted && self.words.language.number_signs.iter().any(|known| known == sign)
    }

    fn looks_like_title(&self, text: &str) -> bool {
        text.chars().next().is_some_and(char::is_uppercase)
            && !text.ends_with('.')
            && text.chars().count() < 200
    }
}
