use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar;

use super::{Cell, Item, Located, Report, by_rule, unverifiable};
use crate::audit::{Unverifiable, severity_key};
use crate::contract::{Finding, Severity};
use crate::document::Source;
use crate::message::{Lang, Message, text, visible_name};

const STRONG: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
/// Columns of a cell that is drawn, at least and at most.
const CELL: (usize, usize) = (4, 34);

/// By document and unit, each finding with its place and the row of the table; the counts by rule at the end.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    // of many documents those with nothing to tell are only counted: among them the others would be lost
    let several = report.items.len() > 1;
    let (clean, told): (Vec<&Item>, Vec<&Item>) =
        report.items.iter().partition(|item| several && is_clean(item));
    for item in told {
        document(out, item, report)?;
    }
    if !clean.is_empty() {
        let message = Message::new("report-clean").arg("count", clean.len());
        writeln!(out, "{DIM}{}{DIM:#}\n", message.render(report.lang))?;
    }
    if let Some((path, findings)) = &report.config {
        writeln!(out, "{STRONG}{}{STRONG:#}", visible_name(path))?;
        for finding in findings {
            heading(out, finding, report.lang)?;
        }
        writeln!(out)?;
    }
    summary(out, report)
}

/// Page, table and row in words, as far as they are known.
pub fn source(source: &Source, lang: Lang) -> Option<String> {
    let part = |key: &'static str, number: Option<u32>| {
        number.map(|number| Message::new(key).arg("number", number.to_string()).render(lang))
    };
    // outside of tables rows are lines or paragraphs
    let row = source.table.and(source.rows).map(|(first, _)| first);
    let parts =
        [part("report-page", source.page), part("report-table", source.table), part("report-row", row)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Whether nothing at all is to be told of a document.
fn is_clean(item: &Item) -> bool {
    let settled = &item.settled;
    item.findings.is_empty()
        && settled.suppressed.iter().sum::<usize>() + settled.known + settled.below == 0
        && settled.years_differ.is_none()
}

fn document(out: &mut dyn Write, item: &Item, report: &Report) -> io::Result<()> {
    let lang = report.lang;
    let entity = item.entity.as_ref().map(|entity| format!(" {DIM}({entity}){DIM:#}")).unwrap_or_default();
    writeln!(out, "{STRONG}{}{STRONG:#}{entity}", visible_name(&item.path))?;
    if item.findings.is_empty() {
        writeln!(out, "  {}", text(lang, "report-none"))?;
    }
    // findings stand in the order of the document, so that those of a unit follow each other
    let mut open: Option<Option<usize>> = None;
    for located in &item.told(lang) {
        let unit = located.unit.as_ref().map(|unit| unit.index);
        if open != Some(unit) {
            let name = located.unit(lang).unwrap_or_else(|| text(lang, "report-document"));
            writeln!(out, "\n  {STRONG}{name}{STRONG:#}")?;
            open = Some(unit);
        }
        finding(out, located, report)?;
    }
    let settled = &item.settled;
    let suppressed: usize = settled.suppressed.iter().sum();
    let unsaid =
        [("report-suppressed", suppressed), ("report-known", settled.known), ("report-below", settled.below)];
    for (key, count) in unsaid.into_iter().filter(|(_, count)| *count > 0) {
        writeln!(out, "  {DIM}{}{DIM:#}", Message::new(key).arg("count", count).render(lang))?;
    }
    if item.has_joined_tables() {
        writeln!(out, "  {DIM}{}{DIM:#}", text(lang, "report-numbers"))?;
    }
    if let Some(line) = unverifiable::years_differ(settled, lang) {
        writeln!(out, "  {DIM}{line}{DIM:#}")?;
    }
    writeln!(out)
}

fn finding(out: &mut dyn Write, located: &Located, report: &Report) -> io::Result<()> {
    heading(out, &located.finding, report.lang)?;
    let mut place = located.records().to_vec();
    place.extend(source(&located.finding.source, report.lang));
    if !place.is_empty() {
        writeln!(out, "      {DIM}{}{DIM:#}", place.join(" › "))?;
    }
    if let Some(row) = draw(&located.row, report.width.saturating_sub(6)) {
        writeln!(out, "      {row}")?;
    }
    Ok(())
}

fn heading(out: &mut dyn Write, finding: &Finding, lang: Lang) -> io::Result<()> {
    let style = match finding.severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Info => AnsiColor::Cyan.on_default().bold(),
    };
    let severity = text(lang, severity_key(finding.severity));
    let message = finding.message.split_whitespace().collect::<Vec<_>>().join(" ");
    writeln!(out, "    {style}{}{style:#} {severity}: {message}", finding.rule)
}

/// A row of a table on one line, the cells that the finding quotes between arrows.
fn draw(row: &[Cell], width: usize) -> Option<String> {
    if row.len() < 2 {
        return None;
    }
    // blank cells are shown, since a blank may be what the finding is about, and take no room
    let filled = row.iter().filter(|cell| !cell.text.is_empty()).count().max(1);
    let share = (width.saturating_sub(3 * row.len()) / filled).clamp(CELL.0, CELL.1);
    let cell = |cell: &Cell| match cell.marked {
        true => format!("▶{STRONG}{}{STRONG:#}◀", shorten(&cell.text, share)),
        false => format!(" {DIM}{}{DIM:#} ", shorten(&cell.text, share)),
    };
    Some(format!("│{}│", row.iter().map(cell).collect::<Vec<_>>().join("│")))
}

/// The beginning of a text, at most `width` columns.
fn shorten(text: &str, width: usize) -> String {
    let (mut out, mut used) = (String::new(), 0);
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > width {
            while used >= width && used > 0 {
                used -= out.pop().and_then(|c| c.width()).unwrap_or(1).max(1);
            }
            return format!("{}…", out.trim_end());
        }
        out.push(c);
        used += wide;
    }
    out
}

fn summary(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let lang = report.lang;
    let counts = by_rule(report);
    let count = counts.iter().map(|count| count.findings).sum::<usize>();
    let message = Message::new("report-total").arg("count", count).arg("documents", report.items.len());
    writeln!(out, "{STRONG}{}{STRONG:#}", message.render(lang))?;
    let names: Vec<String> = counts.iter().map(|count| count.name_in(lang)).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    for (count, name) in counts.iter().zip(&names) {
        let severity = text(lang, severity_key(count.severity));
        writeln!(out, "  {}  {name:width$}  {:>5}  {DIM}{severity}{DIM:#}", count.rule, count.findings)?;
    }
    for (rules, paths) in &not_checked(report) {
        for line in unverifiable::lines(rules, lang) {
            writeln!(out, "{DIM}{line}{DIM:#}")?;
        }
        if paths.len() < report.items.len() {
            let message =
                Message::new("report-unverifiable-in").arg("documents", visible_name(&paths.join(", ")));
            writeln!(out, "{DIM}  {}{DIM:#}", message.render(lang))?;
        }
    }
    Ok(())
}

/// The rules that could not be checked, with the documents for which they could not.
fn not_checked(report: &Report) -> Vec<(&[Unverifiable], Vec<&str>)> {
    let mut documents: Vec<(&[Unverifiable], Vec<&str>)> = Vec::new();
    for item in report.items.iter().filter(|item| !item.settled.unverifiable.is_empty()) {
        let rules = item.settled.unverifiable.as_slice();
        match documents.iter_mut().find(|(known, _)| *known == rules) {
            Some((_, paths)) => paths.push(&item.path),
            None => documents.push((rules, vec![&item.path])),
        }
    }
    documents
}
