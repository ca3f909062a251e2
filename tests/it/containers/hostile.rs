use super::bytes;
use proptest::prelude::*;
use spoglio::Limits;
use spoglio::container::{Found, documents};

/// Walks through all that is found; the number of things.
fn walk(bytes: Vec<u8>) -> usize {
    let limits = Limits { part_bytes: 1 << 20, container_bytes: 4 << 20, ..Limits::default() };
    documents(bytes, "x.p7m", &limits).count()
}

const SEEDS: [&str; 10] = [
    "ber.txt.p7m",
    "der.txt.p7m",
    "pem.txt.p7m",
    "smime.txt.p7m",
    "nested.txt.p7m.p7m",
    "several.zip",
    "several.zip.p7m",
    "attachments.eml",
    "certified.eml",
    "keyid.txt.p7m",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_change_of_bytes_panics(seed in 0..SEEDS.len(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = bytes(SEEDS[seed]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        prop_assert!(walk(bytes) > 0);
    }

    #[test]
    fn no_cut_panics(seed in 0..SEEDS.len(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let mut bytes = bytes(SEEDS[seed]);
        let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
        bytes.drain(from.min(to)..from.max(to));
        walk(bytes);
    }

    #[test]
    fn no_values_of_ber_panic(body in prop::collection::vec(prop_oneof![Just(0x30u8), Just(0x80), Just(0x24), Just(0x04), Just(0xA0), Just(0), any::<u8>()], 0..400)) {
        let mut bytes = vec![0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
        bytes.extend(body);
        walk(bytes);
    }

    #[test]
    fn no_message_panics(body in "(--x|--x--|\n|content-type: |multipart/mixed; boundary=x|message/rfc822|text/plain|application/pkcs7-mime|content-transfer-encoding: base64|[ -~]{0,8}){0,60}") {
        walk(format!("mime-version: 1.0\n{body}").into_bytes());
    }
}

#[test]
fn nesting_without_end_ends() {
    // values in values
    let mut ber = vec![0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
    ber.extend(std::iter::repeat_n([0xA0, 0x80, 0x30, 0x80], 500_000).flatten());
    assert_eq!(walk(ber), 1);
    let mut strings = bytes("ber.txt.p7m")[..60].to_vec();
    strings.extend(std::iter::repeat_n([0x24, 0x80], 1_000_000).flatten());
    assert_eq!(walk(strings), 1);
    // messages in messages
    let mail = "Content-Type: message/rfc822\n\n".repeat(200_000);
    assert_eq!(walk(format!("MIME-Version: 1.0\n{mail}").into_bytes()), 1);
    let parts = "\n--x\n".repeat(1_000_000);
    let mail = format!("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n{parts}");
    assert!(matches!(
        documents(mail.into_bytes(), "m.eml", &Limits::default()).next(),
        Some(Found::Unreadable { .. })
    ));
}
