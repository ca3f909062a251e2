use crate::analyse::Analysis;
use crate::audit::Settled;
use crate::contract::{Coverage, DocumentInfo, Extraction, FORMAT, Plan};
use crate::digest::sha256;
use crate::grammar::Trace;
use crate::message::Lang;
use crate::read::ReadError;

/// The analysis of a document of which nothing could be read: no records, and a DOC005 finding that says
/// why. `bytes` is what there is of the file, empty where it was not read; then there is no hash of it either.
pub fn unreadable(bytes: &[u8], path: &str, error: ReadError, lang: Lang) -> Analysis {
    let finding = crate::audit::unreadable(&error, lang);
    let document = DocumentInfo {
        path: path.to_owned(),
        sha256: if bytes.is_empty() { String::new() } else { sha256(bytes) },
        content_sha256: None,
        media_type: "application/octet-stream".to_owned(),
        reader: None,
        pages: None,
        tables: 0,
        left_out: None,
        containers: Vec::new(),
        signatures: Vec::new(),
        coverage: Coverage::default(),
    };
    let extraction = Extraction {
        format: FORMAT.to_owned(),
        document,
        plan: Plan::default(),
        indicator_tables: Vec::new(),
        units: Vec::new(),
        unclaimed: Vec::new(),
        findings: vec![finding],
    };
    Analysis {
        extraction,
        document: None,
        trace: Trace::default(),
        error: Some(error),
        settled: Settled::default(),
    }
}
