//! What the fuzz targets share.

use std::thread;

use spoglio::Limits;
use spoglio::document::{Block, Document};

/// The stack that the program gives each document.
const STACK: usize = 64 << 20;

/// Small limits: they are met often, and no input is slow only because it is large.
pub fn limits() -> Limits {
    Limits {
        file_bytes: 4 << 20,
        part_bytes: 4 << 20,
        total_bytes: 16 << 20,
        container_depth: 4,
        container_parts: 200,
        container_bytes: 32 << 20,
        xml_nodes: 100_000,
        table_cells: 5_000,
        cells: 20_000,
        blocks: 20_000,
        pages: 16,
        page_glyphs: 20_000,
        page_rulings: 5_000,
        ..Limits::default()
    }
}

/// Runs something with as much stack as the program gives a document; a panic goes on to the caller.
pub fn deep(work: impl FnOnce() + Send) {
    let joined = thread::scope(|scope| {
        thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).map(|thread| thread.join())
    });
    if let Ok(Err(panic)) = joined {
        std::panic::resume_unwind(panic);
    }
}

/// Every table is a rectangle whose places all have a cell.
pub fn assert_whole(document: &Document) {
    for table in document.tables() {
        for row in 0..table.grid.rows() {
            for col in 0..table.grid.cols() {
                let _ = table.grid.at(row, col);
            }
        }
    }
}

/// All that stands in the blocks.
pub fn all_text(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&paragraph.text),
            Block::Table(table) => table.grid.cells().iter().for_each(|cell| out.push_str(&cell.text)),
        }
        out.push('\n');
    }
    out
}
