//! Which lines belong together: those that touch.

use super::super::page::{Axis, Ruling};
use super::SNAP;

/// Sets of lines (by index) that touch one another, each with at least two in both directions or one that
/// crosses two.
pub(super) fn networks(rulings: &[Ruling]) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..rulings.len()).collect();
    // lines sorted by their first coordinate along x: only neighbours are compared
    let mut order: Vec<usize> = (0..rulings.len()).collect();
    let left = |ruling: &Ruling| if ruling.axis == Axis::Level { ruling.from } else { ruling.at };
    let right = |ruling: &Ruling| if ruling.axis == Axis::Level { ruling.to } else { ruling.at };
    order.sort_by(|a, b| left(&rulings[*a]).total_cmp(&left(&rulings[*b])));
    let mut active: Vec<usize> = Vec::new();
    for &at in &order {
        let line = &rulings[at];
        active.retain(|other| right(&rulings[*other]) + SNAP >= left(line));
        for &other in &active {
            if touch(line, &rulings[other]) {
                let (a, b) = (root(&mut parent, at), root(&mut parent, other));
                parent[a.max(b)] = a.min(b);
            }
        }
        active.push(at);
    }
    let mut sets: Vec<Vec<usize>> = vec![Vec::new(); rulings.len()];
    for at in 0..rulings.len() {
        let root = root(&mut parent, at);
        sets[root].push(at);
    }
    sets.retain(|set| {
        let level = set.iter().filter(|at| rulings[**at].axis == Axis::Level).count();
        level > 0 && level < set.len() && set.len() > 2
    });
    sets
}

/// The first member of the set that `at` is in; shortens the way to it.
pub(super) fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn touch(a: &Ruling, b: &Ruling) -> bool {
    let within = |at: f32, line: &Ruling| line.from - SNAP <= at && at <= line.to + SNAP;
    if a.axis == b.axis {
        (a.at - b.at).abs() <= SNAP && a.from <= b.to + SNAP && b.from <= a.to + SNAP
    } else {
        within(a.at, b) && within(b.at, a)
    }
}
