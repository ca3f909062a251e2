//! Markdown, told from other text by the marks that only it has.

/// Headings that make a text Markdown.
const HEADINGS: usize = 2;

/// Whether a text has tables with pipes and a row of dashes below their header, or headings marked by `#`. A text with
/// cells between tabs has another way to write tables.
pub(super) fn is_markdown(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let tabbed = lines.iter().filter(|line| line.trim().contains('\t') && !is_item(line)).count();
    if tabbed > 1 || text.contains('\x0C') {
        return false;
    }
    let fields = |at: usize| lines.get(at).map_or(0, |line| fields(line));
    let tables = (1..lines.len()).filter(|at| is_dashes(lines[*at]) && fields(*at) == fields(at - 1));
    // a drawn table has such a row above its header too
    let drawn = |at: usize| at > 1 && is_dashes(lines[at - 2]) || is_dashes(lines[at - 1]);
    let (tables, drawn) = tables.fold((0, 0), |(tables, of), at| (tables + 1, of + usize::from(drawn(at))));
    let headings = (0..lines.len()).filter(|at| {
        is_heading(lines[*at]) && (*at == 0 || lines[at - 1].trim().is_empty() || is_heading(lines[at - 1]))
    });
    drawn == 0 && (tables > 0 || headings.count() >= HEADINGS)
}

/// `## Title`
fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    let marks = line.len() - text.len();
    (1..=6).contains(&marks) && text.starts_with(' ') && text.contains(char::is_alphabetic)
}

/// `- text`, `1. text`
fn is_item(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit());
    line.starts_with(['-', '*', '+', '.', ')'])
}

/// `|---|:-:|`
fn is_dashes(line: &str) -> bool {
    line.contains('|')
        && line.split('|').map(str::trim).filter(|field| !field.is_empty()).all(|field| {
            let dashes = field.trim_start_matches(':').trim_end_matches(':');
            !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
        })
        && line.contains('-')
}

/// Fields between pipes that are no escaped ones.
fn fields(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = if line.ends_with("\\|") { line } else { line.strip_suffix('|').unwrap_or(line) };
    line.replace("\\|", "").matches('|').count() + 1
}
