//! Complex fields: the result is text, the instruction is not.

use super::super::package::note;
use super::Walker;

/// More open fields than any document nests.
const MAX_OPEN: usize = 256;

/// A field that has begun and not ended.
#[derive(Debug, Default)]
struct Field {
    /// The result has begun.
    result: bool,
    /// Its result was given otherwise: a ticked box.
    answered: bool,
    /// What it shows if its result has no text: the choice of a drop-down list.
    fallback: Option<String>,
    /// Its result has text.
    shown: bool,
    /// Text before the result, kept in case the field never ends.
    dropped: String,
    /// How many flows were open where it began.
    flow: usize,
}

/// The open fields of a story.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are before their result.
    instructing: usize,
}

impl Fields {
    /// Takes text that belongs to an instruction or to a result that was answered otherwise.
    pub(super) fn swallow(&mut self, text: &str) -> bool {
        if self.open.is_empty() {
            return false;
        }
        if self.instructing > 0 {
            if let Some(field) = self.open.iter_mut().find(|field| !field.result) {
                field.dropped.push_str(text);
            }
            return true;
        }
        if let Some(field) = self.open.last_mut() {
            field.shown |= !text.trim().is_empty();
        }
        self.open.iter().any(|field| field.answered)
    }
}

impl Walker<'_, '_> {
    /// A `w:fldChar`.
    pub(super) fn field_char(&mut self, kind: &str) {
        match kind {
            "begin" if self.fields.open.len() < MAX_OPEN => {
                let flow = self.flows.len();
                self.fields.open.push(Field { flow, ..Field::default() });
                self.fields.instructing += 1;
            }
            "begin" => self.flaw("field-limit"),
            "separate" => {
                if let Some(field) = self.fields.open.last_mut()
                    && !field.result
                {
                    field.result = true;
                    field.dropped = String::new();
                    self.fields.instructing -= 1;
                }
            }
            "end" => {
                if let Some(field) = self.fields.open.pop() {
                    self.end_field(field);
                }
            }
            _ => {}
        }
    }

    fn end_field(&mut self, field: Field) {
        if !field.result {
            self.fields.instructing = self.fields.instructing.saturating_sub(1);
        }
        if let (false, Some(text)) = (field.shown, field.fallback) {
            self.put(&text);
        }
    }

    /// The state of a ticked box: stands at once, whatever the field's result shows.
    pub(super) fn answer_field(&mut self, text: &str) {
        let Some(mut field) = self.fields.open.pop() else {
            self.put(text);
            return;
        };
        let before_result = !field.result;
        self.fields.instructing -= usize::from(before_result);
        self.put(text);
        field.answered = true;
        self.fields.open.push(field);
        self.fields.instructing += usize::from(before_result);
    }

    /// What the field shows if its result turns out blank.
    pub(super) fn offer_to_field(&mut self, text: String) {
        match self.fields.open.last_mut() {
            Some(field) => field.fallback = Some(text),
            None => self.put(&text),
        }
    }

    /// An instruction holds no table: fields that are still before their result never end.
    pub(super) fn restore_instructions(&mut self) {
        if self.fields.instructing > 0 {
            self.restore_fields(0);
        }
    }

    /// Ends the fields that began in flows from `flow` on and never ended, and gives their text back.
    pub(super) fn restore_fields(&mut self, flow: usize) {
        while self.fields.open.last().is_some_and(|field| field.flow >= flow) {
            let Some(field) = self.fields.open.pop() else {
                return;
            };
            if field.result {
                continue;
            }
            self.fields.instructing = self.fields.instructing.saturating_sub(1);
            if let Some(text) = field.fallback.as_deref() {
                self.put(text);
            }
            if !field.dropped.trim().is_empty() {
                self.shared
                    .notes
                    .push(note("unclosed-field", field.dropped.chars().take(200).collect::<String>()));
                self.put(&field.dropped);
            }
        }
    }
}
