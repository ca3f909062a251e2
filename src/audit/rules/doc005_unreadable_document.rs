//! # DOC005 unreadable-document
//!
//! ## What it does
//! Says that nothing of a document could be read, and why: it is encrypted, empty, cut short, broken, of a
//! format that is not known or not supported, or over a limit.
//!
//! ## Why is this bad?
//! A document that is silently left out of a batch is a document that everybody believes to be in order. The
//! batch goes on, and the document stays in its results with this finding.
//!
//! ## Example
//! A PDF that asks for a password to be opened.
//!
//! ## References
//! D.Lgs. 33/2013, art. 7: the data that must be published are published in an open format.

use crate::audit::Rule;
use crate::contract::{Finding, Severity};
use crate::document::{Note, Source};
use crate::message::{Lang, Message, text};
use crate::read::ReadError;

/// Made from a [`ReadError`], not from records.
pub const RULE: Rule = Rule {
    code: "DOC005",
    name: "unreadable-document",
    severity: Severity::Error,
    default: true,
    check: None,
    file: include_str!("doc005_unreadable_document.rs"),
    page_it: include_str!("../../../locales/it/rules/DOC005.md"),
};

/// The finding of a document that could not be read: what is wrong with it and what can be done.
pub fn unreadable(error: &ReadError, lang: Lang) -> Finding {
    let message = Message::new("finding-doc005").arg("what", error.render(lang));
    finding(&message.arg("remedy", error.remedy(lang)), lang)
}

/// What a reader's note must say for the document to count as read only in part.
const DAMAGE: [&str; 16] = [
    "truncated-xml",
    "truncated-text",
    "malformed-xml",
    "recovered-archive",
    "damaged-part",
    "part-skipped",
    "depth-limit",
    "node-limit",
    "cell-limit",
    "column-limit",
    "table-limit",
    "block-limit",
    "file-limit",
    "line-limit",
    "field-limit",
    "altchunk-skipped",
];

/// The finding of a document of which only a part could be read; `None` where the reader met no damage and no
/// limit.
pub fn partial(notes: &[Note], lang: Lang) -> Option<Finding> {
    let mut seen: Vec<&str> =
        notes.iter().map(|note| note.code).filter(|code| DAMAGE.contains(code)).collect();
    seen.sort_unstable();
    seen.dedup();
    let what: Vec<String> = seen.iter().map(|code| text(lang, &format!("note-{code}"))).collect();
    (!what.is_empty())
        .then(|| finding(&Message::new("finding-doc005-partial").arg("what", what.join("; ")), lang))
}

fn finding(message: &Message, lang: Lang) -> Finding {
    Finding {
        rule: RULE.code.to_owned(),
        name: RULE.name.to_owned(),
        severity: RULE.severity,
        message: message.render(lang),
        pointer: "/document".to_owned(),
        related: Vec::new(),
        source: Source::default(),
    }
}
