use std::fs;

use super::*;
use crate::document::{Block, Cell, Document, GridBuilder, Part, ReaderKind, Source, Table};

/// A table out of rows of texts; `""` is a blank cell.
fn table(rows: &[&[&str]]) -> PlainTable {
    let mut cells = Vec::new();
    for (row, texts) in rows.iter().enumerate() {
        for (col, text) in texts.iter().enumerate() {
            cells.push(PlainCell { row, col, row_span: 1, col_span: 1, text: (*text).to_owned() });
        }
    }
    PlainTable { page: None, cells }
}

fn spanning(row: usize, col: usize, row_span: usize, col_span: usize, text: &str) -> PlainCell {
    PlainCell { row, col, row_span, col_span, text: text.to_owned() }
}

/// The relations as texts: `a → b`, twice where it is there twice.
fn shown(table: &PlainTable) -> Vec<String> {
    let all = relations([table]);
    all.iter().flat_map(|(relation, count)| vec![relation.to_string(); *count]).collect()
}

fn score_of(gold: &[PlainTable], output: Option<&[PlainTable]>) -> DocumentRelations {
    DocumentRelations::new("d", &[gold.to_vec()], output)
}

const SQUARE: &[&[&str]] = &[&["a", "b"], &["c", "d"]];

#[test]
fn each_cell_has_its_neighbours_to_the_right_and_below() {
    assert_eq!(shown(&table(SQUARE)), ["a → b", "a ↓ c", "b ↓ d", "c → d"]);
}

#[test]
fn blank_cells_are_passed_over_and_have_no_relation() {
    let with_blanks = table(&[&["a", " \n", "b"], &["", "", ""], &["c", "", ""]]);
    assert_eq!(shown(&with_blanks), ["a → b", "a ↓ c"]);
    let unlisted =
        PlainTable { page: None, cells: vec![spanning(0, 0, 1, 1, "a"), spanning(0, 2, 1, 1, "b")] };
    assert_eq!(shown(&unlisted), ["a → b"]);
}

#[test]
fn a_spanning_cell_meets_each_distinct_neighbour_once() {
    // H over two columns; S at the left of two rows, with one tall cell at its right
    let cells = vec![
        spanning(0, 0, 1, 2, "H"),
        spanning(1, 0, 2, 1, "S"),
        spanning(1, 1, 2, 1, "T"),
        spanning(3, 0, 1, 1, "x"),
        spanning(3, 1, 1, 1, "y"),
    ];
    let table = PlainTable { page: None, cells };
    assert_eq!(shown(&table), ["H ↓ S", "H ↓ T", "S → T", "S ↓ x", "T ↓ y", "x → y"]);
}

#[test]
fn spans_beyond_all_bounds_cost_nothing() {
    let cells = vec![spanning(0, 0, usize::MAX, 1, "a"), spanning(0, usize::MAX, 0, usize::MAX, "b")];
    assert_eq!(shown(&PlainTable { page: None, cells }), ["a → b"]);
}

#[test]
fn texts_are_compared_by_what_one_sees_of_them() {
    assert_eq!(normalise(" Effi\u{ad}ciency\u{a0}1 ²\n"), "Efficiency12");
    assert_eq!(normalise("ﬁne"), "fine");
    assert_ne!(normalise("A"), normalise("a"));
}

#[test]
fn equal_pairs_count_as_often_as_they_are_there() {
    let gold = table(&[&["1", "1"], &["1", "1"]]);
    let output = table(&[&["1", "1"]]);
    let (count, ..) = compare(&relations([&gold]), &relations([&output]));
    assert_eq!((count.hit, count.miss, count.false_), (1, 3, 0));
}

#[test]
fn a_missing_and_an_extra_table_count() {
    let (one, other) = (table(SQUARE), table(&[&["x", "y", "z"]]));
    let missing = score_of(&[one.clone(), other.clone()], Some(std::slice::from_ref(&one))).figures();
    assert_eq!((missing.p, missing.n), (1.0, 6));
    assert!((missing.r - 4.0 / 6.0).abs() < 1e-9);
    let extra = score_of(std::slice::from_ref(&one), Some(&[one.clone(), other])).figures();
    assert_eq!(extra.r, 1.0);
    assert!((extra.p - 4.0 / 6.0).abs() < 1e-9);
}

#[test]
fn nothing_put_out_is_nothing_right() {
    for output in [None, Some(&[][..])] {
        let document = score_of(&[table(SQUARE)], output);
        let figures = document.figures();
        assert_eq!((figures.p, figures.r, figures.f1), (0.0, 0.0, 0.0));
        assert_eq!(document.failed, output.is_none());
    }
}

#[test]
fn the_average_is_over_documents_and_the_pool_over_relations() {
    let (small, large) = (table(&[&["a", "b"]]), table(&[&["1", "2", "3", "4"]]));
    let documents = vec![
        score_of(std::slice::from_ref(&small), Some(std::slice::from_ref(&small))),
        score_of(&[large], Some(&[])),
    ];
    let score = RelationScore { documents };
    assert_eq!((score.average().p, score.average().r, score.average().f1), (0.5, 0.5, 0.5));
    assert_eq!((score.pooled().p, score.pooled().r), (1.0, 0.25));
}

const GOLD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<document filename="x-str.xml">
  <table id="1">
    <region id="1" page="3" row-increment="-1" col-increment="0">
      <cell id="1" start-row="1" start-col="0" end-col="1">
        <bounding-box x1="1" x2="2" y1="3" y2="4"/>
        <content>Profit &amp; loss</content>
        <instruction instr-id="1"/>
      </cell>
      <cell id="1" start-row="2" start-col="0"><content>a&#8211;b</content></cell>
      <cell id="1" start-row="2" end-row="3" start-col="1"><content>c</content></cell>
    </region>
  </table>
  <table id="2"><region id="1" page="4"><cell start-row="0" start-col="0"><content/></cell></region></table>
</document>"#;

#[test]
fn the_golds_of_the_competition_are_understood() {
    let tables = read_gold(GOLD).unwrap();
    let cells =
        vec![spanning(0, 0, 1, 2, "Profit & loss"), spanning(1, 0, 1, 1, "a–b"), spanning(1, 1, 2, 1, "c")];
    assert_eq!(tables[0], PlainTable { page: Some(3), cells });
    assert_eq!(tables[1], PlainTable { page: Some(4), cells: vec![spanning(0, 0, 1, 1, "")] });
    for broken in [
        &GOLD[..400],
        "<table><cell start-row='x' start-col='0'/></table>",
        "<table><cell start-row='0'/></table>",
        "<cell start-row='0' start-col='0'/>",
        "<table><region row-increment='-1'><cell start-row='0' start-col='0'/></region></table>",
    ] {
        assert!(read_gold(broken).is_err(), "{broken}");
    }
}

#[test]
fn of_two_golds_of_a_document_the_nearer_counts() {
    let dir = tempfile::tempdir().unwrap();
    let gold = |cells: &str| format!("<document><table>{cells}</table></document>");
    let cell = |col: usize, text: &str| {
        format!("<cell start-row='0' start-col='{col}'><content>{text}</content></cell>")
    };
    let write = |name: &str, content: String| fs::write(dir.path().join(name), content).unwrap();
    write("d-1a-str.xml", gold(&(cell(0, "a") + &cell(1, "b"))));
    write("d-1b-str.xml", gold(&(cell(0, "a") + &cell(1, "c"))));
    write("d-2-str.xml", gold(&cell(0, "a")));
    write("d-1a.pdf", String::new());
    let corpus = TableCorpus::open(dir.path()).unwrap();
    let names: Vec<_> = corpus.documents.iter().map(|document| document.names.join(" ")).collect();
    assert_eq!(names, ["d-1a d-1b", "d-2"]);
    assert!(corpus.documents[0].file(dir.path(), ".pdf").is_some());
    let score = corpus.measure(|_| Some(vec![table(&[&["a", "c"]])]));
    assert_eq!(score.documents[0].figures().f1, 1.0);
    assert_eq!(score.documents[1].count, Count { hit: 0, miss: 0, false_: 1 });
}

#[test]
fn a_table_over_two_pages_is_taken_apart_where_it_was_joined() {
    let mut grid = GridBuilder::new();
    for (row, text) in ["h", "a", "h", "b"].into_iter().enumerate() {
        grid.push(Cell { row, col: 0, text: text.to_owned(), ..Cell::default() });
        grid.push(Cell { row, col: 1, text: format!("{text}2"), ..Cell::default() });
    }
    let on = |page| Source { page: Some(page), ..Source::default() };
    let part = |first_row, page| Part { first_row, reason: "same-columns", source: on(page) };
    let joined = Table {
        number: 1,
        grid: grid.build(0, 0),
        source: on(1),
        header_rows: 0,
        parent: None,
        parts: vec![part(0, 1), part(2, 2)],
    };
    let document = Document {
        reader: ReaderKind::Pdf,
        pages: Some(2),
        blocks: vec![Block::Table(joined)],
        notes: Vec::new(),
    };
    let tables = tables_of(&document);
    assert_eq!(tables.iter().map(|table| table.page).collect::<Vec<_>>(), [Some(1), Some(2)]);
    assert_eq!(shown(&tables[0]), ["a → a2", "h ↓ a", "h → h2", "h2 ↓ a2"]);
    assert_eq!(shown(&tables[1]), ["b → b2", "h ↓ b", "h → h2", "h2 ↓ b2"]);
}
