//! Where the columns of a table are on the page.

use crate::document::Table;

/// How far apart the same edge may be in two parts, in points.
const SLACK: f32 = 4.0;

/// Column edges in points, left to right, one more than there are columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edges(Vec<f32>);

impl Edges {
    /// The edges of a table whose cells have boxes that agree on them.
    pub fn of(table: &Table) -> Option<Self> {
        let cols = table.grid.cols();
        let mut ends: Vec<Option<(f32, f32)>> = vec![None; cols + 1];
        for cell in table.grid.cells() {
            let Some([x0, _, x1, _]) = cell.source.bbox else { continue };
            for (edge, x) in [(cell.col, x0), (cell.col + cell.col_span, x1)] {
                let end = ends.get_mut(edge)?;
                *end = Some(end.map_or((x, x), |(low, high)| (low.min(x), high.max(x))));
            }
        }
        let edges: Option<Vec<f32>> = ends
            .into_iter()
            .map(|end| end.filter(|(low, high)| high - low <= SLACK).map(|(low, high)| (low + high) / 2.0))
            .collect();
        edges.filter(|edges| edges.windows(2).all(|pair| pair[0] < pair[1])).map(Edges)
    }

    /// The same outer edges, and all edges of one are edges of the other.
    pub fn agree(&self, other: &Edges) -> bool {
        let near =
            |a: Option<&f32>, b: Option<&f32>| a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= SLACK * 1.5);
        if !near(self.0.first(), other.0.first()) || !near(self.0.last(), other.0.last()) {
            return false;
        }
        let (few, many) = if self.0.len() <= other.0.len() { (self, other) } else { (other, self) };
        few.0.iter().all(|edge| many.0.iter().any(|known| (known - edge).abs() <= SLACK))
    }

    /// Those with more columns.
    pub fn finer(a: Option<Edges>, b: Option<Edges>) -> Option<Edges> {
        match (a, b) {
            (Some(a), Some(b)) => Some(if b.0.len() > a.0.len() { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// Number of columns.
    pub fn cols(&self) -> usize {
        self.0.len() - 1
    }

    /// The edge of `self` nearest to each of `part`.
    pub fn map(&self, part: &Edges) -> Vec<usize> {
        let nearest = |x: f32| {
            let after = self.0.partition_point(|edge| *edge < x);
            match (after.checked_sub(1), self.0.get(after)) {
                (Some(before), Some(next)) if x - self.0[before] > next - x => after,
                (Some(before), _) => before,
                (None, _) => 0,
            }
        };
        part.0.iter().map(|x| nearest(*x)).collect()
    }
}
