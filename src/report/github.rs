use std::io::{self, Write};

use super::Report;
use super::text::source;
use crate::contract::Severity;

/// Commands that GitHub Actions shows beside the files.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for (path, finding) in report.findings() {
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let title = property(&format!("{} {}", finding.rule, finding.name));
        // the commands know lines, not tables: the place goes with the message
        let place =
            source(&finding.source, report.lang).map(|place| format!(" ({place})")).unwrap_or_default();
        let message = data(&format!("{}{place}", finding.message));
        writeln!(out, "::{level} file={},title={title}::{message}", property(path))?;
    }
    Ok(())
}

/// As the commands want a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As they want a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
