//! Values: the text of a cell to a typed value beside its raw text. nom parsers, one file a kind of value.
//! None of them fails: what is not understood is `None` beside the raw text.
