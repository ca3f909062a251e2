//! Records out of the database or an analysis: JSON, JSON Lines.
