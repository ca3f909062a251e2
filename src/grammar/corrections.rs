//! Files of a user taken apart by record, and labels taken away from the fields of other files.

use std::collections::BTreeSet;

use super::field::Record;
use super::file::{FieldSpec, GrammarFile, Shape};
use super::language::{Language, flat};
use super::load::{GrammarProblem, LoadedFile, record_of};

/// The files that a file of `shape = "labels"` stands for, one a record; any other file as it is. `builtin` are
/// the program's own, which say what fields a record has.
pub(super) fn by_record(
    file: GrammarFile,
    path: &str,
    builtin: &[LoadedFile],
    problems: &mut Vec<GrammarProblem>,
) -> Vec<GrammarFile> {
    if file.shape != Shape::Labels {
        return vec![file];
    }
    let mut files: Vec<GrammarFile> = Vec::new();
    for spec in &file.fields {
        let of = spec.name.split_once('.').and_then(|(record, name)| {
            let of = builtin.iter().find(|b| record_of(&b.file).map(Record::name) == Some(record))?;
            of.file.fields.iter().any(|field| field.name == name).then_some((&of.file, name))
        });
        let Some((of, name)) = of else {
            let detail = spec.name.clone().into();
            problems.push(GrammarProblem { file: path.to_owned(), code: "unknown-field", detail });
            continue;
        };
        let spec = FieldSpec { name: name.to_owned(), ..spec.clone() };
        match files.iter_mut().find(|other| other.name == of.name) {
            Some(other) => other.fields.push(spec),
            None => files.push(GrammarFile {
                name: of.name.clone(),
                shape: of.shape,
                description: file.description.clone(),
                description_it: file.description_it.clone(),
                when: file.when.clone(),
                fields: vec![spec],
                ..GrammarFile::default()
            }),
        }
    }
    // what belongs to no field stands in one of them
    let rest = GrammarFile { fields: Vec::new(), ..file };
    match files.first_mut() {
        Some(first) => {
            let first_of = std::mem::take(first);
            let GrammarFile { name, shape, fields, .. } = first_of;
            *first = GrammarFile { name, shape, fields, ..rest };
        }
        None => files.push(rest),
    }
    files
}

/// Takes the labels under `remove` away from the same field of the other files. Gives those that no other file has.
pub(super) fn take_away(files: &mut [LoadedFile], language: &Language) -> Vec<GrammarProblem> {
    let mut vain = Vec::new();
    for at in 0..files.len() {
        let specs: Vec<FieldSpec> =
            files[at].file.fields.iter().filter(|spec| !spec.remove.is_empty()).cloned().collect();
        let (record, path) = (record_of(&files[at].file), files[at].origin.clone());
        for spec in specs {
            for label in &spec.remove {
                let wanted = same(language, label);
                let mut found = false;
                for other in files.iter_mut().enumerate().filter(|(other, _)| *other != at).map(|(_, f)| f) {
                    if record_of(&other.file) != record {
                        continue;
                    }
                    for field in other.file.fields.iter_mut().filter(|field| field.name == spec.name) {
                        let lists = [
                            &mut field.labels,
                            &mut field.weak,
                            &mut field.with_plan_year,
                            &mut field.with_past_year,
                        ];
                        for list in lists {
                            let before = list.len();
                            list.retain(|other| same(language, other) != wanted);
                            found |= list.len() < before;
                        }
                    }
                }
                if !found {
                    let detail = format!("{label} ({})", spec.name).into();
                    vain.push(GrammarProblem { file: path.clone(), code: "vain-removal", detail });
                }
            }
        }
    }
    vain
}

/// Whether an example rests on a label that was taken away: what it shows holds no more.
pub(super) fn rests_on_removed(files: &[LoadedFile], rows: &str) -> bool {
    let rows = flat(rows);
    let specs = files.iter().flat_map(|file| &file.file.fields);
    specs.flat_map(|spec| &spec.remove).any(|label| rows.contains(flat(label).trim()))
}

/// What is the same for two spellings of one label: the words in any order, or all letters where no word carries
/// meaning.
fn same(language: &Language, label: &str) -> BTreeSet<String> {
    let normal = language.normal(label);
    if normal.stems.is_empty() { [normal.plain].into() } else { normal.stems.into_iter().collect() }
}
