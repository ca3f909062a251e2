use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstream::ColorChoice;
use clap::ArgMatches;

use super::failure::Failure;
use super::grammar;
use crate::analyse::Context;
use crate::audit::Options;
use crate::batch::Guard;
use crate::contract::Grade;
use crate::grammar::Grammars;
use crate::limits::Limits;
use crate::message::{Lang, Message};
use crate::read::ReadOptions;
use crate::read::ocr::{Tesseract, TesseractMissing};

/// Asks for recognition, as `--ocr` does.
const OCR: &str = "SPOGLIO_OCR";
/// The language of the documents, as Tesseract calls it.
const LANGUAGE: &str = "ita";

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
        let options = self.options()?;
        let grammars = self.grammars(None)?;
        let (limits, lang, apart, min_grade) = (Limits::default(), self.lang, self.apart, self.min_grade);
        let audit = self.audit.clone();
        Ok(Guard::new(Context {
            grammars,
            limits,
            lang,
            options,
            apart,
            audit,
            min_grade,
            ..Context::default()
        }))
    }

    /// What opens documents, without recognition.
    pub fn reading(&self) -> ReadOptions {
        ReadOptions { password: self.password.clone(), ocr: None }
    }

    /// What readers may use. Failure: recognition is wanted and there is nobody to do it.
    pub fn options(&self) -> Result<ReadOptions, Failure> {
        let mut options = self.reading();
        if self.ocr {
            options.ocr = Some(Arc::new(Tesseract::find(LANGUAGE).map_err(missing)?));
        }
        Ok(options)
    }
}

fn missing(missing: TesseractMissing) -> Failure {
    match missing {
        TesseractMissing::Program => Message::new("error-ocr-program"),
        TesseractMissing::Language(known) => {
            Message::new("error-ocr-language").arg("language", LANGUAGE).arg("known", known.join(", "))
        }
    }
    .into()
}
