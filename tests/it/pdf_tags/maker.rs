//! Small tagged PDFs, written object by object.

use std::fmt::Write;

/// A PDF of one page: marked texts, drawn lines, and structure elements.
///
/// Objects 1 to 5 are the catalogue, the pages, the page, its content and its font; 6 is the root of the structure
/// tree; the elements follow from 7 on.
#[derive(Clone, Default)]
pub struct Maker {
    content: String,
    elements: Vec<String>,
    /// Entries of the tree's root besides `K`.
    pub root: String,
}

/// Number of the first element's object.
const FIRST: usize = 7;

impl Maker {
    /// A text at a place (points from the bottom left), with a marked-content number.
    pub fn text(mut self, mark: impl Into<Option<u32>>, x: i32, y: i32, text: &str) -> Self {
        let mark = mark.into();
        if let Some(mark) = mark {
            writeln!(self.content, "/P <</MCID {mark}>> BDC").unwrap();
        }
        writeln!(self.content, "BT /F1 10 Tf {x} {y} Td ({text}) Tj ET").unwrap();
        if mark.is_some() {
            self.content.push_str("EMC\n");
        }
        self
    }

    /// A line.
    pub fn line(mut self, x0: i32, y0: i32, x1: i32, y1: i32) -> Self {
        writeln!(self.content, "{x0} {y0} m {x1} {y1} l S").unwrap();
        self
    }

    /// A structure element of a name, with children and more entries; its object number is `FIRST` and its rank.
    pub fn element(mut self, name: &str, children: &str, more: &str) -> Self {
        self.elements.push(format!("<</Type/StructElem/S/{name}/Pg 3 0 R/K {children} {more}>>"));
        self
    }

    /// A table of one element each row and cell, each cell with its marked content, after what is there already.
    /// Gives the reference of the table.
    pub fn table(self, rows: &[&[(&str, u32, &str)]]) -> (Self, String) {
        let mut out = self;
        let mut row_refs = String::new();
        for row in rows {
            let mut cells = String::new();
            for (name, mark, more) in *row {
                write!(cells, "{} ", out.next()).unwrap();
                out = out.element(name, &format!("[{mark}]"), more);
            }
            write!(row_refs, "{} ", out.next()).unwrap();
            out = out.element("TR", &format!("[{cells}]"), "");
        }
        let table = out.next();
        (out.element("Table", &format!("[{row_refs}]"), ""), table)
    }

    /// Reference of the next element.
    pub fn next(&self) -> String {
        format!("{} 0 R", FIRST + self.elements.len())
    }

    /// The bytes; `children` are those of the root.
    pub fn build(self, children: &str) -> Vec<u8> {
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
                .to_owned(),
            format!("<</Length {}>>\nstream\n{}endstream", self.content.len(), self.content),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
            format!("<</Type/StructTreeRoot/K {children} {}>>", self.root),
        ];
        objects.extend(self.elements);
        let mut out = "%PDF-1.7\n".to_owned();
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(out.len());
            write!(out, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
        }
        let start = out.len();
        write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
        for place in places {
            writeln!(out, "{place:010} 00000 n ").unwrap();
        }
        write!(out, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
            .unwrap();
        out.into_bytes()
    }
}
