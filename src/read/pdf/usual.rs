//! What is usual in a document: the size of its letters, the way from line to line.

use std::collections::BTreeMap;

use super::flow::Sorted;
use super::lines::Line;

/// Ways between lines, in sizes, that can be those of one paragraph.
const WAYS: std::ops::RangeInclusive<f32> = 0.95..=1.9;

/// What is usual in a document.
#[derive(Clone, Debug)]
pub(super) struct Usual {
    /// Size of most letters.
    pub size: f32,
    /// Way from line to line in sizes.
    pub leading: f32,
    /// Way from a line to the rest of its sentence, by size, in points.
    wraps: BTreeMap<u32, f32>,
}

impl Usual {
    /// Looks at all lines of a document.
    pub fn of(sorted: &[Sorted]) -> Self {
        let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
        let mut ways: Vec<f32> = Vec::new();
        let mut wraps: BTreeMap<u32, Vec<f32>> = BTreeMap::new();
        let mut pair = |above: &Line, below: &Line| {
            let way = below.base - above.base;
            if !WAYS.contains(&(way / above.size.max(1.0))) {
                return;
            }
            ways.push(way / above.size.max(1.0));
            let small = below.text.starts_with(char::is_lowercase);
            let ended = above.text.ends_with(['.', ':', ';', '!', '?']);
            if small && !ended && (above.size - below.size).abs() < 0.1 {
                wraps.entry(key(above.size)).or_default().push(way);
            }
        };
        let mut count = |line: &Line| *sizes.entry(key(line.size)).or_default() += line.text.len();
        for page in sorted {
            page.free().flat_map(|line| &line.chunks).for_each(&mut count);
            for lines in page.zones.iter().flat_map(|(_, lines)| lines.windows(2)) {
                if let (Some(above), Some(below)) = (lines[0].chunks.first(), lines[1].chunks.first()) {
                    pair(above, below);
                }
            }
            for (_, lines) in page.frames.iter().flat_map(|(_, cells)| cells).flatten() {
                lines.iter().for_each(&mut count);
                lines.windows(2).for_each(|lines| pair(&lines[0], &lines[1]));
            }
        }
        ways.sort_by(f32::total_cmp);
        let wraps = wraps
            .into_iter()
            .filter(|(_, ways)| ways.len() >= 3)
            .map(|(size, mut ways)| {
                ways.sort_by(f32::total_cmp);
                (size, ways[ways.len() / 2])
            })
            .collect();
        Usual {
            size: sizes.iter().max_by_key(|(_, count)| **count).map_or(10.0, |(size, _)| *size as f32 / 4.0),
            leading: ways.get(ways.len() / 3).copied().unwrap_or(1.2),
            wraps,
        }
    }

    /// The way between two lines is more than that inside of a paragraph, where that is known for the size.
    pub fn is_parted(&self, above: &Line, below: &Line) -> bool {
        let way = below.base - above.base;
        (above.size - below.size).abs() < 0.1
            && self.wraps.get(&key(above.size)).is_some_and(|usual| way > usual + 0.5)
    }
}

fn key(size: f32) -> u32 {
    (size * 4.0).round() as u32
}
