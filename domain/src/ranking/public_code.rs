//! Codice pubblico: what stands for an applicant in everything that is published.

use crate::scoring::rules::Code;

/// No signs that are mistaken for each other.
const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Eight signs that follow from a secret of at least as many bytes, which nobody sees.
pub fn public_code(secret: &[u8]) -> Code {
    let sign = |byte: &u8| char::from(SIGNS[usize::from(byte & 31)]);
    let code: String = secret.iter().take(8).map(sign).collect();
    Code::parse(&code).expect("letters and digits are a code")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_eight_signs_that_follow_from_the_secret_alone() {
        let code = public_code(&[0, 1, 31, 32, 33, 63, 7, 250, 9]);
        assert_eq!(code.as_str(), "ab9ab9h4");
        assert_eq!(public_code(&[0, 1, 31, 32, 33, 63, 7, 250, 255]), code);
    }
}
