//! Letters to words.

use super::page::{Glyph, GlyphText, RawPage, Shown, Turn};
use super::tags::Tag;
use crate::document::Rect;

/// A gap from this share of the font size on parts two words.
const GAP: f32 = 0.17;
/// A letter may begin this share of the size before the last one ends.
const BACK: f32 = 0.35;
/// Parts of the size that letters take above and below their base line.
const ASCENT: f32 = 0.78;
const DESCENT: f32 = 0.22;

/// The words of a page; their texts stand one after the other in one string.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    text: String,
    list: Vec<Word>,
}

/// A word and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    start: u32,
    end: u32,
    /// Box on the page.
    pub rect: Rect,
    /// Along the base line: where it begins and ends, and where the base line is, in [`Turn::along`] coordinates.
    pub from: f32,
    pub to: f32,
    pub base: f32,
    pub size: f32,
    pub turn: Turn,
    pub bold: bool,
    pub kind: WordKind,
    /// The gap before it is that of a word set tight against the one before (no space between).
    pub tight: bool,
    pub mark: Option<u32>,
    /// What the structure tree says of it.
    pub tag: Option<Tag>,
}

/// What a word is on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// Text.
    Text,
    /// Marked as an artifact by the document: header, footer.
    Artifact,
    /// Not to be seen.
    Hidden,
}

impl Words {
    /// Puts runs of words, in order, together into one word each, where their texts follow each other.
    pub fn join(&mut self, runs: &[std::ops::Range<usize>]) {
        let mut kept = Vec::with_capacity(self.list.len());
        let mut runs = runs.iter().peekable();
        for (at, word) in self.list.iter().enumerate() {
            while runs.next_if(|run| run.end <= at).is_some() {}
            let inside = runs.peek().is_some_and(|run| run.contains(&at) && at > run.start);
            match kept.last_mut().filter(|last: &&mut Word| inside && last.end == word.start) {
                Some(last) => {
                    last.end = word.end;
                    last.to = word.to;
                    last.rect = super::lines::cover(last.rect, word.rect);
                }
                None => kept.push(*word),
            }
        }
        self.list = kept;
    }

    /// The words that are marked, alone, in no more room than they take.
    pub fn only(&self, kept: &[bool]) -> Words {
        let mut words = Words::default();
        for (word, _) in self.list.iter().zip(kept).filter(|(_, kept)| **kept) {
            let start = words.text.len() as u32;
            words.text.push_str(self.text(word));
            words.list.push(Word { start, end: words.text.len() as u32, ..*word });
        }
        words
    }

    /// The words.
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    /// The text of a word.
    pub fn text(&self, word: &Word) -> &str {
        &self.text[word.start as usize..word.end as usize]
    }

    /// Adds a word that was recognised in a picture: its box, its base line and the size of its letters.
    pub fn push_recognised(&mut self, text: &str, rect: Rect, base: f32, size: f32) {
        self.push(text, rect);
        if let Some(word) = self.list.last_mut() {
            (word.base, word.size) = (base, size);
        }
    }

    /// Adds a word that the page shows without letters (a drawn check box).
    pub fn push(&mut self, text: &str, rect: Rect) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.list.push(Word {
            start,
            end: self.text.len() as u32,
            rect,
            from: rect[0],
            to: rect[2],
            base: rect[3],
            size: rect[3] - rect[1],
            turn: Turn::Level,
            bold: false,
            kind: WordKind::Text,
            tight: false,
            mark: None,
            tag: None,
        });
    }

    /// Gives the words their tags, by their marked content.
    pub fn tag_with(&mut self, tag: impl Fn(u32) -> Option<Tag>) {
        for word in &mut self.list {
            word.tag = word.mark.and_then(&tag);
        }
    }

    /// Takes the tags from these words.
    pub fn untag(&mut self, which: &[usize]) {
        for at in which {
            if let Some(word) = self.list.get_mut(*at) {
                word.tag = None;
            }
        }
    }

    /// The tags, to change them.
    pub fn tags_mut(&mut self) -> impl Iterator<Item = &mut Tag> {
        self.list.iter_mut().filter_map(|word| word.tag.as_mut())
    }

    /// Makes a word text of the page.
    pub fn revive(&mut self, at: usize) {
        if let Some(word) = self.list.get_mut(at) {
            word.kind = WordKind::Text;
        }
    }
}

/// Puts the letters of a page together. `scanned`: invisible letters are the text layer of a scan, hence text.
pub(super) fn words(page: &RawPage, scanned: bool) -> Words {
    let mut out = Words::default();
    let mut open: Option<Open> = None;
    for glyph in &page.glyphs {
        let kind = kind(page, glyph, scanned);
        if is_space(glyph) {
            if let Some(word) = open.take() {
                word.close(&mut out);
            }
            continue;
        }
        let joined = open.as_ref().map_or(Joint::Apart, |word| word.joint(glyph, kind));
        match (joined, open.as_mut()) {
            (Joint::Again, Some(word)) => word.bold = true,
            (Joint::Goes, Some(word)) => word.add(glyph, page, &mut out.text),
            (joint, _) => {
                if let Some(word) = open.take() {
                    word.close(&mut out);
                }
                let tight = joint == Joint::Tight;
                open = Some(Open::new(glyph, kind, tight, page, &mut out.text));
            }
        }
    }
    if let Some(word) = open {
        word.close(&mut out);
    }
    super::spaced::join(&mut out);
    out
}

fn is_space(glyph: &Glyph) -> bool {
    matches!(glyph.text, GlyphText::One(c) if c.is_whitespace() || c == '\u{a0}' || c == '\u{200b}')
        && glyph.actual.is_none()
}

fn kind(page: &RawPage, glyph: &Glyph, scanned: bool) -> WordKind {
    match glyph.shown {
        Shown::Outside => WordKind::Hidden,
        Shown::Invisible if !scanned => WordKind::Hidden,
        Shown::White if !is_on_dark(page, glyph) => WordKind::Hidden,
        _ if glyph.artifact => WordKind::Artifact,
        _ => WordKind::Text,
    }
}

fn is_on_dark(page: &RawPage, glyph: &Glyph) -> bool {
    let (x, y) = (glyph.x + glyph.advance * 0.5, glyph.y - glyph.size * 0.3);
    let holds = |rect: &Rect| {
        let [x0, y0, x1, y1] = *rect;
        x0 - 1.0 <= x && x <= x1 + 1.0 && y0 - 1.0 <= y && y <= y1 + 1.0
    };
    page.areas.iter().any(|area| !area.white && holds(&area.rect)) || page.pictures.iter().any(holds)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// The same letter once more on the same place: printed twice to look bold.
    Again,
    /// The word goes on.
    Goes,
    /// Another word, with no space between.
    Tight,
    /// Another word.
    Apart,
}

/// A word that may go on.
struct Open {
    start: usize,
    from: f32,
    to: f32,
    base: f32,
    size: f32,
    turn: Turn,
    bold: bool,
    kind: WordKind,
    tight: bool,
    mark: Option<u32>,
    actual: Option<u32>,
    last: (GlyphText, f32),
}

impl Open {
    fn new(glyph: &Glyph, kind: WordKind, tight: bool, page: &RawPage, text: &mut String) -> Self {
        let (from, base) = glyph.turn.along(glyph.x, glyph.y);
        let mut open = Open {
            start: text.len(),
            from,
            to: from,
            base,
            size: glyph.size,
            turn: glyph.turn,
            bold: glyph.bold,
            kind,
            tight,
            mark: glyph.mark,
            actual: None,
            last: (glyph.text, from),
        };
        open.add(glyph, page, text);
        open
    }

    fn joint(&self, glyph: &Glyph, kind: WordKind) -> Joint {
        let (from, base) = glyph.turn.along(glyph.x, glyph.y);
        let size = self.size.max(glyph.size);
        let level = (base - self.base).abs();
        if glyph.turn != self.turn || kind != self.kind || level > size * 0.5 {
            return Joint::Apart;
        }
        if glyph.actual.is_some() && glyph.actual == self.actual {
            return Joint::Goes;
        }
        if glyph.text == self.last.0 && (from - self.last.1).abs() < size * 0.08 && level < size * 0.08 {
            return Joint::Again;
        }
        let gap = from - self.to;
        if gap > size * GAP || gap < -size * BACK {
            return Joint::Apart;
        }
        // a raised or lowered letter, or one of another weight, is a word of its own on the same line
        if level > size * 0.1 || glyph.bold != self.bold || glyph.mark != self.mark {
            return Joint::Tight;
        }
        Joint::Goes
    }

    fn add(&mut self, glyph: &Glyph, page: &RawPage, text: &mut String) {
        let (from, _) = glyph.turn.along(glyph.x, glyph.y);
        match glyph.actual {
            Some(actual) if self.actual == Some(actual) => {}
            Some(actual) => {
                let given = page.actual.get(actual as usize).map_or("", String::as_str);
                text.push_str(given.trim());
                self.actual = Some(actual);
            }
            None => glyph.text.push_to(text),
        }
        self.last = (glyph.text, from);
        self.to = self.to.max(from + glyph.advance);
        self.from = self.from.min(from);
        self.size = self.size.max(glyph.size);
    }

    fn close(self, out: &mut Words) {
        if out.text.len() == self.start {
            return;
        }
        let (above, below) = (self.base - self.size * ASCENT, self.base + self.size * DESCENT);
        let rect = match self.turn {
            Turn::Level | Turn::Slanted => [self.from, above, self.to, below],
            Turn::Up => [above, -self.to, below, -self.from],
            Turn::Down => [-below, self.from, -above, self.to],
            Turn::Over => [-self.to, -below, -self.from, -above],
        };
        out.list.push(Word {
            start: self.start as u32,
            end: out.text.len() as u32,
            rect,
            from: self.from,
            to: self.to,
            base: self.base,
            size: self.size,
            turn: self.turn,
            bold: self.bold,
            kind: self.kind,
            tight: self.tight,
            mark: self.mark,
            tag: None,
        });
    }
}
