//! Records into SQLite, after `schema.sql`.
