use std::io::{self, Write};

use super::place::{counts, field, place, record, side, sign, unread, values};
use super::text::says_the_name;
use crate::diff::{Diff, Kind, Node, State};
use crate::message::{Lang, text};
use crate::report::escaped;

/// A heading a unit, a list of what differs in it.
pub fn write(out: &mut dyn Write, diff: &Diff, lang: Lang) -> io::Result<()> {
    writeln!(out, "# {}\n", text(lang, "diff-heading"))?;
    writeln!(out, "- **A** {}", escaped(&side(&diff.before)))?;
    writeln!(out, "- **B** {}\n", escaped(&side(&diff.after)))?;
    if diff.is_empty() {
        writeln!(out, "{}\n", text(lang, "diff-none"))?;
    }
    let whole = Node { children: Vec::new(), ..diff.plan.clone() };
    fields(out, &whole, 0, lang)?;
    let parts = diff.plan.children.iter().filter(|child| child.state != State::Same);
    for child in parts {
        if child.kind == Kind::Unit {
            writeln!(out, "\n## {} {}\n", shown_sign(child.state), escaped(&record(child, lang)))?;
            fields(out, child, 0, lang)?;
            for child in child.children.iter().filter(|child| child.state != State::Same) {
                node(out, child, 0, lang)?;
            }
        } else {
            node(out, child, 0, lang)?;
        }
    }
    let sides = [("A", &diff.before), ("B", &diff.after)];
    if sides.iter().any(|(_, side)| !side.unread.is_empty()) {
        writeln!(out, "\n## {}\n", text(lang, "diff-unread"))?;
        for (letter, side) in sides {
            for line in unread(side, lang) {
                writeln!(out, "- {letter}: {}", escaped(&line))?;
            }
        }
    }
    writeln!(out, "\n## {}\n", text(lang, "diff-summary"))?;
    for line in counts(diff, lang) {
        writeln!(out, "- {}", escaped(&line))?;
    }
    Ok(())
}

fn node(out: &mut dyn Write, node: &Node, depth: usize, lang: Lang) -> io::Result<()> {
    let (indent, sign) = ("  ".repeat(depth), shown_sign(node.state));
    let name = escaped(&format!("{}{}", record(node, lang), place(node, lang)));
    writeln!(out, "{indent}- {sign} {name}")?;
    fields(out, node, depth + 1, lang)?;
    for child in node.children.iter().filter(|child| child.state != State::Same) {
        self::node(out, child, depth + 1, lang)?;
    }
    Ok(())
}

fn fields(out: &mut dyn Write, node: &Node, depth: usize, lang: Lang) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    for change in node.changes.iter().filter(|change| !says_the_name(node, change)) {
        let (name, (before, after)) = (escaped(&field(change, lang)), values(change, lang));
        let (before, after) = (escaped(&before), escaped(&after));
        match node.state {
            State::Added => writeln!(out, "{indent}- {name}: {after}")?,
            State::Removed => writeln!(out, "{indent}- {name}: {before}")?,
            _ => {
                let note = if change.same_value {
                    format!(" {}", text(lang, "diff-same-value"))
                } else {
                    String::new()
                };
                writeln!(out, "{indent}- {name}: {before} → {after}{note}")?
            }
        }
    }
    Ok(())
}

/// A sign that Markdown does not take for a list.
fn shown_sign(state: State) -> String {
    format!("`{}`", sign(state))
}
