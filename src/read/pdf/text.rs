//! Lines of one cell or paragraph to its text.

use super::lines::Line;
use super::tags::{self, Said};
use super::usual::Usual;
use crate::read::hyphen::Vocabulary;
use crate::read::item::after_bullet;

/// A text with what is bold in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub text: String,
    pub bold: bool,
    /// Bytes at its start that are bold, where the rest is not.
    pub lead: usize,
}

/// The text of the lines of a cell that reaches from `from` to `to` along the reading direction. A line that the
/// next word would have fitted on ends where its author ended it; any other is joined to the next.
pub(super) fn cell(lines: &[Line], from: f32, to: f32, usual: &Usual, words: &Vocabulary) -> Text {
    let mut out = Text { bold: !lines.is_empty(), ..Text::default() };
    let room = Room::of(lines, from, to);
    let leading = leading(lines);
    let mut in_lead = true;
    for (at, line) in lines.iter().enumerate() {
        let item = after_bullet(&line.text).filter(|_| !line.text.starts_with(['-', '–', '*', '·']));
        let breaks = at > 0
            && (item.is_some()
                || match tags::said(lines[at - 1].tag, line.tag) {
                    Said::Apart => true,
                    Said::Together => room.is_ended_early(&lines[at - 1], line),
                    Said::Nothing if is_broken_word(&lines[at - 1], line) => false,
                    Said::Nothing => {
                        usual.is_parted(&lines[at - 1], line) || room.is_ended(&lines[at - 1], line, leading)
                    }
                });
        if breaks {
            out.text.push('\n');
        }
        match item {
            Some(item) => {
                out.text.push_str("• ");
                out.text.push_str(item);
            }
            None if breaks || at == 0 => out.text.push_str(&line.text),
            None if room.is_filled(&lines[at - 1])
                && words.is_forced(lines[at - 1].text.as_str(), &line.text) =>
            {
                out.text.push_str(&line.text);
            }
            // a number too long for its cell, cut where the cell ends
            None if room.is_cut(&lines[at - 1], line) => out.text.push_str(&line.text),
            None => words.append(&mut out.text, &line.text, true),
        }
        if in_lead && line.bold {
            out.lead = out.text.len();
        } else if in_lead {
            if line.lead > 0 && item.is_none() {
                out.lead = out.text.len().saturating_sub(line.text.len()) + line.lead;
            }
            in_lead = false;
        }
        out.bold &= line.bold;
    }
    if out.bold {
        out.lead = 0;
    }
    out.lead = out.lead.min(out.text.len());
    while !out.text.is_char_boundary(out.lead) {
        out.lead -= 1;
    }
    out
}

/// A hyphen after a letter, and a small letter on the next line: whatever room is left, a word goes on.
fn is_broken_word(before: &Line, next: &Line) -> bool {
    let stem = before.text.strip_suffix(['-', '\u{2010}']);
    stem.is_some_and(|stem| stem.ends_with(char::is_alphabetic)) && next.text.starts_with(char::is_lowercase)
}

/// The usual way from one line to the next.
fn leading(lines: &[Line]) -> f32 {
    lines.windows(2).map(|pair| pair[1].base - pair[0].base).filter(|way| *way > 0.0).fold(f32::MAX, f32::min)
}

/// How much a line of the cell takes.
struct Room {
    width: f32,
}

impl Room {
    fn of(lines: &[Line], from: f32, to: f32) -> Self {
        let least = |edges: &mut dyn Iterator<Item = f32>| edges.fold(f32::MAX, f32::min).max(0.0);
        // the cell's padding: what all lines leave free on the side where they leave less
        let left = least(&mut lines.iter().map(|line| line.from - from));
        let right = least(&mut lines.iter().map(|line| to - line.to));
        let padding = left.min(right).min((to - from) * 0.2);
        let widest = lines.iter().map(|line| line.to - line.from).fold(0.0, f32::max);
        Room { width: (to - from - 2.0 * padding).max(widest) }
    }

    /// One word that takes all of the room.
    fn is_filled(&self, line: &Line) -> bool {
        !line.text.contains(' ') && self.width - (line.to - line.from) < line.size * 0.75
    }

    /// The first of two lines is one number that takes all of the room, and the other goes on with a digit.
    fn is_cut(&self, before: &Line, next: &Line) -> bool {
        self.is_filled(before)
            && before.text.ends_with(|c: char| c.is_ascii_digit())
            && next.text.starts_with(|c: char| c.is_ascii_digit() || ".,/%".contains(c))
    }

    /// The first of two lines of one paragraph was ended on purpose: much room is left after it.
    fn is_ended_early(&self, before: &Line, next: &Line) -> bool {
        let free = self.width - (before.to - before.from);
        free > next.first_word + next.size + self.width * 0.1
    }

    /// The first of two lines was ended on purpose.
    fn is_ended(&self, before: &Line, next: &Line, leading: f32) -> bool {
        let way = next.base - before.base;
        if way > leading * 1.45 && way > leading + 2.0 {
            return true;
        }
        let free = self.width - (before.to - before.from);
        let needed = next.first_word + next.size * 0.3;
        let small = next.text.starts_with(|c: char| c.is_lowercase() || ",;)".contains(c));
        let slack = match small {
            // nobody breaks a line inside of a sentence without need, but lines are set by machines
            true => self.width * 0.3,
            false => next.size * 0.45,
        };
        free > needed + slack
    }
}
