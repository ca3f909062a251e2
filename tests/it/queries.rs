//! The questions of `docs/queries.md`, asked of a database made from the seed documents' expected records.

use std::fs;
use std::path::Path;

use rusqlite::types::Value;
use spoglio::store::{ImportMeta, Store};

use crate::support::golds;

type Rows = Vec<Vec<(String, Value)>>;

/// The `sql` blocks of the page, in order.
fn blocks() -> Vec<String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/queries.md");
    let page = fs::read_to_string(page).expect("the page");
    page.split("```sql\n").skip(1).map(|rest| rest.split("```").next().expect("an end").to_owned()).collect()
}

fn database() -> Store {
    let mut store = Store::in_memory().expect("a store");
    for seed in golds::seeds() {
        store.import(&seed, &ImportMeta::new("f")).expect("imported");
    }
    store
}

fn ask(store: &Store, sql: &str) -> Rows {
    let mut statement = store.connection().prepare(sql).expect(sql);
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let rows = statement
        .query_map([], |row| {
            names
                .iter()
                .enumerate()
                .map(|(i, name)| Ok((name.clone(), row.get(i)?)))
                .collect::<Result<_, _>>()
        })
        .expect(sql);
    rows.map(|row| row.expect(sql)).collect()
}

fn answer(number: usize) -> Rows {
    ask(&database(), blocks().get(number - 1).expect("a block"))
}

fn texts(rows: &Rows, column: &str) -> Vec<String> {
    values(rows, column)
        .into_iter()
        .map(|value| match value {
            Value::Text(text) => text,
            other => panic!("{column}: {other:?}"),
        })
        .collect()
}

fn values(rows: &Rows, column: &str) -> Vec<Value> {
    let find =
        |row: &Vec<(String, Value)>| row.iter().find(|(name, _)| name == column).map(|(_, v)| v.clone());
    rows.iter().map(|row| find(row).expect(column)).collect()
}

fn count(items: &[String], item: &str) -> usize {
    items.iter().filter(|found| found.starts_with(item)).count()
}

#[test]
fn every_block_of_the_page_gives_rows_with_named_columns() {
    let store = database();
    let blocks = blocks();
    assert_eq!(blocks.len(), 6);
    for sql in blocks {
        let rows = ask(&store, &sql);
        assert!(!rows.is_empty(), "no rows: {sql}");
        for (name, _) in &rows[0] {
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name} in {sql}");
        }
    }
}

#[test]
fn missing_weights_are_the_blank_ones_of_the_summaries() {
    let rows = answer(1);
    assert_eq!(rows.len(), 9);
    let units = texts(&rows, "unit");
    for (unit, expected) in
        [("SETTORE SERVIZI SOCIALI", 4), ("SETTORE POLIZIA", 2), ("TUTTI", 2), ("SETTORE FIN", 1)]
    {
        assert_eq!(count(&units, unit), expected, "{unit}");
    }
    assert_eq!(count(&texts(&rows, "place"), "summary"), 9);
    assert_eq!(count(&texts(&rows, "state"), "blank"), 9);
    assert_eq!(count(&texts(&rows, "entity"), "Unione Marca Occidentale"), 9);
}

#[test]
fn one_unit_has_whole_weights_that_do_not_make_100() {
    let rows = answer(2);
    assert_eq!(rows.len(), 1);
    assert!(texts(&rows, "unit")[0].starts_with("SETTORE PROGRAMMAZIONE E CONTROLLO"));
    assert_eq!(values(&rows, "sum_percent"), [Value::Real(60.0)]);
    assert_eq!(values(&rows, "weights"), [Value::Integer(2)]);
}

#[test]
fn two_indicators_have_words_only() {
    let rows = answer(3);
    assert_eq!(texts(&rows, "targets"), ["rispetto tempistica", "%personale coinvolto"]);
}

#[test]
fn twelve_objectives_have_only_the_last_day_of_the_year() {
    let rows = answer(4);
    assert_eq!(rows.len(), 12);
    let entities = texts(&rows, "entity");
    assert_eq!(count(&entities, "Comune di Venegono"), 8);
    assert_eq!(count(&entities, "Unione"), 4);
    assert!(texts(&rows, "last").iter().all(|date| date.ends_with("-12-31")));
    assert!(texts(&rows, "first").iter().all(|date| date.ends_with("-12-31")));
}

#[test]
fn people_are_counted_by_their_objectives() {
    let rows = answer(5);
    assert_eq!(
        texts(&rows, "name"),
        ["Tiziana Oliverio", "Serena Sette", "Francesca Caimi", "Alessandra Prosdocimini"]
    );
    assert_eq!(values(&rows, "objectives"), [8, 7, 6, 5].map(Value::Integer));
    assert_eq!(values(&rows, "weights")[0], Value::Real(100.0));
}

#[test]
fn payment_times_are_found_in_both_plans() {
    let rows = answer(6);
    assert_eq!(rows.len(), 2);
    let titles = texts(&rows, "title");
    let at =
        titles.iter().position(|title| title == "RISPETTO DEI TEMPI MEDI DI PAGAMENTO").expect("the title");
    assert_eq!(values(&rows, "weight_percent")[at], Value::Real(30.0));
    assert_eq!(titles[1 - at], "", "the card has no title");
    assert_eq!(values(&rows, "summary_weight_percent")[1 - at], Value::Real(50.0));
}
