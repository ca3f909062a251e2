//! Field-level evaluation of extractions against golds.
