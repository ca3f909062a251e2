//! The best set of proposals that do not overlap.

/// A claim on rows `from..to` with a weight.
pub(crate) trait Claim {
    /// First row and past the last.
    fn rows(&self) -> (usize, usize);
    /// Weight of the evidence, positive for a claim worth making.
    fn weight(&self) -> f64;
}

/// Indices of the claims with the greatest total weight among all sets without overlap, in row order
/// (weighted interval scheduling).
pub(crate) fn best_set<C: Claim>(claims: &[C], rows: usize) -> Vec<usize> {
    let mut ending: Vec<Vec<usize>> = vec![Vec::new(); rows + 1];
    for (index, claim) in claims.iter().enumerate() {
        let (from, to) = claim.rows();
        if from < to && to <= rows && claim.weight() > 0.0 {
            ending[to].push(index);
        }
    }
    let mut best = vec![0.0f64; rows + 1];
    let mut choice: Vec<Option<usize>> = vec![None; rows + 1];
    for row in 1..=rows {
        best[row] = best[row - 1];
        for &index in &ending[row] {
            let total = best[claims[index].rows().0] + claims[index].weight();
            if total > best[row] + 1e-9 {
                best[row] = total;
                choice[row] = Some(index);
            }
        }
    }
    let mut picked = Vec::new();
    let mut row = rows;
    while row > 0 {
        match choice[row] {
            Some(index) => {
                picked.push(index);
                row = claims[index].rows().0;
            }
            None => row -= 1,
        }
    }
    picked.reverse();
    picked
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Claim for (usize, usize, f64) {
        fn rows(&self) -> (usize, usize) {
            (self.0, self.1)
        }
        fn weight(&self) -> f64 {
            self.2
        }
    }

    #[test]
    fn two_small_claims_beat_one_large_that_weighs_less() {
        let claims = [(0, 4, 3.0), (0, 2, 2.0), (2, 4, 1.5), (1, 3, 2.4)];
        assert_eq!(best_set(&claims, 4), vec![1, 2]);
    }
}
