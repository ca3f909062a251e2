//! Features of .odt, .html and .rtf.

use spoglio::document::Role;

use super::support::{cells, odt, paragraphs, read, table};

#[test]
fn odt_tables_keep_spans_and_looks() {
    let styles = r##"<style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:background-color="#d9e2f3"/></style:style>"##;
    let body = r#"<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2" table:style-name="c"><text:p><text:span text:style-name="b">Peso</text:span></text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>a<text:tab/>b<text:line-break/>c<text:s text:c="2"/>d</text:p></table:table-cell><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table>"#;
    let document = read(&odt(styles, body));
    let table = table(&document);
    assert_eq!(
        cells(table),
        [(0, 0, 1, 2, "Peso"), (1, 0, 2, 1, "a\tb\nc  d"), (1, 1, 1, 1, "1"), (2, 1, 1, 1, "2")]
    );
    let head = table.grid.at(0, 0);
    assert!(head.bold && head.shaded && head.header);
    assert_eq!(table.header_rows, 1);
    assert_eq!(table.grid.at(1, 1).source.rows, Some((2, 2)));
}

#[test]
fn odt_sets_aside_what_is_not_text() {
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>tolto</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h text:outline-level="2">Area<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>nota</text:p></text:note-body></text:note></text:h><text:section text:display="none"><text:p>nascosto</text:p></text:section><text:list><text:list-item><text:p>voce</text:p></text:list-item></text:list><office:forms><form:checkbox form:id="c1" form:current-state="checked"/></office:forms><text:p><draw:control draw:control="c1"/> Sì</text:p>"#;
    let document = read(&odt("", body));
    assert_eq!(
        paragraphs(&document),
        [
            (Role::Heading(2), "Area"),
            (Role::Hidden, "nascosto"),
            (Role::ListItem, "voce"),
            (Role::Body, "☒ Sì"),
            (Role::Footnote, "nota"),
        ]
    );
    assert!(document.notes.iter().any(|note| note.code == "hidden-text"));
}

#[test]
fn flat_odt_is_told_by_content() {
    let flat = r#"<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>uno</text:p></office:text></office:body></office:document>"#;
    assert_eq!(paragraphs(&read(flat.as_bytes())), [(Role::Body, "uno")]);
}

#[test]
fn html_spans_nest_and_overlap() {
    let page = "<table><tr><td rowspan=0>a<td colspan=2>b<td>c<tr><td>d<td>e<ul><li>f</ul><td><table><tr><td>g</table></table>";
    let document = read(page.as_bytes());
    let table = table(&document);
    assert_eq!(
        cells(table),
        [
            (0, 0, 2, 1, "a"),
            (0, 1, 1, 2, "b"),
            (0, 3, 1, 1, "c"),
            (1, 1, 1, 1, "d"),
            (1, 2, 1, 1, "e\n• f"),
            (1, 3, 1, 1, ""),
        ]
    );
    assert_eq!(table.grid.at(1, 3).nested.len(), 1);
}

#[test]
fn html_hides_scripts_and_reads_boxes_and_references() {
    let page = "<!doctype html><head><style>.x{display:none}</style><title>t</title></head><h2>Citt&agrave; &#8805; 3</h2><script>var a='<p>';</script><p class=x>via</p><p><input type=checkbox checked> s&igrave; <input type=checkbox> no</p><p>a<br>b";
    let document = read(page.as_bytes());
    assert_eq!(
        paragraphs(&document),
        [
            (Role::Heading(2), "Città ≥ 3"),
            (Role::Hidden, "via"),
            (Role::Body, "☒ sì ☐ no"),
            (Role::Body, "a\nb"),
        ]
    );
}

#[test]
fn html_in_windows_1252_and_mhtml_are_decoded() {
    let page = b"<html><meta charset=iso-8859-1><p>Citt\xe0 \x80 5</p>";
    assert_eq!(paragraphs(&read(page)), [(Role::Body, "Città € 5")]);
    let message = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Citt=E0 d=\r\nue</p>\r\n--x--\r\n";
    assert_eq!(paragraphs(&read(message.as_bytes())), [(Role::Body, "Città due")]);
}

#[test]
fn rtf_edges_make_columns() {
    let rtf = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\trowd\cellx2000\cellx4000\pard\intbl Citt\'e0\cell\u8805?3\cell\row\trowd\clvmgf\cellx1000\cellx4000\pard\intbl a\cell b\par c\cell\row\trowd\clvmrg\cellx1000\cellx4000\pard\intbl\cell d\cell\row\pard {\b fine}\par}";
    let document = read(rtf.as_bytes());
    assert_eq!(
        cells(table(&document)),
        [
            (0, 0, 1, 2, "Città"),
            (0, 2, 1, 1, "≥3"),
            (1, 0, 2, 1, "a"),
            (1, 1, 1, 2, "b\nc"),
            (2, 1, 1, 2, "d"),
        ]
    );
    assert_eq!(paragraphs(&document), [(Role::Body, "fine")]);
}

#[test]
fn rtf_nested_tables_and_notes() {
    let rtf = r"{\rtf1\trowd\cellx4000\pard\intbl su\par\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}\pard\intbl gi\'f9\cell\row\pard te{\i\*\cs7 sto}{\footnote nota}\par{\header testata}{\*\ignoto via}}";
    let document = read(rtf.as_bytes());
    let outer = table(&document);
    assert_eq!(cells(outer), [(0, 0, 1, 1, "su\ngiù")]);
    assert_eq!(cells(&outer.grid.at(0, 0).nested[0]), [(0, 0, 1, 1, "x"), (0, 1, 1, 1, "y")]);
    assert_eq!(
        paragraphs(&document),
        [(Role::Body, "testo"), (Role::Footnote, "nota"), (Role::Furniture, "testata")]
    );
}
