//! What every refusal of the domain has in common: a stable code and a kind.

/// What sort of "no" an error is. The edge maps each kind to one status, in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The request itself is wrong: a field is missing, malformed or out of range.
    Invalid,
    /// The request is well formed, but law or the state of things says no.
    Refused,
    /// The caller decided on an older version than the current one.
    Stale,
    /// The caller is known and may not do this.
    Forbidden,
    /// The caller may not even learn that the thing exists.
    Hidden,
}

/// A wrong place in what was sent: where, by which rule, and what the rule wants; never with which value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// JSON pointer to the place.
    pub pointer: String,
    /// The rule it breaks, such as `required`.
    pub rule: String,
    /// What the rule says, where it is short enough to be told.
    pub wanted: Option<String>,
}

/// An error that people and programs can recognise without reading its sentence.
///
/// The code is a promise: `subject.why-not`, lower case, words joined by hyphens, never
/// renamed. It carries no personal data, and neither does the `Display` of the error.
pub trait Coded: std::error::Error {
    /// The stable name of this refusal, such as `tax-code.wrong-check-character`.
    fn code(&self) -> &'static str;

    /// What sort of "no" this is.
    fn kind(&self) -> Kind;

    /// The wrong places, where the refusal knows them.
    fn fields(&self) -> &[FieldError] {
        &[]
    }
}

/// Panics unless `code` follows the form `subject.why-not`. For tests beside error enums.
#[cfg(test)]
pub(crate) fn assert_well_formed_code(code: &str) {
    let word = |part: &str| {
        !part.is_empty()
            && part.split('-').all(|piece| {
                !piece.is_empty()
                    && piece
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            })
    };
    let (subject, why) = code.split_once('.').unwrap_or((code, ""));
    assert!(
        word(subject) && word(why),
        "`{code}` is not `subject.why-not`"
    );
}

#[cfg(test)]
mod tests {
    use super::assert_well_formed_code;

    #[test]
    fn a_code_is_a_subject_and_a_reason() {
        assert_well_formed_code("application.term-already-suspended");
    }

    #[test]
    #[should_panic(expected = "is not `subject.why-not`")]
    fn a_code_without_a_reason_is_noticed() {
        assert_well_formed_code("application");
    }

    #[test]
    #[should_panic(expected = "is not `subject.why-not`")]
    fn a_code_with_upper_case_is_noticed() {
        assert_well_formed_code("application.TermSuspended");
    }
}
