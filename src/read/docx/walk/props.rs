//! Properties of paragraphs, their marks, and runs.

use quick_xml::events::BytesStart;

use super::super::names::Tag;
use super::super::xml::{attr, number, val};
use super::Walker;
use super::flow::FlowKind;
use super::start::Open;
use crate::read::common::symbols::Font;

impl Walker<'_, '_> {
    pub(super) fn paragraph_property(&mut self, tag: Tag, start: &BytesStart<'_>) -> Open {
        let in_body = self.flow().kind == FlowKind::Body;
        match tag {
            Tag::RPr => return Open::MarkProps,
            Tag::NumPr => return Open::ParaProps,
            Tag::PPrChange | Tag::NumberingChange => return Open::Skip,
            Tag::SectPr => {
                self.paragraph().ends_section = in_body;
                return Open::Skip;
            }
            Tag::PStyle => {
                let id = val(start).unwrap_or_default();
                let styles = &mut self.shared.styles;
                let style = styles.index(&id);
                let lost = style.is_none().then(|| id.into_owned());
                let breaks = styles.get(style).and_then(|s| s.page_break).unwrap_or(false);
                let para = self.paragraph();
                para.style = style;
                para.lost_style = lost;
                if breaks && in_body {
                    self.pages.ask_before();
                }
            }
            Tag::NumId => self.paragraph().num.num = number(start),
            Tag::Ilvl => self.paragraph().num.level = number(start).map(|level| level.clamp(0, 8) as u8),
            Tag::OutlineLvl => self.paragraph().outline = number(start).map(|level| level.clamp(0, 9) as u8),
            Tag::PageBreakBefore if in_body && Self::is_on(start) => self.pages.ask_before(),
            _ => {}
        }
        Open::Property
    }

    /// A deleted or moved mark joins the paragraph to the next.
    pub(super) fn mark_property(&mut self, tag: Tag) -> Open {
        match tag {
            Tag::Del | Tag::MoveFrom => self.paragraph().mark_deleted = true,
            Tag::RPrChange => return Open::Skip,
            _ => {}
        }
        Open::Property
    }

    pub(super) fn run_property(&mut self, tag: Tag, start: &BytesStart<'_>) -> Open {
        match tag {
            Tag::B => self.run.bold = Some(Self::is_on(start)),
            Tag::Vanish => self.run.hidden = Some(Self::is_on(start)),
            Tag::RStyle => self.run.style = val(start).and_then(|id| self.shared.styles.index(&id)),
            Tag::RFonts => {
                let names = ["ascii", "hAnsi"].map(|local| attr(start, local));
                self.run.font = names.into_iter().flatten().find_map(|name| Font::of_name(&name));
            }
            Tag::RPrChange => return Open::Skip,
            _ => {}
        }
        Open::Property
    }
}
