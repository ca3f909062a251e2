//! How alike two texts are: Ratcliff and Obershelp's measure, as Python's `difflib.SequenceMatcher` computes
//! it without its popularity heuristic. The reference scorer uses that very function.

use std::collections::HashMap;

/// 2·M / T: M characters in matching blocks, T characters in all. 1.0 for two empty texts.
pub fn ratio(a: &[char], b: &[char]) -> f64 {
    let total = a.len() + b.len();
    if total == 0 {
        return 1.0;
    }
    2.0 * Matcher::new(a, b).matches() as f64 / total as f64
}

/// What [`ratio`] can reach at most, told from the letters alone: cheap enough to ask first.
pub fn ratio_bound(a: &[char], b: &[char]) -> f64 {
    let total = a.len() + b.len();
    if total == 0 {
        return 1.0;
    }
    let mut left: HashMap<char, usize> = HashMap::new();
    for c in b {
        *left.entry(*c).or_default() += 1;
    }
    let mut common = 0usize;
    for c in a {
        if let Some(n) = left.get_mut(c).filter(|n| **n > 0) {
            *n -= 1;
            common += 1;
        }
    }
    2.0 * common as f64 / total as f64
}

struct Matcher<'a> {
    a: &'a [char],
    b: &'a [char],
    /// Where each character stands in `b`, ascending.
    places: HashMap<char, Vec<usize>>,
    /// Length of the match that ends at each place of `b` (shifted by one), for this row and the one before.
    rows: [Vec<usize>; 2],
}

struct Block {
    a: usize,
    b: usize,
    size: usize,
}

impl<'a> Matcher<'a> {
    fn new(a: &'a [char], b: &'a [char]) -> Self {
        let mut places: HashMap<char, Vec<usize>> = HashMap::new();
        for (j, c) in b.iter().enumerate() {
            places.entry(*c).or_default().push(j);
        }
        Matcher { a, b, places, rows: [vec![0; b.len() + 1], vec![0; b.len() + 1]] }
    }

    fn matches(&mut self) -> usize {
        let mut sum = 0;
        let mut todo = vec![(0, self.a.len(), 0, self.b.len())];
        while let Some((alo, ahi, blo, bhi)) = todo.pop() {
            let block = self.longest(alo, ahi, blo, bhi);
            if block.size == 0 {
                continue;
            }
            sum += block.size;
            if alo < block.a && blo < block.b {
                todo.push((alo, block.a, blo, block.b));
            }
            if block.a + block.size < ahi && block.b + block.size < bhi {
                todo.push((block.a + block.size, ahi, block.b + block.size, bhi));
            }
        }
        sum
    }

    /// The longest block; of equal ones the earliest in `a`, then in `b`.
    fn longest(&mut self, alo: usize, ahi: usize, blo: usize, bhi: usize) -> Block {
        let mut best = Block { a: alo, b: blo, size: 0 };
        let [before, now] = &mut self.rows;
        let in_range = |places: &'_ [usize]| {
            let from = places.partition_point(|j| *j < blo);
            let to = places.partition_point(|j| *j < bhi);
            from..to
        };
        let none: Vec<usize> = Vec::new();
        let mut last: &[usize] = &none;
        for i in alo..ahi {
            let places = self.places.get(&self.a[i]).unwrap_or(&none);
            let places = &places[in_range(places)];
            for &j in places {
                let size = before[j] + 1;
                now[j + 1] = size;
                if size > best.size {
                    best = Block { a: i + 1 - size, b: j + 1 - size, size };
                }
            }
            for &j in last {
                before[j + 1] = 0;
            }
            std::mem::swap(before, now);
            last = places;
        }
        for &j in last {
            before[j + 1] = 0;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::{ratio, ratio_bound};

    fn of(a: &str, b: &str) -> f64 {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let exact = ratio(&a, &b);
        assert!(ratio_bound(&a, &b) >= exact);
        exact
    }

    /// Figures printed by Python 3: `SequenceMatcher(None, a, b, autojunk=False).ratio()`.
    #[test]
    fn agrees_with_difflib() {
        assert_eq!(of("", ""), 1.0);
        assert_eq!(of("abcd", ""), 0.0);
        assert_eq!(of("abcd", "bcde"), 0.75);
        assert_eq!(of("tide", "diet"), 0.25);
        assert_eq!(of("diet", "tide"), 0.5);
        assert_eq!(
            of("private Thread currentThread;", "private volatile Thread currentThread;"),
            0.8656716417910447
        );
    }
}
