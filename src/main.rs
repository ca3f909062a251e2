//! The `spoglio` program: a thin shell over the library.

fn main() {
    let a: Vec<String> = std::env::args().collect();
    let f = a.last().unwrap();
    let bytes = std::fs::read(f).unwrap();
    let c = spoglio::Context::default();
    let r = spoglio::analyse(&bytes, f, &c);
    if a[1] == "explain" {
        for t in &r.trace.tables { println!("T{} {}x{} {:?}", t.table, t.rows, t.cols, t.header); for p in &t.proposals { println!("   {} {} {:?} {} {:?}", if p.won {"*"} else {" "}, p.grammar, p.rows, p.score, p.labels.iter().map(|l| format!("{}→{}({:?})", l.text, l.field, l.how)).collect::<Vec<_>>()); } for o in &t.outcomes { println!("   => {o:?}"); } }
    } else if a[1] == "blocks" { println!("{}", serde_json::to_string_pretty(&r.document).unwrap());
    } else { println!("{}", serde_json::to_string_pretty(&r.extraction).unwrap()); }
}
