//! Property lists.

/// One property: its code and operand.
pub(super) struct Sprms<'b> {
    bytes: &'b [u8],
}

impl<'b> Sprms<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Sprms { bytes }
    }
}

impl<'b> Iterator for Sprms<'b> {
    type Item = (u16, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let code = super::u16_at(self.bytes, 0)?;
        let rest = &self.bytes[2..];
        let (skip, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // the definition of a table has a long length, one more than it has bytes
            _ if code == 0xD608 => (2, usize::from(super::u16_at(rest, 0)?).saturating_sub(1)),
            _ => (1, usize::from(*rest.first()?)),
        };
        let rest = rest.get(skip..)?;
        let operand = &rest[..length.min(rest.len())];
        self.bytes = rest.get(length..).unwrap_or_default();
        Some((code, operand))
    }
}

/// The value of a one-byte or two-byte operand.
pub(super) fn value(operand: &[u8]) -> u32 {
    operand.iter().take(4).rev().fold(0, |value, byte| value << 8 | u32::from(*byte))
}
