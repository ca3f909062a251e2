use std::vec;

use rusqlite::{OptionalExtension, Transaction};

use super::{Store, StoreError};
use crate::contract::{Extraction, PlanKind};

/// Which documents to take; every condition that is set must hold. A document that does not tell its entity,
/// years or kind meets no condition on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the entity's name, in any letter case.
    pub entity: Option<String>,
    /// A year that the plan's period holds.
    pub year: Option<i32>,
    /// Kind of plan.
    pub kind: Option<PlanKind>,
}

/// What a filter looks at.
struct Candidate {
    id: i64,
    entity: Option<String>,
    from: Option<i32>,
    to: Option<i32>,
    kind: Option<String>,
}

impl Filter {
    fn takes(&self, plan: &Candidate) -> bool {
        let entity = self.entity.as_ref().is_none_or(|wanted| {
            // SQLite folds the case of ASCII letters only
            plan.entity.as_ref().is_some_and(|name| name.to_lowercase().contains(&wanted.to_lowercase()))
        });
        let year = self.year.is_none_or(|wanted| {
            plan.from.zip(plan.to).is_some_and(|(from, to)| (from..=to).contains(&wanted))
        });
        let kind = self.kind.is_none_or(|wanted| plan.kind.as_deref() == Some(wanted.as_str()));
        entity && year && kind
    }
}

impl Store {
    /// The extractions of the documents that a filter takes, by path, exactly as they were imported.
    ///
    /// One document is in memory at a time. What another program writes meanwhile does not show.
    pub fn extractions(&self, filter: &Filter) -> Result<Extractions<'_>, StoreError> {
        let snapshot = self.connection.unchecked_transaction()?;
        let mut ids = Vec::new();
        {
            let mut statement = snapshot.prepare_cached(
                "SELECT d.id, e.name, p.year_from, p.year_to, p.kind
                 FROM documents AS d
                 LEFT JOIN plans AS p ON p.document_id = d.id
                 LEFT JOIN entities AS e ON e.id = p.entity_id
                 ORDER BY d.path",
            )?;
            let candidates = statement.query_map([], |row| {
                Ok(Candidate {
                    id: row.get(0)?,
                    entity: row.get(1)?,
                    from: row.get(2)?,
                    to: row.get(3)?,
                    kind: row.get(4)?,
                })
            })?;
            for candidate in candidates {
                let candidate = candidate?;
                if filter.takes(&candidate) {
                    ids.push(candidate.id);
                }
            }
        }
        Ok(Extractions { snapshot, ids: ids.into_iter() })
    }

    /// The extraction of one document, exactly as it was imported; `None` where there is no such path.
    pub fn extraction(&self, path: &str) -> Result<Option<Extraction>, StoreError> {
        let sql = "SELECT j.json FROM documents AS d JOIN document_json AS j ON j.document_id = d.id WHERE d.path = ?1";
        let json: Option<String> =
            self.connection.prepare_cached(sql)?.query_row([path], |row| row.get(0)).optional()?;
        Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
    }
}

/// Extractions of a database, one at a time.
#[derive(Debug)]
pub struct Extractions<'a> {
    snapshot: Transaction<'a>,
    ids: vec::IntoIter<i64>,
}

impl Extractions<'_> {
    /// The keys of the documents that are left.
    pub(super) fn into_ids(self) -> vec::IntoIter<i64> {
        self.ids
    }

    fn load(&self, id: i64) -> Result<Extraction, StoreError> {
        let sql = "SELECT json FROM document_json WHERE document_id = ?1";
        let mut statement = self.snapshot.prepare_cached(sql)?;
        let mut rows = statement.query([id])?;
        let Some(row) = rows.next()? else {
            return Err(rusqlite::Error::QueryReturnedNoRows.into());
        };
        Ok(serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?)
    }
}

impl Iterator for Extractions<'_> {
    type Item = Result<Extraction, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let id = self.ids.next()?;
        Some(self.load(id))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ids.size_hint()
    }
}

impl ExactSizeIterator for Extractions<'_> {}
