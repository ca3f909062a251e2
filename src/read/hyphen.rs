//! Words broken over two lines.

use std::collections::HashSet;

/// The hyphens that may stand at a line's end.
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// First halves of Italian compounds of two adjectives (Treccani, *La grammatica italiana*, "composti": `socio-sanitario`,
/// `economico-finanziario`), which keep their hyphen.
const COMBINING: [&str; 26] = [
    "socio",
    "economico",
    "tecnico",
    "giuridico",
    "storico",
    "politico",
    "amministrativo",
    "contabile",
    "medico",
    "educativo",
    "didattico",
    "scientifico",
    "fisico",
    "chimico",
    "logistico",
    "gestionale",
    "organizzativo",
    "igienico",
    "turistico",
    "artistico",
    "idraulico",
    "urbanistico",
    "finanziario",
    "formativo",
    "ludico",
    "idrogeologico",
];

/// What the second half of such a compound ends with.
const ADJECTIVE: [&str; 23] = [
    "ale", "ali", "aria", "ario", "arie", "ari", "ica", "ico", "iche", "ici", "iva", "ivo", "ive", "ivi",
    "ile", "ili", "are", "ante", "anti", "osa", "oso", "ense", "abile",
];

/// Words kept at most: the vocabulary only helps, it need not be whole.
const CAP: usize = 500_000;

/// The words of a document, to tell a broken word from two words and a hyphenation from a compound.
#[derive(Debug, Default)]
pub(in crate::read) struct Vocabulary {
    /// Words that stand anywhere, lower case.
    words: HashSet<String>,
    /// Words that stand inside of a line, with a word before and one after: no fragments among them.
    inner: HashSet<String>,
    /// Lines, and those of them that end with a hyphen after a letter.
    lines: usize,
    broken: usize,
    /// Hyphenated compounds written inside of a line, lower case, with `-`.
    compounds: HashSet<String>,
}

/// How two lines of one text go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Seam {
    /// With a space.
    Space,
    /// With nothing: a word goes on.
    Nothing,
    /// With nothing, and the hyphen at the end of the first goes.
    DropHyphen,
}

impl Vocabulary {
    /// Collects the words of a document.
    pub fn of<'l>(lines: impl IntoIterator<Item = &'l str>) -> Self {
        let mut found = Vocabulary::default();
        let mut is_broken = false;
        for line in lines {
            if found.words.len() > CAP {
                break;
            }
            let tokens: Vec<&str> = line.split_whitespace().collect();
            // halves of a broken word are no words
            let from = usize::from(is_broken);
            is_broken = tokens.last().is_some_and(|token| token.ends_with(HYPHENS));
            found.lines += 1;
            found.broken += usize::from(is_broken && tokens.last().is_some_and(|token| token.len() > 1));
            for (at, token) in tokens.iter().enumerate().skip(from) {
                if token.ends_with(HYPHENS) {
                    continue;
                }
                let word = bare(token);
                if word.is_empty() {
                    continue;
                }
                if word.contains(HYPHENS) {
                    found.compounds.insert(word.replace('\u{2010}', "-"));
                    continue;
                }
                if at > 0 && at + 1 < tokens.len() {
                    found.inner.insert(word.clone());
                }
                found.words.insert(word);
            }
        }
        found
    }

    /// How `next` goes on after `text`.
    ///
    /// U+2010 and `-` after a letter and before a small letter are hyphenation: the word is joined, but the
    /// hyphen stays where the document writes the compound with it inside of a line, where the halves are those
    /// of a pair of adjectives (`socio-sanitaria`), and, for `-`, where both are words of the document while the
    /// whole is not. A word cut without a hyphen (by a narrow cell) is joined where the whole is a word of the document and the first half
    /// never stands inside of a line.
    pub fn seam(&self, text: &str, next: &str) -> Seam {
        let Some(left) = text.split_whitespace().next_back() else { return Seam::Space };
        let Some(right) = next.split_whitespace().next() else { return Seam::Space };
        if !right.starts_with(char::is_lowercase) {
            return Seam::Space;
        }
        let (first, second) = (bare(left), bare(right));
        if let Some(stem) = left.strip_suffix(HYPHENS) {
            if !stem.ends_with(char::is_alphabetic) {
                return Seam::Space;
            }
            let stem = bare(stem);
            let compound = format!("{stem}-{second}");
            let whole = format!("{stem}{second}");
            let is_soft = left.ends_with('\u{2010}');
            let halves = self.words.contains(&stem) && self.words.contains(&second);
            let kept = self.compounds.contains(&compound)
                || is_adjective_pair(&stem, &second)
                || (!is_soft && (halves || !self.breaks_words()));
            return if kept && !self.words.contains(&whole) { Seam::Nothing } else { Seam::DropHyphen };
        }
        let whole = format!("{first}{second}");
        let cut = left.ends_with(char::is_alphabetic)
            && first.chars().count() > 2
            && self.words.contains(&whole)
            && !self.inner.contains(&first);
        if cut { Seam::Nothing } else { Seam::Space }
    }

    /// Words are hyphenated at the ends of lines: a document where hardly a line ends with a hyphen has compounds there
    /// (`de-` / `escalation`).
    fn breaks_words(&self) -> bool {
        self.lines < 50 || self.broken * 150 >= self.lines
    }

    /// Whether a word that fills its line goes on with the next: it was cut where the room ended. The whole is a
    /// word of the document, or the first half is none: Italian words end in vowels.
    pub fn is_forced(&self, left: &str, right: &str) -> bool {
        let right = right.split_whitespace().next().unwrap_or("");
        // the article stands before the word: `l'imprenditori`, `a`
        let left = left.rsplit(['\'', '’']).next().unwrap_or(left);
        let capitals = left.chars().all(char::is_uppercase) && right.chars().all(|c| !c.is_lowercase());
        let goes_on =
            right.starts_with(char::is_lowercase) || capitals && right.starts_with(char::is_uppercase);
        let letters = left.ends_with(char::is_alphabetic) && goes_on;
        let (first, second) = (bare(left), bare(right));
        if !letters || first.chars().count() < 3 {
            return false;
        }
        let whole = format!("{first}{second}");
        let is_half = !self.inner.contains(&first);
        let is_word = self.inner.contains(&second);
        let closes = first.ends_with(['a', 'e', 'i', 'o', 'u', 'à', 'è', 'é', 'ì', 'ò', 'ù']);
        self.words.contains(&whole)
            || (is_half && !closes && first.chars().count() >= 4)
            || (is_half && !is_word && second.chars().count() <= 3)
    }

    /// Appends a line to a text, undoing a broken word. `cell`: words may be cut without a hyphen.
    pub fn append(&self, text: &mut String, next: &str, cell: bool) {
        if text.is_empty() {
            text.push_str(next);
            return;
        }
        match self.seam(text, next) {
            Seam::DropHyphen => {
                text.pop();
            }
            Seam::Nothing if cell || text.ends_with(HYPHENS) => {}
            _ => text.push(' '),
        }
        text.push_str(next);
    }
}

/// The halves of a compound of two adjectives, each in lower case.
fn is_adjective_pair(first: &str, second: &str) -> bool {
    COMBINING.contains(&first)
        && second.chars().count() > 4
        && ADJECTIVE.iter().any(|ending| second.ends_with(ending))
}

/// A token without the marks around it, lower case.
fn bare(token: &str) -> String {
    token.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(lines: &[&str]) -> String {
        let words = Vocabulary::of(lines.iter().copied());
        let mut text = String::new();
        lines.iter().for_each(|line| words.append(&mut text, line, false));
        text
    }

    #[test]
    fn pairs_of_adjectives_keep_their_hyphen() {
        assert_eq!(
            joined(&["la programmazione socio-", "sanitaria del territorio"]),
            "la programmazione socio-sanitaria del territorio"
        );
        assert_eq!(joined(&["l'equilibrio economico-", "finanziario"]), "l'equilibrio economico-finanziario");
        // words that only begin alike are broken words
        assert_eq!(
            joined(&["i corsi di socio-", "logia e di diritto"]),
            "i corsi di sociologia e di diritto"
        );
        assert_eq!(joined(&["la program-", "mazione del settore"]), "la programmazione del settore");
    }
}
