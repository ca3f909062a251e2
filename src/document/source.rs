use serde::{Deserialize, Serialize};

/// Where in a document something stands. Every record carries one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Source {
    /// Page, from 1; absent where the format has no pages.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub page: Option<u32>,
    /// Table, from 1 over the document in reading order; absent outside of tables.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub table: Option<u32>,
    /// First and last row in that table, from 1; outside of tables, first and last line of a text file, or the
    /// number of the paragraph (counted with the tables) where the format has no lines.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rows: Option<(u32, u32)>,
    /// Box on the page in PDF points from the top left: x0, y0, x1, y1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub bbox: Option<Rect>,
    /// How sure the recognition of a picture was of the least sure word in it, 0–100; absent where the text was in
    /// the document.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub confidence: Option<u8>,
}

/// x0, y0, x1, y1 in points from the top left of the page.
pub type Rect = [f32; 4];

impl Source {
    /// A place in a table: `rows` counted from 1.
    pub fn table_rows(page: Option<u32>, table: u32, first: u32, last: u32) -> Self {
        Source { page, table: Some(table), rows: Some((first, last)), ..Source::default() }
    }

    /// The smallest place that holds both; the earlier page and table win where they differ.
    pub fn cover(&self, other: &Source) -> Source {
        if self.table != other.table {
            return if self.table.is_some() { self.clone() } else { other.clone() };
        }
        let rows = match (self.rows, other.rows) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        let bbox = match (self.bbox, other.bbox) {
            (Some(a), Some(b)) if self.page == other.page => {
                Some([a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
            }
            (a, b) => a.or(b),
        };
        let page = match (self.page, other.page) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let confidence = match (self.confidence, other.confidence) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Source { page, table: self.table, rows, bbox, confidence }
    }
}
