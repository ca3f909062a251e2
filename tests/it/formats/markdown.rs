//! Features of Markdown, and how it is told from other text.

use spoglio::container::{Format, sniff};
use spoglio::document::Role;

use super::support::{cells, paragraphs, read, table};

#[test]
fn headings_lists_and_lead_ins_keep_their_roles() {
    let text = "# Piano\n\n## Area **tecnica**\n\n**Peso:** 20\n**Scadenza:** 31/12\n2025\n\n- [x] sì\n- [ ] no\n\n3. terzo\n   - dentro\n4. quarto\n\nvia ~~tolto~~[^1]<br>a capo\n\n[^1]: nota\n";
    let document = read(text.as_bytes());
    assert_eq!(
        paragraphs(&document),
        [
            (Role::Heading(1), "Piano"),
            (Role::Heading(2), "Area tecnica"),
            (Role::Body, "Peso: 20\nScadenza: 31/12 2025"),
            (Role::ListItem, "☒ sì"),
            (Role::ListItem, "☐ no"),
            (Role::ListItem, "3. terzo"),
            (Role::ListItem, "dentro"),
            (Role::ListItem, "4. quarto"),
            (Role::Hidden, "tolto"),
            (Role::Body, "via \na capo"),
            (Role::Footnote, "nota"),
        ]
    );
}

#[test]
fn tables_keep_breaks_pipes_and_cells_beyond_the_header() {
    let text = "Peso | Target\n---|:-:\n20% | a \\| b<br>c\n**x** | | oltre | `y`\n";
    let document = read(text.as_bytes());
    let table = table(&document);
    assert_eq!(
        cells(table),
        [
            (0, 0, 1, 1, "Peso"),
            (0, 1, 1, 1, "Target"),
            (1, 0, 1, 1, "20%"),
            (1, 1, 1, 1, "a | b\nc"),
            (2, 0, 1, 1, "x"),
            (2, 2, 1, 1, "oltre"),
            (2, 3, 1, 1, "`y`"),
        ]
    );
    assert_eq!(table.header_rows, 1);
    assert!(table.grid.at(0, 0).header && table.grid.at(0, 0).bold && table.grid.at(2, 0).bold);
    assert!(!table.grid.at(1, 0).bold);
}

#[test]
fn it_is_told_by_its_marks() {
    let cases = [
        ("# Uno\n\ntesto\n\n## Due\n", Format::Markdown),
        ("testo\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", Format::Markdown),
        ("a | b\n--|--\n1 | 2\n", Format::Markdown),
        // one mark alone, a drawn table, cells between tabs, pages
        ("# 1\n# 2\n# 3\n", Format::Text),
        ("testo\n#hashtag\n\n#altro\n", Format::Text),
        ("|---|---|\n| a | b |\n|---|---|\n| 1 | 2 |\n|---|---|\n", Format::Text),
        ("+---+---+\n| a | b |\n+---+---+\n", Format::Text),
        ("# Obiettivo\tPeso\n\n# Uno\t20\n\n# Due\t30\n", Format::Text),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\x0Cpagina\n", Format::Text),
    ];
    for (text, format) in cases {
        assert_eq!(sniff(text.as_bytes(), "piano.md").format, format, "{text}");
    }
}

#[test]
fn deep_nesting_is_no_danger() {
    let text = format!("# a\n\n# b\n\n{}testo\n", "> ".repeat(20_000));
    assert!(paragraphs(&read(text.as_bytes())).iter().any(|(_, text)| text.ends_with("testo")));
    let text = format!("# a\n\n# b\n\n{}testo{}\n", "**".repeat(5_000), "**".repeat(5_000));
    assert!(!paragraphs(&read(text.as_bytes())).is_empty());
    let text = format!("# a\n\n# b\n\n{}testo\n", "[".repeat(50_000));
    assert!(!paragraphs(&read(text.as_bytes())).is_empty());
}
