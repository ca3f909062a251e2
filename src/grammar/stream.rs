//! A slice as a nom input, so that rows and tokens are parsed with the same combinators as letters.

use std::iter::{Cloned, Enumerate};
use std::slice::Iter;

use nom::{Input, Needed};

/// A slice of tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stream<'a, T>(pub &'a [T]);

impl<'a, T: Clone + PartialEq> Input for Stream<'a, T> {
    type Item = T;
    type Iter = Cloned<Iter<'a, T>>;
    type IterIndices = Enumerate<Cloned<Iter<'a, T>>>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, index: usize) -> Self {
        Stream(&self.0[..index])
    }

    fn take_from(&self, index: usize) -> Self {
        Stream(&self.0[index..])
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        let (before, after) = self.0.split_at(index);
        (Stream(after), Stream(before))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.0.iter().position(|item| predicate(item.clone()))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter().cloned()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.0.iter().cloned().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if self.0.len() >= count { Ok(count) } else { Err(Needed::new(count - self.0.len())) }
    }
}

/// One token for which `test` holds.
pub(crate) fn one<'a, T: Clone + PartialEq>(
    test: impl Fn(&T) -> bool,
) -> impl Fn(Stream<'a, T>) -> nom::IResult<Stream<'a, T>, T> {
    move |input| match input.0.first() {
        Some(item) if test(item) => Ok((Stream(&input.0[1..]), item.clone())),
        _ => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Satisfy))),
    }
}
