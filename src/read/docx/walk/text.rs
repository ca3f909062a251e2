//! Text into paragraphs: cleaned, its bold stretches and pages noted, hidden text set aside.

use quick_xml::events::BytesStart;

use super::super::xml::attr;
use super::{Run, Walker};
use crate::read::common::symbols::{self, Font};

impl Walker<'_, '_> {
    pub(super) fn begin_run(&mut self) {
        self.run = Run::default();
    }

    /// The text of a `w:t`.
    pub(super) fn run_text(&mut self, raw: &str) {
        // white space around unmarked text is the layout of the XML
        let raw = if !self.keep_space && raw.contains('\n') {
            raw.trim_matches(['\n', '\r', ' ', '\t'])
        } else {
            raw
        };
        if is_clean(raw) && self.run.font.is_none() {
            self.put(raw);
        } else {
            let cleaned = symbols::clean(raw, self.run.font);
            self.put(&cleaned);
        }
    }

    /// A `w:sym`.
    pub(super) fn symbol(&mut self, start: &BytesStart<'_>) {
        let font = attr(start, "font").and_then(|name| Font::of_name(&name));
        let code = attr(start, "char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        if let Some(c) = code.and_then(|code| symbols::of_sym(font, code)) {
            let mut buffer = [0; 4];
            self.put(c.encode_utf8(&mut buffer));
        }
    }

    /// Adds text at the place where the walk is: to the paragraph, or to where fields, forms and hidden runs
    /// keep theirs.
    pub(super) fn put(&mut self, text: &str) {
        if text.is_empty() || self.fields.swallow(text) {
            return;
        }
        if self.special_forms > 0 {
            let Some(rest) = self.form_text(text) else {
                return;
            };
            self.put_plain(&rest);
            return;
        }
        self.put_plain(text);
    }

    /// Adds text to the paragraph, hidden or not.
    pub(super) fn put_plain(&mut self, text: &str) {
        let (bold, hidden) = self.settle_run();
        let visible = text.contains(|c: char| !c.is_whitespace());
        if visible && !hidden {
            self.pages.text();
        }
        let page = self.pages.current();
        let para = self.paragraph();
        if hidden {
            para.hidden.push_str(text);
            return;
        }
        let at = para.text.len();
        para.text.push_str(text);
        para.weight.add(at, text, bold);
        if visible && para.page.is_none() {
            para.page = page;
        }
    }

    /// Bold and hidden, by the run itself, its style, the paragraph's style, the defaults.
    fn settle_run(&mut self) -> (bool, bool) {
        if let Some(settled) = self.run.settled {
            return settled;
        }
        let style = self.paragraph().style;
        let styles = &self.shared.styles;
        let run_style = styles.get(self.run.style);
        let para_style = styles.get(style.or(styles.default_paragraph()));
        let bold = self
            .run
            .bold
            .or(run_style.and_then(|s| s.bold))
            .or(para_style.and_then(|s| s.bold))
            .or(self.in_bold_row().then_some(true))
            .unwrap_or(styles.default_bold);
        let hidden = self
            .run
            .hidden
            .or(run_style.and_then(|s| s.hidden))
            .or(para_style.and_then(|s| s.hidden))
            .unwrap_or(false);
        self.run.settled = Some((bold, hidden));
        (bold, hidden)
    }
}

/// No character to be mended: controls, soft hyphen, private use, ticked boxes.
fn is_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(i, byte)| match byte {
        0x20..=0x7E | b'\t' | 0x80..=0xC1 | 0xC3..=0xE1 => true,
        // Latin-1 signs but controls and the soft hyphen
        0xC2 => bytes.get(i + 1).is_some_and(|next| *next >= 0xA0 && *next != 0xAD),
        // punctuation, but the blocks of the boxes
        0xE2 => bytes.get(i + 1).is_some_and(|next| !matches!(next, 0x98 | 0xAE)),
        _ => false,
    })
}
