//! How many of each letter a text has: a cheap bound on how near two texts can be.

/// Sorts of letters told apart; letters that share one only make the bound weaker.
const SORTS: usize = 32;

/// The letters of a text, counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    counts: [u8; SORTS],
    chars: usize,
}

impl Letters {
    /// Counts the letters of a text of the length of a label.
    pub(crate) fn of(text: &str) -> Letters {
        let mut letters = Letters { counts: [0; SORTS], chars: 0 };
        for letter in text.chars() {
            let count = &mut letters.counts[letter as usize % SORTS];
            *count = count.saturating_add(1);
            letters.chars += 1;
        }
        letters
    }

    /// At least so similar two texts would have to be: an upper bound of their normalised Damerau-Levenshtein
    /// similarity. Each edit adds one letter, takes one away, or both; a swap changes no count.
    pub(crate) fn similarity_at_most(&self, other: &Letters) -> f64 {
        let longest = self.chars.max(other.chars);
        if longest == 0 {
            return 1.0;
        }
        let differing: u16 =
            self.counts.iter().zip(&other.counts).map(|(a, b)| u16::from(a.abs_diff(*b))).sum();
        // what one has too many is what the other lacks, but for the difference in length
        let edits = (usize::from(differing) + self.chars.abs_diff(other.chars)) / 2;
        1.0 - edits as f64 / longest as f64
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn never_below_the_similarity(one in "[a-eà ']{0,30}", other in "[a-eà ']{0,30}") {
            let similarity = strsim::normalized_damerau_levenshtein(&one, &other);
            prop_assert!(Letters::of(&one).similarity_at_most(&Letters::of(&other)) >= similarity);
        }

        #[test]
        fn never_below_the_similarity_of_two_spellings(text in "[a-zà ]{1,30}", at in 0usize..30, letter in "[a-z]?") {
            let mut other: Vec<char> = text.chars().collect();
            let at = at.min(other.len() - 1);
            other.splice(at..=at, letter.chars());
            let other: String = other.into_iter().collect();
            let similarity = strsim::normalized_damerau_levenshtein(&text, &other);
            prop_assert!(Letters::of(&text).similarity_at_most(&Letters::of(&other)) >= similarity);
        }
    }
}
