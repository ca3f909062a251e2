//! Grids: spans, merges, headers, nesting, wrappers.

use spoglio::document::{Block, NestedIn};

use super::support::{Docx, bold, p, r, read, slots, table, tbl, tc, texts};

#[test]
fn spans_and_merges_make_one_grid() {
    let table = table(&tbl(&[
        &[tc(r#"<w:vMerge w:val="restart"/>"#, "N°"), tc(r#"<w:gridSpan w:val="2"/>"#, "Fascia")],
        &[tc("<w:vMerge/>", ""), tc("", "A"), tc("", "B")],
    ]));
    assert_eq!(slots(&table), [["N°", "Fascia", "Fascia"], ["N°", "A", "B"]]);
    let corner = &table.grid.cells()[0];
    assert_eq!((corner.row_span, corner.col_span), (2, 1));
    assert_eq!((corner.source.table, corner.source.rows), (Some(1), Some((1, 2))));
}

#[test]
fn older_horizontal_merges() {
    let restart = r#"<w:hMerge w:val="restart"/>"#;
    let table = table(&tbl(&[
        &[tc(restart, "Titolo"), tc("<w:hMerge/>", ""), tc("", "Peso")],
        &[tc("", "a"), tc("", "b"), tc("<w:hMerge/>", "senza inizio")],
    ]));
    assert_eq!(slots(&table), [["Titolo", "Titolo", "Peso"], ["a", "b", "senza inizio"]]);
}

#[test]
fn text_in_a_continued_cell_is_kept() {
    let table = table(&tbl(&[
        &[tc(r#"<w:vMerge w:val="restart"/>"#, "sopra"), tc("", "1")],
        &[tc("<w:vMerge/>", "sotto"), tc("", "2")],
    ]));
    assert_eq!(slots(&table), [["sopra\nsotto", "1"], ["sopra\nsotto", "2"]]);
}

#[test]
fn a_continued_merge_without_start_stands_for_itself() {
    let table = table(&tbl(&[&[tc("", "a")], &[tc("<w:vMerge/>", "b")], &[tc("<w:vMerge/>", "")]]));
    assert_eq!(slots(&table), [["a"], ["b"], ["b"]]);
}

#[test]
fn rows_may_begin_late_and_end_early() {
    let body = format!(
        r#"<w:tbl><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>{}</w:tr></w:tbl>"#,
        tc("", "a"),
        tc("", "b"),
        tc("", "c"),
        tc("", "x")
    );
    assert_eq!(slots(&table(&body)), [["a", "b", "c"], ["", "x", ""]]);
}

#[test]
fn header_rows_are_those_declared_at_the_top() {
    let head = |cells: &str| format!("<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>");
    let row = |text: &str| format!("<w:tr>{}</w:tr>", tc("", text));
    let top = table(&format!("<w:tbl>{}{}{}</w:tbl>", head(&tc("", "a")), row("1"), head(&tc("", "b"))));
    assert_eq!(top.header_rows, 1);
    assert!(top.grid.at(0, 0).header && !top.grid.at(1, 0).header && !top.grid.at(2, 0).header);
    let off = head(&tc("", "a")).replace("<w:tblHeader/>", r#"<w:tblHeader w:val="0"/>"#);
    assert_eq!(table(&format!("<w:tbl>{off}{}</w:tbl>", row("1"))).header_rows, 0);
}

#[test]
fn backgrounds_count_where_they_differ_from_paper() {
    let cases = [
        (r#"<w:shd w:val="clear" w:fill="D9E2F3"/>"#, true),
        (r#"<w:shd w:val="clear" w:fill="auto"/>"#, false),
        (r#"<w:shd w:val="clear" w:fill="ffffff"/>"#, false),
        (r#"<w:shd w:val="pct25" w:color="auto" w:fill="auto"/>"#, true),
        (r#"<w:shd w:val="nil"/>"#, false),
        ("", false),
    ];
    for (shading, shaded) in cases {
        assert_eq!(table(&tbl(&[&[tc(shading, "x")]])).grid.at(0, 0).shaded, shaded, "{shading}");
    }
}

#[test]
fn bold_cells_and_bold_leads() {
    let cell = |runs: &str| table(&format!("<w:tbl><w:tr><w:tc><w:p>{runs}</w:p></w:tc></w:tr></w:tbl>"));
    let all = cell(&bold("Peso"));
    assert!(all.grid.at(0, 0).bold && all.grid.at(0, 0).lead == 0);
    let lead = cell(&format!("{}{}{}", bold("Peso: "), r("20"), bold("%")));
    let lead = lead.grid.at(0, 0);
    assert!(!lead.bold);
    assert_eq!(&lead.text[..lead.lead], "Peso:");
    let late = cell(&format!("{}{}", r("20 "), bold("Peso")));
    assert_eq!((late.grid.at(0, 0).bold, late.grid.at(0, 0).lead), (false, 0));
}

#[test]
fn lists_in_cells_keep_one_item_a_line() {
    let item = |text: &str| {
        format!(r#"<w:p><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>{}</w:p>"#, r(text))
    };
    let body =
        format!("<w:tbl><w:tr><w:tc>{}{}{}</w:tc></w:tr></w:tbl>", p("Fasi"), item("uno"), item("due"));
    assert_eq!(table(&body).grid.at(0, 0).text, "Fasi\n• uno\n• due");
}

#[test]
fn nested_tables_follow_the_table_that_holds_them() {
    let inner = tbl(&[&[tc("", "dentro")]]);
    let body = format!(
        "<w:tbl><w:tr>{}<w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>{}",
        tc("", "a"),
        p("prima"),
        p("dopo"),
        tbl(&[&[tc("", "terza")]])
    );
    let document = read(&body);
    let tables: Vec<_> = document.tables().collect();
    assert_eq!([tables[0].number, tables[1].number], [1, 3]);
    let cell = tables[0].grid.at(0, 1);
    assert_eq!(cell.text, "prima\ndopo");
    assert_eq!(cell.nested[0].number, 2);
    assert_eq!(cell.nested[0].parent, Some(NestedIn { table: 1, row: 0, col: 1 }));
    assert_eq!(cell.nested[0].grid.at(0, 0).source.table, Some(2));
}

#[test]
fn wrappers_around_tables_rows_and_cells_are_seen_through() {
    let wrap = |inner: &str| {
        format!(
            "<w:sdt><w:sdtContent><w:customXml><w:smartTag>{inner}</w:smartTag></w:customXml></w:sdtContent></w:sdt>"
        )
    };
    let mark = r#"<w:bookmarkStart w:id="1" w:name="b"/>"#;
    let row = format!("<w:tr>{mark}{}{}</w:tr>", wrap(&tc("", "a")), tc("", "b"));
    let body =
        wrap(&format!("<w:tbl>{mark}{}<w:tr>{}{}</w:tr></w:tbl>", wrap(&row), tc("", "c"), tc("", "d")));
    assert_eq!(slots(&table(&body)), [["a", "b"], ["c", "d"]]);
}

#[test]
fn deleted_rows_and_cells_are_gone() {
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr><w:tr><w:trPr><w:ins w:id=\"2\"/></w:trPr>{}</w:tr></w:tbl>",
        tc("", "a"),
        tc("<w:cellDel w:id=\"3\"/>", "via"),
        tc("", "tolta"),
        tc("", "b")
    );
    assert_eq!(slots(&table(&body)), [["a"], ["b"]]);
}

#[test]
fn text_boxes_come_once_behind_their_paragraph() {
    let content = format!("<w:txbxContent>{}{}</w:txbxContent>", p("riquadro"), tbl(&[&[tc("", "cella")]]));
    let body = format!(
        r#"<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>{}"#,
        r("prima "),
        r("dopo"),
        p("fine")
    );
    let document = read(&body);
    assert_eq!(texts(&document), ["prima dopo", "riquadro", "fine"]);
    assert!(matches!(&document.blocks[2], Block::Table(table) if table.grid.at(0, 0).text == "cella"));
    let unknown = body.replace(r#"Requires="wps""#, r#"Requires="zz""#);
    assert_eq!(texts(&read(&unknown)), ["prima dopo", "riquadro", "fine"], "the fallback is read");
}

#[test]
fn text_boxes_in_cells_join_the_cell() {
    let pict = format!(
        "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>",
        p("nota")
    );
    let body =
        format!("<w:tbl><w:tr><w:tc><w:p>{}{pict}</w:p>{}</w:tc></w:tr></w:tbl>", r("testo"), p("coda"));
    assert_eq!(table(&body).grid.at(0, 0).text, "testo\nnota\ncoda");
}

#[test]
fn pages_are_counted_where_word_left_its_marks() {
    let mark = "<w:r><w:lastRenderedPageBreak/></w:r>";
    let rows = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr><w:tc><w:p>{mark}{}</w:p></w:tc>{}</w:tr></w:tbl>",
        tc("", "p1"),
        r("p2"),
        tc("", "anche p2")
    );
    let asked = format!(r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{mark}{}</w:p>"#, r("p3"));
    let section = r#"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"#;
    let body = format!("{}{rows}{asked}{section}{}<w:sectPr/>", p("inizio"), p("p4"));
    let app = br#"<Properties><Pages>9</Pages><Characters>22</Characters></Properties>"#;
    let document = Docx::new(&body).loose("docProps/app.xml", app).read();
    let pages: Vec<_> = document.paragraphs().map(|paragraph| paragraph.source.page).collect();
    assert_eq!(pages, [Some(1), Some(3), Some(4)]);
    let grid = &document.tables().next().unwrap().grid;
    let cells: Vec<_> = [(0, 0), (1, 0), (1, 1)].iter().map(|(r, c)| grid.at(*r, *c).source.page).collect();
    assert_eq!(cells, [Some(1), Some(2), Some(2)]);
    assert_eq!(document.pages, Some(9));
}

#[test]
fn without_marks_pages_are_not_known() {
    let document = read(&format!(r#"<w:p><w:r><w:br w:type="page"/></w:r>{}</w:p>"#, r("testo")));
    assert_eq!(document.paragraphs().next().unwrap().source.page, None);
    assert_eq!(document.pages, None);
}
