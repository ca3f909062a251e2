//! Cleaning of a text, with a map back to the text as it stood.

use unicode_normalization::UnicodeNormalization;

use super::html;

/// A cleaned text and the way back to the raw one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cleaned {
    /// NFC, no soft hyphens, HTML residue undone, white space folded; list items stand on lines of their own.
    pub text: String,
    /// Pairs of byte offsets (cleaned, raw) where the two begin to run in step, in ascending order.
    map: Vec<(usize, usize)>,
    /// Offsets of the spaces that stand for line breaks of the raw text.
    pub breaks: Vec<usize>,
}

impl Cleaned {
    /// The raw offset that a cleaned offset came from.
    pub fn raw_offset(&self, cleaned: usize) -> usize {
        match self.map.partition_point(|(c, _)| *c <= cleaned) {
            0 => 0,
            n => {
                let (c, r) = self.map[n - 1];
                r + (cleaned - c)
            }
        }
    }

    /// The cleaned offset that a raw offset became: the end of what was cleaned out of it.
    pub fn map_offset(&self, raw: usize) -> usize {
        match self.map.partition_point(|(_, r)| *r < raw) {
            0 => 0,
            n => {
                let (c, r) = self.map[n - 1];
                let next = self.map.get(n).map_or(self.text.len(), |(c, _)| *c);
                let mut at = (c + (raw - r)).min(next).min(self.text.len());
                while !self.text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            }
        }
    }
}

/// Characters that open a list item when they stand first on a line.
const BULLETS: &[char] =
    &['•', '▪', '●', '·', '◦', '‣', '\u{f0b7}', '\u{f0a7}', '■', '□', '➢', '➤', '✓', '*', '-', '–', '—'];

/// Whether a line is a list item by its first characters: a bullet and a space.
pub fn is_item(line: &str) -> bool {
    let mut chars = line.trim_start().chars();
    matches!((chars.next(), chars.next()), (Some(first), Some(second)) if BULLETS.contains(&first) && second.is_whitespace())
}

/// Cleans a text: HTML residue undone, soft hyphens and control characters dropped, NFC, white space and line
/// breaks folded to one space, except that list items keep a line each (and what follows a list begins a new
/// one where the document itself broke the line).
pub fn clean(raw: &str) -> Cleaned {
    let (text, offsets) = html::undo(raw);
    let mut out = Cleaned::default();
    let mut in_list = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let item = is_item(body);
            let separator = if out.text.is_empty() {
                ""
            } else if item || in_list {
                "\n"
            } else {
                " "
            };
            if separator == " " {
                out.breaks.push(out.text.len());
            }
            out.text.push_str(separator);
            // a broken line after an item belongs to the item when it goes on in lower case
            in_list = item;
            let lead = line.len() - line.trim_start().len();
            push_folded(&mut out, body, |at| offsets.raw(start + lead + at));
        }
        start += line.len();
    }
    out
}

/// Whether [`clean`] would change nothing: one line of plain words with one space between them.
pub(super) fn is_clean(text: &str) -> bool {
    let mut space = true;
    let plain = text.chars().all(|c| {
        let good = match c {
            ' ' => !space,
            '<' | '&' => false,
            '!'..='~' => true,
            c => !c.is_whitespace() && !is_invisible(c) && !is_combining(c),
        };
        space = c == ' ';
        good
    });
    plain && (!space || text.is_empty())
}

/// White space folded to single spaces, line breaks included: for titles and labels.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn push_folded(out: &mut Cleaned, body: &str, raw: impl Fn(usize) -> usize) {
    let mut space = false;
    let mut in_step = false;
    let mut chars = body.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        if ch.is_whitespace() || ch == '\u{00a0}' {
            space = true;
            in_step = false;
            continue;
        }
        if is_invisible(ch) {
            in_step = false;
            continue;
        }
        if space {
            out.text.push(' ');
            space = false;
        }
        if !in_step {
            out.map.push((out.text.len(), raw(at)));
            in_step = true;
        }
        // a letter and the marks that combine with it become one letter
        let mut marks = String::new();
        while let Some((_, mark)) = chars.peek().copied().filter(|(_, c)| is_combining(*c)) {
            marks.push(mark);
            chars.next();
        }
        if marks.is_empty() {
            out.text.push(ch);
        } else {
            out.text.extend(std::iter::once(ch).chain(marks.chars()).nfc());
            in_step = false;
        }
    }
}

fn is_combining(ch: char) -> bool {
    matches!(ch, '\u{0300}'..='\u{036f}')
}

/// Soft hyphens, zero-width characters, byte order marks, control characters.
fn is_invisible(ch: char) -> bool {
    ch == '\u{00ad}' || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') || ch.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_lines_but_keeps_list_items() {
        assert_eq!(clean("a \n b\n• c\n• d\nE").text, "a b\n• c\n• d\nE");
    }

    #[test]
    fn soft_hyphens_and_decomposed_letters() {
        assert_eq!(clean("attivi\u{00ad}ta\u{0300}\u{00a0} x").text, "attività x");
    }

    #[test]
    fn comparators_are_no_tags() {
        assert_eq!(clean("< o = a 80% e > 3").text, "< o = a 80% e > 3");
    }

    #[test]
    fn lists_in_html_become_lines() {
        let raw = "<p>UNO</p> <ul style=\"list-style-type: none\"> - DUE - TRE </ul>";
        assert_eq!(clean(raw).text, "UNO\n- DUE\n- TRE");
    }

    #[test]
    fn offsets_lead_back() {
        let raw = "<p>Peso   \u{00ad}massimo</p>";
        let cleaned = clean(raw);
        assert_eq!(cleaned.text, "Peso massimo");
        let at = cleaned.raw_offset(cleaned.text.find("massimo").unwrap());
        assert!(raw[at..].starts_with("massimo"));
    }

    proptest! {
        #[test]
        fn what_is_clean_stays_as_it_is(text in "[a-zàè<&\u{300}\u{ad}\u{a0}0-9 \n•-]{0,12}") {
            let cleaned = clean(&text);
            if is_clean(&text) {
                prop_assert_eq!(&cleaned.text, &text);
                prop_assert!(cleaned.breaks.is_empty());
                for (at, _) in text.char_indices() {
                    prop_assert_eq!(cleaned.map_offset(at), at);
                }
            }
        }

        #[test]
        fn cleaning_is_idempotent_on_plain_text(text in "[a-zàè0-9 \n.,;%]{0,80}") {
            let once = clean(&text).text;
            prop_assert_eq!(clean(&once).text, once);
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            let cleaned = clean(&text);
            for at in 0..cleaned.text.len() {
                prop_assert!(cleaned.raw_offset(at) <= text.len());
            }
            for at in 0..text.len() {
                prop_assert!(cleaned.map_offset(at) <= cleaned.text.len());
            }
        }
    }
}
