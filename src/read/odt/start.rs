//! Elements as they begin.

use quick_xml::events::BytesStart;

use super::styles::text_of;
use super::walk::{Look, Open, Walker};
use crate::document::Role;
use crate::read::common::symbols::{TICKED, UNTICKED};
use crate::read::docx::xml::{attr, parse_number};
use crate::read::story::{CellAt, Kind};

/// Most spaces that one element stands for.
const MAX_SPACES: i64 = 256;

impl Walker<'_, '_> {
    /// What an element begins; `None` where it is to be left out.
    pub(super) fn start(&mut self, start: &BytesStart<'_>) -> Option<Open> {
        let name = start.name();
        Some(match name.as_ref() {
            "text:p" => self.paragraph(start, None),
            "text:h" => {
                let level = number(start, "outline-level").unwrap_or(1).clamp(1, 9) as u8;
                self.paragraph(start, Some(level))
            }
            "text:span" => self.span(start),
            "text:a" | "text:meta" | "text:ruby" | "text:ruby-base" | "text:bookmark-ref" => Open::Inline,
            "text:s" => {
                let spaces = number(start, "c").unwrap_or(1).clamp(1, MAX_SPACES) as usize;
                self.put(&" ".repeat(spaces));
                Open::Plain
            }
            "text:tab" => {
                self.put("\t");
                Open::Plain
            }
            "text:line-break" => {
                if !self.look.hidden {
                    self.story.break_line();
                }
                Open::Plain
            }
            "text:soft-page-break" => {
                self.pages.soft();
                self.story.page = self.pages.current();
                Open::Plain
            }
            "text:list" => {
                self.lists.begin(start);
                Open::List
            }
            "text:list-item" | "text:list-header" => {
                self.lists.begin_item(start, name.as_ref() == "text:list-item");
                Open::Plain
            }
            "text:note" => {
                self.story.begin_aside(Role::Footnote);
                Open::Aside
            }
            "text:section" if is_hidden(start) => self.hide(),
            "text:hidden-text" | "text:hidden-paragraph" if flag(start, "is-hidden") => self.hide(),
            "loext:content-control" => self.content_control(start),
            "field:fieldmark" => Open::Tick(false),
            "field:param" => {
                self.field_param(start);
                Open::Plain
            }
            "form:checkbox" => {
                let ticked = attr(start, "current-state").or(attr(start, "state"));
                let id = text_of(start, "id");
                self.forms.insert(id, ticked.is_some_and(|state| state == "checked"));
                Open::Plain
            }
            "draw:control" => {
                if let Some(ticked) = self.forms.get(&text_of(start, "control")).copied() {
                    let sign = if ticked { TICKED } else { UNTICKED };
                    self.put(sign.encode_utf8(&mut [0; 4]));
                }
                Open::Plain
            }
            other => return self.block(other, start),
        })
    }

    /// Elements around paragraphs, and what is left out.
    fn block(&mut self, name: &str, start: &BytesStart<'_>) -> Option<Open> {
        Some(match name {
            "table:table" => self.table(start),
            "table:table-header-rows" => {
                if let Some(header) = self.headers.last_mut() {
                    *header = true;
                }
                Open::HeaderRows
            }
            "table:table-row" => self.row(start),
            "table:table-cell" => self.cell(start),
            "table:covered-table-cell" => {
                self.next_column(start);
                self.hide()
            }
            "draw:text-box"
            | "draw:custom-shape"
            | "draw:rect"
            | "draw:ellipse"
            | "draw:circle"
            | "draw:line"
            | "draw:polyline"
            | "draw:polygon"
            | "draw:regular-polygon"
            | "draw:path"
            | "draw:connector"
            | "draw:caption"
            | "draw:measure" => {
                self.story.begin_box();
                Open::Box
            }
            "office:annotation" => {
                self.story.note_once("comment-skipped", "");
                return None;
            }
            "text:tracked-changes" => return None,
            "text:placeholder" => {
                self.story.note_once("form-prompt", "");
                return None;
            }
            "text:note-citation"
            | "text:ruby-text"
            | "text:script"
            | "office:annotation-end"
            | "draw:image"
            | "draw:object"
            | "draw:object-ole"
            | "draw:plugin"
            | "svg:title"
            | "svg:desc"
            | "office:binary-data"
            | "office:event-listeners"
            | "table:shapes"
            | "text:variable-decls"
            | "text:sequence-decls"
            | "text:user-field-decls"
            | "text:index-title-template" => return None,
            // sources of indexes are templates; fields carry what they show
            name if name.ends_with("-source") => return None,
            name if name.starts_with("text:") && self.in_line() => Open::Inline,
            _ => Open::Plain,
        })
    }

    fn in_line(&self) -> bool {
        matches!(self.opens.last(), Some(Open::Inline | Open::Span(_) | Open::Paragraph(..)))
    }

    fn paragraph(&mut self, start: &BytesStart<'_>, level: Option<u8>) -> Open {
        let name = text_of(start, "style-name");
        let styles = self.styles;
        self.break_page("paragraph", &name);
        let before = self.look;
        self.look = Look {
            bold: styles.ask("paragraph", &name, |props| props.bold).unwrap_or(false),
            hidden: before.hidden || styles.ask("paragraph", &name, |props| props.hidden).unwrap_or(false),
            font: styles.ask("paragraph", &name, |props| props.font).flatten(),
        };
        let list = styles.ask("paragraph", &name, |props| props.list.clone());
        let marker = self.lists.marker(styles, list.as_deref());
        let kind = match level {
            Some(level) => {
                let number = self.lists.heading(styles, usize::from(level) - 1);
                Kind { role: Some(Role::Heading(level)), marker: marker.or(number) }
            }
            None => Kind { role: styles.role(&name), marker },
        };
        Open::Paragraph(kind, before)
    }

    fn break_page(&mut self, family: &str, name: &str) {
        // a style that is used again and again breaks the page by itself, not by its parents
        if self.columns.is_empty() && self.styles.ask(family, name, |props| props.breaks_page) == Some(true) {
            self.pages.hard();
        }
        self.story.page = self.pages.current();
    }

    fn span(&mut self, start: &BytesStart<'_>) -> Open {
        let before = self.look;
        if let Some(name) = attr(start, "style-name") {
            let ask =
                |question: fn(&super::props::Props) -> Option<bool>| self.styles.ask("text", &name, question);
            self.look = Look {
                bold: ask(|props| props.bold).unwrap_or(before.bold),
                hidden: ask(|props| props.hidden).unwrap_or(before.hidden),
                font: self.styles.ask("text", &name, |props| props.font).unwrap_or(before.font),
            };
        }
        Open::Span(before)
    }

    fn hide(&mut self) -> Open {
        let before = self.look;
        self.look.hidden = true;
        Open::Hidden(before)
    }

    fn content_control(&mut self, start: &BytesStart<'_>) -> Open {
        let before = self.look;
        if flag(start, "showing-place-holder") && !flag(start, "checkbox") {
            self.story.note_once("form-prompt", "");
            self.look.hidden = true;
        }
        Open::Span(before)
    }

    fn field_param(&mut self, start: &BytesStart<'_>) {
        let checked = text_of(start, "name").contains("Checked");
        if let (true, Some(Open::Tick(ticked))) = (checked, self.opens.last_mut()) {
            *ticked = attr(start, "value").is_some_and(|value| value == "true");
        }
    }

    fn table(&mut self, start: &BytesStart<'_>) -> Open {
        let name = text_of(start, "style-name");
        self.break_page("table", &name);
        if !self.story.begin_table() {
            return Open::NoCell;
        }
        self.headers.push(false);
        Open::Table
    }

    fn row(&mut self, start: &BytesStart<'_>) -> Open {
        if !self.story.in_table() {
            return Open::NoCell;
        }
        let before = self.look;
        self.story.begin_row(self.headers.last().copied().unwrap_or(false));
        self.columns.push(0);
        if attr(start, "visibility").is_some_and(|value| value != "visible") {
            self.look.hidden = true;
        }
        Open::Row(before)
    }

    /// The column of the cell that begins, counting those that it repeats.
    fn next_column(&mut self, start: &BytesStart<'_>) -> usize {
        let repeated = number(start, "number-columns-repeated").unwrap_or(1).clamp(1, 1 << 20) as usize;
        let Some(next) = self.columns.last_mut() else { return 0 };
        let col = *next;
        *next = next.saturating_add(repeated);
        col
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Open {
        if !self.story.in_row() {
            return Open::NoCell;
        }
        let repeated = number(start, "number-columns-repeated").unwrap_or(1);
        let span = |name: &str| number(start, name).unwrap_or(1).clamp(1, 1 << 20) as usize;
        let style = text_of(start, "style-name");
        let at = CellAt {
            col: Some(self.next_column(start)),
            row_span: span("number-rows-spanned"),
            col_span: span("number-columns-spanned").max(repeated.clamp(1, 1 << 20) as usize),
            header: false,
            shaded: self.styles.ask("table-cell", &style, |props| props.shaded).unwrap_or(false),
        };
        if self.story.begin_cell(at) { Open::Cell } else { Open::NoCell }
    }
}

fn number(start: &BytesStart<'_>, name: &str) -> Option<i64> {
    parse_number(&attr(start, name)?)
}

fn flag(start: &BytesStart<'_>, name: &str) -> bool {
    attr(start, name).is_some_and(|value| value == "true")
}

fn is_hidden(start: &BytesStart<'_>) -> bool {
    attr(start, "display").is_some_and(|value| value == "none")
}
