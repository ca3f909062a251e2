//! # DOC003 no-text-layer
//!
//! ## What it does
//! Says which pages of a document are pictures, so that nothing of them was read; which ones were recognised
//! from pictures, so that their words are not certain; and on which pages a large picture stands that may be a
//! table.
//!
//! ## Why is this bad?
//! A scan looks like a document and is none: nobody can search it, copy from it or have it read aloud, and the
//! objectives on it are missing from every count. Recognition takes one figure for another, above all where a sign
//! stands before it (`≥180` becomes `2180`): what it was not sure of is named. An error where most of the document is pictures, a warning
//! where some pages are or figures are not sure, a note about pictures on pages with text and about recognised pages.
//!
//! ## Example
//! A plan that was printed, signed, scanned and published.
//!
//! ## References
//! D.Lgs. 33/2013, art. 7, and D.Lgs. 82/2005, art. 68: what must be published is published in an open format.
//! L. 4/2004: it must be accessible.

use crate::audit::Rule;
use crate::contract::{Finding, Severity};
use crate::document::{Document, Source};
use crate::message::{Lang, Message};

/// Made from the notes of a reader, not from records.
pub const RULE: Rule = Rule {
    code: "DOC003",
    name: "no-text-layer",
    severity: Severity::Error,
    default: true,
    check: None,
    file: include_str!("doc003_no_text_layer.rs"),
    page_it: include_str!("../../../locales/it/rules/DOC003.md"),
};

/// The message that names words.
const DOUBTS: &str = "finding-doc003-doubt";
/// Most words that are named.
const NAMED: usize = 20;

/// Codes of notes, and the message that lists their pages.
const CASES: [(&[&str], &str); 5] = [
    (&["picture-page", "garbage-text"], "finding-doc003"),
    (&["ocr-failed"], "finding-doc003-failed"),
    (&["ocr-page"], "finding-doc003-recognised"),
    (&["ocr-doubt"], DOUBTS),
    (&["picture-on-page"], "finding-doc003-picture"),
];

/// The findings about the pages of a document that have no text of their own; one a case, with all its pages.
pub fn pictures(document: &Document, lang: Lang) -> Vec<Finding> {
    let case = |(codes, key): &(&[&str], &'static str)| {
        let mut pages: Vec<u32> = document
            .notes
            .iter()
            .filter(|note| codes.contains(&note.code))
            .filter_map(|note| note.source.page)
            .collect();
        pages.sort_unstable();
        pages.dedup();
        let first = pages.first().copied()?;
        let unread = matches!(*key, "finding-doc003" | "finding-doc003-failed");
        let most = pages.len() * 2 > document.pages.unwrap_or_default() as usize;
        let severity = match (unread, most) {
            (true, true) => Severity::Error,
            (true, false) => Severity::Warning,
            (false, _) if *key == DOUBTS => Severity::Warning,
            (false, _) => Severity::Info,
        };
        let message = Message::new(key).arg("count", pages.len()).arg("pages", ranges(&pages));
        let message = if *key == DOUBTS { message.arg("words", words(document)) } else { message };
        Some(Finding {
            rule: RULE.code.to_owned(),
            name: RULE.name.to_owned(),
            severity,
            message: message.render(lang),
            pointer: "/document".to_owned(),
            related: Vec::new(),
            source: Source { page: Some(first), ..Source::default() },
        })
    };
    CASES.iter().filter_map(case).collect()
}

/// The figures that are not sure, the first of many.
fn words(document: &Document) -> String {
    let all: Vec<&str> = document
        .notes
        .iter()
        .filter(|note| note.code == "ocr-doubt")
        .map(|note| note.detail.as_str())
        .collect();
    let named = all.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if all.len() > NAMED { format!("{named} …") } else { named }
}

/// `1-3, 7`.
fn ranges(pages: &[u32]) -> String {
    let mut out: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match out.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => out.push((*page, *page)),
        }
    }
    let text = |(first, last): &(u32, u32)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    };
    out.iter().map(text).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Note, ReaderKind};

    fn document(pages: u32, notes: &[(&'static str, u32)]) -> Document {
        let note = |(code, page): &(&'static str, u32)| Note {
            code,
            detail: String::new(),
            source: Source { page: Some(*page), ..Source::default() },
        };
        let notes = notes.iter().map(note).collect();
        Document { reader: ReaderKind::Pdf, pages: Some(pages), blocks: Vec::new(), notes }
    }

    #[test]
    fn pages_are_listed_once_and_most_of_them_are_an_error() {
        let notes = [("picture-page", 3), ("picture-page", 1), ("garbage-text", 2), ("picture-page", 7)];
        let found = pictures(&document(7, &notes), Lang::It);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].severity, found[0].source.page), (Severity::Error, Some(1)));
        assert!(
            found[0].message.contains("1-3, 7") && found[0].message.contains("--ocr"),
            "{}",
            found[0].message
        );
        assert_eq!(pictures(&document(20, &notes), Lang::It)[0].severity, Severity::Warning);
    }

    #[test]
    fn other_cases_are_notes_and_no_case_is_nothing() {
        let found = pictures(&document(2, &[("ocr-page", 1), ("picture-on-page", 2)]), Lang::En);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|finding| finding.severity == Severity::Info));
        assert!(pictures(&document(2, &[("unmapped-glyphs", 1)]), Lang::En).is_empty());
    }
}
