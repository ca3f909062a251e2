//! What is to be drawn over a page.

use super::colour::{self, Colour};
use crate::document::{Block, Cell, Document, Paragraph, Rect, Role, Table};
use crate::message::{Lang, Message, exists, text};

/// Sizes of letters, in points: of labels, of small ones, of the legend.
const LABEL: f32 = 8.0;
const SMALL: f32 = 5.5;
const LEGEND: f32 = 7.0;
/// Width of a letter as part of its size, about.
const WIDE: f32 = 0.56;

/// A page and what to draw over it, in that order. Places are points from the top left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Of the page.
    pub width: f32,
    /// Of the page.
    pub height: f32,
    /// First things first.
    pub marks: Vec<Mark>,
}

/// A rectangle, or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A rectangle.
    Box {
        /// What it stands for: `cell`, `table`, `paragraph`, `label`, `legend`.
        what: &'static str,
        /// Where.
        rect: Rect,
        /// Its colour.
        colour: Colour,
        /// How much its colour covers the page, from 0 to 1.
        fill: f32,
        /// Width of its edge; 0 for none.
        edge: f32,
        /// Whether its edge is dashed.
        dashed: bool,
    },
    /// A line of text.
    Text {
        /// Where its base line begins.
        x: f32,
        /// Where its base line is.
        y: f32,
        /// Size of the letters.
        size: f32,
        /// Its colour.
        colour: Colour,
        /// The text.
        text: String,
    },
}

/// What was understood of page `page` (from 1), as it is drawn over a page of this width and height.
pub fn scene(document: &Document, page: u32, (width, height): (f32, f32), lang: Lang) -> Scene {
    let mut scene = Scene { width, height, marks: Vec::new() };
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.source.page == Some(page) => scene.paragraph(paragraph),
            Block::Table(table) => scene.cells(table, page),
            Block::Paragraph(_) => {}
        }
    }
    // labels are drawn over all cells
    for table in document.tables() {
        scene.labels(table, page, lang);
    }
    scene.legend(lang);
    scene
}

impl Scene {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let Some(rect) = paragraph.source.bbox else { return };
        let colour = colour::role(paragraph.role);
        let dashed = matches!(paragraph.role, Role::Furniture | Role::Hidden);
        let rect = [rect[0] - 1.5, rect[1] - 1.0, rect[2] + 1.5, rect[3] + 1.0];
        self.marks.push(Mark::Box { what: "paragraph", rect, colour, fill: 0.0, edge: 0.6, dashed });
        if let Role::Heading(level) = paragraph.role {
            let text = "#".repeat(usize::from(level.clamp(1, 6)));
            self.marks.push(Mark::Text { x: rect[2] + 1.0, y: rect[3], size: SMALL, colour, text });
        }
    }

    /// The cells of a table that stand on the page.
    fn cells(&mut self, table: &Table, page: u32) {
        let colour = colour::table(table.number);
        // the rest of a row that the page break cut, and a repeated header, have no cells of their own
        for rect in parts(table, page) {
            self.marks.push(Mark::Box { what: "part", rect, colour, fill: 0.06, edge: 0.0, dashed: false });
        }
        for (cell, rect) in on_page(table, page) {
            let fill = if cell.header { 0.32 } else { 0.12 };
            self.marks.push(Mark::Box { what: "cell", rect, colour, fill, edge: 0.8, dashed: false });
            if cell.shaded {
                let [x, y] = [rect[2] - 4.5, rect[1] + 1.5];
                let rect = [x, y, x + 3.0, y + 3.0];
                self.marks.push(Mark::Box {
                    what: "shade",
                    rect,
                    colour,
                    fill: 0.9,
                    edge: 0.0,
                    dashed: false,
                });
            }
            if cell.row_span > 1 || cell.col_span > 1 {
                let text = format!("{}×{}", cell.row_span, cell.col_span);
                let x = rect[2] - width(&text, SMALL) - 1.5;
                self.marks.push(Mark::Text { x, y: rect[3] - 1.5, size: SMALL, colour, text });
            }
        }
    }

    /// The number of a table, and where and why a part was joined to it.
    fn labels(&mut self, table: &Table, page: u32, lang: Lang) {
        let colour = colour::table(table.number);
        let boxes = on_page(table, page).map(|(_, rect)| rect).chain(parts(table, page));
        let Some(rect) = boxes.reduce(cover) else { return };
        let edge = Mark::Box { what: "table", rect, colour, fill: 0.0, edge: 1.6, dashed: false };
        self.marks.push(edge);
        let name = Message::new("tables-table").arg("number", table.number as usize).render(lang);
        let size = format!("{} × {}", table.grid.rows(), table.grid.cols());
        self.label(rect[0], rect[1], format!("{name} ({size})"), colour);
        let joined = table.parts.iter().filter(|part| part.source.page == Some(page));
        for part in joined.filter(|part| part.reason != "start") {
            let Some(place) = part.source.bbox else { continue };
            let key = format!("tables-join-{}", part.reason);
            let reason = if exists(lang, &key) { text(lang, &key) } else { part.reason.to_owned() };
            let message = Message::new("tables-part").arg("row", part.first_row + 1).arg("reason", reason);
            let line = [place[0], place[1] - 1.2, place[2], place[1] + 1.2];
            self.marks.push(Mark::Box {
                what: "join",
                rect: line,
                colour,
                fill: 0.9,
                edge: 0.0,
                dashed: false,
            });
            let x = rect[0] + width(&format!("{name} ({size})"), LABEL) + 10.0;
            self.label(x, place[1], message.render(lang), colour);
        }
    }

    /// A text on a ground of its own, standing on `y`.
    fn label(&mut self, x: f32, y: f32, text: String, colour: Colour) {
        let y = y.max(LABEL + 3.0);
        let rect = [x, y - LABEL - 2.5, x + width(&text, LABEL) + 4.0, y];
        self.marks.push(Mark::Box { what: "label", rect, colour, fill: 0.92, edge: 0.0, dashed: false });
        self.marks.push(Mark::Text { x: x + 2.0, y: y - 3.0, size: LABEL, colour: [255; 3], text });
    }

    /// What the colours stand for, along the lower edge of the page.
    fn legend(&mut self, lang: Lang) {
        let (top, bottom) = (self.height - LEGEND - 5.0, self.height);
        let ground = [0.0, top, self.width, bottom];
        let white = [255; 3];
        self.marks.push(Mark::Box {
            what: "legend",
            rect: ground,
            colour: white,
            fill: 0.9,
            edge: 0.0,
            dashed: false,
        });
        let mut x = 6.0;
        let roles = [
            ("picture-heading", Role::Heading(1)),
            ("picture-body", Role::Body),
            ("picture-list", Role::ListItem),
            ("picture-furniture", Role::Furniture),
            ("picture-hidden", Role::Hidden),
        ];
        let mut item = |key: &str, colour: Colour, fill: f32, dashed: bool| {
            let rect = [x, top + 3.0, x + 10.0, bottom - 3.0];
            self.marks.push(Mark::Box { what: "legend", rect, colour, fill, edge: 0.8, dashed });
            let text = text(lang, key);
            let next = x + 13.0 + width(&text, LEGEND) + 6.0;
            let y = bottom - 3.5;
            self.marks.push(Mark::Text { x: x + 13.0, y, size: LEGEND, colour: [40; 3], text });
            x = next;
        };
        item("picture-cell", colour::table(0), 0.12, false);
        for (key, role) in roles {
            let dashed = matches!(role, Role::Furniture | Role::Hidden);
            item(key, colour::role(role), 0.0, dashed);
        }
        let rest = text(lang, "picture-marks");
        self.marks.push(Mark::Text { x, y: bottom - 3.5, size: LEGEND, colour: [40; 3], text: rest });
    }
}

/// The cells of a table on a page with their boxes.
fn on_page(table: &Table, page: u32) -> impl Iterator<Item = (&Cell, Rect)> {
    table
        .grid
        .cells()
        .iter()
        .filter(move |cell| cell.source.page.or(table.source.page) == Some(page))
        .filter_map(|cell| Some((cell, cell.source.bbox?)))
}

/// The boxes of the parts that were joined to a table, on a page.
fn parts(table: &Table, page: u32) -> impl Iterator<Item = Rect> {
    let parts = table.parts.iter().filter(move |part| part.source.page == Some(page));
    parts.filter_map(|part| part.source.bbox)
}

fn cover(a: Rect, b: Rect) -> Rect {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

fn width(text: &str, size: f32) -> f32 {
    text.chars().count() as f32 * size * WIDE
}
