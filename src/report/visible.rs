/// Control characters as the signs that Unicode has for them, so that XML can carry them and people see them; line
/// ends as one sign.
pub fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' => '\n',
            '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
            '\x7f' => '\u{2421}',
            '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_lost_unseen() {
        assert_eq!(visible("a\0b\x0bc\r\nd\re\tf\u{ffff}"), "a␀b␋c\nd\ne\tf\u{fffd}");
    }
}
