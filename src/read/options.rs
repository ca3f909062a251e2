//! What a reader may use besides the bytes of the document.

use std::fmt;
use std::sync::Arc;

use super::ocr::Recogniser;

/// A password, and somebody who reads pictures of text. Nothing of both by default.
#[derive(Clone, Default)]
pub struct ReadOptions {
    /// Opens documents that are encrypted; not used for others.
    pub password: Option<String>,
    /// Recognises pages that have no usable text.
    pub ocr: Option<Arc<dyn Recogniser>>,
}

/// The password is not shown.
impl fmt::Debug for ReadOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let password = self.password.as_ref().map(|_| "…");
        f.debug_struct("ReadOptions").field("password", &password).field("ocr", &self.ocr).finish()
    }
}
