//! The loader of grammars: no panic with any file, nor in an analysis with one that it took.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoglio::grammar::Grammars;
use spoglio::value::ValueWords;
use spoglio::{Context, analyse};
use spoglio_fuzz::{deep, limits};

const PLAN: &[u8] = b"Piano della performance 2025\n\nSettore: Affari generali\nResponsabile: dott.ssa Anna Bianchi\n\n\
    Obiettivo n. 1: Ridurre i tempi di risposta\nPeso: 40%\nIndicatore: giorni medi\nTarget: <= 30\nScadenza: 31/12/2025\n\n\
    Fase\tInizio\tFine\nAvvio\t01/01/2025\t31/03/2025\nChiusura\t01/04/2025\t31/12/2025\n";

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    deep(|| {
        let _ = ValueWords::from_toml(text);
        let file = ("own.toml".to_owned(), text.to_owned());
        if let Ok(grammars) = Grammars::with_files([file]) {
            let _ = grammars.check();
            let context = Context { grammars, limits: limits(), ..Context::default() };
            let _ = analyse(PLAN, "piano.txt", &context);
        }
    });
});
