//! Tags of tables.

use html5ever::tokenizer::Tag;

use super::css::Rule;
use super::page::{Does, Page};
use super::start::span;
use crate::read::story::CellAt;

/// Spans that the HTML standard allows.
const MAX_COLS: usize = 1000;
const MAX_ROWS: usize = 65_534;

impl Page<'_> {
    pub(super) fn table_tag(&mut self, tag: &Tag, rule: Rule) {
        match &*tag.name {
            "table" => self.table(tag, rule),
            "tr" => self.row(tag, rule),
            "td" | "th" => self.cell(tag, rule),
            name => {
                self.close(&["thead", "tbody", "tfoot", "tr", "td", "th", "caption"], &["table"]);
                self.end_line();
                let does = if name == "thead" { Does::Head } else { Does::Nothing };
                self.open(tag, does, rule);
            }
        }
    }

    fn table(&mut self, tag: &Tag, rule: Rule) {
        self.end_line();
        // the text of a cell does not take the look of what is around the table
        let does =
            if !self.look.hidden && self.story.begin_table() { Does::Table } else { Does::Block(None) };
        let depth = self.opens.len();
        self.open(tag, does, Rule { shaded: None, ..rule });
        if self.opens.len() == depth {
            self.story.end_table();
        }
        self.look.shaded = false;
    }

    fn row(&mut self, tag: &Tag, rule: Rule) {
        self.close(&["tr", "td", "th", "caption"], &["table", "thead", "tbody", "tfoot"]);
        self.end_line();
        if !self.story.in_table() || rule.hidden == Some(true) {
            return self.open(tag, Does::Block(None), rule);
        }
        let head = self.opens.last().is_some_and(|open| open.does == Does::Head);
        self.story.begin_row(head);
        self.open(tag, Does::Row, rule);
        self.look.shaded = rule.shaded.unwrap_or(false);
    }

    fn cell(&mut self, tag: &Tag, rule: Rule) {
        self.close(&["td", "th", "caption"], &["table", "tr"]);
        self.end_line();
        if self.story.in_table() && !self.story.in_row() && !self.look.hidden {
            self.story.begin_row(false);
        }
        let header = &*tag.name == "th";
        let at = CellAt {
            col: None,
            // none: down to the end of the table
            row_span: match span(tag, "rowspan", MAX_ROWS) {
                Some(0) => MAX_ROWS,
                rows => rows.unwrap_or(1),
            },
            col_span: span(tag, "colspan", MAX_COLS).unwrap_or(1).max(1),
            header,
            shaded: rule.shaded.unwrap_or(self.look.shaded),
        };
        let fits = self.opens.len() < self.story.limits().xml_depth && !self.look.hidden;
        let does = if fits && self.story.begin_cell(at) { Does::Cell } else { Does::Block(None) };
        self.open(tag, does, Rule { bold: rule.bold.or(header.then_some(true)), ..rule });
        self.look.shaded = false;
    }
}
