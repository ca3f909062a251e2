//! Headings set with space between their letters: `S E R V I Z I   S O C I A L I` is two words.

use std::ops::Range;

use super::page::Turn;
use super::words::{Word, WordKind, Words};

/// Letters that such a heading has at least.
const LETTERS: usize = 6;
/// Widest gap between two letters of a word, in sizes.
const WIDEST: f32 = 0.6;
/// A gap so many times the narrowest one is between two words.
const BETWEEN_WORDS: f32 = 1.6;

/// Joins letters that stand alone, one after the other with the same small gap, into the words that they are.
pub(super) fn join(words: &mut Words) {
    let runs = runs(words);
    words.join(&runs);
}

/// The letters of each word of each spaced heading.
fn runs(words: &Words) -> Vec<Range<usize>> {
    let list = words.list();
    let mut out = Vec::new();
    let mut from = 0;
    while from < list.len() {
        let mut to = from + 1;
        if is_letter(words, &list[from]) {
            while to < list.len() && is_letter(words, &list[to]) && is_beside(&list[to - 1], &list[to]) {
                to += 1;
            }
        }
        if to - from >= LETTERS {
            out.extend(parted(list, from..to));
        }
        from = to;
    }
    out
}

fn is_letter(words: &Words, word: &Word) -> bool {
    let mut letters = words.text(word).chars();
    word.kind == WordKind::Text
        && word.turn == Turn::Level
        && letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_none()
}

/// On one line, in one size, further than the letters of a word and nearer than columns.
fn is_beside(left: &Word, right: &Word) -> bool {
    let gap = right.from - left.to;
    (left.base - right.base).abs() < left.size * 0.1
        && (left.size - right.size).abs() < 0.5
        && gap > 0.0
        && gap < left.size * WIDEST * 3.0
}

/// Cuts a run of letters where the gap is one between words; nothing where the gaps are not those of a heading.
fn parted(list: &[Word], run: Range<usize>) -> Vec<Range<usize>> {
    let gap = |at: usize| list[at].from - list[at - 1].to;
    let narrowest = (run.start + 1..run.end).map(gap).fold(f32::MAX, f32::min);
    if narrowest > list[run.start].size * WIDEST {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut from = run.start;
    for at in run.start + 1..run.end {
        if gap(at) > narrowest * BETWEEN_WORDS {
            out.push(from..at);
            from = at;
        }
    }
    out.push(from..run.end);
    // single letters in columns, each as far from the next as from the last
    if out.iter().all(|word| word.len() <= 2) { Vec::new() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str, step: f32) -> Words {
        let mut words = Words::default();
        let mut x = 10.0;
        for letter in text.chars() {
            if letter != ' ' {
                words.push_recognised(&letter.to_string(), [x, 2.0, x + 6.0, 12.0], 10.0, 10.0);
            }
            x += step;
        }
        words
    }

    fn joined(mut words: Words) -> Vec<String> {
        join(&mut words);
        words.list().iter().map(|word| words.text(word).to_owned()).collect()
    }

    #[test]
    fn spaced_letters_are_words() {
        assert_eq!(joined(letters("SERVIZI SOCIALI", 9.0)), ["SERVIZI", "SOCIALI"]);
    }

    #[test]
    fn letters_in_columns_stay_apart() {
        assert_eq!(joined(letters("GFMAMGLASOND", 20.0)).len(), 12);
    }
}
