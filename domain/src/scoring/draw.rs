//! Sorteggio: an order that nobody can choose and everybody can compute again.
//!
//! Before the window closes the SHA-256 of a secret seed of 32 bytes is published.
//! When the ranking is made the seed is published too, so that anybody can check that it is the one.
//! The number drawn for an applicant is the HMAC-SHA256 of the public code (its ASCII bytes) under the seed;
//! among equals the lowest number, read as 64 hexadecimal digits, comes first.

use crate::shared::digest::Digest;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// Seme del sorteggio.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed([u8; 32]);

/// Numero estratto.
pub type Drawn = [u8; 32];

impl Seed {
    /// A seed of 32 bytes that nobody could guess.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The seed that follows from a secret of at least as many bytes; what is missing is nought.
    pub fn of_secret(secret: &[u8]) -> Self {
        let mut bytes = [0; 32];
        for (byte, known) in bytes.iter_mut().zip(secret) {
            *byte = *known;
        }
        Self(bytes)
    }

    /// Reads a seed that was published.
    pub fn parse(hex: &Digest) -> Self {
        let digits = hex.as_str().as_bytes();
        let value = |digit: u8| match digit {
            b'0'..=b'9' => digit - b'0',
            _ => digit - b'a' + 10,
        };
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = value(pair[0]) << 4 | value(pair[1]);
        }
        Self(bytes)
    }

    /// The seed as it is published once the ranking is made.
    pub fn reveal(&self) -> Digest {
        Digest::from_bytes(&self.0)
    }

    /// Impegno: what is published before the window closes.
    pub fn commitment(&self) -> Digest {
        Digest::from_bytes(&Sha256::digest(self.0).into())
    }

    /// The number drawn for a public code.
    pub fn draw(&self, public_code: &str) -> Drawn {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length makes an HMAC");
        mac.update(public_code.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// Never shows the seed: until it is revealed it is a secret.
impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with another implementation of SHA-256 and HMAC.
    #[test]
    fn anybody_computes_the_same_numbers() {
        let seed = Seed::new([7; 32]);
        assert_eq!(seed.reveal().as_str(), "07".repeat(32));
        assert_eq!(seed.commitment().as_str(), COMMITMENT);
        assert_eq!(Digest::from_bytes(&seed.draw("k7m2p9qa")).as_str(), NUMBER);
        assert_eq!(Seed::parse(&seed.reveal()), seed);
    }

    const COMMITMENT: &str = "4bb06f8e4e3a7715d201d573d0aa423762e55dabd61a2c02278fa56cc6d294e0";
    const NUMBER: &str = "a7627865694ece086c6c47774b19902357d54add677012386094c1c384281b53";

    #[test]
    fn a_seed_is_not_shown_in_a_log() {
        assert_eq!(format!("{:?}", Seed::new([7; 32])), "Seed(…)");
    }
}
