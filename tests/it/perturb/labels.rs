//! Which cells are labels, and other labels of the same fields.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use spoglio::document::Cell;
use spoglio::grammar::Trace;
use spoglio::layout::clean;

/// The texts that the grammars took for labels, and the fields that they stand for.
#[derive(Default)]
pub struct Labels {
    by_table: BTreeMap<(u32, String), String>,
    /// Over the whole document; `None` where a text stands for several fields.
    anywhere: BTreeMap<String, Option<String>>,
}

impl Labels {
    /// Those of a document.
    pub fn of(trace: &Trace) -> Labels {
        let mut labels = Labels::default();
        for table in &trace.tables {
            let taken = table.proposals.iter().filter(|proposal| proposal.won);
            for label in taken.flat_map(|proposal| &proposal.labels) {
                labels.by_table.insert((table.table, label.text.clone()), label.field.clone());
                // parts of a stacked header stand in cells of their own; they have no field alone
                for part in label.text.split(" / ") {
                    let whole = part == label.text;
                    let known = labels.anywhere.entry(part.to_owned());
                    let known = known.or_insert_with(|| whole.then(|| label.field.clone()));
                    if known.as_ref().is_some_and(|field| *field != label.field) {
                        *known = None;
                    }
                }
            }
        }
        labels
    }

    /// The cell is a label.
    pub fn is_label(&self, cell: &Cell) -> bool {
        self.anywhere.contains_key(&clean(&cell.text).text)
    }

    /// The field that a cell of a table is the label of.
    pub fn field(&self, table: u32, cell: &Cell) -> Option<&str> {
        let text = clean(&cell.text).text;
        let anywhere = || self.anywhere.get(&text).and_then(Option::as_ref);
        self.by_table.get(&(table, text.clone())).or_else(anywhere).map(String::as_str)
    }
}

/// The words of the grammars.
pub struct Vocabulary {
    /// The labels by field, those only that no other field, marker or kind of table has too.
    pub labels: BTreeMap<String, Vec<String>>,
    /// Labels that stand for one field or another, by what else is there, in lower case.
    pub weak: BTreeSet<String>,
}

/// The words of the built-in grammars.
pub fn vocabulary() -> Vocabulary {
    let files = [
        ("objective", "objective"),
        ("indicators", "indicator"),
        ("phases", "phase"),
        ("staff", "person"),
        ("summary", "summary"),
        ("unit", "unit"),
        ("markers", ""),
        ("other", ""),
    ];
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<(String, String)> = Vec::new();
    let mut weak = BTreeSet::new();
    for (file, record) in files {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("grammars/{file}.toml"));
        let grammar: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        for list in ["field", "marker", "table", "total"] {
            for entry in grammar.get(list).and_then(toml::Value::as_array).into_iter().flatten() {
                for kind in ["labels", "weak", "telling"] {
                    for label in entry.get(kind).and_then(toml::Value::as_array).into_iter().flatten() {
                        let label = label.as_str().unwrap().to_owned();
                        *uses.entry(label.to_lowercase()).or_default() += 1;
                        if kind == "weak" {
                            weak.insert(label.to_lowercase());
                        }
                        if list == "field" && kind == "labels" && !record.is_empty() {
                            let name = entry.get("name").and_then(toml::Value::as_str).unwrap();
                            all.push((format!("{record}.{name}"), label));
                        }
                    }
                }
            }
        }
    }
    let mut by_field: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (field, label) in all {
        if uses[&label.to_lowercase()] == 1 {
            by_field.entry(field).or_default().push(label);
        }
    }
    assert!(by_field.len() > 40, "few fields have labels of their own: {}", by_field.len());
    Vocabulary { labels: by_field, weak }
}
