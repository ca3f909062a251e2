//! A scene as a PDF of one page, to be drawn over another by a renderer that knows fonts.

use std::fmt::Write;

use super::colour::Colour;
use super::scene::{Mark, Scene};

/// The scene as a PDF file.
pub fn overlay(scene: &Scene) -> Vec<u8> {
    let mut fills: Vec<String> = scene
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Box { fill, .. } => Some(format!("{fill:.2}")),
            Mark::Text { .. } => None,
        })
        .collect();
    fills.sort_unstable();
    fills.dedup();
    let mut content = Vec::new();
    for mark in &scene.marks {
        write(mark, scene.height, &fills, &mut content);
    }
    let states: Vec<String> =
        fills.iter().enumerate().map(|(at, fill)| format!("/G{at} << /ca {fill} >>")).collect();
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> \
         /ExtGState << {} >> >> >>",
        scene.width,
        scene.height,
        states.join(" ")
    );
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    let mut stream = format!("<< /Length {} >>\nstream\n", content.len()).into_bytes();
    stream.extend(content);
    stream.extend(b"\nendstream");
    file(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        page.into_bytes(),
        stream,
        font.as_bytes().to_vec(),
    ])
}

/// A file of these objects, the first of them its catalog.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    let count = objects.len() + 1;
    out.extend(format!("xref\n0 {count}\n0000000000 65535 f \n").bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(format!("trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
    out
}

fn write(mark: &Mark, height: f32, fills: &[String], out: &mut Vec<u8>) {
    let mut code = String::new();
    // writing to a string does not fail
    let _ = match mark {
        Mark::Box { rect, colour, fill, edge, dashed, .. } => {
            let state = fills.iter().position(|known| *known == format!("{fill:.2}")).unwrap_or_default();
            let path = format!(
                "{:.2} {:.2} {:.2} {:.2} re",
                rect[0],
                height - rect[3],
                rect[2] - rect[0],
                rect[3] - rect[1]
            );
            let colour = shares(*colour);
            let mut done = writeln!(code, "q /G{state} gs {colour} rg {path} f Q");
            if *edge > 0.0 {
                let dash = if *dashed { "[3 2] 0 d" } else { "" };
                done = done.and(writeln!(code, "q {colour} RG {edge} w {dash} {path} S Q"));
            }
            done
        }
        Mark::Text { x, y, size, colour, .. } => {
            write!(code, "BT {} rg /F {size} Tf {x:.2} {:.2} Td (", shares(*colour), height - y)
        }
    };
    out.extend(code.bytes());
    if let Mark::Text { text, .. } = mark {
        out.extend(text.chars().flat_map(letter));
        out.extend(b") Tj ET\n");
    }
}

fn shares(colour: Colour) -> String {
    colour.map(|part| format!("{:.3}", f32::from(part) / 255.0)).join(" ")
}

/// A letter of a string in WinAnsiEncoding (Latin-1 as far as it is needed here).
fn letter(c: char) -> Vec<u8> {
    match c {
        '(' | ')' | '\\' => vec![b'\\', c as u8],
        '–' => vec![0x96],
        '’' => vec![0x92],
        ' '..='~' | '\u{a0}'..='\u{ff}' => vec![c as u32 as u8],
        _ => vec![b'?'],
    }
}
