//! # DOC001 section-missing
//!
//! ## What it does
//! Finds sections of the full plan (PIAO) that the document has nowhere: those that every administration owes,
//! and from 50 employees on (`[ente] employees` in spoglio.toml) also public value, performance and monitoring. A
//! section is known by what it is about, never by its number. Only documents that have most sections are looked
//! at: others are a part of a plan.
//!
//! ## Why is this bad?
//! A plan without a section that it owes is not complete.
//!
//! ## Example
//! A PIAO with all sections but *Rischi corruttivi e trasparenza*.
//!
//! ## References
//! DM 132/2022; DPR 81/2022.
//!
//! ## Known false alarms
//! A section that is called by words which the pack does not know.

use crate::audit::law::{Section, all_sections, is_small, sections};
use crate::audit::records::plain_texts;
use crate::audit::text::plain;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{PlanKind, Severity};
use crate::document::{Role, Source};
use crate::message::Message;

/// Section missing.
pub const RULE: Rule = Rule {
    code: "DOC001",
    name: "section-missing",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("doc001_section_missing.rs"),
    page_it: include_str!("../../../locales/it/rules/DOC001.md"),
};

/// A heading has no more words.
const HEADING_WORDS: usize = 14;
/// From this many sections with a heading of their own on a document is the full plan.
const MOST: usize = 5;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if is_small(&subject.options.profile) == Some(true) || !is_full_plan(subject) {
        return;
    }
    for title in missing(subject) {
        let message = Message::new("finding-doc001").arg("section", title);
        found.push(Diagnostic::new(&RULE, "/document".to_owned(), &Source::default(), message));
    }
}

/// Whether a document is a full plan and not a part of one.
pub fn is_full_plan(subject: &Subject<'_>) -> bool {
    let Some(seen) = subject.seen.filter(|_| subject.extraction.plan.kind == Some(PlanKind::Piao)) else {
        return false;
    };
    let headings: Vec<String> = (seen.document.paragraphs())
        .filter(|paragraph| {
            let short = paragraph.text.split_whitespace().count() <= HEADING_WORDS;
            short && (paragraph.bold || matches!(paragraph.role, Role::Heading(_) | Role::Title))
        })
        .map(|paragraph| plain(&paragraph.text))
        .collect();
    let has_heading = |section: &&Section| headings.iter().any(|text| section.patterns.fit(text));
    all_sections().iter().filter(has_heading).count() >= MOST
}

/// The titles of the sections that are owed and of which no text speaks.
pub fn missing(subject: &Subject<'_>) -> Vec<&'static str> {
    let Some(seen) = subject.seen else { return Vec::new() };
    let texts = plain_texts(seen.document);
    sections(&subject.options.profile)
        .filter(|section| !texts.iter().any(|text| section.patterns.fit(text)))
        .map(|section| section.title.as_str())
        .collect()
}
