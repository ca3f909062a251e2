use super::{PLAN, all, bytes, only, trouble};
use spoglio::container::{Found, documents, find};
use spoglio::contract::ContainerFormat;
use spoglio::read::ReadErrorKind;
use spoglio::{Context, Limits, analyse};

/// What is found, a line each.
fn told(found: &[Found]) -> Vec<String> {
    let line = |found: &Found| match found {
        Found::Document(packed) => format!("{} {}", packed.path, packed.bytes.len()),
        Found::LeftOut { path, is_hidden: true } => format!("{path} hidden"),
        Found::LeftOut { path, .. } => format!("{path} left out"),
        Found::Unreadable { path, error } => format!("{path} {}", error.kind.code()),
    };
    found.iter().map(line).collect()
}

#[test]
fn all_of_an_archive_is_told_by_its_own_path() {
    let expected = [
        "several.zip!/delibere/piao.txt.p7m 13025",
        "several.zip!/delibere/piano.txt 13025",
        "several.zip!/altro.zip!/Allegato è.txt 56",
        "several.zip!/logo.png left out",
        "several.zip!/__MACOSX/._piano.txt hidden",
        "several.zip!/../../fuori.txt 56",
        "several.zip!/rotto.p7m text",
    ];
    let told = told(&all("several.zip"));
    assert_eq!(told[..6], expected[..6]);
    // bytes that begin like a signature and are none are whatever they are
    assert_eq!(told.len(), 7, "{told:?}");
}

#[test]
fn attachments_are_told_by_name_and_by_content() {
    let found = all("attachments.eml");
    let expected = [
        "attachments.eml!/body left out",
        "attachments.eml!/piano è.txt 13025",
        "attachments.eml!/piano.txt.p7m 13025",
        "attachments.eml!/logo.png left out",
        "attachments.eml!/attachment!/piano.txt 13025",
    ];
    assert_eq!(told(&found), expected);
    for found in found {
        let Found::Document(packed) = found else { continue };
        assert!(packed.bytes == PLAN, "{}", packed.path);
        assert_eq!(packed.origin.containers[0].format, ContainerFormat::Message);
    }
}

#[test]
fn certified_mail_is_a_message_in_a_message() {
    let found = all("certified.eml");
    assert_eq!(
        told(&found),
        [
            "certified.eml!/body left out",
            "certified.eml!/daticert.xml left out",
            "certified.eml!/postacert.eml!/body left out",
            "certified.eml!/postacert.eml!/piano.txt 13025"
        ]
    );
    let Some(Found::Document(packed)) = found.last() else { panic!() };
    assert!(packed.bytes == PLAN);
}

#[test]
fn an_archive_with_one_document_is_that_document() {
    assert!(only("one.zip").bytes == PLAN);
    let analysis = analyse(&bytes("one.zip"), "one.zip", &Context::default());
    assert_eq!(analysis.extraction.document.path, "one.zip!/piano.txt");
    assert!(!analysis.extraction.units.is_empty());
}

#[test]
fn one_of_several_must_be_named() {
    let find = |wanted| find(bytes("several.zip"), "several.zip", wanted, &Limits::default());
    let error = find(None).unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::SeveralDocuments);
    assert!(error.detail.place.contains("several.zip!/delibere/piano.txt"), "{}", error.detail);
    let path = "several.zip!/delibere/piao.txt.p7m";
    assert_eq!(find(Some(path)).unwrap().path, path);
    assert_eq!(find(Some("several.zip!/altro.zip")).unwrap().path, "several.zip!/altro.zip!/Allegato è.txt");
    let error = find(Some("several.zip!/piano.txt")).unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::NoDocument);
    assert!(error.detail.place.contains("several.zip!/delibere/piano.txt"), "{}", error.detail);
}

#[test]
fn office_documents_are_no_archives() {
    for name in ["venegono-inferiore-2024.docx", "venegono-inferiore-2024.pdf"] {
        let path = super::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/seeds").join(name);
        let document = std::fs::read(path).unwrap();
        let found: Vec<_> = documents(document.clone(), name, &Limits::default()).collect();
        let [Found::Document(packed)] = found.as_slice() else { panic!("{name}") };
        assert!(packed.bytes == document && packed.path == name && packed.origin.is_none());
    }
}

#[test]
fn archives_that_are_broken_or_too_much_say_so() {
    assert_eq!(trouble("bomb.zip"), ReadErrorKind::OverLimit);
    assert_eq!(trouble("deep.zip"), ReadErrorKind::OverLimit);
    assert_eq!(trouble("cut.zip"), ReadErrorKind::Truncated);
    assert!(told(&all("none.zip")) == ["none.zip!/logo.png left out"]);
    let few = Limits { container_parts: 3, ..Limits::default() };
    let found: Vec<_> = documents(bytes("several.zip"), "a.zip", &few).collect();
    assert_eq!(told(&found), ["a.zip over-limit"]);
    let small = Limits { container_bytes: 20_000, ..Limits::default() };
    let found: Vec<_> = documents(bytes("several.zip"), "a.zip", &small).collect();
    assert!(told(&found).contains(&"a.zip!/delibere/piano.txt over-limit".to_owned()), "{:?}", told(&found));
}

#[test]
fn two_parts_of_one_name_are_two_documents() {
    // a message may well have two attachments of one name
    let mail = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n\
        --x\nContent-Disposition: attachment; filename=a.txt\n\nuno\n\
        --x\nContent-Disposition: attachment; filename=a.txt\n\ndue\n--x--\n";
    let found: Vec<_> = documents(mail.into(), "m.eml", &Limits::default()).collect();
    assert_eq!(told(&found), ["m.eml!/a.txt 3", "m.eml!/a.txt#2 3"]);
}
