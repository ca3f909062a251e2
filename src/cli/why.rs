//! Why nothing was read from some rows, in plain words.

use serde_json::{Value, json};

use super::draw::{one_line, shorten};
use crate::labels::{Enough, Missed, UnknownLabel};
use crate::message::{Lang, Message, text};

/// Labels named outright; the others are counted.
const NAMED: usize = 6;
/// Longest label shown.
const LABEL: usize = 48;

/// What stands in the way, a line each.
pub fn lines(missed: &Missed, lang: Lang) -> Vec<String> {
    let mut lines = vec![labels(missed, lang)];
    let suggested = missed.unknown.iter().filter_map(|label| Some((label, label.field.as_deref()?)));
    for (label, field) in suggested.clone().take(NAMED) {
        let needed = missed.enough == Some(Enough::Needed) && missed.needs.as_deref() == Some(field);
        let key = if needed { "explain-why-meant" } else { "explain-why-values" };
        lines.push(Message::new(key).arg("label", quoted(&label.label)).arg("field", field).render(lang));
    }
    if let Some(field) = &missed.needs
        && !suggested.into_iter().any(|(_, suggested)| suggested == field)
    {
        lines.push(Message::new("explain-why-needs").arg("field", field.as_str()).render(lang));
    }
    if missed.enough == Some(Enough::All) {
        lines.push(text(lang, "explain-why-enough"));
    }
    lines
}

/// All of it as data, the lines included.
pub fn json(missed: &Missed, lang: Lang) -> Value {
    json!({
        "table": missed.table,
        "rows": missed.rows,
        "reason": missed.reason,
        "known": missed.known,
        "unknown": missed.unknown,
        "needs": missed.needs,
        "enough": missed.enough,
        "text": lines(missed, lang),
    })
}

fn labels(missed: &Missed, lang: Lang) -> String {
    let (known, unknown) = (missed.known.len(), missed.unknown.len());
    let key = match (known, unknown) {
        (0, 0) => "explain-why-no-header",
        (0, _) => "explain-why-none",
        (_, 0) => "explain-why-all",
        _ => "explain-why-some",
    };
    let names = |labels: &mut dyn Iterator<Item = String>, count: usize| {
        let mut named = labels.take(NAMED).collect::<Vec<_>>().join(", ");
        if count > NAMED {
            named.push_str(" …");
        }
        named
    };
    let mut told = missed.known.iter().map(|label| match &label.field {
        Some(field) => format!("{} ({field})", quoted(&label.label)),
        None => quoted(&label.label),
    });
    let mut untold = missed.unknown.iter().map(|label: &UnknownLabel| quoted(&label.label));
    Message::new(key)
        .arg("known", known)
        .arg("all", known + unknown)
        .arg("labels", names(&mut told, known))
        .arg("unknown", names(&mut untold, unknown))
        .render(lang)
}

fn quoted(label: &str) -> String {
    format!("'{}'", shorten(&one_line(label), LABEL))
}
