use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::protocol::PROTOCOL;
use crate::analyse::{Context, fingerprint};
use crate::audit::Options;
use crate::contract::Grade;
use crate::grammar::{Basis, GrammarProblem, Grammars};
use crate::limits::Limits;
use crate::message::Lang;
use crate::read::ReadOptions;
use crate::read::ocr::{Recogniser, Tesseract, TesseractMissing};

/// The language of the documents, as Tesseract calls it.
pub const OCR_LANGUAGE: &str = "ita";

/// All that decides how documents are read, in a form that can go to another process or machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// [`PROTOCOL`].
    pub protocol: u32,
    /// The language of findings.
    #[serde(default)]
    pub lang: Lang,
    /// The folder of the user's own grammars, where the worker runs.
    #[serde(default)]
    pub grammars: Option<PathBuf>,
    /// What opens encrypted documents.
    #[serde(default)]
    pub password: Option<String>,
    /// Pages that are pictures are to be recognised.
    #[serde(default)]
    pub ocr: bool,
    /// Records below it are left out.
    #[serde(default = "least_grade")]
    pub min_grade: Grade,
    /// What decides the audit.
    #[serde(default)]
    pub audit: Options,
    /// What a document may cost.
    #[serde(default)]
    pub limits: Limits,
    /// What the end of the input means.
    #[serde(default)]
    pub at_end: AtEnd,
}

/// What a worker does when its input ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AtEnd {
    /// It answers all tasks that it got, then ends.
    #[default]
    Finish,
    /// It ends at once: whoever started it has gone.
    Stop,
}

/// Why nothing can be read with these settings.
#[derive(Clone, Debug, Error)]
pub enum SettingsError {
    /// Another version of the protocol.
    #[error("protocol {0}, this program speaks {PROTOCOL}")]
    Protocol(u32),
    /// The user's grammars have problems.
    #[error("grammars that can't be used: {}", list(.0))]
    Grammars(Vec<GrammarProblem>),
    /// Recognition is wanted, and there is nobody to do it.
    #[error("no Tesseract for Italian: {0:?}")]
    Ocr(TesseractMissing),
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            protocol: PROTOCOL,
            lang: Lang::default(),
            grammars: None,
            password: None,
            ocr: false,
            min_grade: least_grade(),
            audit: Options::default(),
            limits: Limits::default(),
            at_end: AtEnd::default(),
        }
    }
}

impl Settings {
    /// What documents are analysed with.
    pub fn context(&self) -> Result<Context, SettingsError> {
        self.check()?;
        Ok(Context {
            grammars: self.load_grammars()?,
            limits: self.limits.clone(),
            lang: self.lang,
            options: self.options()?,
            min_grade: self.min_grade,
            audit: self.audit.clone(),
            ..Context::default()
        })
    }

    /// What the readings of [`Settings::context`] rest on, without making the words of the built-in grammars.
    pub fn basis(&self) -> Result<Basis, SettingsError> {
        self.check()?;
        let (grammars, local) = match &self.grammars {
            None => (Grammars::builtin_fingerprint(), Vec::new()),
            Some(_) => {
                let grammars = self.load_grammars()?;
                (grammars.fingerprint().to_owned(), grammars.local_files())
            }
        };
        let ocr = self.recogniser()?.map(|found| found.name()).unwrap_or_default();
        let fixed = fingerprint(&grammars, &self.limits, self.lang, self.min_grade, &ocr, &self.audit);
        Ok(Basis { fixed, local })
    }

    /// What opens documents, without recognition.
    pub fn reading(&self) -> ReadOptions {
        ReadOptions { password: self.password.clone(), ocr: None }
    }

    /// What readers may use.
    pub fn options(&self) -> Result<ReadOptions, SettingsError> {
        let ocr = self.recogniser()?.map(|found| Arc::new(found) as Arc<dyn Recogniser>);
        Ok(ReadOptions { ocr, ..self.reading() })
    }

    /// Who recognises pictures, where that is wanted.
    fn recogniser(&self) -> Result<Option<Tesseract>, SettingsError> {
        let found = self.ocr.then(|| Tesseract::find(OCR_LANGUAGE));
        found.transpose().map_err(SettingsError::Ocr)
    }

    fn load_grammars(&self) -> Result<Grammars, SettingsError> {
        match &self.grammars {
            None => Ok(Grammars::builtin()),
            Some(dir) => Grammars::with_dir(dir).map_err(SettingsError::Grammars),
        }
    }

    fn check(&self) -> Result<(), SettingsError> {
        if self.protocol == PROTOCOL { Ok(()) } else { Err(SettingsError::Protocol(self.protocol)) }
    }
}

fn least_grade() -> Grade {
    Grade::C
}

fn list(problems: &[GrammarProblem]) -> String {
    let one = |problem: &GrammarProblem| format!("{}: {} ({})", problem.file, problem.code, problem.detail);
    problems.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_all_that_must_be_said() {
        let settings: Settings = serde_json::from_str(r#"{"protocol":1}"#).unwrap();
        assert_eq!(settings.basis().unwrap(), settings.context().unwrap().basis());
        assert!(serde_json::from_str::<Settings>("{}").is_err());
        assert!(serde_json::from_str::<Settings>(r#"{"protocol":1,"langue":"it"}"#).is_err());
        let newer: Settings = serde_json::from_str(r#"{"protocol":2}"#).unwrap();
        assert!(matches!(newer.context(), Err(SettingsError::Protocol(2))));
    }

    #[test]
    fn settings_come_over_the_pipe_as_they_went() {
        let mut settings = Settings { lang: Lang::En, password: Some("x".to_owned()), ..Settings::default() };
        settings.limits.pages = 7;
        settings.audit.tolerances.weights = 0.1;
        settings.audit.selection.ignore = vec!["WGT".to_owned()];
        settings.min_grade = Grade::B;
        let json = serde_json::to_string(&settings).unwrap();
        let read: Settings = serde_json::from_str(&json).unwrap();
        assert_eq!(format!("{read:?}"), format!("{settings:?}"));
        assert_ne!(read.basis().unwrap(), Settings::default().basis().unwrap());
    }
}
