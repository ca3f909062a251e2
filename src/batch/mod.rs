//! Many documents, one after the other, into a store.
