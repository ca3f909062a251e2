//! Builds small Word documents out of XML.

use std::io::{Cursor, Write};

use spoglio::Limits;
use spoglio::document::{Document, Paragraph, Role, Table};
use spoglio::read::docx;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = concat!(
    r#" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    r#" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#,
    r#" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#,
    r#" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#,
    r#" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#,
    r#" xmlns:v="urn:schemas-microsoft-com:vml""#,
    r#" xmlns:zz="urn:unknown:to:everyone""#,
);

const TYPES: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument."#,
    r#"wordprocessingml.document.main+xml"/></Types>"#
);

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A document in the making.
pub struct Docx {
    parts: Vec<(String, Vec<u8>)>,
    rels: String,
}

impl Docx {
    /// A document with that content of `w:body`.
    pub fn new(body: &str) -> Docx {
        Docx::with_main(&format!("<w:document{NAMESPACES}><w:body>{body}</w:body></w:document>"))
    }

    /// A document with that main part, whatever it is.
    pub fn with_main(main: &str) -> Docx {
        let root = relationship("rId1", "officeDocument", "word/document.xml");
        let parts = vec![
            ("[Content_Types].xml".to_owned(), TYPES.into()),
            ("_rels/.rels".to_owned(), relationships(&root).into()),
            ("word/document.xml".to_owned(), main.into()),
        ];
        Docx { parts, rels: String::new() }
    }

    /// Adds a part, related to the main part by a kind such as `styles`; its content gets the namespaces.
    pub fn part(self, kind: &str, name: &str, root: &str, content: &str) -> Docx {
        self.raw(kind, name, format!("<w:{root}{NAMESPACES}>{content}</w:{root}>").as_bytes())
    }

    /// Adds a part as it is. Its relationship is called like its kind.
    pub fn raw(mut self, kind: &str, name: &str, bytes: &[u8]) -> Docx {
        self.rels.push_str(&relationship(kind, kind, name));
        self.parts.push((format!("word/{name}"), bytes.to_vec()));
        self
    }

    /// Adds a part that nothing is related to.
    pub fn loose(mut self, name: &str, bytes: &[u8]) -> Docx {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// The bytes of the archive.
    pub fn bytes(&self) -> Vec<u8> {
        self.bytes_named(str::to_owned)
    }

    /// The bytes of the archive, its parts renamed.
    pub fn bytes_named(&self, rename: impl Fn(&str) -> String) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let rels = ("word/_rels/document.xml.rels".to_owned(), relationships(&self.rels).into_bytes());
        for (name, bytes) in self.parts.iter().chain([&rels]) {
            writer.start_file(rename(name), SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// The document read back.
    pub fn read(&self) -> Document {
        docx::read(&self.bytes(), &Limits::default()).unwrap()
    }
}

fn relationship(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{OFFICE}{kind}" Target="{target}"/>"#)
}

fn relationships(inner: &str) -> String {
    let uri = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!(r#"<Relationships xmlns="{uri}">{inner}</Relationships>"#)
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run.
pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A bold run.
pub fn bold(text: &str) -> String {
    format!(r#"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A cell with properties and a paragraph.
pub fn tc(props: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(text))
}

/// A table out of rows of cells.
pub fn tbl(rows: &[&[String]]) -> String {
    let rows: String = rows.iter().map(|row| format!("<w:tr>{}</w:tr>", row.concat())).collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

/// Reads a body.
pub fn read(body: &str) -> Document {
    Docx::new(body).read()
}

/// The texts of all paragraphs outside of tables.
pub fn texts(document: &Document) -> Vec<&str> {
    document.paragraphs().map(|paragraph| paragraph.text.as_str()).collect()
}

/// The one paragraph of a body.
pub fn only(body: &str) -> Paragraph {
    let document = read(body);
    let all: Vec<_> = document.paragraphs().cloned().collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].clone()
}

/// Texts with their roles.
pub fn roles(document: &Document) -> Vec<(&str, Role)> {
    document.paragraphs().map(|paragraph| (paragraph.text.as_str(), paragraph.role)).collect()
}

/// The first table of a body.
pub fn table(body: &str) -> Table {
    read(body).tables().next().cloned().expect("a table")
}

/// The texts of a table's slots, row by row; a merged cell's text is repeated.
pub fn slots(table: &Table) -> Vec<Vec<&str>> {
    let grid = &table.grid;
    (0..grid.rows())
        .map(|row| (0..grid.cols()).map(|col| grid.at(row, col).text.as_str()).collect())
        .collect()
}

/// Whether a note of that code was made.
pub fn noted(document: &Document, code: &str) -> bool {
    document.notes.iter().any(|note| note.code == code)
}
