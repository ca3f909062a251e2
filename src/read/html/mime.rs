//! The HTML part of a MIME message.

/// Parts inside of parts that are looked into.
const MAX_DEPTH: usize = 8;

/// The bytes of a part, unpacked.
pub(super) struct Part {
    pub bytes: Vec<u8>,
    pub charset: Option<String>,
}

/// The first part with HTML in it.
pub(super) fn html_part(message: &[u8]) -> Option<Part> {
    find(message, 0)
}

fn find(message: &[u8], depth: usize) -> Option<Part> {
    let (headers, body) = split(message);
    let content_type = header(&headers, "content-type").unwrap_or_default();
    let lower = content_type.to_ascii_lowercase();
    if lower.starts_with("multipart/") && depth < MAX_DEPTH {
        let boundary = format!("--{}", parameter(&content_type, "boundary")?);
        let marks: Vec<usize> = memchr::memmem::find_iter(body, boundary.as_bytes()).collect();
        return marks.iter().enumerate().find_map(|(at, mark)| {
            let from = mark + boundary.len();
            let to = marks.get(at + 1).copied().unwrap_or(body.len());
            let part = body.get(from..to)?;
            find(part.strip_prefix(b"\r\n").or(part.strip_prefix(b"\n"))?, depth + 1)
        });
    }
    if !lower.starts_with("text/html") {
        return None;
    }
    let coding = header(&headers, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
    let bytes = match coding.trim() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    Some(Part { bytes, charset: parameter(&content_type, "charset") })
}

/// Headers (unfolded) and body.
fn split(message: &[u8]) -> (String, &[u8]) {
    let ends: [&[u8]; 2] = [b"\r\n\r\n", b"\n\n"];
    let end = ends
        .iter()
        .filter_map(|end| Some((memchr::memmem::find(message, end)?, end.len())))
        .min()
        .unwrap_or((message.len(), 0));
    let headers = String::from_utf8_lossy(&message[..end.0]).replace("\r\n", "\n");
    (headers.replace("\n ", " ").replace("\n\t", " "), &message[end.0 + end.1..])
}

fn header(headers: &str, name: &str) -> Option<String> {
    headers.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        at += 1;
        if byte != b'=' {
            out.push(byte);
            continue;
        }
        match (body.get(at), body.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (Some(b'\n'), _) => at += 1,
            (Some(high), Some(low)) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    at += 2;
                }
                _ => out.push(byte),
            },
            _ => out.push(byte),
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 1;
        if count % 4 == 0 {
            out.extend(&bits.to_be_bytes()[1..]);
            bits = 0;
        }
    }
    let left = count % 4;
    if left > 1 {
        bits <<= 6 * (4 - left);
        out.extend(&bits.to_be_bytes()[1..left]);
    }
    out
}
