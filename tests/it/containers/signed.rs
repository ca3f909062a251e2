use super::{PLAN, all, bytes, only, trouble};
use spoglio::container::{Found, documents};
use spoglio::read::ReadErrorKind;
use spoglio::{Context, Limits, analyse};

const SIGNER: &str = "ROSSI MARIA NICCOLÒ";

#[test]
fn every_encoding_gives_the_document_byte_for_byte() {
    for name in [
        "der.txt.p7m",
        "ber.txt.p7m",
        "pem.txt.p7m",
        "smime.txt.p7m",
        "smime-ber.txt.p7m",
        "base64.txt.p7m",
        "base64-ber.txt.p7m",
        "base64-twice.txt.p7m",
        "junk.txt.p7m",
        "junk-ber.txt.p7m",
        "keyid.txt.p7m",
        "pkcs7.txt.p7m",
    ] {
        let packed = only(name);
        assert!(packed.bytes == PLAN, "{name}: {} bytes", packed.bytes.len());
        assert_eq!(packed.path, name, "a signature is seen through");
        let [signature] = packed.origin.signatures.as_slice() else { panic!("{name}: {:?}", packed.origin) };
        assert_eq!(signature.signer.as_deref(), Some(SIGNER), "{name}");
        let time = signature.signed_at.as_deref().expect("a time");
        assert!(time.starts_with("20") && time.ends_with('Z') && time.len() == 20, "{name}: {time}");
        assert!(!signature.verified);
    }
}

#[test]
fn signatures_are_listed_from_the_outside_to_the_inside() {
    let packed = only("nested.txt.p7m.p7m");
    assert!(packed.bytes == PLAN);
    let signers: Vec<_> = packed.origin.signatures.iter().map(|s| s.signer.as_deref()).collect();
    assert_eq!(signers, [Some("BIANCHI ANNA"), Some(SIGNER)]);
    assert_eq!(packed.origin.containers.len(), 2);
    let mut two: Vec<_> =
        only("two-signers.txt.p7m").origin.signatures.into_iter().map(|s| s.signer).collect();
    two.sort();
    assert_eq!(two, [Some("BIANCHI ANNA".to_owned()), Some(SIGNER.to_owned())]);
}

#[test]
fn a_signer_without_certificate_and_time_is_still_one() {
    let packed = only("bare.txt.p7m");
    assert!(packed.bytes == PLAN);
    let [signature] = packed.origin.signatures.as_slice() else { panic!("{:?}", packed.origin) };
    assert_eq!((signature.signer.as_deref(), signature.signed_at.as_deref()), (None, None));
}

#[test]
fn what_holds_no_document_says_so() {
    assert_eq!(trouble("detached.txt.p7m"), ReadErrorKind::NoContent);
    assert_eq!(trouble("encrypted.txt.p7m"), ReadErrorKind::Enveloped);
    assert_eq!(trouble("cut.txt.p7m"), ReadErrorKind::Malformed);
}

#[test]
fn what_can_not_be_understood_of_the_signers_does_not_cost_the_document() {
    // cut within the certificates, which stand behind the content
    let whole = bytes("der.txt.p7m");
    let from = whole.windows(PLAN.len()).position(|window| window == PLAN).expect("the content");
    let cut = whole[..from + PLAN.len() + 100].to_vec();
    let found: Vec<_> = documents(cut, "cut.p7m", &Limits::default()).collect();
    let [Found::Document(packed)] = found.as_slice() else { panic!("{found:?}") };
    assert!(packed.bytes == PLAN && packed.origin.signatures.is_empty());
}

#[test]
fn the_record_holds_who_signed_and_both_hashes() {
    let analysis = analyse(&bytes("ber.txt.p7m"), "piano.txt.p7m", &Context::default());
    let plain = analyse(PLAN, "piano.txt", &Context::default());
    let (signed, document) = (&analysis.extraction.document, &plain.extraction.document);
    assert_eq!(signed.content_sha256.as_ref(), Some(&document.sha256));
    assert_eq!(signed.sha256, signed.containers[0].sha256);
    assert_eq!(signed.media_type, "text/plain");
    assert_eq!(signed.signatures[0].signer.as_deref(), Some(SIGNER));
    assert_eq!((&document.containers[..], &document.signatures[..]), (&[][..], &[][..]));
    assert_eq!(analysis.extraction.units, plain.extraction.units);
    assert!(!plain.extraction.units.is_empty());
}

#[test]
fn a_signed_archive_signs_all_that_is_in_it() {
    let found = all("several.zip.p7m");
    let documents: Vec<_> =
        found.iter().filter_map(|f| if let Found::Document(p) = f { Some(p) } else { None }).collect();
    assert!(documents.len() > 1);
    for packed in documents {
        assert_eq!(packed.origin.signatures[0].path, "several.zip.p7m");
        let is_signed = packed.path.ends_with("piao.txt.p7m");
        assert_eq!(packed.origin.signatures.len(), if is_signed { 2 } else { 1 });
        assert_eq!(packed.origin.sha256.is_some(), is_signed, "the hash is that of the file at the path");
    }
}
