//! `spoglio grammar check`: what is wrong with grammar files, their examples included.

use std::collections::BTreeMap;

use super::columns::BodyRow;
use super::corrections::rests_on_removed;
use super::file::{Example, GrammarFile, Shape};
use super::load::{BUILT_IN, GrammarProblem, Grammars, LoadedFile, record_of, unknown_fields};
use super::problem::{Difference, ProblemDetail};
use super::recognise::{ItemKind, recognise_with};
use super::{Columns, Matcher};
use crate::document::{Block, Cell, Document, GridBuilder, ReaderKind, Source, Table};

impl Grammars {
    /// All that is wrong with the grammars: unknown fields, labels that stand for two fields, labels to be taken
    /// away that are not there, blocks without a required field or without an example, examples that do not come out.
    /// A file with a `[when]` is looked at as if it held.
    pub fn check(&self) -> Vec<GrammarProblem> {
        let mut problems = self.check_all();
        for (origin, grammars) in self.each_local() {
            problems.extend(grammars.check_all().into_iter().filter(|problem| problem.file == origin));
        }
        problems
    }

    fn check_all(&self) -> Vec<GrammarProblem> {
        let mut problems = self.words.vain.clone();
        for LoadedFile { file, origin, .. } in &self.words.files {
            let name = if origin == BUILT_IN { format!("{}.toml", file.name) } else { origin.clone() };
            problems.extend(unknown_fields(file, &name));
            problems.extend(self.overlaps(file, &name));
            let record = matches!(file.shape, Shape::Record | Shape::Columns);
            let adds_to = self.words.files.iter().filter(|f| f.file.name == file.name).count() > 1
                && origin != BUILT_IN;
            if record && !adds_to && !file.fields.iter().any(|f| f.required) {
                problems.push(problem(&name, "no-required-field", file.name.clone()));
            }
            if (record || file.shape == Shape::Unit) && !adds_to && file.examples.is_empty() {
                problems.push(problem(&name, "no-example", file.name.clone()));
            }
            for (index, example) in file.examples.iter().enumerate() {
                if origin == "built-in" && rests_on_removed(&self.words.files, &example.rows) {
                    continue;
                }
                if let Some(difference) = self.try_example(example) {
                    problems.push(problem(
                        &name,
                        "example-failed",
                        ProblemDetail::Example { example: index + 1, difference },
                    ));
                }
            }
        }
        problems
    }

    /// Strong labels of one record that two fields claim.
    fn overlaps(&self, file: &GrammarFile, name: &str) -> Vec<GrammarProblem> {
        let mut seen: BTreeMap<Vec<String>, (&str, &str)> = BTreeMap::new();
        let mut problems = Vec::new();
        let Some(record) = record_of(file) else { return problems };
        // a user's file joins the built-in one of the same record
        let earlier = self.words.files.iter().map(|f| &f.file).take_while(|f| !std::ptr::eq(*f, file));
        for field in earlier.filter(|f| record_of(f) == Some(record)).flat_map(|f| &f.fields) {
            for label in &field.labels {
                let mut key = self.words.language.normal(label).stems;
                key.sort();
                seen.entry(key).or_insert((&field.name, label));
            }
        }
        for field in &file.fields {
            for label in &field.labels {
                let normal = self.words.language.normal(label);
                let mut key = normal.stems.clone();
                key.sort();
                // labels of nothing but stop words (`Dal`, `Al`) are known letter for letter only
                if key.is_empty() {
                    continue;
                }
                match seen.get(&key) {
                    Some((other, text)) if *other != field.name => {
                        problems.push(problem(
                            name,
                            "overlapping-label",
                            format!("{label} ({}) = {text} ({other})", field.name),
                        ));
                    }
                    Some(_) => {}
                    None => {
                        seen.insert(key, (&field.name, label));
                    }
                }
            }
        }
        problems
    }

    /// What an example's rows gave other than expected; `None` where all came out.
    fn try_example(&self, example: &Example) -> Option<Difference> {
        let document = Document {
            reader: ReaderKind::Text,
            pages: None,
            blocks: vec![Block::Table(example_table(&example.rows))],
            notes: Vec::new(),
        };
        let matcher = Matcher::new(self, None);
        let recognised = recognise_with(&document, &matcher);
        let Block::Table(table) = &document.blocks[0] else { return None };
        let mut records: Vec<BTreeMap<String, String>> = Vec::new();
        for item in &recognised.items {
            match &item.kind {
                ItemKind::Columns(columns) => records.extend(raw_records(table, columns)),
                ItemKind::Card { card, .. } => {
                    if records.is_empty() {
                        records.push(BTreeMap::new());
                    }
                    for pair in &card.pairs {
                        let text: Vec<&str> =
                            pair.cells.iter().map(|c| table.grid.cells()[*c].text.as_str()).collect();
                        let value = pair.inline.clone().unwrap_or_else(|| text.join(" ").trim().to_owned());
                        let names: Vec<&str> = pair.keys.iter().map(|k| k.field.name()).collect();
                        let wanted =
                            example.expect.first().and_then(|e| names.iter().find(|n| e.contains_key(**n)));
                        let name = wanted.copied().or(names.first().copied()).unwrap_or("");
                        records[0].insert(name.to_owned(), value);
                    }
                }
                _ => {}
            }
        }
        if records.len() != example.expect.len() {
            return Some(Difference::Records { got: records.len(), wanted: example.expect.len() });
        }
        for (at, (got, want)) in records.iter().zip(&example.expect).enumerate() {
            for (field, text) in want {
                match got.get(field) {
                    Some(value) if value == text => {}
                    other => {
                        return Some(Difference::Value {
                            record: at + 1,
                            field: field.clone(),
                            got: other.cloned().unwrap_or_default(),
                            wanted: text.clone(),
                        });
                    }
                }
            }
        }
        None
    }
}

fn problem(file: &str, code: &'static str, detail: impl Into<ProblemDetail>) -> GrammarProblem {
    GrammarProblem { file: file.to_owned(), code, detail: detail.into() }
}

fn raw_records(table: &Table, columns: &Columns) -> Vec<BTreeMap<String, String>> {
    let rows = columns.body.iter().filter_map(|row| match row {
        BodyRow::Data(row) => Some(*row),
        _ => None,
    });
    rows.map(|row| {
        columns
            .columns
            .iter()
            .map(|c| {
                (
                    c.key.field.name().to_owned(),
                    c.cell(&table.grid, row).map_or_else(String::new, |c| c.text.trim().to_owned()),
                )
            })
            .collect()
    })
    .collect()
}

/// A table out of an example's rows, cells separated by `|`.
fn example_table(rows: &str) -> Table {
    let mut builder = GridBuilder::new();
    for (row, line) in rows.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        for (col, text) in line.split('|').enumerate() {
            builder.push(Cell {
                row,
                col,
                row_span: 1,
                col_span: 1,
                text: text.trim().to_owned(),
                ..Cell::default()
            });
        }
    }
    Table {
        number: 1,
        grid: builder.build(0, 0),
        source: Source::default(),
        header_rows: 0,
        parent: None,
        parts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_grammars_are_sound_and_their_examples_come_out() {
        let problems = Grammars::builtin().check();
        assert!(problems.is_empty(), "{problems:#?}");
    }
}
