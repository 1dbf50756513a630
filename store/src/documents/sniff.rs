//! Recognising the real type of a document from its bytes, whatever it claims to be.

use super::text::{classify, is_text_byte};

/// How many bytes from the start decide the type.
pub(super) const HEAD: usize = 16 * 1024;

/// Said of bytes that are of no known type.
pub(super) const UNKNOWN: &str = "application/octet-stream";

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// Names of entries that only documents with macros hold.
const MACRO_ENTRIES: [&[u8]; 2] = [b"vbaProject.bin", b"Basic/script-lc.xml"];

/// Names the type of a document from its first [`HEAD`] bytes.
pub(super) fn recognise(head: &[u8]) -> &'static str {
    if head.iter().copied().all(is_text_byte) {
        return classify(head);
    }
    if is_signed_envelope(head) {
        return "application/pkcs7-mime";
    }
    if head.starts_with(b"PK\x03\x04") {
        return recognise_archive(head);
    }
    infer::get(head).map_or(UNKNOWN, |found| found.mime_type())
}

/// Busta crittografica: says whether the bytes open a PKCS#7 `SignedData` (`.p7m`), in
/// definite or indefinite length.
fn is_signed_envelope(head: &[u8]) -> bool {
    const SIGNED_DATA: [u8; 11] = [
        0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02,
    ];
    let [0x30, length, ..] = head else {
        return false;
    };
    let length_octets = match length {
        0x00..=0x80 => 0,
        0x81..=0x88 => usize::from(length - 0x80),
        _ => return false,
    };
    head.get(2 + length_octets..)
        .is_some_and(|rest| rest.starts_with(&SIGNED_DATA))
}

/// Tells letters and sheets apart from other ZIP archives by the names of their entries.
fn recognise_archive(head: &[u8]) -> &'static str {
    if let Some(kind) = open_document(head) {
        return kind;
    }
    let mut found = "application/zip";
    for name in entry_names(head) {
        if MACRO_ENTRIES.iter().any(|entry| name.ends_with(entry)) {
            return "application/vnd.ms-office.macro-enabled";
        }
        if name.starts_with(b"word/") {
            found = DOCX;
        } else if name.starts_with(b"xl/") {
            found = XLSX;
        } else if name.starts_with(b"ppt/") {
            found = PPTX;
        } else if name.starts_with(b"META-INF/") {
            found = "application/java-archive";
        }
    }
    found
}

/// An `OpenDocument` file says its type in a first entry that is stored uncompressed.
fn open_document(head: &[u8]) -> Option<&'static str> {
    let content = head.get(30..)?.strip_prefix(b"mimetype")?;
    let kinds = [
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.presentation",
        "application/epub+zip",
    ];
    // The name of the type may go on ("…text-template"), so the next entry must follow.
    kinds.into_iter().find(|kind| {
        content
            .strip_prefix(kind.as_bytes())
            .is_some_and(|rest| rest.starts_with(b"PK"))
    })
}

/// The names of the archive entries whose local header stands in `head`.
fn entry_names(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let starts = head
        .windows(4)
        .enumerate()
        .filter(|(_, window)| *window == b"PK\x03\x04")
        .map(|(at, _)| at);
    starts.filter_map(|at| {
        let length = head.get(at + 26..at + 28)?;
        let length = usize::from(u16::from_le_bytes([length[0], length[1]]));
        head.get(at + 30..at + 30 + length)
    })
}

/// Watches a whole archive go by for entries that carry macros.
#[derive(Debug, Default)]
pub(super) struct MacroWatch {
    tail: Vec<u8>,
    seen: bool,
}

impl MacroWatch {
    /// Looks at the next bytes, also across the border with those before.
    pub(super) fn look(&mut self, bytes: &[u8]) {
        let overlap = 32;
        self.tail
            .extend_from_slice(&bytes[..bytes.len().min(overlap)]);
        self.seen = self.seen || holds_macro(&self.tail) || holds_macro(bytes);
        let keep = if bytes.len() >= overlap {
            bytes
        } else {
            &self.tail
        };
        self.tail = keep[keep.len().saturating_sub(overlap)..].to_vec();
    }

    /// Says whether such an entry went by.
    pub(super) fn seen(&self) -> bool {
        self.seen
    }
}

fn holds_macro(bytes: &[u8]) -> bool {
    MACRO_ENTRIES
        .iter()
        .any(|entry| bytes.windows(entry.len()).any(|window| window == *entry))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, proptest};

    use super::{DOCX, HEAD, MacroWatch, recognise};

    fn entry(name: &str, content: &[u8]) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend([0; 22]);
        bytes.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        bytes.extend([0; 2]);
        bytes.extend(name.as_bytes());
        bytes.extend(content);
        bytes
    }

    #[test]
    fn a_signed_envelope_is_recognised_in_each_form_of_length() {
        let oid = [
            0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02,
        ];
        for lead in [
            &[0x30, 0x80][..],
            &[0x30, 0x82, 1, 0],
            &[0x30, 0x83, 1, 0, 0],
        ] {
            let bytes = [lead, &oid, &[0xA0, 0x80]].concat();
            assert_eq!(recognise(&bytes), "application/pkcs7-mime");
        }
    }

    #[test]
    fn a_letter_is_told_from_an_archive_wherever_its_entries_stand() {
        let letter = [
            entry("[Content_Types].xml", &[1; 900]),
            entry("_rels/.rels", b"x"),
            entry("docProps/app.xml", b"x"),
            entry("custom/item.xml", b"x"),
            entry("word/document.xml", b"x"),
        ]
        .concat();
        assert_eq!(recognise(&letter), DOCX);
        assert_eq!(recognise(&entry("foto.jpg", b"\0")), "application/zip");
    }

    #[test]
    fn an_open_document_is_recognised_and_its_template_is_not() {
        let odt = entry(
            "mimetype",
            b"application/vnd.oasis.opendocument.textPK\x03\x04",
        );
        assert_eq!(recognise(&odt), "application/vnd.oasis.opendocument.text");
        let ott = entry(
            "mimetype",
            b"application/vnd.oasis.opendocument.text-templatePK\x03\x04",
        );
        assert_eq!(recognise(&ott), "application/zip");
    }

    #[test]
    fn macros_are_seen_across_the_border_of_two_pieces() {
        for cut in 0..=14 {
            let (left, right) = b"vbaProject.bin".split_at(cut);
            let mut watch = MacroWatch::default();
            watch.look(&[b"PK word/", left].concat());
            watch.look(&[right, b" and more bytes that follow after it"].concat());
            assert!(watch.seen(), "cut at {cut}");
        }
    }

    #[test]
    fn a_program_is_not_a_photograph() {
        assert_eq!(
            recognise(b"MZ\x90\0\x03\0\0\0"),
            "application/vnd.microsoft.portable-executable"
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_recognition_fail(bytes in prop::collection::vec(any::<u8>(), 0..HEAD / 8)) {
            let named = recognise(&bytes);
            assert!(named.contains('/'));
        }

        #[test]
        fn no_archive_makes_recognition_fail(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let archive = [&b"PK\x03\x04"[..], &bytes, b"PK\x03\x04", &bytes].concat();
            assert!(recognise(&archive).contains('/'));
        }
    }
}
