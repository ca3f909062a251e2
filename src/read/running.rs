//! Running headers and footers: what makes two lines of different pages the same.

/// The text without its spaces; a number that moves with the page, up to `reach` from it, is written as one sign:
/// physical and printed page numbers differ by the pages before the first numbered one.
///
/// At the top only where the line has no letters: `Obiettivo n. 3` on page 3 is a title, not a page number.
pub(in crate::read) fn shape(text: &str, page: u32, top: bool, reach: i64) -> String {
    let counts = !top || !text.contains(char::is_alphabetic);
    let mut out = String::new();
    let mut digits = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            match digits.parse::<i64>() {
                Ok(number) if counts && digits.len() < 5 && (number - i64::from(page)).abs() <= reach => {
                    out.push('#')
                }
                _ => out.push_str(&digits),
            }
            digits.clear();
        }
        if !c.is_whitespace() {
            out.push(c);
        }
    }
    out
}
