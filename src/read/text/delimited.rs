//! Cells between tabs, pipes or semicolons.

use super::lines::Line;
use super::out::{Builder, Draft};
use crate::document::Role;
use crate::read::item::{after_bullet, squeezed};

/// Fewest consecutive lines, and fewest fields, that make a table of lines with `;` or `|`.
const MIN_LINES: usize = 3;
const MIN_FIELDS: usize = 3;

/// Writes consecutive lines with tabs: a table, or paragraphs where the tabs only indent.
pub(super) fn write_tabs(out: &mut Builder<'_>, lines: &[&Line<'_>]) {
    let is_text = |line: &&Line<'_>| indented_item(line.text).is_some() || filled(line.text) < 2;
    if lines.iter().all(is_text) {
        for line in lines {
            let (role, text) = match indented_item(line.text) {
                Some((role, text)) => (role, text),
                None => (Role::Body, line.text),
            };
            out.paragraph(squeezed(text, false), role, line.page, (line.number, line.number));
        }
        return;
    }
    let blank = |line: &&&Line<'_>| line.text.trim().is_empty();
    let lead = lines.iter().take_while(blank).count();
    let tail = lines.iter().rev().take_while(blank).count();
    let rows: Vec<Vec<String>> = lines[lead..lines.len() - tail]
        .iter()
        .map(|line| line.text.split('\t').map(|cell| cell.trim().to_owned()).collect())
        .collect();
    write_rows(out, rows, 0, &lines[lead..lines.len() - tail]);
}

/// Cells with something in them.
fn filled(text: &str) -> usize {
    text.split('\t').filter(|cell| !cell.trim().is_empty()).count()
}

/// `•<tab>text`, as word processors save their lists; `1.<tab>text` and `a)<tab>text` keep their number.
fn indented_item(text: &str) -> Option<(Role, &str)> {
    let text = text.trim();
    if text.matches('\t').count() > 1 {
        return None;
    }
    if let Some(item) = after_bullet(text) {
        return (!item.contains('\t')).then_some((Role::ListItem, item));
    }
    let (mark, rest) = text.split_once('\t')?;
    let number = mark.trim().strip_suffix(['.', ')'])?;
    let is_number = !number.is_empty() && number.len() <= 3 && number.chars().all(|c| c.is_alphanumeric());
    (is_number && !rest.trim().is_empty()).then_some((Role::ListItem, text))
}

/// How many of `lines`, from the first, are a table of pipes or semicolons; 0 where they are none.
pub(super) fn fields_run(lines: &[&Line<'_>]) -> usize {
    let border = |at: usize| lines.get(at).is_some_and(|line| is_border(line.text));
    let row = |at: usize| lines.get(at).is_some_and(|line| is_pipe_row(line.text));
    if (row(0) && border(1)) || (border(0) && row(1)) {
        return lines.iter().take_while(|line| is_pipe_row(line.text) || is_border(line.text)).count();
    }
    for mark in ['|', ';'] {
        let fields = split_fields(lines[0].text, mark).len();
        if fields < MIN_FIELDS {
            continue;
        }
        let same = |line: &&&Line<'_>| split_fields(line.text, mark).len() == fields;
        let run = lines.iter().take_while(same).count();
        // pipes with room around them are hardly anything else
        let spaced = mark == '|' && lines[..run].iter().all(|line| line.text.contains(" | "));
        if spaced && run + 1 >= MIN_LINES {
            // a row with a cell too few or too many is still one of the table
            return lines.iter().take_while(|line| line.text.contains(" | ")).count();
        }
        if run >= MIN_LINES {
            return run;
        }
    }
    0
}

/// Borders that a table has at least whose rows they keep apart: above, under the header, below, and one more.
const DRAWN_BORDERS: usize = 4;

/// Writes a run that [`fields_run`] found.
pub(super) fn write_fields(out: &mut Builder<'_>, lines: &[&Line<'_>]) {
    let ruled = lines.iter().any(|line| is_border(line.text));
    let mark = if ruled || lines[0].text.contains('|') { '|' } else { ';' };
    // a Markdown table has its border after the header, a drawn one begins with one
    let header = usize::from(
        ruled && lines.get(1).is_some_and(|line| is_border(line.text)) && !is_border(lines[0].text),
    );
    let drawn =
        mark == '|' && lines.iter().filter(|line| is_drawn_border(line.text)).count() >= DRAWN_BORDERS;
    let kept: Vec<&Line<'_>> = lines.iter().filter(|line| !is_border(line.text)).copied().collect();
    let rows: Vec<Vec<String>> = kept
        .iter()
        .map(|line| {
            let text = line.text.trim();
            let text = if mark == '|' { text.strip_prefix('|').unwrap_or(text) } else { text };
            let ends = mark == '|' && text.ends_with('|') && !text.ends_with("\\|");
            split_fields(if ends { &text[..text.len() - 1] } else { text }, mark)
        })
        .collect();
    if drawn {
        let (rows, kept) = unwrapped(rows, &kept);
        return write_rows(out, rows, 0, &kept);
    }
    write_rows(out, rows, header, &kept);
}

/// Puts lines of a drawn table together where the cells of a row are wrapped: the second begins with a blank cell, or
/// goes on with the first cell alone; a border between two lines keeps them apart.
fn unwrapped<'l, 'a>(
    rows: Vec<Vec<String>>,
    lines: &[&'l Line<'a>],
) -> (Vec<Vec<String>>, Vec<&'l Line<'a>>) {
    let mut out: Vec<Vec<String>> = Vec::with_capacity(rows.len());
    let mut kept: Vec<&Line<'_>> = Vec::with_capacity(lines.len());
    let mut last = 0;
    for (row, line) in rows.into_iter().zip(lines) {
        let next = line.number == last + 1 && line.blanks == 0;
        last = line.number;
        let open = out.last_mut().filter(|open| next && open.len() == row.len() && row.len() > 1);
        let goes_on = match row.split_first() {
            Some((first, rest)) if first.is_empty() => rest.iter().any(|text| !text.is_empty()),
            Some((first, rest)) => first.starts_with(char::is_lowercase) && rest.iter().all(String::is_empty),
            None => false,
        };
        match open.filter(|_| goes_on) {
            Some(open) => {
                for (cell, text) in open.iter_mut().zip(row).filter(|(_, text)| !text.is_empty()) {
                    if !cell.is_empty() {
                        cell.push(' ');
                    }
                    cell.push_str(&text);
                }
            }
            None => {
                out.push(row);
                kept.push(line);
            }
        }
    }
    (out, kept)
}

/// `+-----+----+`, which stands between the rows of a drawn table.
fn is_drawn_border(text: &str) -> bool {
    text.trim().starts_with('+') && is_border(text)
}

/// `| a | b |`
fn is_pipe_row(text: &str) -> bool {
    let text = text.trim();
    text.len() > 1 && text.starts_with('|') && text.ends_with('|')
}

/// `|---|:-:|`, `+----+----+`
fn is_border(text: &str) -> bool {
    let text = text.trim();
    text.contains(['|', '+']) && text.contains(['-', '=']) && text.chars().all(|c| "|+-=: ".contains(c))
}

/// The fields of a line; a field in quotes may hold the mark, `\|` is a pipe.
fn split_fields(text: &str, mark: char) -> Vec<String> {
    let mut fields = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if mark == ';' && quoted && chars.peek() == Some(&'"') => {
                field.push('"');
                chars.next();
            }
            '"' if mark == ';' && quoted && chars.peek().is_none_or(|next| *next == mark) => quoted = false,
            '"' if mark == ';' && !quoted && field.trim().is_empty() => quoted = true,
            '\\' if mark == '|' && chars.peek() == Some(&'|') => {
                field.push('|');
                chars.next();
            }
            c if c == mark && !quoted => fields.push(std::mem::take(&mut field).trim().to_owned()),
            c => field.push(c),
        }
    }
    if quoted {
        // a quote that never closes is no quoting
        return text.split(mark).map(|field| field.trim().to_owned()).collect();
    }
    fields.push(field.trim().to_owned());
    fields
}

/// Writes rows of texts as tables that keep to the caps: too many cells make several tables, and beyond the
/// document's cap paragraphs; columns too many are put into the last one.
fn write_rows(out: &mut Builder<'_>, mut rows: Vec<Vec<String>>, header: usize, lines: &[&Line<'_>]) {
    let Some(first) = lines.first() else { return };
    let max_cols = out.limits().table_cols.max(1);
    let mut cut = false;
    for row in rows.iter_mut().filter(|row| row.len() > max_cols) {
        let tail = row.split_off(max_cols - 1);
        row.push(tail.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\t"));
        cut = true;
    }
    if cut {
        out.note("column-limit", max_cols.to_string(), first.page);
    }
    let cols = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let step = (out.limits().table_cells / cols).max(1);
    if rows.len() > step {
        out.note("table-limit", format!("{}/{step}", rows.len()), first.page);
    }
    let mut noted = false;
    for (part, part_lines) in rows.chunks(step).zip(lines.chunks(step)) {
        if out.is_full() {
            return;
        }
        if !out.has_room(part.len(), cols) {
            if !std::mem::replace(&mut noted, true) {
                out.note("cell-limit", "", first.page);
            }
            for (row, line) in part.iter().zip(part_lines) {
                out.paragraph(
                    row.join("\t").trim().to_owned(),
                    Role::Body,
                    line.page,
                    (line.number, line.number),
                );
            }
            continue;
        }
        let mut drafts = Vec::new();
        for (at, row) in part.iter().enumerate() {
            for (col, text) in row.iter().enumerate() {
                let (text, header) = (text.clone(), at < header);
                drafts.push(Draft { row: at, col, text, header, ..Draft::default() });
            }
        }
        out.table(drafts, part.len(), cols, first.page);
    }
}
