//! The state that groups save: where text goes, how it looks, what its paragraph is.

/// Where text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Dest {
    /// To the story.
    #[default]
    Text,
    /// Nowhere.
    Skip,
    /// Nowhere, but groups in it may lead to the story: shapes, objects, fields.
    Frame,
    FontTable,
    ColourTable,
    StyleSheet,
    /// The bullet or number of a list item.
    ListText,
    /// The data of a form field.
    FormField,
}

/// What a group opened and has to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// A note, header or footer.
    Aside,
    /// A text box.
    TextBox,
    /// The data of a form field.
    FormField,
}

/// The state.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    pub dest: Dest,
    pub opened: Option<Opened>,
    pub bold: bool,
    pub hidden: bool,
    pub font: i32,
    /// Bytes that stand for a `\u` character.
    pub skip: usize,
    pub in_table: bool,
    pub depth: usize,
    pub style: i32,
    pub outline: Option<u8>,
    /// In the row properties of a nested table.
    pub nested_row: bool,
}

impl State {
    /// `\plain`.
    pub fn plain(&mut self, font: i32) {
        (self.bold, self.hidden, self.font) = (false, false, font);
    }

    /// `\pard`.
    pub fn pard(&mut self) {
        (self.in_table, self.depth, self.style, self.outline) = (false, 0, 0, None);
    }

    /// In how many tables the paragraph stands.
    pub fn level(&self) -> usize {
        if self.depth > 0 { self.depth } else { usize::from(self.in_table) }
    }
}
