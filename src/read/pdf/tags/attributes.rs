//! Attributes of table cells (ISO 32000-1, 14.7.5 and 14.8.5.7).

use hayro_syntax::object::{Array, Dict, Name, Object};

/// Entries of one list of attributes that are looked at.
const ENTRIES: usize = 64;

/// Columns and rows that a cell covers, at least 1 each and at most `most`: its own attributes, otherwise those
/// of its classes.
pub(super) fn spans(element: &Dict<'_>, classes: Option<&Dict<'_>>, most: usize) -> (usize, usize) {
    let mut found = Spans::default();
    if let Some(attributes) = element.get::<Object<'_>>(b"A") {
        found.look(attributes);
    }
    let of_class = |name: &Name<'_>| classes?.get::<Object<'_>>(name);
    match element.get::<Object<'_>>(b"C") {
        Some(Object::Name(name)) => of_class(&name).into_iter().for_each(|object| found.look(object)),
        Some(Object::Array(names)) => names
            .iter::<Object<'_>>()
            .take(ENTRIES)
            .filter_map(|object| of_class(&object.into_name()?))
            .for_each(|object| found.look(object)),
        _ => {}
    }
    let capped = |span: Option<i32>| usize::try_from(span.unwrap_or(1)).unwrap_or(1).clamp(1, most.max(1));
    (capped(found.cols), capped(found.rows))
}

#[derive(Default)]
struct Spans {
    cols: Option<i32>,
    rows: Option<i32>,
}

impl Spans {
    /// One attribute object, or a list of them with their revisions.
    fn look(&mut self, object: Object<'_>) {
        match object {
            Object::Dict(dict) => self.take(&dict),
            Object::Array(list) => self.list(&list),
            Object::Stream(stream) => self.take(stream.dict()),
            _ => {}
        }
    }

    fn list(&mut self, list: &Array<'_>) {
        for object in list.iter::<Object<'_>>().take(ENTRIES) {
            if let Object::Dict(dict) = object {
                self.take(&dict);
            }
        }
    }

    fn take(&mut self, dict: &Dict<'_>) {
        if dict.get::<Name<'_>>(b"O").is_some_and(|owner| owner.as_ref() == b"Table") {
            self.cols = self.cols.or_else(|| dict.get::<i32>(b"ColSpan"));
            self.rows = self.rows.or_else(|| dict.get::<i32>(b"RowSpan"));
        }
    }
}
