//! nom parsers of check marks, and a line of a form as marks and labels.

use nom::Parser;
use nom::branch::alt;
use nom::multi::{many0, many1};
use nom::sequence::terminated;

use super::text::{Parsed, fail, space};
use super::words::ValueWords;

/// State of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Ticked,
    Empty,
    /// A filled sign: ticked, unless it turns out to be a bullet.
    Filled,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Mark(Mark),
    Label(String),
}

/// Marks that a cell of a timetable may hold.
const MAX_MARKS: usize = 12;

/// The cell is a mark and nothing else: a month of a timetable that something is done in (`X`, `■`, `→`, `✓`).
pub fn is_mark(text: &str, words: &ValueWords) -> bool {
    let text = text.trim();
    let mark = |input| {
        let ticked = |input| words.ticked.parse(input);
        let filled = |input| words.filled.parse(input);
        let timetable = |input| words.timetable.parse(input);
        let letter = |input| words.letter_marks.parse(input);
        terminated(alt((ticked, filled, timetable, letter)), space).parse(input)
    };
    let marks = many1(mark).parse(text);
    marks.is_ok_and(|(rest, found): (&str, Vec<()>)| rest.is_empty() && found.len() <= MAX_MARKS)
}

/// The cell says that nothing is done in its month: `no`, `-`, `0`, `0%`, an empty box.
pub fn is_no_mark(text: &str, words: &ValueWords) -> bool {
    let text = text.trim();
    let zero =
        super::number::number(text.trim_end_matches(['%', ' ']), words).is_some_and(|number| number == 0.0);
    // a circle may be a mark as well
    let empty = !text.contains(['○', '◯']) && words.empty_boxes.whole(text).is_some();
    zero || empty || words.is_none(text) || words.yes_no.whole(text) == Some(false)
}

/// A line of a form in pieces.
pub(super) fn tokens(line: &str, words: &ValueWords) -> Vec<Token> {
    let (rest, found) = many0(|input| token(input, words)).parse(line.trim()).unwrap_or((line, Vec::new()));
    let mut tokens = found;
    if !rest.trim().is_empty() {
        tokens.push(Token::Label(rest.trim().to_owned()));
    }
    settle_letters(join_words(tokens), words)
}

/// nom parser: a box, or a word (letters that may be marks among them).
fn token<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Token> {
    if input.is_empty() {
        return fail(input);
    }
    terminated(alt((|input| boxed(input, words), |input| word(input, words))), space).parse(input)
}

fn boxed<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Token> {
    let ticked = (|input| words.ticked.parse(input)).map(|()| Mark::Ticked);
    let empty = (|input| words.empty_boxes.parse(input)).map(|()| Mark::Empty);
    let filled = (|input| words.filled.parse(input)).map(|()| Mark::Filled);
    alt((ticked, empty, filled)).map(Token::Mark).parse(input)
}

/// Up to white space or a box.
fn word<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Token> {
    let end = input
        .char_indices()
        .skip(1)
        .find(|(at, c)| {
            c.is_whitespace()
                || (!c.is_alphanumeric() && input.get(*at..).is_some_and(|rest| boxed(rest, words).is_ok()))
        })
        .map_or(input.len(), |(at, _)| at);
    let (word, rest) = input.split_at(end);
    Ok((rest, Token::Label(word.to_owned())))
}

/// Words that stand beside each other are one label; a letter that may be a mark stays apart for now.
fn join_words(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::new();
    let mut open = false;
    for token in tokens {
        match token {
            Token::Label(word) if is_letter_like(&word) => {
                joined.push(Token::Label(word));
                open = false;
            }
            Token::Label(word) => {
                match joined.last_mut() {
                    Some(Token::Label(label)) if open => {
                        label.push(' ');
                        label.push_str(&word);
                    }
                    _ => joined.push(Token::Label(word)),
                }
                open = true;
            }
            mark => {
                joined.push(mark);
                open = false;
            }
        }
    }
    joined
}

/// Short enough to be a mark written as a letter.
fn is_letter_like(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().count() <= 3 && {
        let first = word.chars().next();
        word.chars().all(|c| Some(c) == first)
    }
}

/// Decides which letters are marks: at the ends of a line, beside other marks, or a capital of its own inside. The
/// others go back into their label.
fn settle_letters(tokens: Vec<Token>, words: &ValueWords) -> Vec<Token> {
    let letter =
        |token: &Token| matches!(token, Token::Label(word) if words.letter_marks.whole(word).is_some());
    let last = tokens.len().saturating_sub(1);
    let marked = tokens
        .iter()
        .enumerate()
        .any(|(at, token)| matches!(token, Token::Mark(_)) || (letter(token) && (at == 0 || at == last)));
    let mut settled: Vec<Token> = Vec::new();
    for (at, token) in tokens.into_iter().enumerate() {
        let capital = matches!(&token, Token::Label(word) if word.chars().all(char::is_uppercase));
        if letter(&token) && (at == 0 || at == last || marked || capital) {
            settled.push(Token::Mark(Mark::Ticked));
            continue;
        }
        match (settled.last_mut(), token) {
            (Some(Token::Label(label)), Token::Label(word)) => {
                label.push(' ');
                label.push_str(&word);
            }
            (_, token) => settled.push(token),
        }
    }
    settled
}
