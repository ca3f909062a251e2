//! The definition of the command line, from which parsing, help, completions and the man page come. All
//! texts are messages: `COMMAND-about`, `COMMAND-usage`, `COMMAND-OPTION` for an option's help, `value-NAME`
//! for what stands for a value.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::builder::{PossibleValuesParser, StyledStr};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{
    audit, completions, diff, eval, explain, export, extract, grammar, import, labels, man, report, rule,
    schema, tables, worker,
};
use crate::message::{Lang, text};

/// Widest help text, in columns.
const WIDTH: usize = 100;

/// The whole command line in a language.
pub fn command(lang: Lang) -> Command {
    let build = Build { lang };
    let program = build
        .command("spoglio")
        .version(clap::crate_version!())
        .subcommand_help_heading(build.heading())
        .subcommand_required(true)
        .infer_long_args(false)
        .arg(build.version())
        .args(build.global())
        .subcommands([
            import::command(&build),
            extract::command(&build),
            audit::command(&build),
            report::command(&build),
            diff::command(&build),
            tables::command(&build),
            explain::command(&build),
            labels::command(&build),
            export::command(&build),
            rule::command(&build),
            rule::list_command(&build),
            schema::command(&build),
            grammar::command(&build),
            eval::command(&build),
            completions::command(&build),
            man::command(&build),
            worker::command(&build),
        ]);
    build.with_help(program)
}

/// Makes commands and arguments with their texts.
#[derive(Clone, Copy, Debug)]
pub struct Build {
    lang: Lang,
}

impl Build {
    /// The heading over commands.
    pub fn heading(&self) -> String {
        self.text("help-commands")
    }

    /// A text.
    pub fn text(&self, key: &str) -> String {
        text(self.lang, key)
    }

    /// A command with its texts: `NAME-about` and `NAME-usage`.
    pub fn command(&self, name: &'static str) -> Command {
        let styles = styles();
        let header = styles.get_header();
        let usage = self.text("help-usage");
        let template = format!(
            "{{about-with-newline}}\n{header}{usage}{header:#} {{usage}}\n\n{{all-args}}{{after-help}}"
        );
        Command::new(name)
            .about(self.text(&format!("{name}-about")))
            .override_usage(self.text(&format!("{name}-usage")))
            .help_template(StyledStr::from(template))
            .styles(styles)
            .max_term_width(WIDTH)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true)
    }

    /// The help option in a command and all below it; last, since headings come in the order of the options.
    fn with_help(&self, command: Command) -> Command {
        let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
        let help = self.option(help, "help-help").display_order(1000);
        command.arg(help).mut_subcommands(|command| self.with_help(command))
    }

    /// A positional argument with a value name and a help text.
    pub fn positional(&self, name: &'static str, value: &str, help: &str) -> Arg {
        Arg::new(name)
            .value_name(self.text(value))
            .help(self.text(help))
            .help_heading(self.text("help-arguments"))
            .hide_possible_values(true)
    }

    /// A positional argument that is a path.
    pub fn path(&self, name: &'static str, value: &str, help: &str) -> Arg {
        self.positional(name, value, help).value_parser(value_parser!(PathBuf))
    }

    /// An option with a value.
    pub fn valued(&self, name: &'static str, value: &str, help: &str) -> Arg {
        let arg = Arg::new(name).long(name).value_name(self.text(value));
        // clap writes both in English: the help text names them
        self.option(arg, help).hide_possible_values(true).hide_default_value(true)
    }

    /// An option that is a path.
    pub fn path_option(&self, name: &'static str, value: &str, help: &str) -> Arg {
        self.valued(name, value, help).value_parser(value_parser!(PathBuf))
    }

    /// An option with one of a few values, the first by default.
    pub fn choice<const N: usize>(
        &self,
        name: &'static str,
        value: &str,
        choices: [&'static str; N],
        help: &str,
    ) -> Arg {
        let default = choices.first().copied().unwrap_or_default();
        self.valued(name, value, help).value_parser(PossibleValuesParser::new(choices)).default_value(default)
    }

    /// An option without a value.
    pub fn flag(&self, name: &'static str, help: &str) -> Arg {
        self.option(Arg::new(name).long(name).action(ArgAction::SetTrue), help)
    }

    /// What a document may need to be read: a password, recognition.
    pub fn reading(&self) -> [Arg; 2] {
        [self.valued("password", "value-password", "help-password"), self.flag("ocr", "help-ocr")]
    }

    /// The grade below which records are left out.
    pub fn min_grade(&self) -> Arg {
        self.choice("min-grade", "value-grade", ["C", "B", "A"], "help-min-grade").ignore_case(true)
    }

    /// `-o FILE`.
    pub fn output(&self) -> Arg {
        self.path_option("output", "value-file", "help-output").short('o')
    }

    fn option(&self, arg: Arg, help: &str) -> Arg {
        arg.help(self.text(help)).help_heading(self.text("help-options"))
    }

    fn version(&self) -> Arg {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        self.option(version, "help-version").display_order(1001)
    }

    fn global(&self) -> [Arg; 3] {
        let heading = self.text("help-global");
        [
            self.valued("lang", "value-lang", "help-lang")
                .value_parser(PossibleValuesParser::new(["it", "en"])),
            self.path_option("grammars", "value-dir", "help-grammars"),
            self.choice("color", "value-color", ["auto", "always", "never"], "help-color"),
        ]
        .map(|arg| arg.global(true).help_heading(heading.clone()).display_order(2000))
    }
}

fn styles() -> Styles {
    Styles::styled()
        .header(AnsiColor::Green.on_default().bold())
        .usage(AnsiColor::Green.on_default().bold())
        .literal(AnsiColor::Cyan.on_default().bold())
        .placeholder(AnsiColor::Cyan.on_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_consistent() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }
}
