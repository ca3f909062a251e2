//! Structure trees that mean harm: they end, and no text is lost.

use proptest::prelude::*;

use super::maker::Maker;
use super::{letters, read};

const TEXTS: [&str; 4] = ["Indicatore", "Valore", "Atti", "12"];

fn texts() -> Maker {
    (0u32..).zip(TEXTS).fold(Maker::default(), |maker, (mark, text)| {
        let (x, y) = (100 + 80 * (mark as i32 % 2), 700 - 20 * (mark as i32 / 2));
        maker.text(mark, x, y, text)
    })
}

fn all_letters() -> Vec<char> {
    let mut out: Vec<char> = TEXTS.concat().chars().collect();
    out.sort_unstable();
    out
}

fn keeps_all(bytes: &[u8]) {
    assert_eq!(letters(&read(bytes)), all_letters());
}

#[test]
fn a_tree_that_holds_itself_ends() {
    keeps_all(
        &texts()
            .element("Table", "[7 0 R 8 0 R]", "")
            .element("TR", "[7 0 R 8 0 R 6 0 R]", "")
            .build("[7 0 R]"),
    );
    keeps_all(&texts().element("P", "7 0 R", "").build("[7 0 R]"));
}

#[test]
fn a_deep_tree_ends() {
    let mut maker = texts();
    for number in 8..100_008 {
        maker = maker.element("Table", &format!("{number} 0 R"), "");
    }
    keeps_all(&maker.build("[7 0 R]"));
    let arrays = format!("{}0{}", "[".repeat(100_000), "]".repeat(100_000));
    keeps_all(&texts().element("P", &arrays, "").build("[7 0 R]"));
    let elements = format!("{}0{}", "<</S/Table/K ".repeat(100_000), ">>".repeat(100_000));
    keeps_all(&texts().build(&elements));
}

#[test]
fn broken_references_and_numbers_are_passed_over() {
    keeps_all(
        &texts().element("Table", "[99 0 R 4 0 R 1 0 R null true (x) 1.5]", "").build("[98 0 R 7 0 R]"),
    );
    keeps_all(
        &texts().element("P", "[-1 99999999999 2147483648 <</MCID -5/Pg 77 0 R>>]", "").build("[7 0 R]"),
    );
    let wide = "/A<</O/Table/ColSpan 2147483647/RowSpan -3>>";
    keeps_all(&texts().table(&[&[("TD", 0, wide), ("TD", 1, wide)], &[("TD", 2, wide)]]).0.build("[11 0 R]"));
    let mut maker = texts().element("Zelle", "[0]", "/C/Zelle");
    maker.root = "/RoleMap<</Zelle/Riga/Riga/Zelle>>/ClassMap 6 0 R".to_owned();
    keeps_all(&maker.build("[7 0 R]"));
}

#[test]
fn one_content_in_many_cells_is_in_one() {
    let row: &[(&str, u32, &str)] = &[("TD", 0, ""), ("TD", 0, ""), ("TD", 1, "")];
    let (maker, table) = texts().table(&[row, row, &[("TD", 2, ""), ("TD", 3, ""), ("TD", 0, "")]]);
    keeps_all(&maker.build(&format!("[{table}]")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any tree over the texts of a page: all of them are still there.
    #[test]
    fn no_tree_loses_text(elements in prop::collection::vec((0usize..10, prop::collection::vec(0usize..24, 0..6), 0i32..4), 1..24)) {
        const NAMES: [&str; 10] = ["Table", "TR", "TD", "TH", "P", "H1", "LI", "Lbl", "Span", "Note"];
        let mut maker = texts();
        for (name, children, span) in &elements {
            // marked content, or other elements
            let children: Vec<String> = children
                .iter()
                .map(|child| if *child < 4 { child.to_string() } else { format!("{} 0 R", child + 3) })
                .collect();
            let more = format!("/A<</O/Table/ColSpan {span}/RowSpan {span}>>");
            maker = maker.element(NAMES[*name], &format!("[{}]", children.join(" ")), &more);
        }
        keeps_all(&maker.build("[7 0 R 8 0 R 9 0 R]"));
    }
}
