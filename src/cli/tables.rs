//! `spoglio tables`: what the reader and the layout stage saw.

use std::io::Write;
use std::path::PathBuf;

use anstream::StripStream;
use clap::{ArgMatches, Command, value_parser};

use super::command::Build;
use super::draw::{DIM, STRONG, WARN, draw, one_line, shorten, terminal_width};
use super::failure::{Exit, Failure};
use super::pages::{Kind, Wanted};
use super::session::Session;
use super::{input, output, pages};
use crate::document::{Block, Document, Note, Paragraph, Role, Table};
use crate::message::{Lang, Message, exists, text, visible_name};

/// The command's name.
pub const NAME: &str = "tables";

/// Its definition.
pub fn command(build: &Build) -> Command {
    build
        .command(NAME)
        .arg(build.path("file", "value-file", "help-file-or-stdin").required(true))
        .arg(build.choice("format", "value-format", ["text", "json", "svg", "png"], "help-tables-format"))
        .arg(build.valued("page", "value-number", "help-page").value_parser(value_parser!(u32).range(1..)))
        .arg(build.output().help(build.text("help-tables-output")))
        .args(build.reading())
        .arg(build.flag("no-stitch", "help-no-stitch"))
}

/// Runs it.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Ok(Exit::Failed) };
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    let kind = Kind::named(format);
    let page = matches.get_one::<u32>("page").copied();
    let output = matches.get_one::<PathBuf>("output").cloned();
    if page.is_some() && kind.is_none() {
        return Err(Message::new("picture-page-without").into());
    }
    let (bytes, analysis) = input::bytes_and_analysis(path, session)?;
    if let Some(error) = &analysis.error {
        output::complain(&super::import::trouble(path, error, session.lang), session.lang, session.color);
    }
    let Some(document) = &analysis.document else { return Ok(Exit::Findings) };
    if let Some(kind) = kind {
        pages::draw(bytes, document.clone(), Wanted { kind, page, output }, session)?;
    } else if format == "json" {
        output::write(output.as_deref(), |mut out| {
            serde_json::to_writer(&mut out, document)?;
            Ok(writeln!(out)?)
        })?;
    } else if output.is_some() {
        let mut plain = StripStream::new(Vec::new());
        show(document, session, &mut plain)?;
        output::write(output.as_deref(), |out| Ok(out.write_all(&plain.into_inner())?))?;
    } else {
        let mut out = output::stdout(session.color);
        show(document, session, &mut out)?;
        out.flush()?;
    }
    Ok(if analysis.error.is_some() { Exit::Findings } else { Exit::Done })
}

fn show(document: &Document, session: &Session, out: &mut impl Write) -> Result<(), Failure> {
    let width = terminal_width();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => show_paragraph(paragraph, width, out)?,
            Block::Table(table) => show_table(table, width, session, out)?,
        }
    }
    let cells = document.tables().flat_map(|table| table.grid.cells());
    let (mut headers, mut shades) = (false, false);
    cells.for_each(|cell| {
        headers |= cell.header;
        shades |= cell.shaded;
    });
    if headers || shades {
        writeln!(out, "\n{DIM}{}{DIM:#}", text(session.lang, "tables-legend"))?;
    }
    for note in &document.notes {
        writeln!(out, "{WARN}{}{WARN:#}", note_line(note, session.lang))?;
    }
    Ok(())
}

/// What a reader noted: what happened, the figures and names that belong to it, and the word that programs know it by.
fn note_line(note: &Note, lang: Lang) -> String {
    let what = text(lang, &format!("note-{}", note.code));
    let detail = visible_name(&note.detail);
    let what = if detail.is_empty() { what } else { format!("{what}: {detail}") };
    Message::new("tables-note").arg("what", what).arg("code", note.code).render(lang)
}

/// A paragraph on one line: enough to see between what a table stands.
fn show_paragraph(paragraph: &Paragraph, width: usize, out: &mut impl Write) -> Result<(), Failure> {
    let text = one_line(&paragraph.text);
    if text.is_empty() {
        return Ok(());
    }
    let mark = match paragraph.role {
        Role::Title => "¶ ".to_owned(),
        Role::Heading(level) => format!("¶ {} ", "#".repeat(usize::from(level.clamp(1, 9)))),
        Role::ListItem => "¶ • ".to_owned(),
        _ => "¶ ".to_owned(),
    };
    let line = shorten(&format!("{mark}{text}"), width);
    match paragraph.role {
        Role::Furniture | Role::Hidden => writeln!(out, "{DIM}{line}{DIM:#}")?,
        Role::Title | Role::Heading(_) => writeln!(out, "{STRONG}{line}{STRONG:#}")?,
        _ => writeln!(out, "{line}")?,
    }
    Ok(())
}

fn show_table(table: &Table, width: usize, session: &Session, out: &mut impl Write) -> Result<(), Failure> {
    let lang = session.lang;
    let mut title = vec![
        Message::new("tables-table").arg("number", table.number as usize).render(lang),
        Message::new("tables-size")
            .arg("rows", table.grid.rows())
            .arg("cols", table.grid.cols())
            .render(lang),
    ];
    if let Some(page) = table.source.page {
        title.insert(1, Message::new("tables-page").arg("page", page as usize).render(lang));
    }
    if table.header_rows > 0 {
        title.push(Message::new("tables-header-rows").arg("rows", table.header_rows).render(lang));
    }
    if let Some(parent) = table.parent {
        let nested = Message::new("tables-nested").arg("table", parent.table as usize);
        title.push(nested.arg("row", parent.row + 1).arg("col", parent.col + 1).render(lang));
    }
    writeln!(out, "\n{STRONG}{}{STRONG:#}", title.join(" · "))?;
    draw(&table.grid, width, out)?;
    for part in &table.parts {
        let key = format!("tables-join-{}", part.reason);
        let reason = if exists(lang, &key) { text(lang, &key) } else { part.reason.to_owned() };
        let message =
            Message::new(if part.source.page.is_some() { "tables-part-page" } else { "tables-part" })
                .arg("row", part.first_row + 1)
                .arg("page", part.source.page.unwrap_or_default() as usize)
                .arg("reason", reason);
        writeln!(out, "{DIM}  {}{DIM:#}", message.render(lang))?;
    }
    Ok(writeln!(out)?)
}
