//! Features of spreadsheets.

use spoglio::document::Role;

use super::support::{cells, paragraphs, read, table, xlsx, zip_of};

fn text(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn cells_show_what_the_program_shows() {
    let rows = format!(
        r#"<row r="1">{}</row><row r="3">{}{}{}</row><row r="4"><c r="A4" s="1"><v>0.2</v></c><c r="B4" s="2"><v>46022</v></c><c r="C4" t="b"><v>1</v></c></row>"#,
        text("A1", "Titolo"),
        text("A3", "Peso"),
        text("B3", "Scadenza"),
        text("C3", "Fatto")
    );
    let document = read(&xlsx(&rows, ""));
    assert_eq!(paragraphs(&document), [(Role::Heading(1), "Obiettivi"), (Role::Body, "Titolo")]);
    let shown: Vec<&str> = cells(table(&document)).iter().map(|cell| cell.4).collect();
    assert_eq!(shown, ["Peso", "Scadenza", "Fatto", "20%", "31/12/2025", "VERO"]);
}

#[test]
fn merges_hidden_lines_and_blocks_side_by_side() {
    let rows = format!(
        r#"<row r="1">{}{}{}{}</row><row r="2">{}{}{}</row><row r="3" hidden="1">{}</row>"#,
        text("A1", "a"),
        text("B1", "b"),
        text("E1", "x"),
        text("F1", "y"),
        text("A2", "c"),
        text("E2", "z"),
        text("F2", "w"),
        text("A3", "via")
    );
    let merge = r#"<mergeCells><mergeCell ref="A2:B2"/></mergeCells>"#;
    let document = read(&xlsx(&rows, merge));
    let tables: Vec<_> = document.tables().map(cells).collect();
    assert_eq!(
        tables,
        [
            vec![(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 2, "c")],
            vec![(0, 0, 1, 1, "x"), (0, 1, 1, 1, "y"), (1, 0, 1, 1, "z"), (1, 1, 1, 1, "w")],
        ]
    );
    assert!(paragraphs(&document).contains(&(Role::Hidden, "via")));
}

#[test]
fn open_document_sheets_repeat_within_bounds() {
    let content = r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="Foglio"><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.25"/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let ods =
        zip_of(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]);
    let document = read(&ods);
    assert_eq!(
        cells(table(&document)),
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "25%"), (1, 0, 1, 1, "b"), (1, 1, 1, 1, "b")]
    );
}
