use std::fmt;
use std::io::Write;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use thiserror::Error;

/// Bytes that a key must have.
const SHORTEST: usize = 16;
/// Letters and digits that can't be taken for each other (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a pseudonym: 40 bits, so that two of ten thousand people have the same in one of 20,000 collections.
const SIGNS: usize = 8;

/// The secret that pseudonyms depend on. It is never printed.
#[derive(Clone)]
pub struct Key(Vec<u8>);

/// Why there is no key.
#[derive(Debug, Error)]
pub enum KeyError {
    /// The file could not be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Fewer bytes than a key must have.
    #[error("fewer than {SHORTEST} bytes")]
    Short,
    /// The system gives no random bytes.
    #[error("{0}")]
    Random(String),
}

impl Key {
    /// A key from its text; white space around it does not count.
    pub fn new(text: &[u8]) -> Result<Key, KeyError> {
        let text = text.trim_ascii();
        if text.len() < SHORTEST { Err(KeyError::Short) } else { Ok(Key(text.to_vec())) }
    }

    /// The key of a file.
    pub fn read(path: &Path) -> Result<Key, KeyError> {
        Key::new(&std::fs::read(path)?)
    }

    /// A new random key in a new file that only its owner can read. An existing file is never written over.
    pub fn create(path: &Path) -> Result<Key, KeyError> {
        let mut bytes = [0u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| KeyError::Random(error.to_string()))?;
        let text = crate::digest::hex(&bytes);
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        writeln!(file, "{text}")?;
        Key::new(text.as_bytes())
    }

    /// The signs of whoever is called so.
    pub(super) fn signs(&self, name: &str) -> String {
        // a key of any length is allowed (RFC 2104)
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(name.as_bytes());
        let hash = mac.finalize().into_bytes();
        let bits = hash.iter().take(5).fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        let sign = |at: usize| LETTERS.get((bits >> (5 * at)) as usize & 31).map(|sign| char::from(*sign));
        (0..SIGNS).rev().filter_map(sign).collect()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_decides_and_is_not_shown() {
        let (one, other) =
            (Key::new(b"una chiave di prova").unwrap(), Key::new(b"un'altra chiave....").unwrap());
        assert_eq!(one.signs("mario rossi"), one.signs("mario rossi"));
        assert_ne!(one.signs("mario rossi"), other.signs("mario rossi"));
        assert_eq!(one.signs("mario rossi").len(), SIGNS);
        assert_eq!(format!("{one:?}"), "Key(…)");
        assert!(matches!(Key::new(b"  corta  "), Err(KeyError::Short)));
    }

    #[test]
    fn a_new_key_is_for_its_owner_and_never_replaces_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("chiave");
        let key = Key::create(&path).unwrap();
        assert_eq!(Key::read(&path).unwrap().signs("x"), key.signs("x"));
        assert!(matches!(Key::create(&path), Err(KeyError::Io(_))));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
