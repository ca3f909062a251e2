//! The walk over a story (body, notes, header): a state machine over the elements, with a stack of its own.

mod field;
mod flow;
mod form;
mod props;
mod rows;
mod start;
mod table;
mod text;

use std::collections::BTreeMap;

use self::field::Fields;
use self::flow::{Flow, FlowKind};
use self::form::Sdt;
use self::start::Open;
use super::numbering::Numbering;
use super::package::note;
use super::pages::Pages;
use super::styles::Styles;
use super::xml::{Flaws, Item, Xml};
use crate::document::{Note, Role, Table};
use crate::limits::Limits;
use crate::read::common::symbols::Font;
use crate::read::common::weight::Weight;

/// What a story is made of, in reading order.
#[derive(Debug)]
pub enum Piece {
    /// A paragraph.
    Para(Para),
    /// A table, not yet numbered.
    Table(Table),
}

/// A finished paragraph.
#[derive(Debug, Default)]
pub struct Para {
    /// Text without the list marker.
    pub text: String,
    /// What stands in front of it.
    pub marker: Option<crate::read::common::list_number::Marker>,
    /// Role; `None` is running text.
    pub role: Option<Role>,
    /// Bold letters.
    pub weight: Weight,
    /// Page of its first letter.
    pub page: Option<u32>,
}

/// What all stories of a document share.
pub struct Shared<'d> {
    /// Styles.
    pub styles: Styles,
    /// Lists and their counters.
    pub numbering: Numbering,
    /// Limits.
    pub limits: &'d Limits,
    /// Notes of all stories.
    pub notes: Vec<Note>,
    /// Content of other parts, by the id under which the story asks for it.
    pub inserts: BTreeMap<String, Vec<Piece>>,
    /// Cells so far.
    pub cells: usize,
    /// Letters of hidden text that were left out, and of how many stretches.
    pub hidden: (usize, usize),
}

/// The state of a run.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    bold: Option<bool>,
    hidden: Option<bool>,
    style: Option<usize>,
    font: Option<Font>,
    /// Bold and hidden once styles are counted in; filled at the first text.
    settled: Option<(bool, bool)>,
}

/// The walk.
pub struct Walker<'w, 'd> {
    shared: &'w mut Shared<'d>,
    pages: Pages,
    flows: Vec<Flow>,
    opens: Vec<Open>,
    run: Run,
    fields: Fields,
    sdts: Vec<Sdt>,
    /// Content of ticking controls and unchosen drop-downs that the walk is in.
    special_forms: usize,
    /// The text of the innermost `w:t` is wanted, with its white space as it stands.
    keep_space: bool,
    flaws: Vec<&'static str>,
}

/// A story's pieces and the pages counted on the way.
pub struct Story {
    /// Pieces in reading order.
    pub pieces: Vec<Piece>,
    /// The highest page, where pages are known.
    pub pages: Option<u32>,
}

/// Walks over a part. `pages` counts pages, `part` names it in notes.
pub fn walk(shared: &mut Shared<'_>, part: &str, text: &str, pages: Pages) -> Story {
    let limits = shared.limits;
    let mut walker = Walker {
        shared,
        pages,
        flows: vec![Flow::new(FlowKind::Body)],
        opens: Vec::with_capacity(64),
        run: Run::default(),
        fields: Fields::default(),
        sdts: Vec::new(),
        special_forms: 0,
        keep_space: false,
        flaws: Vec::new(),
    };
    let mut xml = Xml::new(text, limits);
    loop {
        match xml.next() {
            Item::Start(tag, start) => {
                let open = walker.start(tag, &start, &xml);
                if open == Open::Skip {
                    xml.skip();
                } else {
                    walker.opens.push(open);
                }
            }
            Item::End => {
                if let Some(open) = walker.opens.pop() {
                    walker.end(open);
                }
            }
            Item::Text(text) => {
                if walker.opens.last() == Some(&Open::Text) {
                    walker.run_text(&text);
                }
            }
            Item::Eof => break,
        }
    }
    let flaws = xml.flaws;
    walker.finish(part, flaws)
}

impl Walker<'_, '_> {
    fn finish(mut self, part: &str, flaws: Flaws) -> Story {
        // the cursor gives every end, so only the body is still open
        while self.flows.len() > 1 {
            self.close_flow();
        }
        self.restore_fields(0);
        self.finish_paragraph();
        let highest = self.pages.highest();
        let pieces = self.flows.pop().map(Flow::into_pieces).unwrap_or_default();
        self.shared.notes.extend(flaw_notes(part, flaws));
        self.flaws.sort_unstable();
        self.flaws.dedup();
        for code in std::mem::take(&mut self.flaws) {
            self.shared.notes.push(note(code, part));
        }
        Story { pieces, pages: highest }
    }

    /// The innermost flow. The body is never closed before the end.
    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::new(FlowKind::Body));
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    /// Notes once that something was out of order.
    fn flaw(&mut self, code: &'static str) {
        if !self.flaws.contains(&code) {
            self.flaws.push(code);
        }
    }
}

/// A text without control characters and soft hyphens.
pub fn clean(text: &str) -> String {
    crate::read::common::symbols::clean(text, None)
}

/// The notes that broken XML makes.
pub fn flaw_notes(part: &str, flaws: Flaws) -> Vec<Note> {
    let mut notes = Vec::new();
    let all = [
        (flaws.cut, "truncated-xml"),
        (flaws.unbalanced, "malformed-xml"),
        (flaws.too_deep, "depth-limit"),
        (flaws.too_many, "node-limit"),
    ];
    for (set, code) in all {
        if set {
            notes.push(note(code, part));
        }
    }
    if flaws.entities > 0 {
        notes.push(note("entity-skipped", format!("{part}: {}", flaws.entities)));
    }
    notes
}
