//! Whether rows would be read if labels stood for what is suggested: tried, not supposed.

use serde::Serialize;

use super::missed::Missed;
use super::one_line;
use crate::document::Document;
use crate::grammar::{Grammars, Key, Trace, recognise_with};
use crate::plan::InForce;

/// Which labels are enough for rows to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enough {
    /// The one that stands for what every record needs.
    Needed,
    /// All that are suggested.
    All,
}

/// Reads the document again with what is lacking, then with all that is suggested.
pub(super) fn try_out(missed: &mut [Missed], document: &Document, grammars: &Grammars) {
    for enough in [Enough::Needed, Enough::All] {
        let labels: Vec<(Key, String)> = missed
            .iter()
            .filter(|missed| missed.enough.is_none())
            .flat_map(|missed| wanted(missed, enough))
            .filter_map(|(label, field)| Some((Key::from_name(field)?, label.to_owned())))
            .collect();
        if labels.is_empty() {
            continue;
        }
        let mut in_force = InForce::of(document, grammars);
        in_force.grammars = in_force.grammars.learning(&labels);
        let trace = recognise_with(document, &in_force.matcher()).trace;
        for missed in missed.iter_mut().filter(|missed| missed.enough.is_none()) {
            missed.enough = is_read(missed, enough, &trace).then_some(enough);
        }
    }
}

/// The unknown labels that are tried, with their fields.
fn wanted(missed: &Missed, enough: Enough) -> impl Iterator<Item = (&str, &str)> {
    let suggested = missed.unknown.iter().filter_map(|l| Some((l.label.as_str(), l.field.as_deref()?)));
    suggested.filter(move |(_, field)| enough == Enough::All || missed.needs.as_deref() == Some(*field))
}

/// A grammar of objectives took some of the rows by one of the labels that are tried.
fn is_read(missed: &Missed, enough: Enough, trace: &Trace) -> bool {
    let table = trace.tables.iter().find(|table| table.table == missed.table);
    table.into_iter().flat_map(|table| &table.proposals).any(|proposal| {
        let within = proposal.rows.0 <= missed.rows.1 && missed.rows.0 <= proposal.rows.1;
        let texts = || proposal.labels.iter().map(|label| one_line(&label.text));
        let rests = |label: &str| texts().any(|text| text.contains(label));
        proposal.won && within && wanted(missed, enough).any(|(label, _)| rests(label))
    })
}
