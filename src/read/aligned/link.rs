//! Does a chunk go on the cell of the chunk above it? Weighed, not decided: `rows` decides for whole rows.

use super::chunk::Chunk;

/// Evidence for one cell (positive) or two (negative).
pub(super) type Weight = f32;

/// Weight of a chunk that lies under several others, or under one that several lie under.
pub(super) const SPANNING: Weight = -2.0;

/// What is known of two chunks, one under the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'c> {
    pub upper: &'c Chunk,
    pub lower: &'c Chunk,
    /// Lines from one to the other, at least 1. Cells set to the middle of their row make lines of their
    /// own between the lines of their neighbours.
    pub distance: usize,
    /// Characters that the column takes, as far as can be seen nearby.
    pub width: usize,
}

impl Pair<'_> {
    /// Adds the evidence up. The weights were set on printed tables: what decides most is a broken word,
    /// then a small letter, then whether the next word would have fitted on the line above.
    pub fn weight(&self) -> Weight {
        let (upper, lower) = (self.upper, self.lower);
        let small = lower.text.starts_with(char::is_lowercase);
        if small && is_broken(&upper.text) {
            return 4.0;
        }
        let item = lower.is_item();
        let ended = upper.text.ends_with(['.', ':', ';', '!', '?']);
        let mut weight = match lower.text.chars().next() {
            _ if item => 0.5,
            _ if small && ended => 1.0,
            _ if small && !upper.text.contains(char::is_alphabetic) => 0.0,
            _ if small => 2.5,
            Some('(') => 0.8,
            Some(')' | ',' | ';' | '.') => 2.5,
            Some('/') => 1.0,
            _ => -1.0,
        };
        if !item {
            weight += self.geometry(small) + self.fit(ended || upper.is_item());
        }
        if upper.text.ends_with([',', '/', '(', '-', '–', '\'', '’']) {
            weight += 1.5;
        }
        if upper.text.ends_with(':') && !small && !item {
            weight -= 0.8;
        }
        if !small && !item && hangs(&upper.text) {
            weight += 1.3;
        }
        if is_open(&upper.text) {
            weight += 2.0;
        }
        if self.distance > 2 {
            weight -= 2.0;
        }
        weight
    }

    /// The lines of one cell have their left or right ends or their middles in one line.
    fn geometry(&self, small: bool) -> Weight {
        let (upper, lower) = (self.upper, self.lower);
        let aligned = upper.start.abs_diff(lower.start) <= 1
            || upper.end.abs_diff(lower.end) <= 1
            || (upper.start + upper.end).abs_diff(lower.start + lower.end) <= 3;
        match (aligned, small) {
            (true, _) => 0.0,
            (false, true) => -0.5,
            (false, false) => -2.0,
        }
    }

    /// A line is only broken where the next word does not fit.
    fn fit(&self, may_break: bool) -> Weight {
        let needed = self.upper.end - self.upper.start + 1 + self.lower.first_word();
        if needed > self.width {
            return 0.6;
        }
        let clearly = self.width - needed >= 2 + self.width * 15 / 100;
        match (clearly, may_break) {
            (false, _) => 0.0,
            (true, true) => -0.5,
            (true, false) => -2.0,
        }
    }
}

/// Ends with a hyphen after a letter.
fn is_broken(text: &str) -> bool {
    let mut back = text.chars().rev();
    matches!(back.next(), Some('-' | '\u{2010}')) && back.next().is_some_and(char::is_alphabetic)
}

/// Ends with a short small word (an article, a preposition) that is no unit of a number: texts seldom do.
pub(super) fn hangs(text: &str) -> bool {
    let mut back = text.split(' ').rev();
    let last = back.next().unwrap_or("");
    let number = back.next().is_none_or(|word| !word.contains(char::is_alphabetic));
    !number && last.chars().count() <= 2 && last.chars().all(char::is_lowercase)
}

/// A bracket is open at the end.
fn is_open(text: &str) -> bool {
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    count('(') > count(')')
}
