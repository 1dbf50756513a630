//! The types of file that can be recognised, with the names people give them.

/// One type of file and the ways senders call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaRule {
    /// The name we record, lower case.
    pub media_type: &'static str,
    /// Endings a name of this type may have, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Other names browsers and phones declare for the same type.
    pub aliases: &'static [&'static str],
}

/// Every type whose declaration and ending are checked against its bytes.
pub const KNOWN_MEDIA_TYPES: &[MediaRule] = &[
    MediaRule {
        media_type: "application/pdf",
        extensions: &["pdf"],
        aliases: &["application/x-pdf"],
    },
    MediaRule {
        media_type: "image/jpeg",
        extensions: &["jpg", "jpeg", "jpe", "jfif"],
        aliases: &["image/jpg", "image/pjpeg"],
    },
    MediaRule {
        media_type: "image/png",
        extensions: &["png"],
        aliases: &["image/x-png"],
    },
    MediaRule {
        media_type: "image/tiff",
        extensions: &["tif", "tiff"],
        aliases: &[],
    },
    MediaRule {
        media_type: "image/heif",
        extensions: &["heic", "heif"],
        aliases: &["image/heic"],
    },
    MediaRule {
        media_type: "image/svg+xml",
        extensions: &["svg"],
        aliases: &[],
    },
    MediaRule {
        media_type: "application/pkcs7-mime",
        extensions: &["p7m", "p7s"],
        aliases: &[
            "application/x-pkcs7-mime",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
        ],
    },
    MediaRule {
        media_type: "text/plain",
        extensions: &["txt", "text"],
        aliases: &[],
    },
    MediaRule {
        media_type: "text/xml",
        extensions: &["xml"],
        aliases: &["application/xml"],
    },
    MediaRule {
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        extensions: &["docx"],
        aliases: &[],
    },
    MediaRule {
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        extensions: &["xlsx"],
        aliases: &[],
    },
    MediaRule {
        media_type: "application/vnd.oasis.opendocument.text",
        extensions: &["odt"],
        aliases: &[],
    },
    MediaRule {
        media_type: "application/zip",
        extensions: &["zip"],
        aliases: &["application/x-zip-compressed"],
    },
];

/// The rule of a recognised type, when there is one.
pub fn rule_for(media_type: &str) -> Option<&'static MediaRule> {
    KNOWN_MEDIA_TYPES
        .iter()
        .find(|rule| rule.media_type == media_type)
}

/// Says whether a declared type and the ending of a name fit the type found in the bytes.
///
/// A declaration that says nothing (empty, or the general binary type) fits everything; so
/// does a name without an ending.
pub(super) fn agrees(found: &str, declared: &str, extension: Option<&str>) -> bool {
    let declared = declared.split(';').next().unwrap_or_default().trim();
    let declared = declared.to_ascii_lowercase();
    let silent = declared.is_empty() || declared == "application/octet-stream";
    match rule_for(found) {
        Some(rule) => {
            let name_fits = extension.is_none_or(|ending| rule.extensions.contains(&ending));
            let type_fits = silent || declared == found || rule.aliases.contains(&&*declared);
            name_fits && type_fits
        }
        None => silent || declared == found,
    }
}

#[cfg(test)]
mod tests {
    use super::agrees;

    #[test]
    fn parameters_and_case_of_a_declaration_do_not_count() {
        assert!(agrees(
            "text/plain",
            "Text/Plain; charset=utf-8",
            Some("txt")
        ));
    }

    #[test]
    fn a_photograph_named_as_a_pdf_does_not_agree() {
        assert!(!agrees("image/png", "", Some("pdf")));
    }

    #[test]
    fn a_silent_declaration_agrees_with_what_is_found() {
        assert!(agrees("application/pdf", "application/octet-stream", None));
    }

    #[test]
    fn a_declaration_of_another_type_does_not_agree() {
        assert!(!agrees("application/pdf", "image/png", None));
    }
}
