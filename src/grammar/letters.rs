//! How many of each letter a text has: a cheap bound on how near two texts can be.

/// Sorts of letters told apart; letters that share one only make the bound weaker.
const SORTS: usize = 32;

/// The letters of a text, counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    counts: [u8; SORTS],
    chars: usize,
}

/// How many letters of each of a few groups a text has.
type Groups = [u8; GROUPS.len()];

/// Groups of letters, about as frequent as each other in Italian.
const GROUPS: [&str; 6] = ["ai", "eu", "o", "nlz", "trv", "scdp"];

/// Texts of one length with what each stands for, laid out to be gone over quickly.
#[derive(Debug)]
pub(crate) struct Alike<T> {
    /// Of each group its letters in each of the texts.
    groups: [Vec<u8>; GROUPS.len()],
    rest: Vec<(Letters, T)>,
}

impl<T> Default for Alike<T> {
    fn default() -> Self {
        Alike { groups: Default::default(), rest: Vec::new() }
    }
}

/// So many texts are compared in one go.
const AT_ONCE: usize = 16;

impl<T: Copy> Alike<T> {
    /// Adds a text.
    pub(crate) fn push(&mut self, letters: Letters, stands_for: T) {
        for (list, count) in self.groups.iter_mut().zip(letters.groups()) {
            list.push(count);
        }
        self.rest.push((letters, stands_for));
    }

    /// There is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Those that may be no more than so many edits away.
    pub(crate) fn within<'a>(&'a self, letters: &'a Letters, edits: usize) -> impl Iterator<Item = T> + 'a {
        let own = letters.groups();
        let most = u8::try_from(edits).unwrap_or(u8::MAX);
        self.rest.chunks(AT_ONCE).enumerate().flat_map(move |(chunk, rest)| {
            let far = self.farthest(chunk * AT_ONCE, rest.len(), &own);
            let near = rest.iter().zip(far).filter(move |(_, far)| *far <= most);
            near.filter(move |((other, _), _)| letters.edits_at_least(other) <= edits)
                .map(|((_, stands_for), _)| *stands_for)
        })
    }

    /// By how many letters of one group some texts differ from another one, at most. An edit changes a group by one.
    fn farthest(&self, from: usize, count: usize, own: &Groups) -> [u8; AT_ONCE] {
        let mut far = [0; AT_ONCE];
        // without a branch inside, which processors do for all of them at once
        for (list, own) in self.groups.iter().zip(own) {
            for (far, group) in far.iter_mut().zip(&list[from..from + count]) {
                *far = (*far).max(group.abs_diff(*own));
            }
        }
        far
    }
}

impl Letters {
    /// The letters of each group.
    fn groups(&self) -> Groups {
        let of = |letter: char| u32::from(self.counts[letter as usize % SORTS]);
        GROUPS.map(|group| u8::try_from(group.chars().map(of).sum::<u32>()).unwrap_or(u8::MAX))
    }

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
        similarity(self.edits_at_least(other), self.chars.max(other.chars))
    }

    /// At least so many edits lie between two texts.
    fn edits_at_least(&self, other: &Letters) -> usize {
        let differing: u32 =
            self.counts.iter().zip(&other.counts).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
        // what one has too many is what the other lacks, but for the difference in length
        (differing as usize + self.chars.abs_diff(other.chars)) / 2
    }
}

/// The normalised similarity of two texts that so many edits lie between; `longest` is the longer one's letters.
pub(crate) fn similarity(edits: usize, longest: usize) -> f64 {
    if longest == 0 { 1.0 } else { 1.0 - edits as f64 / longest as f64 }
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
            let (text, other) = (Letters::of(&text), Letters::of(&other));
            let bound = text.similarity_at_most(&other);
            prop_assert!(bound >= similarity);
            let mut alike = Alike::default();
            alike.push(other, ());
            prop_assert_eq!(alike.within(&text, text.edits_at_least(&other)).count(), 1);
        }
    }
}
