//! Recognising what is written with readable characters only.

/// Says whether a byte can stand in a plain text in any of the usual encodings.
pub(super) fn is_text_byte(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x20..=0x7E | 0x80..=0xFF)
}

/// Names the type of readable bytes: plain text, or a format that happens to be readable.
pub(super) fn classify(head: &[u8]) -> &'static str {
    let start = trimmed(head);
    if start.starts_with(b"%PDF-") {
        "application/pdf"
    } else if start.starts_with(b"%!PS") {
        "application/postscript"
    } else if start.starts_with(b"{\\rtf") {
        "text/rtf"
    } else if start.starts_with(b"#!") {
        "text/x-shellscript"
    } else if start.starts_with(b"-----BEGIN PKCS7-----")
        || start.starts_with(b"-----BEGIN CMS-----")
    {
        "application/pkcs7-mime"
    } else if start.starts_with(b"<") {
        classify_markup(start)
    } else {
        "text/plain"
    }
}

/// Tells apart drawings, pages and other markup. Only called when the text opens with `<`.
fn classify_markup(start: &[u8]) -> &'static str {
    let lower = start.to_ascii_lowercase();
    let holds = |needle: &[u8]| lower.windows(needle.len()).any(|window| window == needle);
    if holds(b"<svg") {
        "image/svg+xml"
    } else if holds(b"<html") || holds(b"<!doctype html") || holds(b"<script") {
        "text/html"
    } else if lower.starts_with(b"<?xml") {
        "text/xml"
    } else if lower
        .get(1)
        .is_some_and(|b| b.is_ascii_alphabetic() || *b == b'!')
    {
        "text/html"
    } else {
        "text/plain"
    }
}

/// Drops the byte order mark and the white space a text may begin with.
fn trimmed(head: &[u8]) -> &[u8] {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    head.trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::classify;

    #[test]
    fn a_letter_is_plain_text() {
        assert_eq!(
            classify("Gentile ufficio, è pronto.".as_bytes()),
            "text/plain"
        );
        assert_eq!(classify(b"BMW venduta nel 2019"), "text/plain");
        assert_eq!(classify(b"< 5000 euro di ISEE"), "text/plain");
    }

    #[test]
    fn a_drawing_with_a_prologue_is_a_drawing() {
        let drawing = b"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- x -->\n<SVG onload='alert(1)'/>";
        assert_eq!(classify(drawing), "image/svg+xml");
    }

    #[test]
    fn a_page_is_not_plain_text() {
        assert_eq!(classify(b"\n  <!DOCTYPE HTML><p>x"), "text/html");
        assert_eq!(classify(b"<img src=x onerror=alert(1)>"), "text/html");
    }
}
