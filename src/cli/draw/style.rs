use anstyle::{AnsiColor, Style};

/// What stands out.
pub const STRONG: Style = Style::new().bold();
/// What may be passed over.
pub const DIM: Style = Style::new().dimmed();
/// What came out well.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// What deserves a look.
pub const WARN: Style = AnsiColor::Yellow.on_default();
/// What went wrong.
pub const BAD: Style = AnsiColor::Red.on_default();
