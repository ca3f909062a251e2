//! What holds for every input.

use proptest::prelude::*;
use spoglio::Limits;
use spoglio::document::{Block, Document};
use spoglio::read::text;

use super::{fixture, read};

/// All that stands in the blocks.
fn all_text(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&paragraph.text),
            Block::Table(table) => table.grid.cells().iter().for_each(|cell| out.push_str(&cell.text)),
        }
        out.push('\n');
    }
    out
}

/// How often each character stands, white space and marks that are syntax apart.
fn counts(text: &str) -> std::collections::BTreeMap<char, usize> {
    const SYNTAX: &str = "-–•*▪●■◦‣·➢\u{2010}\u{ad}|#=;\"\\:+_~\u{feff}\u{f0b7}";
    let mut out = std::collections::BTreeMap::new();
    let kept = |c: &char| !c.is_whitespace() && !c.is_control() && !SYNTAX.contains(*c);
    for c in text.chars().filter(kept) {
        *out.entry(c).or_default() += 1;
    }
    out
}

#[test]
fn every_character_of_the_fixtures_is_in_a_block() {
    let names = [
        "seeds/unione-marca-occidentale-2025.txt",
        "seeds/venegono-inferiore-2024.txt",
        "dev/matrice_risultato_breve.txt",
        "dev/matrice_risultato_lungo.txt",
        "dev/scheda_griglia_breve.layout.txt",
        "dev/scheda_griglia_breve.txt",
        "dev/scheda_griglia_lungo.layout.txt",
        "dev/scheda_griglia_lungo.txt",
        "dev/schede_senza_bordi_breve.layout.txt",
        "dev/schede_senza_bordi_lungo.layout.txt",
        "dev/testo_schede_breve.txt",
        "dev/testo_schede_difetti.txt",
        "dev/testo_schede_lungo.txt",
    ];
    for name in names {
        let bytes = fixture(name);
        let document = text::read(&bytes, &Limits::default()).expect(name);
        assert_eq!(counts(&String::from_utf8_lossy(&bytes)), counts(&all_text(&document)), "{name}");
    }
}

/// Found by fuzzing: only a title of one line was kept before a rule.
#[test]
fn a_paragraph_or_item_above_a_rule_is_kept() {
    let wrapped =
        "Premessa del piano che continua nella riga che segue e non finisce qui ma\nva avanti fino al punto.";
    for above in
        [wrapped, "- un elemento di un elenco", "# Un titolo", "OBIETTIVO N. 1", "-----%----\nOBIETTIVO N. 1"]
    {
        for rule in ["-----", "=====", "_____", "*****"] {
            let document = read(&format!("{above}\n{rule}\nTesto che segue.\n"));
            assert_eq!(
                counts(&format!("{above} Testo che segue.")),
                counts(&all_text(&document)),
                "{above} {rule}"
            );
        }
    }
}

/// A cell: one to three words that begin like cells do and do not end as if more came.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[A-ZÀÈ][a-zàèò]{1,9}( [a-z]{3,7}){0,2}",
        2 => "[0-9]{1,2}/[0-9]{2}/2025",
        2 => "[0-9]{1,3}( )?%",
    ]
}

fn grid(max_rows: usize, max_cols: usize) -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..=max_cols)
        .prop_flat_map(move |cols| prop::collection::vec(prop::collection::vec(cell(), cols), 2..=max_rows))
}

/// The texts of the only table, as a rectangle.
fn back(document: &Document) -> Option<Vec<Vec<String>>> {
    let mut tables = document.tables();
    let table = tables.next()?;
    if tables.next().is_some() || document.paragraphs().next().is_some() {
        return None;
    }
    let row = |row| (0..table.grid.cols()).map(|col| table.grid.at(row, col).text.clone()).collect();
    Some((0..table.grid.rows()).map(row).collect())
}

/// Cells written one under the other.
fn aligned(cells: &[Vec<String>], gap: usize) -> String {
    let width = |col: usize| cells.iter().map(|row| row[col].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..cells[0].len()).map(width).collect();
    let mut content = String::new();
    for row in cells {
        for (text, width) in row.iter().zip(&widths) {
            content.push_str(&format!("{text:<0$}", width + gap));
        }
        content.push('\n');
    }
    content
}

fn filled_row(row: &[String]) -> Vec<String> {
    row.iter().filter(|text| !text.is_empty()).cloned().collect()
}

/// The non-blank cells of the only table, row by row.
fn filled(document: &Document) -> Vec<Vec<String>> {
    let Some(table) = document.tables().next() else { return Vec::new() };
    let row = |row| table.grid.anchors(row).map(|cell| cell.text.clone()).collect::<Vec<_>>();
    (0..table.grid.rows()).map(|at| filled_row(&row(at))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = text::read(&bytes, &Limits::default());
    }

    #[test]
    fn random_layouts_keep_every_character(
        lines in prop::collection::vec("( {0,9}([a-np-zA-Z(][a-z.,:/)%0-9]{0,9}[ \t]{1,4}){0,6}|\x0c|1\\. b|#  c)", 0..40)
    ) {
        let content = lines.join("\n");
        prop_assume!(!content.trim().is_empty());
        let document = read(&content);
        prop_assert_eq!(counts(&content), counts(&all_text(&document)));
    }

    #[test]
    fn grids_written_with_tabs_read_back(cells in grid(8, 6)) {
        let content: Vec<String> = cells.iter().map(|row| row.join("\t")).collect();
        prop_assert_eq!(back(&read(&content.join("\n"))), Some(cells));
    }

    #[test]
    fn grids_written_with_spaces_read_back(cells in grid(8, 5), gap in 2usize..6) {
        let content = aligned(&cells, gap);
        prop_assert_eq!(back(&read(&content)), Some(cells), "{}", content);
    }

    #[test]
    fn blank_cells_stay_blank(
        cells in grid(7, 5),
        blank in prop::collection::vec(prop::collection::vec(prop::bool::weighted(0.3), 5), 7),
    ) {
        let mut cells = cells;
        for (row, blanks) in cells.iter_mut().zip(&blank).skip(1) {
            for (text, _) in row.iter_mut().zip(blanks).skip(1).filter(|(_, blank)| **blank) {
                text.clear();
            }
        }
        // one row with a gap at least below the header: else nothing tells a table
        prop_assume!(cells[1..].iter().any(|row| row[1..].iter().any(|text| !text.is_empty())));
        let content = aligned(&cells, 3);
        let document = read(&content);
        prop_assert_eq!(counts(&content), counts(&all_text(&document)));
        prop_assert_eq!(filled(&document), cells.iter().map(|row| filled_row(row)).collect::<Vec<_>>(), "{}", content);
    }

    #[test]
    fn reading_is_deterministic(content in "[a-c \t\n|;-]{0,200}") {
        let limits = Limits::default();
        prop_assert_eq!(text::read(content.as_bytes(), &limits), text::read(content.as_bytes(), &limits));
    }
}
