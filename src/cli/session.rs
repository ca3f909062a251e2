use std::path::{Path, PathBuf};

use anstream::ColorChoice;
use clap::ArgMatches;

use super::failure::Failure;
use super::grammar;
use crate::analyse::Context;
use crate::audit::Options;
use crate::batch::Guard;
use crate::batch::worker::{OCR_LANGUAGE, Settings, SettingsError};
use crate::contract::Grade;
use crate::grammar::Grammars;
use crate::message::{Lang, Message, technical};
use crate::read::ReadOptions;
use crate::read::ocr::TesseractMissing;

/// Asks for recognition, as `--ocr` does.
const OCR: &str = "SPOGLIO_OCR";

/// What the options of every command say.
#[derive(Clone, Debug)]
pub struct Session {
    /// The language of messages and findings.
    pub lang: Lang,
    /// Whether output is coloured.
    pub color: ColorChoice,
    /// The folder of the user's own grammars.
    pub grammars: Option<PathBuf>,
    /// What opens encrypted documents.
    password: Option<String>,
    /// Pages that are pictures are to be recognised.
    ocr: bool,
    /// Tables over pages are to be left apart.
    apart: bool,
    /// Records below it are left out.
    min_grade: Grade,
    /// Which rules run.
    audit: Options,
}

impl Session {
    /// From the parsed arguments; language and colour are known before.
    pub fn new(matches: &ArgMatches, lang: Lang, color: ColorChoice) -> Session {
        // the option is global: the command's own matches know it too
        let matches = matches.subcommand().map(|(_, matches)| matches);
        let grammars = matches.and_then(|matches| matches.get_one::<PathBuf>("grammars"));
        // what not every command has
        let has = |name: &str| {
            let flag = matches.and_then(|matches| matches.try_get_one::<bool>(name).ok().flatten());
            flag.copied().unwrap_or(false)
        };
        let password = matches.and_then(|matches| matches.try_get_one::<String>("password").ok().flatten());
        let grade = matches.and_then(|matches| matches.try_get_one::<String>("min-grade").ok().flatten());
        let ocr = has("ocr") || std::env::var(OCR).is_ok_and(|value| value == "1");
        Session {
            lang,
            color,
            grammars: grammars.cloned(),
            password: password.cloned(),
            ocr,
            apart: has("no-stitch"),
            min_grade: grade.and_then(|word| Grade::from_word(word)).unwrap_or(Grade::C),
            audit: Options::default(),
        }
    }

    /// The same session with other options of the audit.
    pub fn auditing(&self, audit: Options) -> Session {
        Session { audit, ..self.clone() }
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
        let context = self.settings().context().map_err(|error| self.unusable(error))?;
        Ok(Guard::new(Context { apart: self.apart, ..context }))
    }

    /// The same for another process.
    pub fn settings(&self) -> Settings {
        Settings {
            lang: self.lang,
            grammars: self.grammars.clone(),
            password: self.password.clone(),
            ocr: self.ocr,
            min_grade: self.min_grade,
            audit: self.audit.clone(),
            ..Settings::default()
        }
    }

    /// Why documents can't be read with these settings.
    pub fn unusable(&self, error: SettingsError) -> Failure {
        match error {
            SettingsError::Grammars(problems) => {
                grammar::unusable(self.grammars.as_deref().unwrap_or(Path::new("")), &problems, self.lang)
            }
            SettingsError::Ocr(what) => missing(what),
            SettingsError::Protocol(_) => {
                Message::new("worker-ended").arg("detail", technical(&error.to_string())).into()
            }
        }
    }

    /// What opens documents, without recognition.
    pub fn reading(&self) -> ReadOptions {
        ReadOptions { password: self.password.clone(), ocr: None }
    }
}

fn missing(missing: TesseractMissing) -> Failure {
    match missing {
        TesseractMissing::Program => Message::new("error-ocr-program"),
        TesseractMissing::Language(known) => {
            Message::new("error-ocr-language").arg("language", OCR_LANGUAGE).arg("known", known.join(", "))
        }
    }
    .into()
}
