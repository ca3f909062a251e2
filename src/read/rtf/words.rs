//! Control words.

use super::fonts::by_page;
use super::props::Dest;
use super::walk::Walker;
use crate::document::Role;

impl Walker<'_> {
    /// A control word; `star`: it may be left out where it is not known.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>, star: bool) {
        if self.state.dest == Dest::Skip {
            return;
        }
        if word == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        self.flush();
        if self.destination(word, star) {
            return;
        }
        let on = number != Some(0);
        match word {
            "par" | "sect" => self.end_paragraph_here(),
            "line" | "lbr" => {
                if self.shows() && !self.state.hidden {
                    self.settle(self.state.level());
                    self.story.break_line();
                }
            }
            "tab" => self.put("\t"),
            "cell" => self.cell(1),
            "nestcell" => self.cell(self.state.level().max(2)),
            "row" => self.row(1),
            "nestrow" => self.row(self.state.level().max(2)),
            "plain" => self.state.plain(self.default_font),
            "pard" => self.state.pard(),
            "intbl" => self.state.in_table = true,
            "itap" => self.state.depth = number.unwrap_or(0).clamp(0, 64) as usize,
            "outlinelevel" => {
                let level = number.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9);
                match (self.state.dest, level) {
                    (Dest::StyleSheet, Some(level)) => self.style_outline(level),
                    (Dest::StyleSheet, None) => {}
                    (_, level) => self.state.outline = level,
                }
            }
            "s" | "cs" | "ds" | "ts" if self.state.dest == Dest::StyleSheet => {
                // styles of letters and tables have numbers of their own
                self.begin_style(if word == "s" { number.unwrap_or(0) } else { -1 });
            }
            "s" => self.state.style = number.unwrap_or(0),
            "b" => self.state.bold = on,
            "v" | "deleted" => self.state.hidden = on,
            "uc" => self.state.skip = number.unwrap_or(1).clamp(0, 16) as usize,
            "f" if self.state.dest == Dest::FontTable => self.fonts.begin(number.unwrap_or(0)),
            "f" => self.state.font = number.unwrap_or(0),
            "fcharset" => self.fonts.charset(number.unwrap_or(0)),
            "cpg" => self.fonts.code_page(number.unwrap_or(0)),
            "deff" => {
                self.default_font = number.unwrap_or(0);
                self.state.font = self.default_font;
            }
            "ansicpg" => self.file = number.and_then(by_page).unwrap_or(self.file),
            "mac" => self.file = encoding_rs::MACINTOSH,
            "red" | "green" | "blue" => {
                let at = match word {
                    "red" => 0,
                    "green" => 1,
                    _ => 2,
                };
                self.colour[at] = number == Some(255);
            }
            "fftype" => self.form.is_box = number == Some(1),
            "ffres" => self.form.result = number,
            "ffdefres" => self.form.default = number == Some(1),
            _ => self.sign_or_row(word, number),
        }
    }

    fn sign_or_row(&mut self, word: &str, number: Option<i32>) {
        let sign = match word {
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            _ => {
                let colours = std::mem::take(&mut self.colours);
                let white =
                    |at: i32| usize::try_from(at).ok().and_then(|at| colours.get(at)) == Some(&[true; 3]);
                let row = if self.state.nested_row { &mut self.nested } else { &mut self.row };
                row.word(word, number, white);
                self.colours = colours;
                return;
            }
        };
        self.put(sign);
    }

    fn shows(&self) -> bool {
        self.state.dest == Dest::Text
    }

    fn end_paragraph_here(&mut self) {
        if self.shows() {
            self.end_paragraph();
        }
    }

    fn cell(&mut self, level: usize) {
        if self.shows() {
            self.end_cell(level);
        }
    }

    fn row(&mut self, level: usize) {
        if self.shows() {
            self.row_mark(level);
        }
    }

    /// Words that begin a destination. True where this one does.
    fn destination(&mut self, word: &str, star: bool) -> bool {
        match word {
            "fonttbl" => self.state.dest = Dest::FontTable,
            "colortbl" => self.state.dest = Dest::ColourTable,
            "stylesheet" => self.state.dest = Dest::StyleSheet,
            "listtext" | "pntext" => self.begin_marker(),
            "footnote" => self.aside(Role::Footnote),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                self.aside(Role::Furniture);
            }
            "shptxt" | "dptxbxtext" => self.begin_box(),
            // the data of form fields stands in the instruction
            "shpinst" | "do" | "object" | "fldinst" => self.state.dest = Dest::Frame,
            // what an object or a field shows
            "result" | "fldrslt" => self.state.dest = Dest::Text,
            "formfield" => self.begin_form(),
            "nesttableprops" => self.state.nested_row = true,
            "annotation" => {
                self.story.note_once("comment-skipped", "");
                self.state.dest = Dest::Skip;
            }
            "info" | "pict" | "nonesttables" | "shprslt" | "sp" | "nonshppict" | "falt" | "panose" | "xe"
            | "tc" | "rxe" | "revtbl" | "filetbl" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc"
            | "background" | "datafield" | "private" | "objdata" | "objclass" | "ffname" | "ffhelptext"
            | "ffstattext" | "ffdeftext" | "ffl" | "listtable" => self.state.dest = Dest::Skip,
            "rtf" | "field" | "shp" | "shpgrp" => {}
            _ if star => self.state.dest = Dest::Skip,
            _ => return false,
        }
        true
    }

    fn aside(&mut self, role: Role) {
        if self.shows() {
            self.begin_aside(role);
        } else {
            self.state.dest = Dest::Skip;
        }
    }
}
