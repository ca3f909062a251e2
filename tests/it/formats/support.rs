//! Documents built in memory, and what was read of them in short.

use std::io::{Cursor, Write};

use spoglio::Limits;
use spoglio::document::{Block, Document, Role, Table};
use spoglio::read::read_document;

/// A zip archive of texts.
pub fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An .odt with that body and those automatic styles.
pub fn odt(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip_of(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

/// A workbook of one sheet with those rows; style 1 is `0%`, style 2 a date.
pub fn xlsx(rows: &str, more: &str) -> Vec<u8> {
    let types = r#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    let workbook =
        r#"<workbook><sheets><sheet name="Obiettivi" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\/mm\/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData>{more}</worksheet>");
    zip_of(&[
        ("[Content_Types].xml", types),
        ("xl/workbook.xml", workbook),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

pub fn read(bytes: &[u8]) -> Document {
    read_document(bytes, "", &Limits::default()).unwrap()
}

/// The cells of a table: row, column, rows, columns, text; blank ones left out.
pub fn cells(table: &Table) -> Vec<(usize, usize, usize, usize, &str)> {
    let cells = table.grid.cells().iter().filter(|cell| !cell.is_blank());
    cells.map(|cell| (cell.row, cell.col, cell.row_span, cell.col_span, cell.text.as_str())).collect()
}

/// The only table.
pub fn table(document: &Document) -> &Table {
    let tables: Vec<&Table> = document.tables().collect();
    assert_eq!(tables.len(), 1, "{document:?}");
    tables[0]
}

/// Role and text of the paragraphs.
pub fn paragraphs(document: &Document) -> Vec<(Role, &str)> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some((paragraph.role, paragraph.text.as_str())),
        Block::Table(_) => None,
    });
    paragraphs.collect()
}
