use docx_rs::{
    AlignmentType, BreakType, Docx, HeightRule, Paragraph, Run, Shading, Table, TableCell, TableLayoutType,
    TableRow, WidthType,
};

use super::package::HEADER_HEIGHT;
use crate::message::visible;

/// What the report is made of, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(Level, String),
    /// A paragraph.
    Text(String),
    /// A heading that begins a page.
    NewPage(String),
    /// A table.
    Table(Grid),
}

/// The styles of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Of the whole.
    Title,
    /// Below it.
    Subtitle,
    /// Of a section.
    One,
    /// Of a part of it.
    Two,
    /// Of a part of that.
    Three,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Widths of the columns in twentieths of a point.
    pub widths: Vec<usize>,
    /// The header, repeated on every page; none where the first column says what stands beside it.
    pub header: Vec<String>,
    /// The rows; a line end in a cell begins a new line.
    pub rows: Vec<Vec<String>>,
    /// Columns from this one on are numbers.
    pub numbers_from: usize,
}

impl Level {
    /// The identifier of its style.
    pub fn style(self) -> &'static str {
        match self {
            Level::Title => "Title",
            Level::Subtitle => "Subtitle",
            Level::One => "Heading1",
            Level::Two => "Heading2",
            Level::Three => "Heading3",
        }
    }
}

/// Adds a block at the end.
pub fn add(docx: Docx, block: &Block) -> Docx {
    match block {
        Block::Heading(level, text) => docx.add_paragraph(paragraph(text, level.style()).keep_next(true)),
        Block::Text(text) => docx.add_paragraph(paragraph(text, "BodyText")),
        Block::NewPage(text) => {
            docx.add_paragraph(paragraph(text, Level::One.style()).page_break_before(true).keep_next(true))
        }
        // two tables without a paragraph between them would become one
        Block::Table(grid) => docx.add_table(table(grid)).add_paragraph(paragraph("", "TableText")),
    }
}

fn table(grid: &Grid) -> Table {
    let mut rows = Vec::new();
    if !grid.header.is_empty() {
        let cells = grid.header.iter().enumerate().map(|(at, text)| {
            let cell = cell(text, "TableHeader", grid, at);
            cell.shading(Shading::new().fill("DCE6F1").color("auto"))
        });
        // the height tells the header from other rows when the package is put together
        rows.push(TableRow::new(cells.collect()).row_height(HEADER_HEIGHT).height_rule(HeightRule::AtLeast));
    }
    for row in &grid.rows {
        let cells = row.iter().enumerate().map(|(at, text)| {
            let label = grid.header.is_empty() && at == 0;
            cell(text, if label { "TableHeader" } else { "TableText" }, grid, at)
        });
        rows.push(TableRow::new(cells.collect()).cant_split());
    }
    // the borders are the style's
    Table::without_borders(rows)
        .set_grid(grid.widths.clone())
        .width(grid.widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .style("Report")
}

fn cell(text: &str, style: &str, grid: &Grid, at: usize) -> TableCell {
    let mut paragraph = paragraph(text, style);
    if at >= grid.numbers_from {
        paragraph = paragraph.align(AlignmentType::Right);
    }
    let width = grid.widths.get(at).copied().unwrap_or_default();
    TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
}

fn paragraph(text: &str, style: &str) -> Paragraph {
    let mut run = Run::new();
    for (i, line) in visible(text).split('\n').enumerate() {
        if i > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    Paragraph::new().style(style).add_run(run)
}
