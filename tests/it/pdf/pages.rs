//! Tables that go on over a page break, in plans of `fixtures/dev`.

use spoglio::contract::{Indicator, Objective};
use spoglio::document::Table;

use super::real::{document, plan, plans};

fn objectives(name: &str) -> Vec<&'static Objective> {
    plan(name).pdf.extraction.units.iter().flat_map(|unit| &unit.objectives).collect()
}

fn objective(name: &str, title: &str) -> &'static Objective {
    let found: Vec<_> = objectives(name).into_iter().filter(|o| o.title.as_deref() == Some(title)).collect();
    assert_eq!(found.len(), 1, "{name}: {title}");
    found[0]
}

/// The table that starts on a page and goes on over its end.
fn over_the_end_of(name: &str, page: u32) -> &'static Table {
    let mut found = document(&plan(name).pdf).tables().filter(|table| {
        let pages: Vec<_> = table.parts.iter().filter_map(|part| part.source.page).collect();
        pages.first() == Some(&page) && pages.last().is_some_and(|last| *last > page)
    });
    let table = found.next().unwrap_or_else(|| panic!("{name}: no table goes on after page {page}"));
    assert!(found.next().is_none(), "{name}: two tables go on after page {page}");
    table
}

fn row(table: &Table, row: usize) -> Vec<&str> {
    table.grid.anchors(row).map(|cell| cell.text.as_str()).collect()
}

/// A header that the page break repeats stands in the joined table and is taken for no objective.
#[test]
fn a_repeated_header_is_no_data() {
    let header = [
        "Cod.",
        "Obiettivo operativo",
        "Peso %",
        "Indicatore",
        "Formula",
        "Baseline",
        "Target",
        "Fonte dati",
    ];
    let table = over_the_end_of("matrice_indicatori_lungo", 2);
    assert_eq!(row(table, 0), header);
    assert_eq!(row(table, 9), header);
    assert_eq!(table.parts[1].reason, "repeated-header");
    assert_eq!((table.parts[1].first_row, table.parts[1].source.page), (9, Some(3)));
    assert_eq!(row(table, 8)[..2], ["1.4", "Gestione elettronica delle segnalazioni dei cittadini"]);
    for plan in plans() {
        for objective in plan.pdf.extraction.units.iter().flat_map(|unit| &unit.objectives) {
            let title = objective.title.as_deref().unwrap_or_default();
            assert!(
                !["Obiettivo operativo", "Descrizione obiettivo"].contains(&title),
                "{}: {title}",
                plan.name
            );
        }
    }
}

/// The result of this objective begins on page 4 and ends on page 5.
#[test]
fn a_row_cut_by_the_page_break_is_one_row() {
    let name = "matrice_risultato_lungo";
    let objective = objective(name, "RIDUZIONE DEL CONTENZIOSO E DELLE SPESE LEGALI");
    let result = objective.expected_result.as_deref().expect("a result");
    assert!(result.starts_with("Gli incarichi a legali esterni sono cresciuti"), "{result}");
    assert!(result.ends_with("• verifica degli esiti con un campione di utenti"), "{result}");
    assert_eq!(objective.deadline.as_ref().map(|deadline| deadline.raw.as_str()), Some("31.12.2025"));
    let names: Vec<&str> = objective.staff.iter().flatten().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Nadia Occhipinti", "Carlo Imparato"]);
    let tables = document(&plan(name).pdf).tables();
    let cut: Vec<_> =
        tables.flat_map(|table| &table.parts).filter(|part| part.reason == "cut-cell").collect();
    assert_eq!(cut.len(), 7, "one at nearly every page break");
}

/// An objective with two indicators: the break is between them, its other cells go down over both.
#[test]
fn a_merged_cell_goes_on_after_the_page_break() {
    let name = "albero_strategico_lungo";
    let table = over_the_end_of(name, 2);
    assert_eq!(row(table, 2)[..2], ["2.1", "Acquisti verdi in tutti gli affidamenti"]);
    let objective = objective(name, "Acquisti verdi in tutti gli affidamenti");
    let indicators: Vec<(&str, &str)> = objective
        .indicators
        .iter()
        .flatten()
        .map(|indicator| (indicator.description.as_str(), first_target(indicator)))
        .collect();
    assert_eq!(
        indicators,
        [("Affidamenti con criteri ambientali minimi", "100%"), ("Capitolati tipo pubblicati", "7")]
    );
    let pages: Vec<_> =
        objective.indicators.iter().flatten().map(|indicator| indicator.source.page).collect();
    assert_eq!(pages, [Some(2), Some(3)]);
}

/// Records say on which page they stand, and where on it.
#[test]
fn records_have_their_page_and_box() {
    for plan in plans() {
        let pages = document(&plan.pdf).pages.expect("a PDF has pages");
        for objective in plan.pdf.extraction.units.iter().flat_map(|unit| &unit.objectives) {
            let source = &objective.source;
            let title = objective.title.as_deref().unwrap_or_default();
            assert!(source.page.is_some_and(|page| (1..=pages).contains(&page)), "{}: {title}", plan.name);
            if source.table.is_some() {
                let [x0, y0, x1, y1] =
                    source.bbox.unwrap_or_else(|| panic!("{}: {title}: no box", plan.name));
                assert!(
                    x0 >= 0.0 && x0 < x1 && y0 >= 0.0 && y0 < y1 && x1 < 1300.0,
                    "{}: {title}",
                    plan.name
                );
            }
        }
    }
}

fn first_target(indicator: &Indicator) -> &str {
    indicator.targets.iter().flatten().next().map_or("", |target| target.raw.as_str())
}
