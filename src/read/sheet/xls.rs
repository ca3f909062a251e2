//! Excel 97–2003.

use super::book::Book;
use crate::limits::Limits;
use crate::read::{ReadError, ReadErrorKind};

/// Reads a workbook.
pub(super) fn book(_bytes: &[u8], _limits: &Limits) -> Result<Book, ReadError> {
    Err(ReadError::new(ReadErrorKind::Unsupported, "xls"))
}
