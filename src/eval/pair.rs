//! Which record of an output is which record of the gold.

use super::norm::norm;
use super::ratio::{ratio, ratio_bound};

/// Closeness from which two records may be the same one.
const FLOOR: f64 = 0.5;
/// What standing at another place costs at most.
const PLACE: f64 = 0.05;
/// Letters of a key that are compared.
const KEY: usize = 400;
/// Closeness of two records without any key.
const BOTH_EMPTY: f64 = 0.3;

/// Pairs each record with at most one of the other side: the closest keys first, the same relative place
/// breaking ties. Records left alone come after the pairs, the gold's first.
pub fn pair<'a, T>(
    gold: &'a [T],
    out: &'a [T],
    key: impl Fn(&T) -> String,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let keys = |list: &[T]| list.iter().map(|record| cut(&key(record))).collect::<Vec<_>>();
    let (gold_keys, out_keys) = (keys(gold), keys(out));
    let mut scored = Vec::new();
    for (i, g) in gold_keys.iter().enumerate() {
        for (j, o) in out_keys.iter().enumerate() {
            let place = (i as f64 / gold.len().max(1) as f64 - j as f64 / out.len().max(1) as f64).abs();
            let score = closeness(g, o) - PLACE * place;
            if score >= FLOOR - PLACE || (g.is_empty() && o.is_empty()) {
                scored.push((score, i, j));
            }
        }
    }
    // stable: equal scores stay in the order of the records
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut taken_gold, mut taken_out) = (vec![false; gold.len()], vec![false; out.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in scored {
        if !taken_gold[i] && !taken_out[j] {
            (taken_gold[i], taken_out[j]) = (true, true);
            pairs.push((Some(&gold[i]), Some(&out[j])));
        }
    }
    let alone = |list: &'a [T], taken: Vec<bool>| {
        list.iter().zip(taken).filter(|(_, taken)| !taken).map(|(record, _)| record).collect::<Vec<_>>()
    };
    pairs.extend(alone(gold, taken_gold).into_iter().map(|record| (Some(record), None)));
    pairs.extend(alone(out, taken_out).into_iter().map(|record| (None, Some(record))));
    pairs
}

fn cut(key: &str) -> Vec<char> {
    norm(key).chars().take(KEY).collect()
}

fn closeness(a: &[char], b: &[char]) -> f64 {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => BOTH_EMPTY,
        (true, false) | (false, true) => 0.0,
        _ if a == b => 1.0,
        _ => {
            let bound = ratio_bound(a, b);
            // below the floor the exact figure makes no difference
            if bound < FLOOR - PLACE { bound } else { ratio(a, b) }
        }
    }
}
