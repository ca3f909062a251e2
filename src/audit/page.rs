use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::registry;

/// The pages by code, cut once from the rules' own sources.
static PAGES: LazyLock<BTreeMap<&'static str, String>> =
    LazyLock::new(|| registry().iter().map(|rule| (rule.code, module_doc(rule.file))).collect());

/// A rule's manual page in Markdown (what it does, why it matters, an example, the norm behind it); `None`
/// for a code that no rule has. Case does not count.
pub fn explain(code: &str) -> Option<&'static str> {
    PAGES.get(code.to_ascii_uppercase().as_str()).map(String::as_str)
}

/// The `//!` lines that a source begins with.
fn module_doc(source: &str) -> String {
    let mut page = String::new();
    for line in source.lines().map_while(|line| line.strip_prefix("//!")) {
        page.push_str(line.strip_prefix(' ').unwrap_or(line));
        page.push('\n');
    }
    page
}
