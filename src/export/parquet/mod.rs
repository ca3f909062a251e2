//! The tables of the database as Parquet files: what CSV gives, with types, and NULL apart from an empty text.

mod group;

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::{Type, TypePtr};

use self::group::Group;
use super::parts::Parts;
use super::table_schema::table_schema;
use super::{ExportError, Written};
use crate::store::{Column, ColumnKind, Filter, Store, Table, Tables};

/// Who wrote the file. Without the version of the library, which is not ours to promise.
const CREATED_BY: &str = concat!("spoglio version ", env!("CARGO_PKG_VERSION"));

/// Writes a Parquet file for each table of the database into a folder, which is made where it is not there. One group of rows
/// is in memory at a time. What a table and its columns mean stands in the metadata of its file (`spoglio:description`,
/// `spoglio:schema`, a Frictionless Table Schema). The files take the place of older ones of the same names once all of them
/// are written; without an error all are there. The same rows give the same bytes.
pub fn write_parquet(store: &Store, filter: &Filter, folder: &Path) -> Result<Written, ExportError> {
    let tables = store.tables(filter)?;
    fs::create_dir_all(folder)?;
    let mut parts = Parts::default();
    let mut written = Written::default();
    for table in &tables.tables {
        let file = parts.add(folder, &format!("{}.parquet", table.name));
        written.rows += one(&tables, table, File::create(file)?)?;
    }
    written.files = parts.put_in_place()?;
    Ok(written)
}

fn one(tables: &Tables, table: &Table, file: File) -> Result<usize, ExportError> {
    let mut writer = SerializedFileWriter::new(file, message(table)?, Arc::new(properties(tables, table)))?;
    let mut group = Group::new(table);
    let mut rows = 0;
    tables.rows(table, |values| {
        group.push(values)?;
        rows += 1;
        if group.is_full() { group.write(&mut writer) } else { Ok(()) }
    })?;
    group.write(&mut writer)?;
    writer.close()?;
    Ok(rows)
}

fn properties(tables: &Tables, table: &Table) -> WriterProperties {
    let schema = table_schema(table, &tables.tables, false).to_string();
    let told = vec![
        KeyValue::new("spoglio:description".to_owned(), table.description.clone()),
        KeyValue::new("spoglio:schema".to_owned(), schema),
    ];
    WriterProperties::builder()
        .set_created_by(CREATED_BY.to_owned())
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(told))
        .build()
}

/// The columns, each of which may be NULL.
fn message(table: &Table) -> Result<TypePtr, ParquetError> {
    let fields = table.columns.iter().map(field).collect::<Result<_, _>>()?;
    Ok(Arc::new(Type::group_type_builder(&table.name).with_fields(fields).build()?))
}

fn field(column: &Column) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match column.kind {
        ColumnKind::Integer => (Physical::INT64, None),
        ColumnKind::Number => (Physical::DOUBLE, None),
        ColumnKind::Date => (Physical::INT32, Some(LogicalType::Date)),
        ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let builder = Type::primitive_type_builder(&column.name, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL);
    Ok(Arc::new(builder.build()?))
}
