//! Which documents are the same plan in another file: a Word file and its PDF, a signed copy, an attachment of a message.
//!
//! Told by content, never by names: the same years, no contradiction of kind and administration, and nearly the same
//! objectives. Candidates are found by sketches (the smallest of hashes of the titles, in a few orders), so that a new
//! document is not held against all others.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use crate::contract::{Extraction, Plan};

/// Orders that a sketch takes the first title of. Documents that share 8 of 10 titles share one of four sketches with a
/// probability of 0.998.
const SKETCHES: usize = 4;
/// Share of the objectives that must be the same.
const ALIKE: f64 = 0.8;
/// The same, where a document does not say whose plan it is: neighbours copy from each other.
const ALIKE_UNNAMED: f64 = 0.95;
/// Objectives that a document must have to be told from others.
const LEAST: usize = 2;
/// Candidates that are looked at, those with the most sketches in common first: of one plan there are a few files.
const MOST: usize = 16;
/// Documents with one and the same sketch that are looked at: thousands may have the titles of one template.
const SHARED: i64 = 64;

/// Keeps the sketches of a document, and links it with those that are the same plan.
///
/// Must be called inside a transaction, after the document's rows are written.
pub(super) fn link(connection: &Connection, id: i64, extraction: &Extraction) -> Result<(), rusqlite::Error> {
    let own = Portrait::of(extraction);
    if own.objectives.values().sum::<usize>() < LEAST {
        return Ok(());
    }
    let sketches = own.sketches();
    for (position, sketch) in sketches.iter().enumerate() {
        connection
            .prepare_cached("INSERT INTO plan_sketches (document_id, position, sketch) VALUES (?1, ?2, ?3)")?
            .execute((id, position as i64, sketch))?;
    }
    for other in candidates(connection, id, &sketches)? {
        if let Some(share) = own.likeness(&Portrait::stored(connection, other)?) {
            for (from, to) in [(id, other), (other, id)] {
                connection
                    .prepare_cached(
                        "INSERT OR REPLACE INTO same_plans (document_id, other_id, share) VALUES (?1, ?2, ?3)",
                    )?
                    .execute((from, to, share))?;
            }
        }
    }
    Ok(())
}

/// Documents that share a sketch, those that share most of them first.
fn candidates(
    connection: &Connection,
    id: i64,
    sketches: &[i64; SKETCHES],
) -> Result<Vec<i64>, rusqlite::Error> {
    let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
    for (position, sketch) in sketches.iter().enumerate() {
        let mut statement = connection.prepare_cached(
            "SELECT document_id FROM plan_sketches WHERE sketch = ?1 AND position = ?2 AND document_id <> ?3
             ORDER BY document_id LIMIT ?4",
        )?;
        let found = statement.query_map((sketch, position as i64, id, SHARED), |row| row.get(0))?;
        for other in found {
            *shared.entry(other?).or_default() += 1;
        }
    }
    let mut shared: Vec<(i64, usize)> = shared.into_iter().collect();
    shared.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
    Ok(shared.into_iter().take(MOST).map(|(other, _)| other).collect())
}

/// What a plan is known by, whatever the file.
struct Portrait {
    years: Option<(i32, i32)>,
    kind: Option<String>,
    entity: Option<String>,
    /// Hash of what an objective says → how often.
    objectives: BTreeMap<[u8; 32], usize>,
    /// Hash of its title, with the years.
    titles: BTreeMap<[u8; 32], usize>,
}

impl Portrait {
    fn of(extraction: &Extraction) -> Portrait {
        let Plan { kind, entity, period, .. } = &extraction.plan;
        let years = period.map(|period| (period.from, period.to));
        let entity = entity.as_ref().map(|entity| entity.name.clone());
        let mut portrait = Portrait::new(years, kind.map(|kind| kind.as_str().to_owned()), entity);
        for objective in extraction.units.iter().flat_map(|unit| &unit.objectives) {
            portrait.add(objective.title.as_deref(), objective.description.as_deref());
        }
        portrait
    }

    /// Of a document that is in the database.
    fn stored(connection: &Connection, id: i64) -> Result<Portrait, rusqlite::Error> {
        let (from, to, kind, entity) = connection
            .prepare_cached(
                "SELECT p.year_from, p.year_to, p.kind, e.name FROM plans AS p
                 LEFT JOIN entities AS e ON e.id = p.entity_id WHERE p.document_id = ?1",
            )?
            .query_row([id], |row| {
                let years = (row.get::<_, Option<i32>>(0)?, row.get::<_, Option<i32>>(1)?);
                Ok((years.0, years.1, row.get(2)?, row.get(3)?))
            })
            .optional()?
            .unwrap_or_default();
        let mut portrait = Portrait::new(from.zip(to), kind, entity);
        let mut objectives = connection.prepare_cached(
            "SELECT o.title, o.description FROM units AS u JOIN objectives AS o ON o.unit_id = u.id
             WHERE u.document_id = ?1",
        )?;
        let mut rows = objectives.query([id])?;
        while let Some(row) = rows.next()? {
            let text = |at| row.get_ref(at)?.as_str_or_null().map_err(rusqlite::Error::from);
            portrait.add(text(0)?, text(1)?);
        }
        Ok(portrait)
    }

    fn new(years: Option<(i32, i32)>, kind: Option<String>, entity: Option<String>) -> Portrait {
        let entity = entity.map(|name| letters(&name)).filter(|name| !name.is_empty());
        Portrait { years, kind, entity, objectives: BTreeMap::new(), titles: BTreeMap::new() }
    }

    fn add(&mut self, title: Option<&str>, description: Option<&str>) {
        let title = letters(title.unwrap_or_default());
        if title.is_empty() {
            return;
        }
        let said = format!("{title} {}", letters(description.unwrap_or_default()));
        *self.objectives.entry(hash(&said)).or_default() += 1;
        *self.titles.entry(hash(&format!("{:?} {title}", self.years))).or_default() += 1;
    }

    /// The smallest of the titles' hashes, in each of a few orders.
    fn sketches(&self) -> [i64; SKETCHES] {
        std::array::from_fn(|order| {
            let part = |hash: &[u8; 32]| {
                let mut bytes = [0; 8];
                bytes.copy_from_slice(&hash[order * 8..order * 8 + 8]);
                i64::from_le_bytes(bytes)
            };
            self.titles.keys().map(part).min().unwrap_or_default()
        })
    }

    /// The share of the objectives that two documents have in common, where they are the same plan.
    fn likeness(&self, other: &Portrait) -> Option<f64> {
        fn differ<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
            a.is_some() && b.is_some() && a != b
        }
        if self.years != other.years || differ(&self.kind, &other.kind) || differ(&self.entity, &other.entity)
        {
            return None;
        }
        let least = if self.entity.is_some() && other.entity.is_some() { ALIKE } else { ALIKE_UNNAMED };
        let share = |a: &BTreeMap<[u8; 32], usize>, b: &BTreeMap<[u8; 32], usize>| {
            let both: usize =
                a.iter().map(|(key, count)| b.get(key).map_or(0, |other| *other.min(count))).sum();
            let all = a.values().sum::<usize>() + b.values().sum::<usize>() - both;
            both as f64 / all.max(1) as f64
        };
        // where nobody says whose plan it is, descriptions must be the same too
        let found = if least == ALIKE {
            share(&self.titles, &other.titles)
        } else {
            share(&self.objectives, &other.objectives)
        };
        (found >= least).then(|| (found * 1e4).round() / 1e4)
    }
}

/// Letters and figures alone, in lower case: files differ in spaces, hyphens and quotation marks.
fn letters(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        // nearly all of them: a letter of ASCII has one small one
        if c.is_ascii() { kept.push(c.to_ascii_lowercase()) } else { kept.extend(c.to_lowercase()) }
    }
    kept
}

fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}
