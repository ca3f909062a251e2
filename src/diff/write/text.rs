use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::place::{counts, field, place, record, side, sign, unread, values};
use crate::diff::{Change, Diff, Kind, Node, Side, State};
use crate::message::{Lang, text};

const STRONG: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// By unit: what was added, removed, changed, with the values of both documents; what was not read; counts.
pub fn write(out: &mut dyn Write, diff: &Diff, lang: Lang) -> io::Result<()> {
    writeln!(out, "{STRONG}A{STRONG:#}  {}", side(&diff.before))?;
    writeln!(out, "{STRONG}B{STRONG:#}  {}\n", side(&diff.after))?;
    if diff.is_empty() {
        writeln!(out, "{}\n", text(lang, "diff-none"))?;
    } else {
        fields(out, &diff.plan, 0, lang)?;
        for child in diff.plan.children.iter().filter(|child| child.state != State::Same) {
            node(out, child, 0, lang)?;
            if child.kind == Kind::Unit {
                writeln!(out)?;
            }
        }
    }
    let sides = [("A", &diff.before), ("B", &diff.after)];
    not_read(out, &sides, lang)?;
    writeln!(out, "{STRONG}{}{STRONG:#}", text(lang, "diff-summary"))?;
    for line in counts(diff, lang) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

fn node(out: &mut dyn Write, node: &Node, depth: usize, lang: Lang) -> io::Result<()> {
    let style = style(node.state);
    let (indent, sign) = ("  ".repeat(depth), sign(node.state));
    let place = place(node, lang);
    writeln!(out, "{indent}{style}{sign} {}{style:#}{DIM}{place}{DIM:#}", record(node, lang))?;
    fields(out, node, depth + 2, lang)?;
    for child in node.children.iter().filter(|child| child.state != State::Same) {
        self::node(out, child, depth + 2, lang)?;
    }
    Ok(())
}

fn fields(out: &mut dyn Write, node: &Node, depth: usize, lang: Lang) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    for change in node.changes.iter().filter(|change| !says_the_name(node, change)) {
        let (name, (before, after)) = (field(change, lang), values(change, lang));
        match node.state {
            State::Added => writeln!(out, "{indent}{name}: {after}")?,
            State::Removed => writeln!(out, "{indent}{name}: {before}")?,
            _ => {
                let note = if change.same_value {
                    format!(" {}", text(lang, "diff-same-value"))
                } else {
                    String::new()
                };
                writeln!(out, "{indent}{name}: {before} → {STRONG}{after}{STRONG:#}{DIM}{note}{DIM:#}")?
            }
        }
    }
    Ok(())
}

/// Whether a field of a record that only one document has is the name that stands above it.
pub fn says_the_name(node: &Node, change: &Change) -> bool {
    let whole = matches!(node.state, State::Added | State::Removed);
    let value = change.before.as_deref().or(change.after.as_deref());
    whole && value == Some(node.name.as_str())
}

fn not_read(out: &mut dyn Write, sides: &[(&str, &Side)], lang: Lang) -> io::Result<()> {
    if sides.iter().all(|(_, side)| side.unread.is_empty()) {
        return Ok(());
    }
    writeln!(out, "{STRONG}{}{STRONG:#}", text(lang, "diff-unread"))?;
    for (letter, side) in sides {
        for line in unread(side, lang) {
            writeln!(out, "  {letter}: {line}")?;
        }
    }
    writeln!(out)
}

fn style(state: State) -> Style {
    match state {
        State::Added => AnsiColor::Green.on_default().bold(),
        State::Removed => AnsiColor::Red.on_default().bold(),
        _ => Style::new().bold(),
    }
}
