//! The report that an evaluation body attaches to its minutes, as a Word document (Office Open XML, ISO/IEC 29500):
//! what was examined, figures, the findings by unit with what to do, what was not read, what could not be verified.
//! Same report, same bytes.

mod block;
mod examined;
mod figures;
mod findings;
mod package;
mod styles;
mod unread;

use std::io::{self, Write};

use docx_rs::{Docx, Footer, NumPages, PageMargin, PageNum, Paragraph, Run};

use super::Report;
use crate::message::{Lang, Message, text};
use block::{Block, Level, add};

/// Width and height of A4 in twentieths of a point (ISO 216).
const A4: (u32, u32) = (11_906, 16_838);
/// Two centimetres.
const MARGIN: i32 = 1_134;

/// Writes the Word document of a report.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let blocks = blocks(report);
    let mut docx = styles::styled(Docx::new())
        .page_size(A4.0, A4.1)
        .page_margin(PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN))
        .footer(footer(report.lang));
    for block in &blocks {
        docx = add(docx, block);
    }
    out.write_all(&package::pack(docx, &title(report), report.lang)?)
}

/// All of the report, before it is laid out.
fn blocks(report: &Report) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(Level::Title, title(report))];
    blocks.extend(subtitle(report).map(|text| Block::Heading(Level::Subtitle, text)));
    blocks.extend(examined::blocks(report));
    blocks.extend(figures::blocks(report));
    blocks.extend(findings::blocks(report));
    blocks.extend(unread::blocks(report));
    blocks.extend(unread::closing(report));
    blocks
}

fn title(report: &Report) -> String {
    text(report.lang, "word-title")
}

/// Administration and years, where all documents have the same.
fn subtitle(report: &Report) -> Option<String> {
    let name = |item: &super::Item| {
        let years = item.extraction.plan.period.map(|period| years(period.from, period.to));
        let parts: Vec<String> = item.entity.iter().cloned().chain(years).collect();
        parts.join(", ")
    };
    let first = name(report.items.first()?);
    let same = report.items.iter().all(|item| name(item) == first);
    if same && !first.is_empty() {
        return Some(first);
    }
    let count = report.items.len();
    (count > 1).then(|| Message::new("word-documents").arg("count", count).render(report.lang))
}

/// One year, or first and last.
fn years(from: i32, to: i32) -> String {
    if from == to { from.to_string() } else { format!("{from}–{to}") }
}

fn footer(lang: Lang) -> Footer {
    let page = Paragraph::new()
        .style("Footer")
        .add_run(Run::new().add_text(format!("{} ", text(lang, "word-page"))))
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(format!(" {} ", text(lang, "word-of"))))
        .add_num_pages(NumPages::new());
    Footer::new().add_paragraph(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        let bytes = || {
            let mut out = Vec::new();
            write(&mut out, &Report::default()).unwrap();
            out
        };
        assert_eq!(bytes(), bytes());
    }
}
