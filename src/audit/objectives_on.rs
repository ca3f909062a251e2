//! Objectives on a subject that a norm asks for.

use super::law::{Entry, entry};
use super::records::{Placed, objectives, plain_texts, texts};
use super::rules::str011_low_coverage::is_low;
use super::text::plain;
use super::{Diagnostic, Rule, Subject};
use crate::contract::SummaryRow;
use crate::document::{Document, Source};
use crate::message::Message;

/// Fewer objectives than these are a part of a plan, of which nothing is absent.
const SEVERAL: usize = 3;

/// The objectives that are called by the subject of a rule, on their card or in the summary that lists them: what a
/// text mentions in passing does not make it one.
pub fn about<'a>(subject: &'a Subject<'_>, entry: &'a Entry) -> impl Iterator<Item = Placed<'a>> {
    let is_about = |text: &String| entry.is_about(&plain(text));
    objectives(subject.extraction).filter(move |placed| {
        let own = [&placed.objective.title, &placed.objective.category];
        let listed = listed(subject, placed).filter_map(|row| row.title.as_ref());
        own.into_iter().flatten().chain(listed).any(is_about)
    })
}

/// The rows of the unit's summaries that list an objective.
pub fn listed<'a>(
    subject: &'a Subject<'_>,
    placed: &Placed<'a>,
) -> impl Iterator<Item = &'a SummaryRow> + use<'a> {
    let unit = placed.unit;
    let rows = subject.pairings.get(placed.unit_index).map(|pairing| pairing.rows(placed.index));
    rows.unwrap_or_default().iter().filter_map(|(s, r)| unit.summaries.get(*s)?.rows.get(*r))
}

/// The finding that no objective is on the subject of a rule; `None` where one is, where the rule does not hold, or
/// where too little was understood to say so. What stands in a table that was not understood counts as found.
pub fn absent(subject: &Subject<'_>, rule: &'static Rule, message: Message) -> Option<Diagnostic> {
    let entry = entry(subject, rule.code)?;
    let extraction = subject.extraction;
    if objectives(extraction).count() < SEVERAL || is_low(subject) || extraction.document.reader.is_none() {
        return None;
    }
    let rows = extraction.units.iter().flat_map(|unit| &unit.summaries).flat_map(|summary| &summary.rows);
    let listed = rows.filter_map(|row| row.title.as_deref());
    let measured = extraction.indicator_tables.iter().flat_map(|table| &table.indicators);
    let said = objectives(extraction)
        .flat_map(|placed| texts(placed.objective))
        .chain(listed)
        .chain(measured.map(|indicator| indicator.description.as_str()))
        .any(|text| entry.is_about(&plain(text)));
    let elsewhere = || subject.seen.is_some_and(|seen| in_tables(seen.document, entry));
    if said || elsewhere() {
        return None;
    }
    let message = message.arg("source", entry.source.as_str());
    Some(Diagnostic::new(rule, "/plan".to_owned(), &Source::default(), message))
}

fn in_tables(document: &Document, entry: &Entry) -> bool {
    plain_texts(document).iter().any(|text| entry.is_about(text))
}
