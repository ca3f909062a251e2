//! Tidying a document: cleaning, furniture, tables joined and taken apart.
