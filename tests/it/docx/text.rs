//! Paragraphs: characters, changes, styles, lists, notes, imported content.

use spoglio::document::Role;

use super::support::{Docx, bold, noted, only, p, r, read, roles, table, tbl, tc, texts};

#[test]
fn special_characters() {
    let run = |inner: &str| only(&format!("<w:p><w:r>{inner}</w:r></w:p>")).text;
    assert_eq!(run("<w:t>2024</w:t><w:noBreakHyphen/><w:t>2026</w:t>"), "2024-2026");
    assert_eq!(run("<w:t>ammini</w:t><w:softHyphen/><w:t>stra\u{AD}zione</w:t>"), "amministrazione");
    assert_eq!(run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"), "a\tb\nc\nd");
    assert_eq!(run("<w:t>a &amp; b &lt; &#x263A; &#233;</w:t>"), "a & b < ☺ é");
    assert_eq!(run("<w:t>a&#1;b\u{85}c</w:t>"), "abc");
    assert_eq!(run("<w:t>\n   a   \n</w:t>"), "a");
    assert_eq!(run(r#"<w:t xml:space="preserve">  a </w:t>"#), "  a ");
    assert_eq!(
        run(
            "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>y</w:t></w:r></w:rubyBase></w:ruby>"
        ),
        "y"
    );
}

#[test]
fn math_is_text() {
    let body = "<w:p><m:oMath><m:f><m:num><m:r><m:t>pratiche</m:t></m:r></m:num><m:den><m:r><m:t>totale</m:t></m:r></m:den></m:f><m:r><m:t>×100</m:t></m:r></m:oMath></w:p>";
    assert_eq!(only(body).text, "pratiche/totale×100");
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = format!(
        "<w:p>{}<w:ins w:id=\"1\">{}</w:ins><w:del w:id=\"2\"><w:r><w:delText>no</w:delText></w:r>{}</w:del><w:moveFrom w:id=\"3\">{}</w:moveFrom><w:moveTo w:id=\"4\">{}</w:moveTo></w:p>",
        r("a"),
        r("b"),
        r("no"),
        r("no"),
        r("c")
    );
    assert_eq!(only(&body).text, "abc");
}

#[test]
fn a_deleted_mark_joins_paragraphs() {
    let deleted = r#"<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>"#;
    let body = format!(
        "<w:p>{deleted}{}</w:p><w:p>{deleted}{}</w:p>{}{}",
        r("uno"),
        r("due"),
        p("tre"),
        p("quattro")
    );
    assert_eq!(texts(&read(&body)), ["unoduetre", "quattro"]);
    let before_table = format!("<w:p>{deleted}{}</w:p>{}", r("sopra"), tbl(&[&[tc("", "x")]]));
    assert_eq!(texts(&read(&before_table)), ["sopra"]);
}

#[test]
fn old_properties_of_tracked_changes_do_not_count() {
    let body = r#"<w:p><w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>"#;
    let paragraph = only(body);
    assert!(!paragraph.bold);
    assert_eq!(paragraph.role, Role::Body);
}

#[test]
fn hidden_text_is_set_aside_and_reported() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>segreto</w:t></w:r>";
    let document = read(&format!("<w:p>{hidden}</w:p><w:p>{}{hidden}</w:p>", r("visibile")));
    assert_eq!(roles(&document), [("segreto", Role::Hidden), ("visibile", Role::Body)]);
    assert!(noted(&document, "hidden-paragraph") && noted(&document, "hidden-text"));
    let shown = hidden.replace("<w:vanish/>", r#"<w:vanish w:val="false"/>"#);
    assert_eq!(only(&format!("<w:p>{shown}</w:p>")).role, Role::Body);
}

const STYLES: &str = r#"
    <w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:default="1" w:styleId="Normale"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Titolo1"><w:name w:val="heading 1"/><w:basedOn w:val="Normale"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="MioTitolo"><w:name w:val="Mio titolo"/><w:basedOn w:val="Titolo1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Titolo"><w:name w:val="Title"/></w:style>
    <w:style w:type="paragraph" w:styleId="Did"><w:name w:val="caption"/></w:style>
    <w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
    <w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Forte"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;

const NUMBERING: &str = r#"
    <w:abstractNum w:abstractNumId="5">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Titolo1"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"#;

fn styled(body: &str) -> Docx {
    Docx::new(body).part("styles", "styles.xml", "styles", STYLES).part(
        "numbering",
        "numbering.xml",
        "numbering",
        NUMBERING,
    )
}

fn sp(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, r(text))
}

fn np(num: u8, level: u8, text: &str) -> String {
    let props = format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>"#);
    format!("<w:p><w:pPr>{props}</w:pPr>{}</w:p>", r(text))
}

#[test]
fn styles_give_roles_and_bold() {
    let outline = format!(r#"<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>{}</w:p>"#, r("diretto"));
    let run_style = r#"<w:p><w:r><w:rPr><w:rStyle w:val="Forte"/></w:rPr><w:t>forte</w:t></w:r></w:p>"#;
    let body = [&sp("Titolo", "t"), &sp("Did", "d"), &outline, &sp("A", "giro"), run_style, &p("n")]
        .map(str::to_owned);
    let document = styled(&body.concat()).read();
    let expected = [
        ("t", Role::Title),
        ("d", Role::Caption),
        ("diretto", Role::Heading(3)),
        ("giro", Role::Body),
        ("forte", Role::Body),
        ("n", Role::Body),
    ];
    assert_eq!(roles(&document), expected);
    let bold: Vec<bool> = document.paragraphs().map(|paragraph| paragraph.bold).collect();
    assert_eq!(bold, [false, false, false, true, true, false]);
}

#[test]
fn headings_and_items_carry_their_numbers() {
    let body = [
        sp("Titolo1", "Premessa"),
        sp("MioTitolo", "Obiettivi"),
        np(1, 1, "primo"),
        np(1, 1, "secondo"),
        sp("Titolo1", "Risorse"),
        np(1, 1, "ancora primo"),
        np(2, 0, "punto"),
        np(3, 0, "settimo"),
        np(0, 0, "senza numero"),
    ];
    let document = styled(&body.concat()).read();
    let expected = [
        ("1. Premessa", Role::Heading(1)),
        ("2. Obiettivi", Role::Heading(1)),
        ("2.a) primo", Role::ListItem),
        ("2.b) secondo", Role::ListItem),
        ("3. Risorse", Role::Heading(1)),
        ("3.a) ancora primo", Role::ListItem),
        ("punto", Role::ListItem),
        ("7. settimo", Role::ListItem),
        ("senza numero", Role::Body),
    ];
    assert_eq!(roles(&document), expected);
}

#[test]
fn a_column_of_automatic_numbers_shows_them() {
    let row = |text: &str| format!("<w:tr><w:tc>{}</w:tc>{}</w:tr>", np(1, 0, ""), tc("", text));
    let document = styled(&format!("<w:tbl>{}{}</w:tbl>", row("a"), row("b"))).read();
    let grid = &document.tables().next().unwrap().grid;
    assert_eq!([&grid.at(0, 0).text, &grid.at(1, 0).text], ["1.", "2."]);
}

#[test]
fn localised_style_ids_serve_where_the_styles_are_lost() {
    let document = read(&[sp("Titolo2", "Sezione"), sp("Heading1", "Capo"), sp("Sottotitolo", "s")].concat());
    let expected = [("Sezione", Role::Heading(2)), ("Capo", Role::Heading(1)), ("s", Role::Title)];
    assert_eq!(roles(&document), expected);
}

#[test]
fn a_paragraph_is_bold_where_every_letter_is() {
    assert!(only(&format!("<w:p>{}{}</w:p>", bold("Obiettivo"), r(": "))).bold);
    assert!(!only(&format!("<w:p>{}{}</w:p>", bold("Obiettivo"), r(" n. 1"))).bold);
}

#[test]
fn notes_headers_and_footers_stand_at_the_end() {
    let notes = format!(
        r#"<w:footnote w:type="separator" w:id="-1">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>"#,
        p("---"),
        p("nota")
    );
    let document = Docx::new(&p("testo"))
        .part("footer", "footer1.xml", "ftr", &p("pagina"))
        .part("header", "header1.xml", "hdr", &tbl(&[&[tc("", "Ente"), tc("", "Settore")]]))
        .part("footnotes", "footnotes.xml", "footnotes", &notes)
        .part("comments", "comments.xml", "comments", &p("commento"))
        .read();
    let expected = [
        ("testo", Role::Body),
        ("nota", Role::Footnote),
        ("Ente\tSettore", Role::Furniture),
        ("pagina", Role::Furniture),
    ];
    assert_eq!(roles(&document), expected);
    assert_eq!(document.tables().count(), 0);
}

#[test]
fn imported_parts_are_read() {
    let chunk = |bytes: &[u8]| {
        let body = format!(r#"{}<w:altChunk r:id="aFChunk"/>{}"#, p("prima"), p("dopo"));
        Docx::new(&body).raw("aFChunk", "chunk.bin", bytes).read()
    };
    let html = b"<html><head><title>no</title></head><body><p>Uno &egrave;</p><table><tr><th>A</th><td colspan=2>B</td></tr></table></body></html>";
    let document = chunk(html);
    assert_eq!(texts(&document), ["prima", "Uno è", "dopo"]);
    let grid = &document.tables().next().unwrap().grid;
    assert_eq!((grid.cols(), grid.at(0, 2).text.as_str(), grid.at(0, 0).header), (3, "B", true));
    assert_eq!(texts(&chunk(b"riga 1\r\n\r\nriga 2")), ["prima", "riga 1", "riga 2", "dopo"]);
    let inner = Docx::new(&format!("{}{}", p("interno"), tbl(&[&[tc("", "x")]]))).bytes();
    let document = chunk(&inner);
    assert_eq!(texts(&document), ["prima", "interno", "dopo"]);
    assert_eq!(document.tables().next().unwrap().number, 1);
    let document = chunk(b"{\\rtf1 x}");
    assert_eq!(texts(&document), ["prima", "dopo"]);
    assert!(noted(&document, "altchunk-skipped"));
}

#[test]
fn strict_documents_and_other_prefixes() {
    let main = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body>
        <x:tbl><x:tr><x:tc><x:tcPr><x:gridSpan x:val="2"/></x:tcPr><x:p><x:r><x:rPr><x:b/></x:rPr><x:t>a</x:t></x:r></x:p></x:tc></x:tr></x:tbl>
        <x:p><x:r><x:t>b</x:t></x:r></x:p></x:body></x:document>"#;
    let document = Docx::with_main(main).read();
    assert_eq!(texts(&document), ["b"]);
    let grid = &document.tables().next().unwrap().grid;
    assert_eq!((grid.cols(), grid.at(0, 0).bold), (2, true));
}

#[test]
fn text_of_other_vocabularies_is_no_text() {
    let body = format!("<w:p><zz:t>no</zz:t>{}</w:p>", r("sì"));
    assert_eq!(only(&body).text, "sì");
}

#[test]
fn blank_lines_inside_a_cell_are_kept_and_those_at_its_ends_are_not() {
    let body = format!("<w:tbl><w:tr><w:tc><w:p/>{}<w:p/>{}<w:p/></w:tc></w:tr></w:tbl>", p("a"), p("b"));
    assert_eq!(table(&body).grid.at(0, 0).text, "a\n\nb");
}
