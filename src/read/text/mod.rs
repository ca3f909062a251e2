//! Plain text: tab-separated cells, columns aligned with spaces, prose and lists, in any mixture.
//!
//! `encoding` gives characters, `lines` lines and pages, `furniture` marks running headers and footers. Then
//! each run of lines goes to the shape that it has: `delimited` (tabs, pipes, semicolons), `columns` (cells
//! told by white space, as `pdftotext -layout` prints them), `prose` for all the rest.

mod columns;
mod delimited;
mod encoding;
mod furniture;
mod lines;
mod markdown;
mod out;
mod prose;

use crate::document::{Document, Role};
use crate::limits::Limits;
use crate::read::hyphen::Vocabulary;
use crate::read::item::squeezed;
use crate::read::{Fact, ReadError, ReadErrorKind, aligned};
use lines::Line;
use out::Builder;
use prose::Wrap;

/// Reads a plain text file.
///
/// Tables carry their page where the file has form feeds; the `rows` of a paragraph's source are its first
/// and last line in the file. What was guessed or cut is in the notes: `encoding-guessed`,
/// `control-characters`, `file-limit`, `line-limit`, `column-limit`, `table-limit`, `cell-limit`,
/// `block-limit`.
///
/// # Errors
/// [`Unknown`](crate::read::ReadErrorKind::Unknown) for binary content,
/// [`Empty`](crate::read::ReadErrorKind::Empty) for nothing but white space.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut notes = Vec::new();
    let cap = usize::try_from(limits.file_bytes).unwrap_or(usize::MAX);
    let text = encoding::decode(&bytes[..bytes.len().min(cap)], &mut notes)?;
    let mut split = lines::split(&text, limits.blocks.saturating_mul(8));
    furniture::mark(&mut split.lines);
    let mut out = Builder::new(limits, notes, split.pages.is_some());
    if bytes.len() > cap {
        out.note("file-limit", format!("{cap}/{}", bytes.len()), 1);
    }
    if split.cut {
        out.note("line-limit", "", split.pages.unwrap_or(1));
    }
    let reader = Reader {
        words: Vocabulary::of(split.lines.iter().map(|line| line.text)),
        wrap: Wrap::of(&split.lines),
    };
    for page in split.lines.chunk_by(|a, b| a.page == b.page) {
        if out.is_full() {
            break;
        }
        reader.page(&mut out, page);
    }
    Ok(out.finish(split.pages))
}

/// Reads a Markdown file: headings, pipe tables, lists and bold lead-ins as such.
///
/// Errors: as for [`read`].
pub fn read_markdown(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut notes = Vec::new();
    let text = encoding::decode(bytes, &mut notes)?;
    let mut document = markdown::read(&text, limits);
    notes.append(&mut document.notes);
    document.notes = notes;
    if document.blocks.is_empty() {
        return Err(ReadError::new(ReadErrorKind::Empty, Fact::OnlyMarks));
    }
    Ok(document)
}

/// What is known of the whole text.
struct Reader {
    words: Vocabulary,
    wrap: Wrap,
}

impl Reader {
    fn page(&self, out: &mut Builder<'_>, lines: &[Line<'_>]) {
        let wrap = {
            let prose: Vec<&Line<'_>> = lines.iter().filter(|line| !line.has_tab()).collect();
            self.wrap.within(&prose)
        };
        for run in lines.chunk_by(|a, b| a.furniture == b.furniture && a.has_tab() == b.has_tab()) {
            if run[0].furniture {
                for line in run {
                    let text = squeezed(line.text, true);
                    out.paragraph(text, Role::Furniture, line.page, (line.number, line.number));
                }
            } else if run[0].has_tab() {
                for table in run.chunk_by(|_, next| next.blanks == 0) {
                    delimited::write_tabs(out, &table.iter().collect::<Vec<_>>());
                }
            } else {
                self.spaced(out, run, wrap);
            }
        }
    }

    /// Lines without tabs, cut at titles between two rules.
    fn spaced(&self, out: &mut Builder<'_>, lines: &[Line<'_>], wrap: Wrap) {
        let mut rest = lines;
        while let Some(title) = columns::ruled_title(rest) {
            self.unruled(out, &rest[..title.start], wrap);
            prose::write(out, &rest[title.clone()].iter().collect::<Vec<_>>(), wrap, &self.words);
            rest = &rest[title.end..];
        }
        self.unruled(out, rest, wrap);
    }

    /// Blocks between blank lines, and the tables in them.
    fn unruled(&self, out: &mut Builder<'_>, lines: &[Line<'_>], wrap: Wrap) {
        for block in columns::blocks(lines) {
            let mut rest: &[&Line<'_>] = &block;
            while !rest.is_empty() {
                let plain =
                    (0..rest.len()).find(|at| delimited::fields_run(&rest[*at..]) > 0).unwrap_or(rest.len());
                self.aligned(out, &rest[..plain], wrap);
                rest = &rest[plain..];
                if let Some(run) = (!rest.is_empty()).then(|| delimited::fields_run(rest)) {
                    delimited::write_fields(out, &rest[..run]);
                    rest = &rest[run..];
                }
            }
        }
    }

    fn aligned(&self, out: &mut Builder<'_>, lines: &[&Line<'_>], wrap: Wrap) {
        for piece in columns::pieces(lines, &self.words) {
            match piece {
                aligned::Piece::Prose(range) => {
                    for block in lines[range].chunk_by(|_, next| next.blanks == 0) {
                        prose::write(out, block, wrap, &self.words);
                    }
                }
                aligned::Piece::Table(table) => {
                    let page = lines.first().map_or(1, |line| line.page);
                    if out.fits(table.rows, table.cols) {
                        let cells = table.cells.into_iter().map(Into::into).collect();
                        out.table(cells, table.rows, table.cols, page);
                    } else {
                        out.note("cell-limit", "", page);
                        prose::write(out, &lines[table.lines], wrap, &self.words);
                    }
                }
            }
        }
    }
}
