//! The pure core: bytes in, analysis out. No file, clock, network or database.

use sha2::{Digest, Sha256};

use crate::container::{Origin, Packed};
use crate::contract::{DocumentInfo, Extraction, FORMAT, Grade};
use crate::digest::{hex, sha256};
use crate::document::Document;
use crate::grammar::{Basis, Grammars, Trace};
use crate::limits::Limits;
use crate::message::Lang;
use crate::plan::Records;
use crate::read::{ReadError, ReadOptions};
use crate::value::ValueWords;
use crate::{audit, container, layout, plan, read};

/// What an analysis needs besides the bytes. Built once, shared by all documents.
#[derive(Clone, Debug)]
pub struct Context {
    /// The grammars.
    pub grammars: Grammars,
    /// The words of values.
    pub words: ValueWords,
    /// What a document may cost.
    pub limits: Limits,
    /// The language of the findings.
    pub lang: Lang,
    /// Password and recognition of pictures.
    pub options: ReadOptions,
    /// Leaves tables that go on over pages apart, to look at what the reader found.
    pub apart: bool,
    /// Records that are less sure are left out, and counted.
    pub min_grade: Grade,
    /// Which rules run, and what they need to know besides the document.
    pub audit: audit::Options,
}

impl Default for Context {
    fn default() -> Self {
        Context {
            grammars: Grammars::builtin(),
            words: ValueWords::builtin(),
            limits: Limits::default(),
            lang: Lang::default(),
            options: ReadOptions::default(),
            apart: false,
            min_grade: Grade::C,
            audit: audit::Options::default(),
        }
    }
}

impl Context {
    /// A hash of all that decides an analysis besides the bytes and the program.
    pub fn fingerprint(&self) -> String {
        self.basis().whole()
    }

    /// All that decides an analysis besides the bytes and the program: grammars, limits, language, rules, who
    /// recognises pictures. A password decides only whether there is one.
    pub fn basis(&self) -> Basis {
        let ocr = self.options.ocr.as_ref().map(|ocr| ocr.name()).unwrap_or_default();
        let grammars = self.grammars.fingerprint();
        let fixed = fingerprint(grammars, &self.limits, self.lang, self.min_grade, &ocr, &self.audit);
        Basis { fixed, local: self.grammars.local_files() }
    }
}

/// What holds for all documents, out of its parts: the fingerprint of the grammars, the name of who recognises pictures.
pub(crate) fn fingerprint(
    grammars: &str,
    limits: &Limits,
    lang: Lang,
    grade: Grade,
    ocr: &str,
    audit: &audit::Options,
) -> String {
    let rest = format!("{} {lang} {grade:?} {ocr} {}", limits.digest(), audit.digest());
    hex(&Sha256::new().chain_update(grammars).chain_update(rest).finalize())
}

/// All that was seen and understood of one document.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The contract's record of it.
    pub extraction: Extraction,
    /// The document after the layout stage; `None` where nothing could be read.
    pub document: Option<Document>,
    /// How each table was taken, or why not.
    pub trace: Trace,
    /// Why nothing could be read; also a DOC005 finding.
    pub error: Option<ReadError>,
    /// What became of findings that are not told.
    pub settled: audit::Settled,
}

/// Reads, understands and audits one document.
///
/// `path` is a hint for messages and for the record; the type is told by content. Same bytes and same
/// context give the same analysis. Never fails: a document that can't be read is an analysis with a DOC005
/// finding. The document in a container is analysed in its place, with its own path; a container with several is an
/// analysis with the error [`SeveralDocuments`](crate::read::ReadErrorKind::SeveralDocuments) ([`container::documents`] gives them all).
pub fn analyse(bytes: &[u8], path: &str, context: &Context) -> Analysis {
    let limits = &context.limits;
    if bytes.len() as u64 > limits.file_bytes || !container::is_container(bytes, path) {
        return analyse_document(bytes, path, &Origin::default(), context);
    }
    match container::find(bytes.to_vec(), path, None, limits) {
        Ok(packed) => analyse_packed(&packed, context),
        Err(error) => failed(info(bytes, path, &Origin::default()), error, context),
    }
}

/// As [`analyse`], of a document that was taken out of a container.
pub fn analyse_packed(packed: &Packed, context: &Context) -> Analysis {
    analyse_document(&packed.bytes, &packed.path, &packed.origin, context)
}

fn analyse_document(bytes: &[u8], path: &str, origin: &Origin, context: &Context) -> Analysis {
    let info = info(bytes, path, origin);
    match read::read_with(bytes, path, &context.limits, &context.options) {
        Ok(document) => understand(document, info, context),
        Err(error) => failed(info, error, context),
    }
}

fn info(bytes: &[u8], path: &str, origin: &Origin) -> DocumentInfo {
    let mut info = DocumentInfo {
        path: path.to_owned(),
        sha256: sha256(bytes),
        content_sha256: None,
        media_type: container::sniff(bytes, path).media_type.to_owned(),
        reader: None,
        pages: None,
        tables: 0,
        left_out: None,
        containers: Vec::new(),
        signatures: Vec::new(),
        coverage: Default::default(),
    };
    origin.put_into(&mut info);
    info
}

fn failed(info: DocumentInfo, error: ReadError, context: &Context) -> Analysis {
    let finding = audit::unreadable(&error, context.lang);
    Analysis {
        extraction: extraction(info, Records::default(), vec![finding]),
        document: None,
        trace: Trace::default(),
        error: Some(error),
        settled: audit::Settled::default(),
    }
}

fn understand(document: Document, mut info: DocumentInfo, context: &Context) -> Analysis {
    // the layout stage takes it out
    let markup = audit::markup(&document);
    let mut document = if context.apart { layout::tidy_apart(document) } else { layout::tidy(document) };
    let (records, recognised) = plan::build(&mut document, &context.grammars, &context.words);
    info.reader = Some(document.reader);
    info.pages = document.pages;
    info.tables = document.tables().count() as u32;
    info.coverage = records.coverage;
    let mut extraction = extraction(info, records, Vec::new());
    let left_out = plan::keep(&mut extraction, context.min_grade);
    extraction.document.left_out = (left_out > 0).then(|| u32::try_from(left_out).unwrap_or(u32::MAX));
    extraction.findings = audit::partial(&document.notes, context.lang).into_iter().collect();
    extraction.findings.extend(audit::pictures(&document, context.lang));
    let seen = audit::Seen { document: &document, trace: &recognised.trace, markup };
    let audited = audit::audit_with(&extraction, Some(&seen), &context.audit, context.lang);
    extraction.findings.extend(audited);
    let settled = audit::settle(&mut extraction, &context.audit, context.lang);
    Analysis { extraction, document: Some(document), trace: recognised.trace, error: None, settled }
}

fn extraction(
    document: DocumentInfo,
    records: Records,
    findings: Vec<crate::contract::Finding>,
) -> Extraction {
    Extraction {
        format: FORMAT.to_owned(),
        document,
        plan: records.plan,
        indicator_tables: records.indicator_tables,
        units: records.units,
        unclaimed: records.unclaimed,
        findings,
    }
}
