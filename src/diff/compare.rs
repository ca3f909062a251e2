use std::collections::BTreeMap;

use serde::Serialize;

use super::field::{Field, Said};
use super::pair::pair;
use super::record::{Kind, Record};
use crate::document::Source;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Only in the second document.
    Added,
    /// Only in the first document.
    Removed,
    /// In both, and different.
    Changed,
    /// In both and the same.
    Same,
}

/// A record and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// What it is called, in the second document where it is there.
    pub name: String,
    /// What became of it.
    pub state: State,
    /// JSON pointer into the first document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// JSON pointer into the second document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Where it stands: in the second document where it is there.
    pub source: Source,
    /// Its fields that differ; all fields of one that was added or removed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// What differs in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Node>,
}

/// A field before and after, as the documents write it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Its name (`weight`).
    #[serde(serialize_with = "without_prefix")]
    pub field: &'static str,
    /// The year that it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// In the first document; `""` where its place is left blank, `null` where no such place was found.
    pub before: Option<String>,
    /// In the second document.
    pub after: Option<String>,
    /// The same number, with other words beside it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub same_value: bool,
}

fn without_prefix<S: serde::Serializer>(field: &&'static str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(field.strip_prefix("diff-").unwrap_or(field))
}

impl Node {
    /// Calls a function for it and all below it.
    pub fn each(&self, see: &mut impl FnMut(&Node)) {
        see(self);
        self.children.iter().for_each(|child| child.each(see));
    }

    /// Takes out what is the same, for those who show differences.
    pub fn only_differences(&self) -> Node {
        let children = self.children.iter().filter(|child| child.state != State::Same);
        Node { children: children.map(Node::only_differences).collect(), ..self.clone() }
    }
}

/// Compares two records that are taken for one.
pub fn compare_trees(before: &Record, after: &Record) -> Node {
    let changes = changes(&before.fields, &after.fields);
    let mut children = Vec::new();
    for kind in kinds(before, after) {
        let of = |record: &'_ Record| -> Vec<usize> {
            let all = record.children.iter().enumerate();
            all.filter(|(_, child)| child.kind == kind).map(|(at, _)| at).collect()
        };
        let (a, b) = (pick(before, &of(before)), pick(after, &of(after)));
        let found = pair(&a, &b);
        let mut placed: Vec<(usize, Node)> = Vec::new();
        for (x, y) in found.pairs {
            if let (Some(one), Some(other)) = (a.get(x), b.get(y)) {
                placed.push((y, compare_trees(one, other)));
            }
        }
        placed.extend(found.after.iter().filter_map(|y| Some((*y, whole(b.get(*y)?, State::Added)))));
        placed.sort_by_key(|(at, _)| *at);
        children.extend(placed.into_iter().map(|(_, node)| node));
        children.extend(found.before.iter().filter_map(|x| Some(whole(a.get(*x)?, State::Removed))));
    }
    if before.kind == Kind::Plan {
        moved(before, after, &mut children);
        // a unit that only gave an objective away is the same but for that
        for unit in children.iter_mut().filter(|unit| unit.state == State::Changed) {
            if unit.changes.is_empty() && unit.children.iter().all(|child| child.state == State::Same) {
                unit.state = State::Same;
            }
        }
    }
    let same = changes.is_empty() && children.iter().all(|child| child.state == State::Same);
    Node {
        kind: after.kind,
        name: if after.name.is_empty() { before.name.clone() } else { after.name.clone() },
        state: if same { State::Same } else { State::Changed },
        before: Some(before.pointer.clone()),
        after: Some(after.pointer.clone()),
        source: after.source.clone(),
        changes,
        children,
    }
}

fn pick<'a>(record: &'a Record, at: &[usize]) -> Vec<&'a Record> {
    at.iter().filter_map(|at| record.children.get(*at)).collect()
}

/// The kinds of records in two records, in the order in which they stand.
fn kinds(before: &Record, after: &Record) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for child in after.children.iter().chain(&before.children) {
        if !kinds.contains(&child.kind) {
            kinds.push(child.kind);
        }
    }
    kinds
}

/// A record that only one document has, with all in it.
fn whole(record: &Record, state: State) -> Node {
    let change = |field: &Field| {
        let raw = field.said.raw.clone();
        let (before, after) = if state == State::Added { (None, raw) } else { (raw, None) };
        Change { field: field.name, year: field.year, before, after, same_value: false }
    };
    let pointer = Some(record.pointer.clone());
    let (before, after) = if state == State::Added { (None, pointer) } else { (pointer, None) };
    Node {
        kind: record.kind,
        name: record.name.clone(),
        state,
        before,
        after,
        source: record.source.clone(),
        changes: record.fields.iter().filter(|field| !field.said.is_blank()).map(change).collect(),
        children: record.children.iter().map(|child| whole(child, state)).collect(),
    }
}

/// A field's name, its year, and which of several it is.
type FieldKey = (&'static str, Option<i32>, usize);

/// The fields that differ, in their order.
fn changes(before: &[Field], after: &[Field]) -> Vec<Change> {
    let (a, b) = (by_name(before), by_name(after));
    let mut names: Vec<FieldKey> = Vec::new();
    for key in keys(before).into_iter().chain(keys(after)) {
        if !names.contains(&key) {
            names.push(key);
        }
    }
    let mut found = Vec::new();
    for key in names {
        let said = |side: &BTreeMap<FieldKey, &'_ Said>| side.get(&key).copied().cloned().unwrap_or_default();
        let (x, y) = (said(&a), said(&b));
        let same_key = x.key == y.key;
        if same_key && x.words == y.words {
            continue;
        }
        found.push(Change { field: key.0, year: key.1, before: x.raw, after: y.raw, same_value: same_key });
    }
    found
}

/// The fields by name, year and, where a name comes several times, their order.
fn keys(fields: &[Field]) -> Vec<FieldKey> {
    let mut seen: BTreeMap<(&str, Option<i32>), usize> = BTreeMap::new();
    let key = |field: &Field| {
        let nth = seen.entry((field.name, field.year)).or_default();
        *nth += 1;
        (field.name, field.year, *nth)
    };
    fields.iter().map(key).collect()
}

fn by_name(fields: &[Field]) -> BTreeMap<FieldKey, &Said> {
    keys(fields).into_iter().zip(fields.iter().map(|field| &field.said)).collect()
}

/// Objectives that are gone from one unit and new in another are the same, moved: they are compared there.
fn moved(before: &Record, after: &Record, units: &mut [Node]) {
    let find = |root: &Record, pointers: Vec<String>| -> Vec<(String, Record)> {
        let all = root.children.iter().filter(|unit| unit.kind == Kind::Unit);
        let all =
            all.flat_map(|unit| unit.children.iter().map(move |child| (unit.name.clone(), child.clone())));
        all.filter(|(_, child)| child.kind == Kind::Objective && pointers.contains(&child.pointer)).collect()
    };
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for unit in units.iter().filter(|unit| unit.kind == Kind::Unit) {
        for child in unit.children.iter().filter(|child| child.kind == Kind::Objective) {
            match child.state {
                State::Removed => gone.extend(child.before.clone()),
                State::Added => new.extend(child.after.clone()),
                _ => {}
            }
        }
    }
    let (gone, new) = (find(before, gone), find(after, new));
    let records =
        |all: &'_ [(String, Record)]| -> Vec<Record> { all.iter().map(|(_, one)| one.clone()).collect() };
    let (a, b) = (records(&gone), records(&new));
    let found = pair(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>());
    for (x, y) in found.pairs {
        let (Some((from, one)), Some((to, other))) = (gone.get(x), new.get(y)) else { continue };
        // what has no name says too little to be known in another unit
        if one.name.trim().is_empty() || other.name.trim().is_empty() {
            continue;
        }
        let mut node = compare_trees(one, other);
        node.state = State::Changed;
        let unit = Change {
            field: "diff-unit",
            year: None,
            before: Some(from.clone()),
            after: Some(to.clone()),
            same_value: false,
        };
        node.changes.insert(0, unit);
        replace(units, &one.pointer, &other.pointer, &node);
    }
}

/// Puts the pair in the place of the added objective and takes the removed one out.
fn replace(units: &mut [Node], gone: &str, new: &str, node: &Node) {
    for unit in units {
        unit.children
            .retain(|child| !(child.state == State::Removed && child.before.as_deref() == Some(gone)));
        for child in &mut unit.children {
            if child.state == State::Added && child.after.as_deref() == Some(new) {
                *child = node.clone();
            }
        }
    }
}
