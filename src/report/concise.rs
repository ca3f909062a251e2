use std::io::{self, Write};

use super::Report;
use crate::document::Source;
use crate::message::visible_name;

/// A line a finding: path, place, code, severity, message.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for (path, finding) in report.findings() {
        let message = finding.message.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = place(&finding.source);
        let severity = finding.severity.as_str();
        writeln!(
            out,
            "{}:{place} {} {severity}: {message} [{}]",
            visible_name(path),
            finding.rule,
            finding.name
        )?;
    }
    Ok(())
}

/// `p4:t9:r12:` as far as it is known.
fn place(source: &Source) -> String {
    let number =
        |letter: char, number: Option<u32>| number.map(|n| format!("{letter}{n}:")).unwrap_or_default();
    let row = source.table.and(source.rows).map(|(first, _)| first);
    format!("{}{}{}", number('p', source.page), number('t', source.table), number('r', row))
}
