//! Random documents.

use proptest::prelude::*;
use spoglio::Limits;
use spoglio::document::{Cell, Grid, GridBuilder};
use spoglio::read::{docx, read_document};

use super::support::{Docx, p, table, tbl, tc};

/// A rectangle of a grid.
#[derive(Clone, Debug)]
struct Area {
    row: usize,
    col: usize,
    rows: usize,
    cols: usize,
}

/// Rows, columns, and cells that tile the grid: merges where they fit, single cells elsewhere.
fn tiling() -> impl Strategy<Value = (usize, usize, Vec<Area>)> {
    (1usize..7, 1usize..7).prop_flat_map(|(rows, cols)| {
        let merge = (0..rows, 0..cols, 1usize..4, 1usize..4);
        prop::collection::vec(merge, 0..6).prop_map(move |merges| (rows, cols, tile(rows, cols, &merges)))
    })
}

fn tile(rows: usize, cols: usize, merges: &[(usize, usize, usize, usize)]) -> Vec<Area> {
    let mut taken = vec![vec![false; cols]; rows];
    let mut areas = Vec::new();
    let singles = (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col, 1, 1)));
    for (row, col, height, width) in merges.iter().copied().chain(singles) {
        let (height, width) = (height.min(rows - row), width.min(cols - col));
        let slots = || (row..row + height).flat_map(|r| (col..col + width).map(move |c| (r, c)));
        if slots().all(|(r, c)| !taken[r][c]) {
            slots().for_each(|(r, c)| taken[r][c] = true);
            areas.push(Area { row, col, rows: height, cols: width });
        }
    }
    areas
}

fn render(rows: usize, areas: &[Area]) -> String {
    let row = |row: usize| {
        let mut cells: Vec<&Area> = areas.iter().filter(|a| (a.row..a.row + a.rows).contains(&row)).collect();
        cells.sort_by_key(|area| area.col);
        cells.iter().map(|area| render_cell(area, row)).collect::<Vec<String>>()
    };
    let all: Vec<Vec<String>> = (0..rows).map(row).collect();
    tbl(&all.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn render_cell(area: &Area, row: usize) -> String {
    let merge = match (area.rows, row == area.row) {
        (1, _) => "",
        (_, true) => r#"<w:vMerge w:val="restart"/>"#,
        (_, false) => "<w:vMerge/>",
    };
    let text = if row == area.row { format!("r{}c{}", area.row, area.col) } else { String::new() };
    tc(&format!(r#"<w:gridSpan w:val="{}"/>{merge}"#, area.cols), &text)
}

fn expected(rows: usize, cols: usize, areas: &[Area]) -> Grid {
    let mut builder = GridBuilder::new();
    for area in areas {
        let text = format!("r{}c{}", area.row, area.col);
        let (row_span, col_span) = (area.rows, area.cols);
        builder.push(Cell { row: area.row, col: area.col, row_span, col_span, text, ..Cell::default() });
    }
    builder.build(rows, cols)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn tables_come_back_as_they_were((rows, cols, areas) in tiling()) {
        let read = table(&render(rows, &areas)).grid;
        let wanted = expected(rows, cols, &areas);
        prop_assert_eq!((read.rows(), read.cols()), (rows, cols));
        let shape = |grid: &Grid| -> Vec<(usize, usize, usize, usize, String)> {
            grid.cells().iter().map(|c| (c.row, c.col, c.row_span, c.col_span, c.text.clone())).collect()
        };
        prop_assert_eq!(shape(&read), shape(&wanted));
    }

    #[test]
    fn damaged_archives_never_panic(cut in 0usize..4000, flips in prop::collection::vec((0usize..4000, any::<u8>()), 0..8)) {
        let mut bytes = Docx::new(&format!("{}{}", p("testo"), tbl(&[&[tc("", "a"), tc("", "b")]]))).bytes();
        for (at, value) in flips {
            let at = at % bytes.len();
            bytes[at] ^= value;
        }
        bytes.truncate(cut.max(1));
        let _ = read_document(&bytes, "x.docx", &Limits::default());
        let _ = docx::read(&bytes, &Limits::default());
    }

    #[test]
    fn damaged_xml_never_panics(cut in 0usize..6000, flips in prop::collection::vec((0usize..6000, any::<char>()), 0..8)) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/dev/scheda_griglia_breve.docx");
        let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        let main = std::io::read_to_string(zip.by_name("word/document.xml").unwrap()).unwrap();
        let mut chars: Vec<char> = main.chars().skip(2500).take(6000).collect();
        for (at, value) in flips {
            let at = at % chars.len();
            chars[at] = value;
        }
        let xml: String = chars.into_iter().take(cut).collect();
        let main = format!("<w:document><w:body>{xml}");
        prop_assert!(docx::read(&Docx::with_main(&main).bytes(), &Limits::default()).is_ok());
    }
}
