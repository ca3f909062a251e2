//! What must be known before the arguments can be parsed: the language of help and errors, and their colour.

use std::ffi::OsString;

use anstream::ColorChoice;

use crate::message::Lang;

/// The language asked for by `--lang`, else by the system's locale.
pub fn lang(args: &[OsString]) -> Lang {
    option(args, "--lang").and_then(|tag| Lang::from_tag(&tag)).unwrap_or_else(Lang::from_locale)
}

/// The colour asked for by `--color`.
pub fn color(args: &[OsString]) -> ColorChoice {
    match option(args, "--color").as_deref() {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// The same choice for clap.
pub fn for_clap(color: ColorChoice) -> clap::ColorChoice {
    match color {
        ColorChoice::Never => clap::ColorChoice::Never,
        ColorChoice::Always | ColorChoice::AlwaysAnsi => clap::ColorChoice::Always,
        ColorChoice::Auto => clap::ColorChoice::Auto,
    }
}

fn option(args: &[OsString], name: &str) -> Option<String> {
    let mut args = args.iter().skip(1).map(|arg| arg.to_string_lossy()).take_while(|arg| arg != "--");
    while let Some(arg) = args.next() {
        if arg == name {
            return args.next().map(Into::into);
        }
        if let Some(value) = arg.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang_of(args: &[&str]) -> Option<String> {
        option(&args.iter().map(OsString::from).collect::<Vec<_>>(), "--lang")
    }

    #[test]
    fn the_option_is_found_anywhere_before_the_double_dash() {
        assert_eq!(lang_of(&["spoglio", "import", "--lang", "en"]).as_deref(), Some("en"));
        assert_eq!(lang_of(&["spoglio", "--lang=it", "x"]).as_deref(), Some("it"));
        assert_eq!(lang_of(&["spoglio", "--", "--lang", "en"]), None);
        assert_eq!(lang_of(&["spoglio", "--language", "en"]), None);
        assert_eq!(lang_of(&["spoglio", "--lang"]), None);
    }
}
