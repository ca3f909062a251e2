//! Tables and cells of people.

use std::collections::BTreeSet;

use super::objective::Values;
use crate::contract::{Grade, Percent, Person};
use crate::document::{Source, Table};
use crate::grammar::{BodyRow, Columns, Field, Record};
use crate::value::{self, Scale, ValueWords};

/// A cell of names as it stands, one entry; told apart when the whole document is known.
pub(super) fn cell(text: &str, source: &Source) -> Vec<Person> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    vec![Person { name: text.trim().to_owned(), source: source.clone(), ..Person::default() }]
}

/// `3 istruttori`, `n. 2 operai`, `63 unità`: how many there are, and nobody by name.
pub(super) fn counts(text: &str) -> bool {
    let text = text.trim();
    let text = ["n.", "N.", "n°", "N°", "n "].iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text);
    let Some((number, rest)) = text.trim().split_once(' ') else { return false };
    number.bytes().all(|byte| byte.is_ascii_digit()) && rest.trim_start().starts_with(char::is_alphabetic)
}

/// The people of a table.
pub(super) fn table(table: &Table, columns: &Columns, values: Values<'_>) -> Vec<Person> {
    let mut people = Vec::new();
    for row in &columns.body {
        let BodyRow::Data(row) = *row else { continue };
        let text = |field: Field| {
            let column = columns.column_of(Record::Person, field)?;
            Some(column.cell(&table.grid, row).map_or("", |c| c.text.trim()).to_owned())
        };
        let mut name = text(Field::Name).unwrap_or_default();
        if let Some(first) = text(Field::FirstName).filter(|t| !t.is_empty()) {
            name = format!("{name} {first}");
        }
        // titles are no part of the name
        let bare = value::parse_person(&name, values.words).name;
        let mut person = Person {
            name: bare.filter(|bare| name.trim().ends_with(bare)).unwrap_or_else(|| name.trim().to_owned()),
            hours: text(Field::Hours).map(|t| value::parse_number(&t, values.words)),
            category: text(Field::Category),
            share: text(Field::Share).map(|t| value::parse_percent(&t, values.words, Scale::Percent)),
            grade: columns.grade(Record::Person),
            source: super::claims::row_source(table, row, row),
            guessed: false,
        };
        if columns.columns.len() == 1 {
            by_look(table, row, &mut person, values.words);
        }
        // what else the row says is of a post without a person
        if values.words.is_nobody(&person.name) {
            person.name.clear();
        }
        if person.name.is_empty() && person.category.as_deref().unwrap_or("").is_empty() {
            continue;
        }
        people.push(person);
    }
    people
}

/// A table whose only label is that of the names: a bare number beside a name is the hours, a text the category.
fn by_look(table: &Table, row: usize, person: &mut Person, words: &ValueWords) {
    let cells: Vec<_> = table.grid.anchors(row).filter(|c| !c.is_blank()).collect();
    if let Some(first) = cells.first() {
        person.name = first.text.trim().to_owned();
    }
    for cell in cells.iter().skip(1) {
        let text = cell.text.trim();
        let digits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' '));
        if digits && person.hours.is_none() {
            person.hours = Some(value::parse_number(text, words));
        } else if text.ends_with('%') && person.share.is_none() {
            person.share = Some(value::parse_percent(text, words, Scale::Percent));
        } else if person.category.is_none() {
            person.category = Some(text.to_owned());
        }
    }
}

/// `Rota Fulvia (guardaparco)`: words in lower case in brackets after a name say what the person is.
fn with_role(person: Person, words: &ValueWords) -> Person {
    let Some((name, role)) = person.name.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return person;
    };
    if let Some((category, hours)) = category_and_hours(role) {
        let hours = Some(value::parse_number(hours, words));
        return Person { name: name.trim().to_owned(), category: Some(category.to_owned()), hours, ..person };
    }
    let said = role.chars().next().is_some_and(char::is_lowercase)
        && role.chars().all(|c| c.is_lowercase() || c == ' ');
    if !said || name.trim().is_empty() {
        return person;
    }
    Person { name: name.trim().to_owned(), category: Some(role.to_owned()), ..person }
}

/// The share in brackets behind a name in a list: `Verdi Anna (30%)`.
fn share_behind(list: &str, name: &str, words: &ValueWords) -> Option<Percent> {
    let behind = list.split_once(name)?.1.trim_start().strip_prefix('(')?;
    let (inside, _) = behind.split_once(')')?;
    if inside.contains('%') {
        return Some(value::parse_percent(inside, words, Scale::Percent))
            .filter(|share| share.percent.is_some());
    }
    // `(1/2)`, `(0,5)`: a part of the time or of something else, kept as it stands
    let figures = inside.contains(|c: char| c.is_ascii_digit()) && !inside.contains(char::is_alphabetic);
    figures.then(|| Percent { raw: inside.trim().to_owned(), percent: None })
}

/// A person of a table whose share stands in brackets behind the name, with the share in its place.
fn with_share(person: &Person, words: &ValueWords) -> Option<Person> {
    let free = person.share.as_ref().is_none_or(|share| share.raw.is_empty());
    let name = person.name.strip_suffix(')')?.split_once('(')?.0.trim().to_owned();
    let share = share_behind(&person.name, &name, words).filter(|_| free && !name.is_empty())?;
    Some(Person { name, share: Some(share), ..person.clone() })
}

/// `Istruttore, 36 ore settimanali`: what a person is, and the hours a week.
fn category_and_hours(text: &str) -> Option<(&str, &str)> {
    let (category, hours) = text.rsplit_once(',')?;
    let mut words = hours.split_whitespace();
    let number = words.next().filter(|word| word.chars().all(|c| c.is_ascii_digit() || c == ','))?;
    let named = words.next().is_some() && !category.contains(|c: char| c.is_ascii_digit());
    named.then_some((category.trim(), number))
}

/// Tells the names of each cell apart by the names known from elsewhere in the document.
pub(super) fn split(people: &mut Vec<Person>, known: &BTreeSet<String>, words: &ValueWords) {
    let known: Vec<String> = known.iter().cloned().collect();
    let mut out = Vec::new();
    for person in people.drain(..) {
        // a row of a table with hours or category is one person
        if person.hours.is_some() || person.category.is_some() || person.share.is_some() {
            out.push(with_share(&person, words).unwrap_or(person));
            continue;
        }
        // one person with what is said of it in brackets
        let described = with_role(person.clone(), words);
        if described.hours.is_some() {
            out.push(described);
            continue;
        }
        let split = value::split_people(&person.name, &known, words);
        let share = |name: &str| share_behind(&person.name, name, words);
        let grade = person.grade.and(if split.guessed { Grade::B } else { Grade::A });
        let names = split.names;
        if names.len() <= 1 {
            let name = names.into_iter().next().unwrap_or_else(|| person.name.clone());
            let share = share(&name);
            out.push(with_role(Person { name, share, ..person }, words));
        } else {
            out.extend(names.into_iter().map(|name| {
                let (source, guessed) = (person.source.clone(), split.guessed);
                let share = share(&name);
                with_role(Person { name, grade, share, source, guessed, ..Person::default() }, words)
            }));
        }
    }
    *people = out;
}
