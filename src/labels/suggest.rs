//! What an unknown label may stand for, by its values, by labels near to it, and by its place in the table.

use super::known::Knows;
use super::values::{Kind, kind_of};
use crate::grammar::{Field, Key, Record};

/// A field that a label may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// The field.
    pub key: Key,
    /// Why.
    pub why: Why,
}

/// What a suggestion rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A known label is nearly the same.
    Near(String),
    /// The values are dates.
    Dates,
    /// The values are shares that make a whole.
    Shares,
    /// The values are numbers with comparators.
    Targets,
    /// The values are names of people.
    People,
    /// The values are long texts.
    Prose,
    /// It is the first column of words, and the table lacks what its rows are about.
    Subject,
}

impl Why {
    /// Stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            Why::Near(_) => "near",
            Why::Dates => "dates",
            Why::Shares => "shares",
            Why::Targets => "targets",
            Why::People => "people",
            Why::Prose => "prose",
            Why::Subject => "subject",
        }
    }
}

/// A label of a group, as far as suggestions need it.
#[derive(Clone, Debug, Default)]
pub(super) struct Labelled {
    pub label: String,
    pub values: Vec<String>,
    /// What it is known for; empty where it is unknown.
    pub keys: Vec<Key>,
    /// A grammar knows it, perhaps for something that is no field.
    pub known: bool,
}

/// The field that every record of a kind needs.
pub(super) fn required(record: Record) -> Key {
    let field = match record {
        Record::Objective | Record::Summary => Field::Title,
        Record::Indicator | Record::Phase => Field::Description,
        Record::Person => Field::Name,
        Record::Unit => Field::Responsible,
    };
    Key { record, field }
}

/// The record that the labels of a group are of.
pub(super) fn record_of(group: &[Labelled], header: bool, knows: &Knows<'_>) -> Record {
    let mut votes = [0usize; Record::COUNT];
    for labelled in group {
        let mut records: Vec<Record> = labelled.keys.iter().map(|key| key.record).collect();
        records.dedup();
        // what many records have tells none
        if let [first, rest @ ..] = records.as_slice() {
            votes[*first as usize] += if rest.is_empty() { 4 } else { 1 };
        }
    }
    let records =
        [Record::Objective, Record::Indicator, Record::Phase, Record::Person, Record::Summary, Record::Unit];
    let best = records.into_iter().max_by_key(|record| (votes[*record as usize], -(*record as isize)));
    if let Some(best) = best.filter(|best| votes[*best as usize] > 0) {
        return best;
    }
    let has = |kind| group.iter().any(|labelled| kind_in(labelled, knows) == Some(kind));
    match () {
        () if !header => Record::Objective,
        () if has(Kind::Targets) => Record::Indicator,
        () if has(Kind::Shares) => Record::Objective,
        () if has(Kind::Dates) => Record::Phase,
        () if has(Kind::People) && !has(Kind::Prose) => Record::Person,
        () => Record::Objective,
    }
}

fn kind_in(labelled: &Labelled, knows: &Knows<'_>) -> Option<Kind> {
    let values: Vec<&str> = labelled.values.iter().map(String::as_str).collect();
    kind_of(&values, knows.words)
}

/// What each label of a group may stand for, each field once; `None` where nothing suggests it, and for labels that
/// are known for a field of the group's record.
pub(super) fn guesses(group: &[Labelled], header: bool, knows: &Knows<'_>) -> Vec<Option<Guess>> {
    let record = record_of(group, header, knows);
    let mut taken: Vec<Key> = group.iter().flat_map(|labelled| labelled.keys.iter().copied()).collect();
    let mut found: Vec<Option<Guess>> = vec![None; group.len()];
    for (at, labelled) in group.iter().enumerate().filter(|(_, labelled)| !labelled.known) {
        let values = kind_in(labelled, knows);
        let near = knows.near(&labelled.label).into_iter().filter(|near| {
            let same = near.key.record == record || !header && near.key.record != Record::Person;
            same && !taken.contains(&near.key)
                && labelled.values.iter().all(|value| knows.matcher.suits(near.key, value))
                && bears_out(near.key.field, values)
        });
        // of labels equally near the one of the group's own record
        let near = near.max_by(|a, b| {
            let own = |key: Key| key.record == record;
            a.score.total_cmp(&b.score).then(own(a.key).cmp(&own(b.key))).then(b.key.cmp(&a.key))
        });
        let guess = near.map(|near| Guess { key: near.key, why: Why::Near(near.label) });
        let guess = guess.or_else(|| by_values(values?, record, &taken));
        if let Some(guess) = &guess {
            taken.push(guess.key);
        }
        found[at] = guess;
    }
    for (at, labelled) in group.iter().enumerate().filter(|(_, l)| header && is_of_others(&l.keys, record)) {
        let guess = kind_in(labelled, knows).and_then(|values| by_values(values, record, &taken));
        taken.extend(guess.iter().map(|guess| guess.key));
        found[at] = guess;
    }
    subject(group, header, record, &taken, &mut found, knows);
    found
}

/// A label is known, but for nothing that a header of the record may hold.
fn is_of_others(keys: &[Key], record: Record) -> bool {
    let fits = |key: &Key| {
        let part = matches!(key.record, Record::Indicator | Record::Phase) && record == Record::Objective;
        key.record == record || part
    };
    !keys.is_empty() && !keys.iter().any(fits)
}

/// Whether values of a kind may be a field's where they can be told at all: a date is no weight.
fn bears_out(field: Field, values: Option<Kind>) -> bool {
    let dates = [Field::Deadline, Field::Due, Field::Start, Field::ActualDue];
    match values {
        Some(Kind::Dates) => {
            dates.contains(&field) || matches!(field, Field::Target | Field::Actual | Field::Notes)
        }
        Some(Kind::Targets) => {
            matches!(field, Field::Target | Field::Actual | Field::Baseline | Field::Interim)
        }
        Some(Kind::Shares) => {
            matches!(field, Field::Weight | Field::Share | Field::Achievement | Field::Target)
        }
        Some(Kind::People) => {
            matches!(field, Field::Name | Field::Responsible | Field::Staff | Field::Role | Field::Notes)
        }
        Some(Kind::Prose | Kind::Words) => !dates.contains(&field) && field != Field::Weight,
        None => true,
    }
}

fn by_values(values: Kind, record: Record, taken: &[Key]) -> Option<Guess> {
    let key = |record, field| Key { record, field };
    let own = |field| key(if record == Record::Unit { Record::Objective } else { record }, field);
    let (options, why) = match (values, record) {
        (Kind::Dates, Record::Phase) => (vec![own(Field::Due)], Why::Dates),
        (Kind::Dates, _) => (vec![key(Record::Objective, Field::Deadline)], Why::Dates),
        (Kind::Shares, Record::Person) => (vec![own(Field::Share)], Why::Shares),
        (Kind::Shares, _) => (vec![own(Field::Weight)], Why::Shares),
        (Kind::Targets, _) => (vec![key(Record::Indicator, Field::Target)], Why::Targets),
        (Kind::People, Record::Person) => (vec![own(Field::Name)], Why::People),
        (Kind::People, Record::Phase | Record::Summary | Record::Unit) => {
            (vec![key(record, Field::Responsible)], Why::People)
        }
        (Kind::People, _) => (vec![key(Record::Objective, Field::Responsible)], Why::People),
        (Kind::Prose, Record::Objective | Record::Unit) => {
            (vec![key(Record::Objective, Field::Description)], Why::Prose)
        }
        (Kind::Prose, Record::Indicator | Record::Phase) => (vec![own(Field::Description)], Why::Prose),
        _ => return None,
    };
    options.into_iter().find(|key| !taken.contains(key)).map(|key| Guess { key, why })
}

/// The first column of words under a header that says something, where no column holds what the rows are about.
fn subject(
    group: &[Labelled],
    header: bool,
    record: Record,
    taken: &[Key],
    found: &mut [Option<Guess>],
    knows: &Knows<'_>,
) {
    let key = required(record);
    let says = found.iter().any(Option::is_some) || group.iter().any(|labelled| !labelled.keys.is_empty());
    if !header || !says || taken.contains(&key) {
        return;
    }
    let open = group.iter().zip(found.iter_mut()).find(|(labelled, guess)| {
        let worded = matches!(kind_in(labelled, knows), Some(Kind::Words | Kind::Prose));
        !labelled.known && guess.is_none() && worded
    });
    if let Some((_, guess)) = open {
        *guess = Some(Guess { key, why: Why::Subject });
    }
}
