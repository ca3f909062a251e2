//! Limits on what a document may cost: one struct, so that no reader invents its own.

use serde::{Deserialize, Serialize};

/// Caps on sizes, depth and counts. A reader that meets one stops there, keeps what it has, and says so in a
/// [`Note`](crate::document::Note), or gives up with a [`ReadError`](crate::read::ReadError) where nothing
/// can be kept.
///
/// All but `seconds` and `worker_memory` are kept by whoever reads, and decide what comes out of a document. Those two are
/// kept by whoever watches a worker process (a thread can't be ended from outside): where documents are read in the
/// process itself, nobody does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of an input file.
    pub file_bytes: u64,
    /// Bytes that one part of an archive may have once unpacked.
    pub part_bytes: u64,
    /// Bytes that all parts read of an archive may have once unpacked.
    pub total_bytes: u64,
    /// How many times larger than its packed form a part may become (checked above 1 MiB).
    pub ratio: u64,
    /// Containers inside containers: archives, messages, signatures.
    pub container_depth: usize,
    /// Parts of one archive or message.
    pub container_parts: usize,
    /// Bytes that all documents taken out of one file, and out of the containers in it, may have.
    pub container_bytes: u64,
    /// Nesting of XML elements.
    pub xml_depth: usize,
    /// Tables inside tables.
    pub table_depth: usize,
    /// XML elements of one part.
    pub xml_nodes: usize,
    /// Cells of one table.
    pub table_cells: usize,
    /// Columns of one table.
    pub table_cols: usize,
    /// Cells of a document.
    pub cells: usize,
    /// Blocks of a document.
    pub blocks: usize,
    /// Pages of a document.
    pub pages: usize,
    /// Letters drawn on one page.
    pub page_glyphs: usize,
    /// Lines, and areas, drawn on one page.
    pub page_rulings: usize,
    /// Bytes of JSON that the record of a document may have when a worker process hands it over.
    pub result_bytes: u64,
    /// Seconds that a worker process may take for one document; 0: no limit.
    pub seconds: u64,
    /// Bytes of memory that a worker process may use; 0: no limit.
    pub worker_memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 256 << 20,
            part_bytes: 256 << 20,
            total_bytes: 512 << 20,
            ratio: 200,
            container_depth: 8,
            container_parts: 20_000,
            container_bytes: 4 << 30,
            xml_depth: 512,
            table_depth: 16,
            xml_nodes: 20_000_000,
            table_cells: 500_000,
            table_cols: 512,
            cells: 2_000_000,
            blocks: 1_000_000,
            pages: 20_000,
            page_glyphs: 500_000,
            page_rulings: 50_000,
            result_bytes: 128 << 20,
            seconds: 300,
            worker_memory: 2 << 30,
        }
    }
}

impl Limits {
    /// A text that differs where the same document may come out differently: time and memory leave a document unread
    /// or do not count.
    pub fn digest(&self) -> String {
        let Limits { seconds, worker_memory, .. } = Limits::default();
        format!("{:?}", Limits { seconds, worker_memory, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_and_memory_do_not_make_another_reading() {
        let other = Limits { seconds: 1, worker_memory: 1, ..Limits::default() };
        assert_eq!(other.digest(), Limits::default().digest());
        assert_ne!(Limits { pages: 1, ..Limits::default() }.digest(), Limits::default().digest());
    }
}
