//! Bytes to tokens.

/// What a file is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` or `\word5`.
    Word(&'b str, Option<i32>),
    /// `\~` and its kin.
    Sign(u8),
    /// A byte of text: plain, or `\'e0`.
    Byte(u8),
}

/// The tokens of a file.
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Lexer<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Lexer { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn word(&mut self) -> Token<'b> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) && self.at - from < 32 {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.bytes[from..self.at]).unwrap_or_default();
        let digits = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) && self.at - digits < 12 {
            self.at += 1;
        }
        let number = std::str::from_utf8(&self.bytes[digits..self.at]).ok();
        let number = number.filter(|text| !text.is_empty()).map(|text| {
            text.parse::<i64>().unwrap_or(0).clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
        });
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == "bin" {
            // raw bytes follow
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Token::Word(word, number)
    }

    fn hex(&mut self) -> Token<'b> {
        let digit = |at: usize| self.bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (digit(self.at), digit(self.at + 1)) {
            (Some(high), Some(low)) => {
                self.at += 2;
                Token::Byte((high << 4 | low) as u8)
            }
            _ => Token::Sign(b'\''),
        }
    }
}

impl<'b> Iterator for Lexer<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\r' | b'\n' | 0 => continue,
                b'\\' => match self.peek() {
                    Some(next) if next.is_ascii_alphabetic() => self.word(),
                    Some(b'\'') => {
                        self.at += 1;
                        self.hex()
                    }
                    Some(b'\r' | b'\n') => {
                        self.at += 1;
                        Token::Word("par", None)
                    }
                    Some(b'\t') => {
                        self.at += 1;
                        Token::Word("tab", None)
                    }
                    Some(sign) => {
                        self.at += 1;
                        Token::Sign(sign)
                    }
                    None => return None,
                },
                byte => Token::Byte(byte),
            });
        }
    }
}
