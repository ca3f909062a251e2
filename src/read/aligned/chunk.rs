//! Runs of text without a gap.

use crate::read::item::after_bullet;

/// A run of text without a gap in it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::read) struct Chunk {
    /// First column, from 0: in characters, or in the mean width of one where the page is drawn.
    pub start: usize,
    /// Column after the last.
    pub end: usize,
    pub text: String,
}

impl Chunk {
    /// Characters of the first word.
    pub fn first_word(&self) -> usize {
        self.text.split(' ').next().unwrap_or("").chars().count()
    }

    /// Begins with a bullet.
    pub fn is_item(&self) -> bool {
        after_bullet(&self.text).is_some()
    }

    /// Shares a column with another.
    pub fn overlaps(&self, start: usize, end: usize) -> bool {
        self.start < end && start < self.end
    }
}

/// Prose set with stretched spaces: nearly every right-hand chunk goes on the sentence of the left one, with
/// a small letter, after a narrow gap.
pub(super) fn is_justified(lines: &[Vec<Chunk>]) -> bool {
    let (mut pairs, mut running) = (0usize, 0usize);
    for line in lines {
        for pair in line.windows(2) {
            let narrow = pair[1].start - pair[0].end <= 4;
            let small = pair[1].text.starts_with(char::is_lowercase);
            pairs += 1;
            running += usize::from(narrow && small && !pair[0].text.ends_with(['.', ':', ';']));
        }
    }
    pairs > 0 && running * 10 >= pairs * 7
}
