//! A scene as SVG.

use std::fmt::Write;

use super::colour::Colour;
use super::scene::{Mark, Scene};

/// The scene as an SVG document, with the page itself behind it: `png` is the page's picture.
pub fn svg(scene: &Scene, png: Option<&[u8]>) -> String {
    let (width, height) = (scene.width, scene.height);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"Helvetica, Arial, sans-serif\">\n"
    );
    if let Some(png) = png {
        out.push_str(&format!("<image width=\"{width}\" height=\"{height}\" href=\"data:image/png;base64,"));
        base64(png, &mut out);
        out.push_str("\"/>\n");
    }
    for mark in &scene.marks {
        // writing to a string does not fail
        let _ = write(mark, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn write(mark: &Mark, out: &mut String) -> std::fmt::Result {
    match mark {
        Mark::Box { what, rect, colour, fill, edge, dashed } => {
            let (width, height) = ((rect[2] - rect[0]).max(0.0), (rect[3] - rect[1]).max(0.0));
            let colour = hex(*colour);
            write!(
                out,
                "<rect class=\"{what}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" \
                 fill=\"{colour}\" fill-opacity=\"{fill}\"",
                rect[0], rect[1]
            )?;
            if *edge > 0.0 {
                write!(out, " stroke=\"{colour}\" stroke-width=\"{edge}\"")?;
            }
            if *dashed {
                out.push_str(" stroke-dasharray=\"3 2\"");
            }
            out.push_str("/>\n");
            Ok(())
        }
        Mark::Text { x, y, size, colour, text } => writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{}\">{}</text>",
            hex(*colour),
            escaped(text)
        ),
    }
}

fn hex([r, g, b]: Colour) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Base 64 (RFC 4648).
fn base64(bytes: &[u8], out: &mut String) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at > chunk.len() { '=' } else { char::from(letter) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_that_of_the_standard() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            let mut out = String::new();
            base64(plain.as_bytes(), &mut out);
            assert_eq!(out, coded);
        }
    }
}
