//! Small PDFs, written by hand.

use std::fmt::Write;

/// A file under construction: objects by number, from 1.
#[derive(Default)]
pub struct Pdf {
    objects: Vec<Vec<u8>>,
}

/// A page: its boxes and turn, and what it draws.
pub struct Page {
    /// Entries of the page's dictionary besides its contents (`/MediaBox [0 0 595 842]`).
    pub entries: String,
    /// Drawing instructions; the fonts `/F` and `/B` are a plain and a bold one.
    pub content: String,
}

impl Pdf {
    /// Takes the next number for an object that is given later.
    pub fn reserve(&mut self) -> usize {
        self.objects.push(b"null".to_vec());
        self.objects.len()
    }

    pub fn set(&mut self, number: usize, object: impl Into<Vec<u8>>) {
        self.objects[number - 1] = object.into();
    }

    pub fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        let number = self.reserve();
        self.set(number, object);
        number
    }

    pub fn stream(&mut self, entries: &str, content: &str) -> usize {
        self.add(format!("<< {entries} /Length {} >>\nstream\n{content}\nendstream", content.len()))
    }

    /// The file, with a table of where each object stands.
    pub fn finish(self, root: usize) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in self.objects.iter().enumerate() {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n", at + 1).bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let table = out.len();
        let mut tail = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
        for place in places {
            writeln!(tail, "{place:010} 00000 n ").unwrap();
        }
        let size = self.objects.len() + 1;
        write!(tail, "trailer\n<< /Size {size} /Root {root} 0 R >>\nstartxref\n{table}\n%%EOF\n").unwrap();
        out.extend(tail.bytes());
        out
    }
}

/// A document of these pages.
pub fn document(pages: &[Page]) -> Vec<u8> {
    let mut pdf = Pdf::default();
    let tree = pdf.reserve();
    let kids: Vec<usize> = pages.iter().map(|page| add_page(&mut pdf, tree, page, "")).collect();
    finish(pdf, tree, &kids)
}

/// Adds a page; `resources` are those besides the fonts.
pub fn add_page(pdf: &mut Pdf, tree: usize, page: &Page, resources: &str) -> usize {
    let content = pdf.stream("", &page.content);
    let fonts = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> \
                 /B << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>";
    pdf.add(format!(
        "<< /Type /Page /Parent {tree} 0 R {} /Contents {content} 0 R /Resources << {fonts} {resources} >> >>",
        page.entries
    ))
}

/// The page tree, the catalog, the file.
pub fn finish(mut pdf: Pdf, tree: usize, kids: &[usize]) -> Vec<u8> {
    let list: Vec<String> = kids.iter().map(|kid| format!("{kid} 0 R")).collect();
    pdf.set(tree, format!("<< /Type /Pages /Count {} /Kids [{}] >>", kids.len(), list.join(" ")));
    let root = pdf.add(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
    pdf.finish(root)
}

/// A page of A4 with these instructions.
pub fn plain(content: impl Into<String>) -> Page {
    Page { entries: "/MediaBox [0 0 595 842]".to_owned(), content: content.into() }
}

/// A line of text; `y` from the bottom.
pub fn text(font: &str, size: f32, x: f32, y: f32, words: &str) -> String {
    // text strings are Windows-1252 here
    let mut shown = String::new();
    for c in words.chars() {
        match c {
            '(' | ')' | '\\' => write!(shown, "\\{c}").unwrap(),
            ' '..='~' => shown.push(c),
            _ => write!(shown, "\\{:03o}", u32::from(c)).unwrap(),
        }
    }
    format!("BT /{font} {size} Tf {x} {y} Td ({shown}) Tj ET\n")
}

/// A table with lines around each cell; cells a row, and the row's height. `top` from the bottom of the page.
pub fn table(left: f32, top: f32, widths: &[f32], rows: &[(f32, &[&str])]) -> String {
    let mut out = String::from("0.5 w\n");
    let mut y = top;
    for (nth, (height, cells)) in rows.iter().enumerate() {
        let mut x = left;
        for (width, cell) in widths.iter().zip(cells.iter()) {
            writeln!(out, "{x} {} {width} {height} re S", y - height).unwrap();
            let font = if nth == 0 { "B" } else { "F" };
            for (line, words) in cell.lines().enumerate() {
                out.push_str(&text(font, 9.0, x + 3.0, y - 12.0 - 11.0 * line as f32, words));
            }
            x += width;
        }
        y -= height;
    }
    out
}
