//! What must be known before the arguments can be parsed: the language of help and errors, and their colour.

use std::ffi::OsString;

use anstream::ColorChoice;

use crate::message::Lang;

/// Options before a command that have a value.
const VALUED: [&str; 3] = ["--lang", "--color", "--grammars"];

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

/// `spoglio help audit` as `spoglio audit --help`: what clap would make of it has texts of its own, in English.
pub fn with_help_option(mut args: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    // the options that every command has come with their values
    while args.get(at).is_some_and(|arg| VALUED.iter().any(|name| arg == name)) {
        at += 2;
    }
    if args.get(at).is_some_and(|arg| arg == "help") {
        args.remove(at);
        args.push("--help".into());
    }
    args
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
    fn help_is_a_command_too() {
        let told = |args: &[&str]| {
            let args = with_help_option(args.iter().map(OsString::from).collect());
            args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told(&["spoglio", "help", "audit"]), "spoglio audit --help");
        assert_eq!(
            told(&["spoglio", "--lang", "it", "help", "grammar", "list"]),
            "spoglio --lang it grammar list --help"
        );
        assert_eq!(told(&["spoglio", "help"]), "spoglio --help");
        assert_eq!(told(&["spoglio", "audit", "help"]), "spoglio audit help");
        assert_eq!(told(&["spoglio"]), "spoglio");
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
