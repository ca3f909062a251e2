//! What each element does where it begins and where it ends.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::super::names::{Ns, Tag};
use super::super::xml::{Xml, attr, on_off, val};
use super::Walker;
use super::flow::FlowKind;

/// What an open element is to the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// Its children are read as if it were not there.
    Plain,
    /// It and all inside is left out.
    Skip,
    Para,
    ParaProps,
    /// Properties of the paragraph mark.
    MarkProps,
    Run,
    RunProps,
    Text,
    Table,
    TableProps,
    Row,
    RowProps,
    Cell,
    CellProps,
    TextBox,
    Sdt,
    SdtProps,
    SdtCheck,
    SdtContent,
    FieldChar,
    FormData,
    FormCheck,
    FormList,
    /// `mc:AlternateContent`: whether a choice was taken.
    Alternate(bool),
    Fraction,
    /// A base and its exponent.
    Power,
    /// A footnote or endnote.
    NoteText,
    /// A property whose children say nothing.
    Property,
}

impl Walker<'_, '_> {
    /// An element begins.
    pub(super) fn start(&mut self, tag: Tag, start: &BytesStart<'_>, xml: &Xml<'_>) -> Open {
        let parent = self.opens.last().copied().unwrap_or(Open::Plain);
        match parent {
            Open::ParaProps => self.paragraph_property(tag, start),
            Open::MarkProps => self.mark_property(tag),
            Open::RunProps => self.run_property(tag, start),
            Open::TableProps => self.table_property(tag, start),
            Open::RowProps => self.row_property(tag, start),
            Open::CellProps => self.cell_property(tag, start),
            Open::SdtProps => self.sdt_property(tag, start),
            Open::SdtCheck => self.sdt_check(tag, start),
            Open::FieldChar | Open::FormData | Open::FormCheck | Open::FormList => {
                self.form_property(parent, tag, start)
            }
            Open::Text => Open::Skip,
            Open::Property => Open::Property,
            _ => self.content(tag, start, xml),
        }
    }

    fn content(&mut self, tag: Tag, start: &BytesStart<'_>, xml: &Xml<'_>) -> Open {
        match tag {
            Tag::R | Tag::MR => {
                self.begin_run();
                Open::Run
            }
            Tag::RPr => self.properties_of(Open::Run, Open::RunProps),
            Tag::T | Tag::MT => {
                self.keep_space = attr(start, "space").is_some_and(|space| space == "preserve");
                Open::Text
            }
            Tag::P => {
                self.begin_paragraph();
                Open::Para
            }
            Tag::PPr => self.properties_of(Open::Para, Open::ParaProps),
            Tag::Tbl => self.begin_table(),
            Tag::TblPr => self.properties_of(Open::Table, Open::TableProps),
            Tag::GridCol => {
                self.grid_column();
                Open::Property
            }
            Tag::Tr => self.begin_row(),
            Tag::TrPr => self.properties_of(Open::Row, Open::RowProps),
            Tag::Tc => self.begin_cell(),
            Tag::TcPr => self.properties_of(Open::Cell, Open::CellProps),
            Tag::Sdt => self.begin_sdt(),
            Tag::SdtPr => Open::SdtProps,
            Tag::SdtContent => self.begin_sdt_content(),
            Tag::TxbxContent => {
                self.begin_flow(FlowKind::Box);
                Open::TextBox
            }
            Tag::FldChar => {
                self.field_char(&attr(start, "fldCharType").unwrap_or_default());
                Open::FieldChar
            }
            Tag::McAlternate => Open::Alternate(false),
            Tag::McChoice => self.choice(start, xml),
            Tag::McFallback => match self.opens.last() {
                Some(Open::Alternate(true)) => Open::Skip,
                _ => Open::Plain,
            },
            Tag::Footnote | Tag::Endnote => {
                let kind = attr(start, "type").unwrap_or_default();
                if kind.is_empty() || kind == "normal" { Open::NoteText } else { Open::Skip }
            }
            Tag::MNum => Open::Fraction,
            Tag::MPower => Open::Power,
            _ => self.mark(tag, start),
        }
    }

    /// Elements that stand for a character, and those that are left out.
    fn mark(&mut self, tag: Tag, start: &BytesStart<'_>) -> Open {
        match tag {
            Tag::TabChar | Tag::PTab => self.put("\t"),
            Tag::Br => self.line_break(start),
            Tag::Cr => self.put("\n"),
            Tag::NoBreakHyphen => self.put("-"),
            Tag::SoftHyphen => {}
            Tag::Sym => self.symbol(start),
            Tag::RenderedBreak => self.rendered_break(),
            Tag::MSup if self.opens.last() == Some(&Open::Power) => self.put("^"),
            Tag::VTextPath => self.text_path(start),
            Tag::AltChunk => {
                self.finish_paragraph();
                self.insert(attr(start, "id"), "altchunk-skipped");
            }
            Tag::DgmRelIds => self.insert(attr(start, "dm"), "diagram-skipped"),
            Tag::CChart => self.flaw("chart-skipped"),
            Tag::Control => self.flaw("activex-skipped"),
            Tag::SectPr => {
                return Open::Skip;
            }
            Tag::Del | Tag::MoveFrom | Tag::DelText | Tag::DelInstrText | Tag::InstrText => {
                return Open::Skip;
            }
            // how a word is spoken; its letters stand in the base
            Tag::Rt => {
                self.flaw("phonetic-skipped");
                return Open::Skip;
            }
            Tag::RubyPr | Tag::SdtEndPr | Tag::MRPr | Tag::MCtrlPr | Tag::MFPr | Tag::Comment => {
                return Open::Skip;
            }
            Tag::PPrChange
            | Tag::RPrChange
            | Tag::TblPrChange
            | Tag::TrPrChange
            | Tag::TcPrChange
            | Tag::SectPrChange
            | Tag::TblPrExChange
            | Tag::TblGridChange
            | Tag::NumberingChange => return Open::Skip,
            _ => {}
        }
        Open::Plain
    }

    /// A choice is read if nothing was read of its siblings and all that it requires is understood.
    fn choice(&mut self, start: &BytesStart<'_>, xml: &Xml<'_>) -> Open {
        let Some(Open::Alternate(taken)) = self.opens.last_mut() else {
            return Open::Plain;
        };
        let requires = attr(start, "Requires").unwrap_or_default();
        let understood = requires.split_ascii_whitespace().all(|p| xml.namespace(p.as_bytes()) != Ns::Other);
        if *taken || !understood {
            return Open::Skip;
        }
        *taken = true;
        Open::Plain
    }

    fn line_break(&mut self, start: &BytesStart<'_>) {
        if attr(start, "type").is_some_and(|kind| kind == "page") {
            self.pages.ask();
            // between paragraphs it is no line of the text
            if self.paragraph().text.trim().is_empty() {
                return;
            }
        }
        self.put("\n");
    }

    fn rendered_break(&mut self) {
        self.pages.rendered();
    }

    /// Text along a curve: VML keeps it in an attribute.
    fn text_path(&mut self, start: &BytesStart<'_>) {
        let shown = attr(start, "on").is_none_or(|on| on != "f" && on != "false");
        if let (true, Some(text)) = (shown, attr(start, "string")) {
            let text = text.into_owned();
            self.begin_flow(FlowKind::Box);
            self.begin_paragraph();
            self.put(&text);
            self.close_flow();
        }
    }

    /// The content of another part comes here: once, however often it is asked for.
    fn insert(&mut self, id: Option<Cow<'_, str>>, missing: &'static str) {
        match id.and_then(|id| self.shared.inserts.remove(id.as_ref())) {
            Some(pieces) => pieces.into_iter().for_each(|piece| self.after_paragraph(piece)),
            None => self.flaw(missing),
        }
    }

    /// Properties count only right inside of what they belong to.
    fn properties_of(&self, owner: Open, properties: Open) -> Open {
        if self.opens.last() == Some(&owner) { properties } else { Open::Skip }
    }

    /// An element ends.
    pub(super) fn end(&mut self, open: Open) {
        match open {
            Open::Para => self.finish_paragraph(),
            Open::Run => self.run = super::Run::default(),
            Open::RunProps => self.run.settled = None,
            Open::Table => self.end_table(),
            Open::Row => self.end_row(),
            Open::Cell => self.end_cell(),
            Open::TextBox => self.close_flow(),
            Open::Sdt => self.end_sdt(),
            Open::SdtContent => self.end_sdt_content(),
            Open::FormCheck => self.end_form_check(),
            Open::FormList => self.end_form_list(),
            Open::Fraction => self.put("/"),
            Open::NoteText => self.finish_paragraph(),
            _ => {}
        }
    }

    /// `val` as on or off, for a property that is just there or not.
    pub(super) fn is_on(start: &BytesStart<'_>) -> bool {
        on_off(start)
    }

    /// `val` as text.
    pub(super) fn text_of(start: &BytesStart<'_>) -> Option<String> {
        val(start).map(|value| value.into_owned())
    }
}
