use std::io;

use super::Arg;

/// What the system says of a failure, in our words where it is one that people meet: its own are English.
impl From<&io::Error> for Arg {
    fn from(error: &io::Error) -> Self {
        // an error that somebody made says more than its kind
        if error.get_ref().is_some() {
            return Arg::Text(error.to_string());
        }
        match error.kind() {
            io::ErrorKind::NotFound => Arg::Key("system-not-found"),
            io::ErrorKind::PermissionDenied => Arg::Key("system-denied"),
            io::ErrorKind::IsADirectory => Arg::Key("system-folder"),
            io::ErrorKind::NotADirectory => Arg::Key("system-no-folder"),
            io::ErrorKind::AlreadyExists => Arg::Key("system-exists"),
            io::ErrorKind::StorageFull => Arg::Key("system-disk-full"),
            io::ErrorKind::ReadOnlyFilesystem => Arg::Key("system-read-only"),
            _ => Arg::Text(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Lang, Message};

    #[test]
    fn what_the_system_says_is_told_in_the_language_of_the_message() {
        let told = |error: io::Error, lang: Lang| {
            Message::new("error-open").arg("path", "x.docx").arg("detail", &error).render(lang)
        };
        let missing = || std::fs::File::open("no/such/file").unwrap_err();
        assert_eq!(told(missing(), Lang::It), "impossibile leggere x.docx: il file o la cartella non esiste");
        assert_eq!(told(missing(), Lang::En), "can't read x.docx: there is no such file or folder");
        let own = io::Error::new(io::ErrorKind::NotFound, "no gold beside y.docx");
        assert_eq!(told(own, Lang::It), "impossibile leggere x.docx: no gold beside y.docx");
    }
}
