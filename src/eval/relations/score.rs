//! The figures of a folder of documents.

use super::{PlainTable, Relations, compare, relations};
use crate::eval::tally::{Count, Figures};

/// How the tables of one document came out.
#[derive(Clone, Debug)]
pub struct DocumentRelations {
    /// Name of the gold.
    pub name: String,
    /// Relations: right, missed, false.
    pub count: Count,
    /// There was no output to compare.
    pub failed: bool,
    /// Relations of the gold that the output lacks.
    pub missed: Relations,
    /// Relations of the output that the gold lacks.
    pub extra: Relations,
}

/// How the tables of all documents came out.
#[derive(Clone, Debug, Default)]
pub struct RelationScore {
    /// Each document, by name.
    pub documents: Vec<DocumentRelations>,
}

impl DocumentRelations {
    /// Compares an output (`None`: there is none) with its gold. A document may have several golds, each right in
    /// its way: the one counts that the output comes nearest to.
    pub fn new(name: &str, golds: &[Vec<PlainTable>], output: Option<&[PlainTable]>) -> DocumentRelations {
        let found = relations(output.unwrap_or_default());
        let mut best: Option<DocumentRelations> = None;
        for gold in golds {
            let (count, missed, extra) = compare(&relations(gold), &found);
            let document =
                DocumentRelations { name: name.to_owned(), count, failed: output.is_none(), missed, extra };
            if best.as_ref().is_none_or(|best| document.figures().f1 > best.figures().f1) {
                best = Some(document);
            }
        }
        best.unwrap_or_else(|| DocumentRelations {
            name: name.to_owned(),
            count: Count { false_: found.values().sum(), ..Count::default() },
            failed: output.is_none(),
            missed: Relations::new(),
            extra: found,
        })
    }

    /// Precision, recall, F1 and the number of gold relations. Who puts out nothing where there is something
    /// has a precision of 0: saying nothing is not to pay.
    pub fn figures(&self) -> Figures {
        figures(self.count)
    }
}

impl RelationScore {
    /// The competition's figures: precision and recall averaged over the documents, and the F1 of these two.
    pub fn average(&self) -> Figures {
        let all: Vec<Figures> = self.documents.iter().map(DocumentRelations::figures).collect();
        let mean = |of: fn(&Figures) -> f64| all.iter().map(of).sum::<f64>() / all.len().max(1) as f64;
        let (p, r) = (mean(|figures| figures.p), mean(|figures| figures.r));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Figures { p, r, f1, n: all.iter().map(|figures| figures.n).sum() }
    }

    /// The figures of all relations of all documents together.
    pub fn pooled(&self) -> Figures {
        figures(self.total())
    }

    /// All documents added up.
    pub fn total(&self) -> Count {
        self.documents.iter().fold(Count::default(), |sum, document| Count {
            hit: sum.hit + document.count.hit,
            miss: sum.miss + document.count.miss,
            false_: sum.false_ + document.count.false_,
        })
    }
}

fn figures(count: Count) -> Figures {
    let figures = count.figures();
    let silent = count.hit + count.false_ == 0 && count.miss > 0;
    if silent { Figures { p: 0.0, ..figures } } else { figures }
}
