//! `spoglio explain`: how each table was taken, or why not.

use std::io::Write;
use std::path::PathBuf;

use anstyle::Style;
use clap::{ArgMatches, Command};
use serde_json::json;

use super::command::Build;
use super::draw::{BAD, DIM, GOOD, STRONG, WARN, number, one_line, shorten, terminal_width};
use super::failure::{Exit, Failure};
use super::session::Session;
use super::{input, output, why};
use crate::analyse::Analysis;
use crate::grammar::{LabelMatch, MatchKind, Outcome, Proposal, TableTrace};
use crate::labels::{Missed, missed};
use crate::message::{Lang, Message, exists, text};
use crate::value::ValueWords;

/// The command's name.
pub const NAME: &str = "explain";
/// Records named outright; the others are counted.
const RECORDS: usize = 6;

/// Its definition.
pub fn command(build: &Build) -> Command {
    build
        .command(NAME)
        .arg(build.path("file", "value-file", "help-file-or-stdin").required(true))
        .arg(build.choice("format", "value-format", ["text", "json"], "help-format"))
        .args(build.reading())
}

/// Runs it.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Ok(Exit::Failed) };
    let analysis = input::analyse(path, session)?;
    let missed = missed(&analysis, &session.grammars(None)?, &ValueWords::builtin());
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        let value = json!({
            "document": analysis.extraction.document,
            "tables": analysis.trace.tables,
            "missed": missed.iter().map(|missed| why::json(missed, session.lang)).collect::<Vec<_>>(),
            "notes": analysis.document.as_ref().map(|document| document.notes.as_slice()).unwrap_or_default(),
        });
        output::write(None, |mut out| {
            serde_json::to_writer(&mut out, &value)?;
            Ok(writeln!(out)?)
        })?;
    } else {
        let mut out = output::stdout(session.color);
        show(&analysis, &missed, session.lang, &mut out)?;
        out.flush()?;
    }
    if let Some(error) = &analysis.error {
        output::complain(&super::import::trouble(path, error, session.lang), session.lang, session.color);
        return Ok(Exit::Findings);
    }
    Ok(Exit::Done)
}

fn show(analysis: &Analysis, missed: &[Missed], lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    for table in &analysis.trace.tables {
        show_table(table, missed, lang, out)?;
    }
    let coverage = analysis.extraction.document.coverage;
    let understood = coverage.claimed + coverage.furniture;
    let message = Message::new("explain-coverage")
        .arg("tables", analysis.trace.tables.len())
        .arg("cells", coverage.cells as usize)
        .arg("claimed", coverage.claimed as usize)
        .arg("furniture", coverage.furniture as usize)
        .arg("unclaimed", coverage.cells.saturating_sub(understood) as usize);
    writeln!(out, "{STRONG}{}{STRONG:#}", message.render(lang))?;
    if missed.iter().any(|missed| !missed.unknown.is_empty()) {
        let path = analysis.extraction.document.path.as_str();
        writeln!(out, "{}", Message::new("explain-hint").arg("path", path).render(lang))?;
    }
    Ok(())
}

fn show_table(
    table: &TableTrace,
    missed: &[Missed],
    lang: Lang,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut title = vec![Message::new("tables-table").arg("number", table.table as usize).render(lang)];
    if let Some(page) = table.source.page {
        title.push(Message::new("tables-page").arg("page", page as usize).render(lang));
    }
    title.push(Message::new("tables-size").arg("rows", table.rows).arg("cols", table.cols).render(lang));
    writeln!(out, "{STRONG}{}{STRONG:#}", title.join(" · "))?;
    let header = table.header.iter().map(|text| one_line(text)).collect::<Vec<_>>().join(" │ ");
    writeln!(out, "  {DIM}{}{DIM:#}", shorten(&header, terminal_width().saturating_sub(2)))?;
    for proposal in &table.proposals {
        show_proposal(proposal, lang, out)?;
    }
    if table.proposals.is_empty() {
        writeln!(out, "  {DIM}{}{DIM:#}", text(lang, "explain-no-proposal"))?;
    }
    for outcome in &table.outcomes {
        show_outcome(outcome, lang, out)?;
        if let Outcome::Unclaimed { rows, .. } = outcome
            && let Some(missed) = missed.iter().find(|m| m.table == table.table && m.rows == *rows)
        {
            for line in why::lines(missed, lang) {
                writeln!(out, "      {line}")?;
            }
        }
    }
    Ok(writeln!(out)?)
}

fn show_proposal(proposal: &Proposal, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let (mark, style, verdict) =
        if proposal.won { ("✓", GOOD, "explain-won") } else { ("✗", DIM, "explain-lost") };
    let message = Message::new("explain-proposal")
        .arg("grammar", proposal.grammar.as_str())
        .arg("first", proposal.rows.0 as usize)
        .arg("last", proposal.rows.1 as usize)
        .arg("score", number(proposal.score, 1, lang))
        .arg("verdict", text(lang, verdict));
    writeln!(out, "  {style}{mark} {}{style:#}", message.render(lang))?;
    for label in &proposal.labels {
        show_label(label, lang, out)?;
    }
    Ok(())
}

fn show_label(label: &LabelMatch, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let style = match label.how {
        MatchKind::Exact | MatchKind::Alias => Style::new(),
        MatchKind::Inherited | MatchKind::Partial => DIM,
        MatchKind::Truncated | MatchKind::Fuzzy => WARN,
    };
    let message = Message::new("explain-label")
        .arg("text", shorten(&one_line(&label.text), 48))
        .arg("field", label.field.as_str())
        .arg("how", text(lang, how(label.how)))
        .arg("label", label.label.as_str())
        .arg("row", label.row as usize)
        .arg("col", label.col as usize);
    Ok(writeln!(out, "      {style}{}{style:#}", message.render(lang))?)
}

fn how(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Exact => "explain-match-exact",
        MatchKind::Alias => "explain-match-alias",
        MatchKind::Truncated => "explain-match-truncated",
        MatchKind::Fuzzy => "explain-match-fuzzy",
        MatchKind::Partial => "explain-match-partial",
        MatchKind::Inherited => "explain-match-inherited",
    }
}

fn show_outcome(outcome: &Outcome, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    match outcome {
        Outcome::Claimed { rows, grammar, records } => {
            let message = Message::new("explain-claimed")
                .arg("first", rows.0 as usize)
                .arg("last", rows.1 as usize)
                .arg("grammar", grammar.as_str())
                .arg("count", records.len());
            let mut named = records.iter().take(RECORDS).cloned().collect::<Vec<_>>().join(" ");
            if records.len() > RECORDS {
                named.push_str(" …");
            }
            writeln!(out, "  {GOOD}→ {}{GOOD:#} {DIM}{named}{DIM:#}", message.render(lang))?;
        }
        Outcome::Unclaimed { rows, reason, kind } => {
            let key = format!("explain-reason-{reason}");
            let mut why = if exists(lang, &key) { text(lang, &key) } else { (*reason).to_owned() };
            if let Some(kind) = kind {
                why.push_str(&format!(" ({kind})"));
            }
            let message = Message::new("explain-unclaimed")
                .arg("first", rows.0 as usize)
                .arg("last", rows.1 as usize)
                .arg("why", why);
            // what a grammar knows as no part of a plan is no loss
            let style = if kind.is_some() { DIM } else { BAD };
            writeln!(out, "  {style}→ {}{style:#}", message.render(lang))?;
        }
    }
    Ok(())
}
