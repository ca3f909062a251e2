//! Flows: the body, a cell, a text box, each with its paragraphs in order.

use super::super::package::note;
use super::super::styles::{Kind, NumRef, kind_by_name};
use super::form::FormState;
use super::rows::{CellProps, TableBuild};
use super::{Para, Piece, Run, Walker};
use crate::document::Role;
use crate::read::common::list_number::Marker;
use crate::read::common::weight::Weight;

/// What a flow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FlowKind {
    /// The story itself.
    Body,
    /// A cell.
    Cell,
    /// A text box.
    Box,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct ParaBuild {
    pub text: String,
    pub weight: Weight,
    pub page: Option<u32>,
    /// Text that is not shown.
    pub hidden: String,
    pub style: Option<usize>,
    /// A style that the styles part does not have.
    pub lost_style: Option<String>,
    pub num: NumRef,
    pub outline: Option<u8>,
    /// The mark was deleted: the next paragraph goes on here.
    pub mark_deleted: bool,
    pub ends_section: bool,
    /// Text boxes and the like that are anchored here.
    pub after: Vec<Piece>,
}

/// A sequence of paragraphs and tables.
#[derive(Debug)]
pub(super) struct Flow {
    pub kind: FlowKind,
    pieces: Vec<Piece>,
    pub para: Option<ParaBuild>,
    /// A paragraph whose mark was deleted.
    carry: Option<ParaBuild>,
    pub table: Option<TableBuild>,
    pub cell: CellProps,
    pub form: FormState,
    /// The run that was open where the flow began.
    run: Run,
}

impl Flow {
    pub fn new(kind: FlowKind) -> Flow {
        Flow {
            kind,
            pieces: Vec::new(),
            para: None,
            carry: None,
            table: None,
            cell: CellProps::default(),
            form: FormState::default(),
            run: Run::default(),
        }
    }

    pub fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    pub fn into_pieces(self) -> Vec<Piece> {
        self.pieces
    }
}

impl Walker<'_, '_> {
    pub(super) fn begin_flow(&mut self, kind: FlowKind) {
        let mut flow = Flow::new(kind);
        flow.run = std::mem::take(&mut self.run);
        self.flows.push(flow);
    }

    /// Ends the innermost flow, whatever is open in it. A text box's content goes behind the paragraph that
    /// it is anchored in.
    pub(super) fn close_flow(&mut self) {
        if self.flow().kind == FlowKind::Cell {
            self.end_cell();
            return;
        }
        if let Some(flow) = self.take_flow() {
            for piece in flow.pieces {
                self.after_paragraph(piece);
            }
        }
    }

    /// Takes the innermost flow off, everything in it finished.
    pub(super) fn take_flow(&mut self) -> Option<Flow> {
        if self.flows.len() < 2 {
            return None;
        }
        if self.flow().table.is_some() {
            self.end_table();
        }
        self.restore_fields(self.flows.len());
        self.finish_paragraph();
        self.flush_carry();
        let flow = self.flows.pop()?;
        self.run = flow.run;
        Some(flow)
    }

    /// The open paragraph; text outside of any opens one.
    pub(super) fn paragraph(&mut self) -> &mut ParaBuild {
        let flow = self.flow();
        let carry = &mut flow.carry;
        flow.para.get_or_insert_with(|| carry.take().unwrap_or_default())
    }

    pub(super) fn begin_paragraph(&mut self) {
        self.finish_paragraph();
        let flow = self.flow();
        let mut para = flow.carry.take().unwrap_or_default();
        // joined paragraphs take the properties of the last
        para.style = None;
        para.lost_style = None;
        para.num = NumRef::default();
        para.outline = None;
        para.mark_deleted = false;
        flow.para = Some(para);
    }

    pub(super) fn finish_paragraph(&mut self) {
        let Some(mut para) = self.flow().para.take() else {
            return;
        };
        let ends_section = std::mem::take(&mut para.ends_section);
        if para.mark_deleted && !ends_section {
            self.flow().carry = Some(para);
        } else {
            self.emit(para);
        }
        if ends_section {
            self.pages.end_section();
        }
    }

    /// A paragraph without a mark, and nothing that it could go on in.
    pub(super) fn flush_carry(&mut self) {
        if let Some(para) = self.flow().carry.take() {
            self.emit(para);
        }
    }

    /// Puts a piece behind the open paragraph.
    pub(super) fn after_paragraph(&mut self, piece: Piece) {
        let flow = self.flow();
        match flow.para.as_mut() {
            Some(para) => para.after.push(piece),
            None => flow.pieces.push(piece),
        }
    }

    fn emit(&mut self, mut para: ParaBuild) {
        let after = std::mem::take(&mut para.after);
        let kept = para.text.trim_end_matches('\n').len();
        para.text.truncate(kept);
        if !para.hidden.trim().is_empty() && para.text.trim().is_empty() && !self.in_cell() {
            self.emit_hidden(&para);
        } else {
            if !para.hidden.trim().is_empty() {
                self.count_hidden(&para.hidden);
            }
            self.emit_visible(para);
        }
        self.flow().pieces.extend(after);
    }

    fn emit_hidden(&mut self, para: &ParaBuild) {
        self.shared.notes.push(note("hidden-paragraph", para.hidden.chars().take(80).collect::<String>()));
        let page = self.pages.current();
        let hidden = Para { text: para.hidden.clone(), role: Some(Role::Hidden), page, ..Para::default() };
        self.flow().push(Piece::Para(hidden));
    }

    fn emit_visible(&mut self, para: ParaBuild) {
        let role = self.role_of(&para);
        let marker = self.marker_of(&para);
        let blank = para.text.trim().is_empty();
        if blank && self.flow().kind != FlowKind::Cell {
            return;
        }
        let role = role.or(marker.is_some().then_some(Role::ListItem));
        let page = para.page.or(self.pages.current());
        let piece = Para { text: para.text, marker, role, weight: para.weight, page };
        self.flow().push(Piece::Para(piece));
    }

    /// The role by outline level and style.
    fn role_of(&self, para: &ParaBuild) -> Option<Role> {
        if let Some(outline) = para.outline {
            return (outline < 9).then_some(Role::Heading(outline + 1));
        }
        let styles = &self.shared.styles;
        let kind = match (&para.lost_style, para.style) {
            (Some(id), _) => kind_by_name(id),
            (None, style) => styles.kind(style.or(styles.default_paragraph())),
        };
        match kind {
            Kind::Title => Some(Role::Title),
            Kind::Caption => Some(Role::Caption),
            Kind::Heading(level) => Some(Role::Heading(level)),
            Kind::Plain => None,
        }
    }

    fn marker_of(&mut self, para: &ParaBuild) -> Option<Marker> {
        let styles = &self.shared.styles;
        let by_style = styles.get(para.style.or(styles.default_paragraph())).map(|style| style.num);
        let mut of = by_style.unwrap_or_default();
        let own = para.num.num.is_some();
        if own {
            of.num = para.num.num;
        }
        of.level = para.num.level.or(if own { of.level.or(Some(0)) } else { of.level });
        of.num?;
        let style_id = para.style.and_then(|index| styles.id(index));
        self.shared.numbering.step(of, style_id)
    }

    /// Whether the walk is anywhere inside of a cell.
    pub(super) fn in_cell(&self) -> bool {
        self.flows.iter().any(|flow| flow.kind == FlowKind::Cell)
    }

    pub(super) fn count_hidden(&mut self, text: &str) {
        self.shared.hidden.0 += text.chars().count();
        self.shared.hidden.1 += 1;
    }
}
