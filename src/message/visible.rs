//! Texts and names of files as they may be shown: nothing in them may steer a terminal or break a line unseen.

use std::path::Path;

/// Control characters as the signs that Unicode has for them, so that XML can carry them and people see them; line
/// ends as one sign.
pub fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' => '\n',
            c => sign(c),
        })
        .collect()
}

/// As [`visible`], on one line: line ends and tabs are signs too. For names of files, which may hold anything.
pub fn visible_name(name: &str) -> String {
    name.chars().map(sign).collect()
}

/// A path as people may be shown it.
pub fn shown_path(path: &Path) -> String {
    visible_name(&path.to_string_lossy())
}

fn sign(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        // marks that turn the direction of writing make `fdp.exe` look like `exe.pdf`
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_lost_unseen() {
        assert_eq!(visible("a\0b\x0bc\r\nd\re\tf\u{ffff}"), "a␀b␋c\nd\ne\tf\u{fffd}");
    }

    #[test]
    fn a_name_stays_on_its_line() {
        assert_eq!(visible_name("a\nb\u{1b}[31m\tc.pdf"), "a␊b␛[31m␉c.pdf");
        assert_eq!(visible_name("piano\u{202e}fdp.exe"), "piano\u{fffd}fdp.exe");
    }
}
