//! Lists: their levels and running counters.

use std::collections::BTreeMap;

use super::Streams;
use super::fib::{Fib, Part};
use super::{u16_at, u32_at};
use crate::read::common::list_number::{Marker, NumFormat, format_number};

const LEVELS: usize = 9;

#[derive(Clone, Debug)]
struct Level {
    start: i64,
    format: NumFormat,
    /// Text in which the codes below nine stand for the number of that level.
    text: Vec<u16>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Levels by the id of the list.
    lists: BTreeMap<u32, Vec<Level>>,
    /// The list that each use (counted from 1) is of.
    uses: Vec<u32>,
    counters: BTreeMap<u32, [Option<i64>; LEVELS]>,
}

impl Lists {
    pub fn parse(streams: &Streams, fib: &Fib) -> Lists {
        let mut lists = Lists::default();
        let (start, length) = fib.part(Part::Lists);
        // the levels stand behind the part, whose length counts only the lists
        if let Some(part) = streams.table.get(start..).filter(|_| length > 2) {
            lists.add_lists(part);
        }
        let uses = fib.slice(&streams.table, Part::ListUses);
        let count = u32_at(uses, 0).unwrap_or(0) as usize;
        lists.uses = (0..count).map_while(|at| u32_at(uses, 4 + at * 16)).collect();
        lists
    }

    fn add_lists(&mut self, part: &[u8]) {
        let count = usize::from(u16_at(part, 0).unwrap_or(0));
        let mut at = 2 + count * 28;
        for list in 0..count {
            let head = 2 + list * 28;
            let (Some(id), Some(flags)) = (u32_at(part, head), part.get(head + 26)) else { return };
            let levels = if flags & 1 == 1 { 1 } else { LEVELS };
            let mut all = Vec::with_capacity(levels);
            for _ in 0..levels {
                let Some((level, next)) = level(part, at) else { return };
                all.push(level);
                at = next;
            }
            self.lists.insert(id, all);
        }
    }

    /// The marker of the next paragraph of a list.
    pub fn step(&mut self, list_use: u16, level: u8) -> Option<Marker> {
        let id = *self.uses.get(usize::from(list_use).checked_sub(1)?)?;
        let levels = self.lists.get(&id)?;
        let level = usize::from(level).min(levels.len().checked_sub(1)?).min(LEVELS - 1);
        let counters = self.counters.entry(id).or_default();
        counters[level] = Some(counters[level].map_or(levels[level].start, |count| count.saturating_add(1)));
        counters[level + 1..].fill(None);
        let own = &levels[level];
        if own.format == NumFormat::Bullet {
            return Some(Marker::Bullet);
        }
        let mut text = String::new();
        for unit in &own.text {
            match levels.get(usize::from(*unit)).filter(|_| *unit < LEVELS as u16) {
                Some(of) => {
                    let count = counters[usize::from(*unit)].unwrap_or(of.start);
                    text.push_str(&format_number(of.format, count));
                }
                None => text.extend(char::from_u32(u32::from(*unit)).filter(|c| !c.is_control())),
            }
        }
        let text = text.trim();
        (!text.is_empty()).then(|| Marker::Number(text.to_owned()))
    }
}

fn level(part: &[u8], at: usize) -> Option<(Level, usize)> {
    let start = i64::from(u32_at(part, at)?);
    let format = match *part.get(at + 4)? {
        1 => NumFormat::UpperRoman,
        2 => NumFormat::LowerRoman,
        3 => NumFormat::UpperLetter,
        4 => NumFormat::LowerLetter,
        5 => NumFormat::Ordinal,
        22 => NumFormat::DecimalZero,
        23 => NumFormat::Bullet,
        255 => NumFormat::None,
        _ => NumFormat::Decimal,
    };
    let props = usize::from(*part.get(at + 24)?) + usize::from(*part.get(at + 25)?);
    let text_at = at + 28 + props;
    let length = usize::from(u16_at(part, text_at)?);
    let end = text_at + 2 + length * 2;
    let text = part.get(text_at + 2..end)?;
    let text = text.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Some((Level { start, format, text }, end))
}
