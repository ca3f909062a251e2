//! Names of structure elements (ISO 32000-1, 14.8.4).

use hayro_syntax::object::{Dict, Name};

/// Names that a role map leads over before it is given up.
const HOPS: usize = 8;

/// What a structure element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Table,
    /// THead, TBody, TFoot.
    RowGroup,
    Row,
    HeaderCell,
    DataCell,
    Title,
    Heading(u8),
    Paragraph,
    Item,
    Label,
    ItemBody,
    Caption,
    Note,
    /// Part of a line: span, link, quotation, form field.
    Inline,
    /// Any other: sections, lists, figures, what is unknown.
    Group,
}

impl Kind {
    /// What a name stands for; `None` for one that is not of the standard.
    fn standard(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"Table" => Kind::Table,
            b"THead" | b"TBody" | b"TFoot" => Kind::RowGroup,
            b"TR" => Kind::Row,
            b"TH" => Kind::HeaderCell,
            b"TD" => Kind::DataCell,
            b"Title" => Kind::Title,
            b"H" | b"H1" => Kind::Heading(1),
            b"H2" => Kind::Heading(2),
            b"H3" => Kind::Heading(3),
            b"H4" => Kind::Heading(4),
            b"H5" => Kind::Heading(5),
            b"H6" => Kind::Heading(6),
            b"P" | b"TOCI" | b"BlockQuote" | b"Index" => Kind::Paragraph,
            b"LI" => Kind::Item,
            b"Lbl" => Kind::Label,
            b"LBody" => Kind::ItemBody,
            b"Caption" => Kind::Caption,
            b"Note" | b"FENote" => Kind::Note,
            b"Span" | b"Quote" | b"Reference" | b"BibEntry" | b"Code" | b"Link" | b"Annot" | b"Ruby"
            | b"RB" | b"RT" | b"RP" | b"Warichu" | b"WT" | b"WP" | b"Form" | b"Em" | b"Strong" | b"Sub" => {
                Kind::Inline
            }
            b"Document" | b"Part" | b"Art" | b"Sect" | b"Div" | b"TOC" | b"L" | b"NonStruct" | b"Private"
            | b"Figure" | b"Formula" | b"Aside" | b"Artifact" | b"DocumentFragment" => Kind::Group,
            _ => return None,
        })
    }

    /// What an element of this name is, by way of the role map.
    pub fn of(name: &Name<'_>, roles: Option<&Dict<'_>>) -> Self {
        // LibreOffice maps its titles to paragraphs: the name says more
        if name.as_ref() == b"Title" {
            return Kind::Title;
        }
        let mut own = name.as_ref().to_vec();
        for _ in 0..HOPS {
            let Some(next) = roles.and_then(|roles| roles.get::<Name<'_>>(&own)) else { break };
            if next.as_ref() == own {
                break;
            }
            own = next.as_ref().to_vec();
        }
        Kind::standard(&own).unwrap_or(Kind::Group)
    }

    pub fn is_cell(self) -> bool {
        matches!(self, Kind::HeaderCell | Kind::DataCell)
    }
}
