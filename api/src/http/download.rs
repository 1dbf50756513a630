//! A file as it goes out: under its own name and type, to be kept and never to be run.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, header};
use store::documents::{DocumentBytes, Kept};

/// The answer that holds a document.
pub(crate) fn document(kept: &Kept, bytes: DocumentBytes) -> Response {
    let name = kept.name.as_deref().unwrap_or_default();
    let etag = format!("\"{}\"", hex::encode(kept.sha256));
    let headers = [
        (header::CONTENT_TYPE, value(&kept.media_type)),
        (header::CONTENT_LENGTH, HeaderValue::from(kept.size)),
        (header::CONTENT_DISPOSITION, attachment(name)),
        (header::ETAG, value(&etag)),
    ];
    (headers, Body::from_stream(bytes)).into_response()
}

/// A file that was just made.
pub(crate) fn made(name: &str, media_type: &'static str, bytes: bytes::Bytes) -> Response {
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, attachment(name)),
    ];
    (headers, bytes).into_response()
}

/// The name twice (RFC 6266): in plain letters for old programs, and as it is.
fn attachment(name: &str) -> HeaderValue {
    let plain: String = name.chars().map(plain).collect();
    let whole: String = name.bytes().map(escaped).collect();
    value(&format!(
        "attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"
    ))
}

fn escaped(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

fn plain(c: char) -> char {
    match c {
        ' '..='~' if !matches!(c, '"' | '\\' | '%' | '/') => c,
        _ => '_',
    }
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("media types, digests and escaped names are visible ASCII")
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_name_is_told_in_plain_letters_and_as_it_is() {
        assert_eq!(
            attachment("età \"vera\"; x=1.pdf"),
            "attachment; filename=\"et_ _vera_; x=1.pdf\"; \
             filename*=UTF-8''et%C3%A0%20%22vera%22%3B%20x%3D1.pdf"
        );
    }

    #[test]
    fn no_name_can_end_the_header() {
        let header = attachment("a\r\nSet-Cookie: b=c");
        assert!(!header.as_bytes().contains(&b'\n'));
    }
}
