//! A group of rows in memory, column by column: Parquet writes it so.

use std::io::{self, Write};

use ::parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use jiff::civil::{Date, date};
use rusqlite::types::ValueRef;

use super::ExportError;
use crate::store::{ColumnKind, Table};

/// What a group holds at most, so that memory does not grow with the rows of a table; one more row than fits.
const MOST_ROWS: usize = 65_536;
const MOST_BYTES: usize = 8 << 20;

/// The first day of Parquet's count.
const EPOCH: Date = date(1970, 1, 1);

/// Rows that are not written yet.
pub(super) struct Group {
    columns: Vec<Cells>,
    rows: usize,
    bytes: usize,
}

/// The cells of a column: the values that are there, and for each row whether one is.
struct Cells {
    name: String,
    values: Values,
    is_there: Vec<i16>,
}

enum Values {
    Integers(Vec<i64>),
    Numbers(Vec<f64>),
    Days(Vec<i32>),
    Texts(Vec<ByteArray>),
}

impl Group {
    pub(super) fn new(table: &Table) -> Self {
        let cells = |column: &crate::store::Column| Cells {
            name: format!("{}.{}", table.name, column.name),
            values: match column.kind {
                ColumnKind::Integer => Values::Integers(Vec::new()),
                ColumnKind::Number => Values::Numbers(Vec::new()),
                ColumnKind::Date => Values::Days(Vec::new()),
                ColumnKind::Text => Values::Texts(Vec::new()),
            },
            is_there: Vec::new(),
        };
        Group { columns: table.columns.iter().map(cells).collect(), rows: 0, bytes: 0 }
    }

    pub(super) fn push(&mut self, values: &[ValueRef]) -> Result<(), ExportError> {
        for (cells, value) in self.columns.iter_mut().zip(values) {
            self.bytes += cells.push(*value)?;
        }
        self.rows += 1;
        Ok(())
    }

    pub(super) fn is_full(&self) -> bool {
        self.rows >= MOST_ROWS || self.bytes >= MOST_BYTES
    }

    /// Writes the rows and forgets them; nothing where there are none.
    pub(super) fn write<W: Write + Send>(
        &mut self,
        writer: &mut SerializedFileWriter<W>,
    ) -> Result<(), ExportError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = writer.next_row_group()?;
        for cells in &mut self.columns {
            cells.write(&mut group)?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

impl Cells {
    /// Takes a cell in; gives about how many bytes it needs.
    fn push(&mut self, value: ValueRef) -> Result<usize, ExportError> {
        let mut bytes = size_of::<i16>();
        self.is_there.push(i16::from(value != ValueRef::Null));
        match (&mut self.values, value) {
            (_, ValueRef::Null) => return Ok(bytes),
            (Values::Integers(values), ValueRef::Integer(value)) => values.push(value),
            (Values::Numbers(values), ValueRef::Real(value)) => values.push(value),
            (Values::Days(values), ValueRef::Text(text)) => {
                values.push(day(text).ok_or_else(|| wrong(&self.name, value))?);
            }
            (Values::Texts(values), ValueRef::Text(text)) => {
                bytes += text.len() + size_of::<ByteArray>();
                values.push(String::from_utf8_lossy(text).into_owned().into_bytes().into());
            }
            // the tables are STRICT: only another program's writing gets here
            _ => return Err(wrong(&self.name, value)),
        }
        Ok(bytes + size_of::<i64>())
    }

    fn write<W: Write + Send>(
        &mut self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        match &mut self.values {
            Values::Integers(values) => column::<Int64Type, W>(group, values, &self.is_there)?,
            Values::Numbers(values) => column::<DoubleType, W>(group, values, &self.is_there)?,
            Values::Days(values) => column::<Int32Type, W>(group, values, &self.is_there)?,
            Values::Texts(values) => column::<ByteArrayType, W>(group, values, &self.is_there)?,
        }
        self.is_there.clear();
        Ok(())
    }
}

fn column<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &mut Vec<T::T>,
    is_there: &[i16],
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General("fewer columns than the table has".to_owned()));
    };
    column.typed::<T>().write_batch(values, Some(is_there), None)?;
    values.clear();
    column.close()
}

/// Days since 1970 of an ISO 8601 day.
fn day(text: &[u8]) -> Option<i32> {
    let date: Date = std::str::from_utf8(text).ok()?.parse().ok()?;
    EPOCH.until(date).ok().map(|span| span.get_days())
}

/// What stands in a cell is not of its column's type: told, rather than left out.
fn wrong(name: &str, value: ValueRef) -> ExportError {
    let shown = match value {
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        other => format!("{other:?}"),
    };
    io::Error::new(io::ErrorKind::InvalidData, format!("{name}: {shown:?}")).into()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_from_1970_and_what_is_none_is_not_counted() {
        assert_eq!(day(b"1970-01-01"), Some(0));
        assert_eq!(day(b"2024-12-31"), Some(20_088));
        assert_eq!(day(b"1969-12-31"), Some(-1));
        for text in ["2024-02-30", "2024-13-01", "", "domani"] {
            assert_eq!(day(text.as_bytes()), None, "{text}");
        }
    }
}
