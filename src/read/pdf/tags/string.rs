//! Text strings of PDF (ISO 32000-2, 7.9.2.2).

/// Decodes a text string: UTF-16 or UTF-8 with a byte order mark, otherwise PDFDocEncoding, of which only the
/// part that is Latin-1 is used.
pub(in crate::read::pdf) fn text_string(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], to: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| to([pair[0], pair[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| doc_char(*byte)).collect(),
    }
}

fn doc_char(byte: u8) -> char {
    const UPPER: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
        '\u{fb01}', '\u{fb02}', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    match byte {
        0x80..=0xa0 => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_marks_tell_the_encoding() {
        assert_eq!(text_string(b"\xfe\xff\0P\0\xe8"), "Pè");
        assert_eq!(text_string(b"\xef\xbb\xbfP\xc3\xa8"), "Pè");
        assert_eq!(text_string(b"P\xe8 \x80 \xa0"), "Pè • €");
    }
}
