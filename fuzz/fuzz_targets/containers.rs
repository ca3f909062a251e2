//! Signatures, archives and messages: no panic gets out, and no more comes out than the limits let.
#![no_main]

use std::panic;
use std::sync::Once;

use libfuzzer_sys::fuzz_target;
use spoglio::container::{Found, documents, is_container};
use spoglio_fuzz::{deep, limits};

/// The names say how the bytes are to be taken where they don't tell it themselves.
const NAMES: [&str; 4] = ["piano.pdf.p7m", "piani.zip", "invio.eml", "piano"];

static QUIET: Once = Once::new();

fuzz_target!(|data: &[u8]| {
    // what the parser of messages panics on is caught there: only what gets out is a defect
    QUIET.call_once(|| panic::set_hook(Box::new(|_| {})));
    for name in NAMES {
        deep(|| {
            let limits = limits();
            if !is_container(data, name) {
                return;
            }
            let mut bytes = 0;
            for found in documents(data.to_vec(), name, &limits) {
                if let Found::Document(packed) = found {
                    bytes += packed.bytes.len() as u64;
                    assert!(packed.path.starts_with(name));
                }
            }
            assert!(bytes <= limits.container_bytes + limits.part_bytes);
        });
    }
});
