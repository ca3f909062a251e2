//! Several people in one cell: by what sets them apart, otherwise by the names known from elsewhere in the
//! document, otherwise by the shape of names.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::list::{between_digits, split_outside_brackets};
use super::person::{has_role, is_one_person, merged_tokens, parse_person, title_starts};
use super::text::{fold, without_bullet};
use super::words::ValueWords;

/// Words of a run without separators beyond which no name is looked for.
const MAX_RUN: usize = 120;

/// The people of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// One entry a person, as written, title and notes set aside; what is no name is kept as it stands.
    pub names: Vec<String>,
    /// Some border between two names rests on the shape of the names alone.
    pub guessed: bool,
}

/// Tells the people of a cell apart: by line breaks, `;`, `/`, ` - `, commas (`Rossi, Mario` is one), `e`. A run of
/// names without any separator is divided by `known` names, and by the shape of names where they do not reach.
pub fn split_people(text: &str, known: &[String], words: &ValueWords) -> Split {
    // only runs of names ask for them
    let keys = LazyCell::new(|| -> BTreeSet<Vec<String>> {
        known.iter().map(|name| key(&merged_tokens(name, words))).collect()
    });
    let mut split = Split::default();
    for chunk in chunks(text, words) {
        let name = parse_person(&chunk, words).name.unwrap_or_else(|| chunk.clone());
        let tokens = merged_tokens(&name, words);
        if !(4..=MAX_RUN).contains(&tokens.len()) || !is_run(&name, words) {
            split.names.push(name);
            continue;
        }
        let segments = best_segments(&tokens, &keys, words);
        let sure = |segment: &Segment| segment.known;
        split.guessed |= segments.windows(2).any(|pair| !pair.iter().any(sure));
        split.names.extend(
            segments.iter().map(|segment| tokens.get(segment.from..segment.to).unwrap_or(&[]).join(" ")),
        );
    }
    split
}

/// Names that a column of cells gives away: those that stand alone, and pairs of words that keep together in
/// several cells while their neighbours change. Use them as `known` names of [`split_people`].
pub fn names_of_cells(cells: &[&str], words: &ValueWords) -> Vec<String> {
    let mut names = Vec::new();
    let mut seen = BTreeSet::new();
    let mut pairs: BTreeMap<Vec<String>, Neighbours> = BTreeMap::new();
    for chunk in cells.iter().flat_map(|cell| chunks(cell, words)) {
        let name = parse_person(&chunk, words).name.unwrap_or(chunk);
        let tokens = merged_tokens(&name, words);
        if !is_run(&name, words) || tokens.len() > MAX_RUN {
            continue;
        }
        if (2..=3).contains(&tokens.len()) && seen.insert(key(&tokens)) {
            names.push(name);
        } else if tokens.len() > 3 {
            note_pairs(&tokens, &mut pairs);
        }
    }
    for neighbours in pairs.into_values() {
        if neighbours.tell() && seen.insert(key(&neighbours.words)) {
            names.push(neighbours.words.join(" "));
        }
    }
    names
}

/// What stands before and behind a pair of words, over all cells.
#[derive(Default)]
struct Neighbours {
    words: Vec<String>,
    times: usize,
    before: BTreeSet<String>,
    behind: BTreeSet<String>,
}

impl Neighbours {
    /// The pair opens or closes a cell, so that it starts or ends where a name does, and what stands on one of
    /// its sides changes, so that it is more than the same list written twice.
    fn tell(&self) -> bool {
        let edge = self.before.contains("") || self.behind.contains("");
        self.times > 1 && edge && (self.before.len() > 1 || self.behind.len() > 1)
    }
}

fn note_pairs(tokens: &[String], pairs: &mut BTreeMap<Vec<String>, Neighbours>) {
    let at = |index: Option<usize>| {
        index.and_then(|index| tokens.get(index)).map_or(String::new(), |word| fold(word))
    };
    for (index, pair) in tokens.windows(2).enumerate() {
        let entry = pairs.entry(pair.iter().map(|word| fold(word)).collect()).or_default();
        entry.words = pair.to_vec();
        entry.times += 1;
        entry.before.insert(at(index.checked_sub(1)));
        entry.behind.insert(at(Some(index + 2)));
    }
}

/// The pieces of a cell that separators set apart.
fn chunks(text: &str, words: &ValueWords) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.split(['\n', ';', '|', '\t']) {
        for piece in by_dash(without_bullet(line), words).into_iter().flat_map(by_slash) {
            found.extend(by_comma(&piece, words));
        }
    }
    found.retain(|chunk| !chunk.is_empty());
    found
}

/// ` - ` between people; before a role (`Mario Rossi - istruttore`) it sets no people apart.
fn by_dash<'a>(line: &'a str, words: &ValueWords) -> Vec<&'a str> {
    let pieces: Vec<&str> = line.split(" - ").flat_map(|piece| piece.split(" – ")).map(str::trim).collect();
    let people = pieces.iter().all(|piece| opens_name(piece, words) && !has_role(piece, words));
    if people { pieces } else { vec![line] }
}

/// `Rossi / Bianchi`; a slash between digits (`1/2`) or in brackets sets no people apart.
fn by_slash(piece: &str) -> Vec<String> {
    split_outside_brackets(piece, |c, before, behind| c == '/' && !between_digits(before, behind))
}

fn by_comma(piece: &str, words: &ValueWords) -> Vec<String> {
    let parts: Vec<&str> = piece.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if let [surname, given] = parts.as_slice()
        && is_one_person(surname, given, words)
    {
        return vec![format!("{surname}, {given}")];
    }
    let roles = parts.iter().any(|part| has_role(part, words) || !opens_name(part, words));
    if roles
        && parts.len() > 1
        && parts.first().is_some_and(|part| !has_role(part, words))
        && !piece.contains(" e ")
    {
        return vec![piece.trim().to_owned()];
    }
    parts.into_iter().flat_map(|part| by_and(part, words)).collect()
}

/// `Anna Rossi e Luca Verdi`; a text about roles or groups stays whole.
fn by_and(part: &str, words: &ValueWords) -> Vec<String> {
    let sides: Vec<&str> = part.split_whitespace().collect();
    let is_and = |word: &&str| matches!(*word, "e" | "ed" | "E" | "ED");
    let whole = has_role(part, words) || !sides.iter().any(is_and);
    if whole {
        return by_title(&sides.join(" "), words);
    }
    sides.split(|word| is_and(word)).flat_map(|side| by_title(&side.join(" "), words)).collect()
}

/// Every title opens another name (`dott.ssa Anna Rossi ing. Luca Verdi`).
fn by_title(part: &str, words: &ValueWords) -> Vec<String> {
    let starts = title_starts(part, words);
    let mut found = Vec::new();
    let mut from = 0;
    for at in starts.into_iter().skip(1) {
        found.extend(part.get(from..at).map(|name| name.trim().to_owned()));
        from = at;
    }
    found.extend(part.get(from..).map(|name| name.trim().to_owned()));
    found
}

/// A title or a capital letter.
fn opens_name(text: &str, words: &ValueWords) -> bool {
    starts_capital(text) || words.honorifics.parse(text).is_ok()
}

fn starts_capital(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// A text of capitalised words only, none of them a role.
fn is_run(text: &str, words: &ValueWords) -> bool {
    !has_role(text, words)
        && !text.chars().any(char::is_numeric)
        && merged_tokens(text, words).iter().all(|token| {
            let bare = token.rsplit(' ').next().unwrap_or(token);
            starts_capital(bare) || starts_capital(token)
        })
}

fn key(tokens: &[String]) -> Vec<String> {
    let mut key: Vec<String> =
        tokens.iter().map(|token| fold(token).chars().filter(|c| c.is_alphanumeric()).collect()).collect();
    key.sort();
    key
}

/// One name of a run.
#[derive(Clone, Copy, Debug)]
struct Segment {
    from: usize,
    to: usize,
    known: bool,
}

/// Divides a run of words into names at the least cost; every order of given name and surname is tried over the
/// whole run, since a list keeps to one.
fn best_segments(tokens: &[String], known: &BTreeSet<Vec<String>>, words: &ValueWords) -> Vec<Segment> {
    let given: Vec<bool> = tokens.iter().map(|token| words.is_given_name(token)).collect();
    let (first_cost, first) = cheapest(tokens, &given, known, true);
    let (last_cost, last) = cheapest(tokens, &given, known, false);
    if last_cost < first_cost { last } else { first }
}

fn cheapest(
    tokens: &[String],
    given: &[bool],
    known: &BTreeSet<Vec<String>>,
    given_first: bool,
) -> (u32, Vec<Segment>) {
    // for every length of the beginning: the least cost of dividing it, and its last name
    let mut best: Vec<Option<(u32, Segment)>> = vec![None; tokens.len() + 1];
    for to in 2..=tokens.len() {
        for length in 2..=4usize.min(to) {
            let from = to - length;
            let before =
                if from == 0 { Some(0) } else { best.get(from).copied().flatten().map(|(cost, _)| cost) };
            let (Some(before), Some(name), Some(flags)) = (before, tokens.get(from..to), given.get(from..to))
            else {
                continue;
            };
            let is_known = known.contains(&key(name));
            let cost = before + if is_known { 0 } else { cost_of_shape(flags, given_first) };
            if best[to].is_none_or(|(least, _)| cost < least) {
                best[to] = Some((cost, Segment { from, to, known: is_known }));
            }
        }
    }
    let mut segments = Vec::new();
    let mut end = tokens.len();
    while let Some(Some((_, segment))) = best.get(end) {
        segments.push(*segment);
        end = segment.from;
    }
    segments.reverse();
    let cost = best.last().copied().flatten().map_or(u32::MAX, |(cost, _)| cost);
    (cost, segments)
}

/// How little a few words look like one name.
fn cost_of_shape(given: &[bool], given_first: bool) -> u32 {
    let count = given.iter().filter(|given| **given).count();
    let shape = match (given.len(), count) {
        (2, 1) => 2,
        (2, 2) => 4,
        (2, _) => 8,
        (3, 2) => 6,
        (3, 1) => 8,
        (3, _) => 12,
        (_, 2) => 14,
        _ => 20,
    };
    let in_order = if given_first { given.first() } else { given.last() };
    shape + u32::from(in_order != Some(&true))
}

#[cfg(test)]
#[path = "people_tests.rs"]
mod tests;
