use std::io;

use serde::{Deserialize, Serialize};

use super::{Arg, Message};

/// What the system says of a failure, in our words: its own are English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// There is no such file or folder.
    NotFound,
    /// No permission.
    Denied,
    /// A folder where a file is needed.
    Folder,
    /// A pipe, a socket, a device where a file is needed.
    NoFile,
    /// A file where a folder is needed.
    NoFolder,
    /// It is there already.
    Exists,
    /// No room on the disk, or a quota is used up.
    DiskFull,
    /// The disk can only be read.
    ReadOnly,
    /// Another program holds it.
    Busy,
    /// It took too long.
    TimedOut,
    /// The file is larger than the system or the disk allows.
    TooLarge,
    /// The system takes no such name.
    BadName,
    /// No more memory.
    NoMemory,
    /// Bytes that are no UTF-8.
    NoText,
    /// The content ends too early.
    Cut,
    /// Whoever was at the other end has gone.
    Gone,
    /// The system or the disk can't do that.
    Unsupported,
    /// The system's number for anything else.
    Code(i32),
    /// Anything else, without a number.
    Other,
}

impl System {
    /// What an error of the system is. One that a library made has words of its own besides.
    pub fn of(error: &io::Error) -> System {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound => System::NotFound,
            Kind::PermissionDenied => System::Denied,
            Kind::IsADirectory => System::Folder,
            Kind::NotADirectory => System::NoFolder,
            Kind::AlreadyExists | Kind::DirectoryNotEmpty => System::Exists,
            Kind::StorageFull | Kind::QuotaExceeded => System::DiskFull,
            Kind::ReadOnlyFilesystem => System::ReadOnly,
            Kind::ResourceBusy | Kind::ExecutableFileBusy | Kind::WouldBlock | Kind::Deadlock => System::Busy,
            Kind::TimedOut => System::TimedOut,
            Kind::FileTooLarge => System::TooLarge,
            Kind::InvalidFilename => System::BadName,
            Kind::OutOfMemory => System::NoMemory,
            Kind::InvalidData => System::NoText,
            Kind::UnexpectedEof => System::Cut,
            Kind::BrokenPipe | Kind::ConnectionReset | Kind::ConnectionAborted => System::Gone,
            Kind::Unsupported | Kind::NotSeekable => System::Unsupported,
            _ => error.raw_os_error().map_or(System::Other, System::Code),
        }
    }

    /// The same in words.
    pub fn message(self) -> Message {
        match self {
            System::NotFound => Message::new("system-not-found"),
            System::Denied => Message::new("system-denied"),
            System::Folder => Message::new("system-folder"),
            System::NoFile => Message::new("system-no-file"),
            System::NoFolder => Message::new("system-no-folder"),
            System::Exists => Message::new("system-exists"),
            System::DiskFull => Message::new("system-disk-full"),
            System::ReadOnly => Message::new("system-read-only"),
            System::Busy => Message::new("system-busy"),
            System::TimedOut => Message::new("system-timed-out"),
            System::TooLarge => Message::new("system-too-large"),
            System::BadName => Message::new("system-bad-name"),
            System::NoMemory => Message::new("system-no-memory"),
            System::NoText => Message::new("system-no-text"),
            System::Cut => Message::new("system-cut"),
            System::Gone => Message::new("system-gone"),
            System::Unsupported => Message::new("system-unsupported"),
            System::Code(code) => Message::new("system-code").arg("code", f64::from(code)),
            System::Other => Message::new("system-other"),
        }
    }
}

/// What somebody else says (a library, a parser), in whatever language it speaks: marked, since it is not ours.
pub fn technical(words: &str) -> Message {
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Message::new("technical").arg("words", super::visible_name(&lines.join("; ")))
}

/// What the system says of a failure; an error that a library made says more in its own words than by its kind.
impl From<&io::Error> for Arg {
    fn from(error: &io::Error) -> Self {
        match error.get_ref() {
            Some(_) => technical(&error.to_string()).into(),
            None => System::of(error).message().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    #[test]
    fn what_the_system_says_is_told_in_the_language_of_the_message() {
        let told = |error: io::Error, lang: Lang| {
            Message::new("error-open").arg("path", "x.docx").arg("detail", &error).render(lang)
        };
        let missing = || std::fs::File::open("no/such/file").unwrap_err();
        assert_eq!(told(missing(), Lang::It), "impossibile leggere x.docx: il file o la cartella non esiste");
        assert_eq!(told(missing(), Lang::En), "can't read x.docx: there is no such file or folder");
        let own = || io::Error::new(io::ErrorKind::NotFound, "corrupt\nstream");
        assert_eq!(told(own(), Lang::It), "impossibile leggere x.docx: dettaglio tecnico: corrupt; stream");
        assert_eq!(told(own(), Lang::En), "can't read x.docx: technical detail: corrupt; stream");
        let strange = || io::Error::from_raw_os_error(5);
        assert_eq!(told(strange(), Lang::It), "impossibile leggere x.docx: errore del sistema n. 5");
        assert_eq!(told(strange(), Lang::En), "can't read x.docx: system error 5");
    }

    #[test]
    fn no_word_of_the_system_itself_is_shown() {
        for code in 1..=200 {
            let told = Message::new("error-open").arg("detail", &io::Error::from_raw_os_error(code));
            for text in Lang::ALL.map(|lang| told.render(lang)) {
                assert!(!text.contains("os error") && !text.contains("system-"), "{code}: {text}");
            }
        }
    }
}
