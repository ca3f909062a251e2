//! Markers: headings and single-cell rows that open a card, a summary, a block.

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
}

impl Matcher<'_> {
    /// Reads a text as a marker: the whole text is one, or it opens with one and goes on with a number.
    pub(crate) fn marker(&self, text: &str) -> Option<Marker> {
        let text = text.trim();
        if let Some(found) = self.numbered(text) {
            return Some(found);
        }
        let (head, tail) = match text.split_once(':') {
            Some((head, tail)) => (head, tail.trim()),
            None => (text, ""),
        };
        let found = self.markers(head).first().filter(|m| m.score >= 0.85).cloned()?;
        let foreign = found.key == MarkerKind::Foreign;
        (tail.is_empty() || foreign).then_some(Marker { kind: found.key, number: None, title: None })
    }

    /// `Obiettivo n. 3 – Title`, `Scheda obiettivo 1.1`, `OB. 2: Title`.
    pub(crate) fn numbered(&self, text: &str) -> Option<Marker> {
        let digit = text.find(|c: char| c.is_ascii_digit())?;
        if digit == 0 || digit > 60 {
            return None;
        }
        let words = text[..digit].trim();
        // the number's own sign belongs to the label or to nothing
        let bare = words.trim_end_matches(['.', '°', 'º', '#', ' ', '(']);
        let bare = bare.strip_suffix(" n").or_else(|| bare.strip_suffix(" N")).unwrap_or(bare);
        let bare = bare.strip_suffix(" nr").or_else(|| bare.strip_suffix(" num")).unwrap_or(bare).trim();
        let found = [words, bare].iter().find_map(|words| {
            self.markers(words).iter().find(|m| m.key == MarkerKind::Card && m.score >= 0.9).cloned()
        })?;
        let rest = &text[digit..];
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '/'))).unwrap_or(rest.len());
        let number = rest[..end].trim_end_matches(['.', '/']);
        // `Obiettivo 2025/2027` names years, no number
        if number.len() > 8
            || number.split(['.', '/']).any(|p| p.len() == 4 && p.parse::<i32>().is_ok_and(|y| y > 1900))
        {
            return None;
        }
        let rest = rest[end..].trim_start();
        let title = rest.trim_start_matches([':', '-', '–', '—', '.', ')', '°', '"', '“']).trim();
        // `Obiettivo 3 punti di forza …` is a sentence
        let separated = title.is_empty() || title.len() < rest.len() || self.looks_like_title(title);
        separated.then(|| Marker {
            kind: found.key,
            number: Some(number.to_owned()),
            title: (!title.is_empty()).then(|| title.trim_end_matches(['"', '”']).to_owned()),
        })
    }

    fn looks_like_title(&self, text: &str) -> bool {
        text.chars().next().is_some_and(char::is_uppercase)
            && !text.ends_with('.')
            && text.chars().count() < 200
    }
}
