//! Words for records and fields, the same in all forms for people.

use crate::audit::text::{quoted, quoted_apart};
use crate::diff::{Change, Node, Side, State};
use crate::message::{Lang, Message, render_key, text, visible_name};
use crate::report::source;

/// Texts that are longer are shown from where they part.
const LONG: usize = 80;

/// A record: its kind and its name.
pub fn record(node: &Node, lang: Lang) -> String {
    let kind = text(lang, &format!("diff-record-{}", node.kind.key()));
    let name = if node.name.trim().is_empty() { text(lang, "diff-unnamed") } else { quoted(&node.name) };
    format!("{kind} «{name}»")
}

/// Where a record stands, in brackets; in which document is told by its sign.
pub fn place(node: &Node, lang: Lang) -> String {
    source(&node.source, lang).map(|place| format!(" ({place})")).unwrap_or_default()
}

/// The sign of a state.
pub fn sign(state: State) -> char {
    match state {
        State::Added => '+',
        State::Removed => '-',
        State::Changed => '~',
        State::Same => '=',
    }
}

/// The name of a field, with its year.
pub fn field(change: &Change, lang: Lang) -> String {
    let year = change.year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{}{year}", text(lang, change.field))
}

/// What a field says before and after, both as the documents write it.
pub fn values(change: &Change, lang: Lang) -> (String, String) {
    let shown = |value: &Option<String>| match value.as_deref().map(str::trim) {
        // words of the contract, not of the document
        Some(value) if change.field == "diff-kind" => {
            text(lang, &format!("plan-kind-{}", value.replace('_', "-")))
        }
        Some(value) if change.field == "diff-scope" => text(lang, &format!("scope-{value}")),
        Some("") => text(lang, "diff-blank"),
        Some(value) => format!("«{}»", quoted(value)),
        None if change.field == "diff-scope" => text(lang, "scope-unit"),
        // what was not read may stand in the document
        None => text(lang, "diff-not-found"),
    };
    match (&change.before, &change.after) {
        (Some(a), Some(b)) if a.chars().count().min(b.chars().count()) > LONG => {
            let (a, b) = quoted_apart(a, b);
            (format!("«{a}»"), format!("«{b}»"))
        }
        (a, b) => (shown(a), shown(b)),
    }
}

/// A document: path, administration, years.
pub fn side(side: &Side) -> String {
    let years =
        side.years.map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") });
    let about: Vec<String> = side.entity.iter().cloned().chain(years).collect();
    let path = visible_name(&side.path);
    if about.is_empty() { path } else { format!("{path} ({})", about.join(", ")) }
}

/// What of a document was not compared, a line each.
pub fn unread(side: &Side, lang: Lang) -> Vec<String> {
    let unread = &side.unread;
    let mut lines = unread.trouble.clone();
    if unread.left_out > 0 {
        lines.push(Message::new("word-left-out").arg("count", unread.left_out as usize).render(lang));
    }
    lines.extend(unread.tables.iter().map(|table| {
        let place = source(&table.source, lang).unwrap_or_default();
        let texts = quoted(&table.header.join(" | "));
        let message = Message::new("diff-unread-table").arg("place", place).arg("rows", table.rows as usize);
        message.arg("texts", texts).render(lang)
    }));
    lines
}

/// The counts of the kinds of which anything is there, a line each.
pub fn counts(diff: &crate::diff::Diff, lang: Lang) -> Vec<String> {
    let there = diff.counts.iter().filter(|c| c.added + c.removed + c.changed + c.same > 0);
    there
        .map(|count| {
            let kind = text(lang, &format!("diff-records-{}", count.kind.key()));
            let args = [
                ("kind", kind.into()),
                ("added", count.added.into()),
                ("removed", count.removed.into()),
                ("changed", count.changed.into()),
                ("same", count.same.into()),
            ];
            render_key(lang, "diff-count", &args)
        })
        .collect()
}
