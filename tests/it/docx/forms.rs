//! Check boxes, drop-downs, fields.

use super::support::{Docx, noted, only, p, r, read, table, tbl, tc, texts};

fn control(state: &str, content: &str) -> String {
    format!(
        r#"<w:sdt><w:sdtPr><w14:checkbox>{state}<w14:checkedState w14:val="2612"/></w14:checkbox></w:sdtPr>
        <w:sdtContent>{content}</w:sdtContent></w:sdt>"#
    )
}

fn legacy(data: &str, result: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="c"/>{data}</w:ffData></w:fldChar></w:r>
        <w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}
        <w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    )
}

#[test]
fn ticking_controls_show_their_state_and_not_their_glyph() {
    let on = control(r#"<w14:checked w14:val="1"/>"#, &r("☐"));
    let off = control(r#"<w14:checked w14:val="0"/>"#, &r("☒"));
    let unsaid = control("", &r("X"));
    assert_eq!(only(&format!("<w:p>{on}{}</w:p>", r(" Strategico"))).text, "☒ Strategico");
    assert_eq!(only(&format!("<w:p>{off}{}</w:p>", r(" Operativo"))).text, "☐ Operativo");
    assert_eq!(only(&format!("<w:p>{unsaid}</w:p>")).text, "☐X", "text that is no glyph is kept");
}

#[test]
fn ticking_control_without_glyph_and_around_a_paragraph() {
    let inline = control(r#"<w14:checked w14:val="true"/>"#, "<w:r/>");
    assert_eq!(only(&format!("<w:p>{}{inline}</w:p>", r("a "))).text, "a ☒");
    let block = control(r#"<w14:checked w14:val="1"/>"#, &p("☒ Gestionale"));
    assert_eq!(only(&block).text, "☒ Gestionale");
}

#[test]
fn ticking_control_around_a_cell() {
    let cell = control(r#"<w14:checked w14:val="1"/>"#, &tc("", "☐"));
    let table = table(&tbl(&[&[cell, tc("", "2025")]]));
    assert_eq!(table.grid.at(0, 0).text, "☒");
    assert_eq!(table.grid.at(0, 1).text, "2025");
}

#[test]
fn older_check_boxes_show_their_state() {
    let cases = [
        (r#"<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>"#, "☒"),
        (r#"<w:checkBox><w:default w:val="1"/></w:checkBox>"#, "☒"),
        (r#"<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>"#, "☐"),
        (r#"<w:checkBox><w:default w:val="0"/></w:checkBox>"#, "☐"),
    ];
    for (data, shown) in cases {
        let body = format!("<w:p>{}{}</w:p>", legacy(data, &r("ignored")), r(" Sì"));
        assert_eq!(only(&body).text, format!("{shown} Sì"));
    }
}

#[test]
fn symbols_of_fonts_become_characters() {
    let cases = [
        ("Wingdings", "F0FE", "☒"),
        ("Wingdings", "F0FD", "☒"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F06F", "☐"),
        ("Wingdings 2", "F052", "☒"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("Calibri", "00E8", "è"),
    ];
    for (font, code, shown) in cases {
        let body = format!(r#"<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>"#);
        assert_eq!(only(&body).text, shown, "{font} {code}");
    }
    let run = r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>þ</w:t></w:r></w:p>"#;
    assert_eq!(only(run).text, "☒");
    assert_eq!(only(&p("\u{F0A8} no")).text, "☐ no");
}

#[test]
fn drop_downs_show_the_choice() {
    let list = r#"<w:ddList><w:result w:val="1"/><w:listEntry w:val="Basso"/><w:listEntry w:val="Alto"/></w:ddList>"#;
    assert_eq!(only(&format!("<w:p>{}</w:p>", legacy(list, ""))).text, "Alto");
    assert_eq!(only(&format!("<w:p>{}</w:p>", legacy(list, &r("Alto")))).text, "Alto", "once");
    let wild = list.replace("\"1\"", "\"-7\"");
    assert!(texts(&read(&format!("<w:p>{}</w:p>", legacy(&wild, "")))).is_empty());
    let control = "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>@</w:sdtContent></w:sdt>";
    assert_eq!(only(&format!("<w:p>{}</w:p>", control.replace('@', &r("Media")))).text, "Media");
}

#[test]
fn the_prompt_of_a_list_is_no_choice() {
    let body = format!(
        "<w:p>{}<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dropDownList/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
        r("Livello: "),
        r("Scegliere un elemento.")
    );
    let document = read(&body);
    assert_eq!(texts(&document), ["Livello: "]);
    assert!(noted(&document, "prompt-skipped"));
}

#[test]
fn fields_show_their_result_only() {
    let field = |inner: &str, result: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>{inner}
            <w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let nested = field(&field("", &r("inner")), &r("shown"));
    assert_eq!(only(&format!("<w:p>{nested}{}</w:p>", r(" after"))).text, "shown after");
    let simple = format!(r#"<w:p><w:fldSimple w:instr="PAGE">{}</w:fldSimple></w:p>"#, r("7"));
    assert_eq!(only(&simple).text, "7");
}

#[test]
fn a_field_that_never_ends_swallows_nothing() {
    let begin = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#;
    let body = format!("<w:p>{begin}{}</w:p>{}{}", r("kept"), tbl(&[&[tc("", "cell")]]), p("after"));
    let document = read(&body);
    assert_eq!(texts(&document), ["kept", "after"]);
    assert_eq!(document.tables().next().unwrap().grid.at(0, 0).text, "cell");
    assert!(noted(&document, "unclosed-field"));
}

#[test]
fn a_template_with_bold_first_row_makes_its_letters_bold() {
    let styles = r#"<w:style w:type="table" w:styleId="Griglia"><w:name w:val="Grid"/><w:tblStylePr w:type="firstRow">
        <w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>"#;
    let rows = tbl(&[&[tc("", "Peso")], &[tc("", "20")]]);
    let props = r#"<w:tbl><w:tblPr><w:tblStyle w:val="Griglia"/><w:tblLook w:firstRow="1"/></w:tblPr>"#;
    let docx = Docx::new(&rows.replace("<w:tbl>", props)).part("styles", "styles.xml", "styles", styles);
    let document = docx.read();
    let grid = &document.tables().next().unwrap().grid;
    assert!(grid.at(0, 0).bold && grid.at(0, 0).shaded);
    assert!(!grid.at(1, 0).bold && !grid.at(1, 0).shaded);
}
