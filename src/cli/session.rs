use std::path::{Path, PathBuf};

use anstream::ColorChoice;
use clap::ArgMatches;

use super::failure::Failure;
use super::grammar;
use crate::analyse::Context;
use crate::batch::Guard;
use crate::grammar::Grammars;
use crate::limits::Limits;
use crate::message::Lang;

/// What the options of every command say.
#[derive(Clone, Debug)]
pub struct Session {
    /// The language of messages and findings.
    pub lang: Lang,
    /// Whether output is coloured.
    pub color: ColorChoice,
    /// The folder of the user's own grammars.
    pub grammars: Option<PathBuf>,
}

impl Session {
    /// From the parsed arguments; language and colour are known before.
    pub fn new(matches: &ArgMatches, lang: Lang, color: ColorChoice) -> Session {
        // the option is global: the command's own matches know it too
        let grammars = matches.subcommand().and_then(|(_, matches)| matches.get_one::<PathBuf>("grammars"));
        Session { lang, color, grammars: grammars.cloned() }
    }

    /// The grammars in force: built in, and those of `dir` or of `--grammars`.
    pub fn grammars(&self, dir: Option<&Path>) -> Result<Grammars, Failure> {
        match dir.or(self.grammars.as_deref()) {
            None => Ok(Grammars::builtin()),
            Some(dir) => {
                Grammars::with_dir(dir).map_err(|problems| grammar::unusable(dir, &problems, self.lang))
            }
        }
    }

    /// What documents are analysed with.
    pub fn guard(&self) -> Result<Guard, Failure> {
        let grammars = self.grammars(None)?;
        Ok(Guard::new(Context { grammars, limits: Limits::default(), lang: self.lang, ..Context::default() }))
    }
}
