//! The second factor: codes that change every thirty seconds (RFC 6238, SHA-1, six digits, as every authenticator makes them).

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use std::fmt::Write;
use subtle::ConstantTimeEq;

/// Seconds a code is good for.
const STEP: i64 = 30;
/// Steps a clock may be off, before and after.
const OFF: i64 = 1;
/// The letters of base 32 (RFC 4648).
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Secondo fattore: a secret that an authenticator shares with this service.
pub struct SecondFactor(Vec<u8>);

impl SecondFactor {
    /// A new one.
    pub fn generate() -> Self {
        let mut bytes = vec![0; 20];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        Self(bytes)
    }

    /// One from its bytes.
    pub fn of(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// What people type or scan into their authenticator.
    pub fn address(&self, code: &str, issuer: &str) -> String {
        let issuer: String = form_urlencoded::byte_serialize(issuer.as_bytes()).collect();
        let issuer = issuer.replace('+', "%20");
        format!(
            "otpauth://totp/{issuer}:{code}?secret={}&issuer={issuer}",
            self.base32()
        )
    }

    fn base32(&self) -> String {
        let mut text = String::new();
        for five in self.0.chunks(5) {
            let mut group = [0; 8];
            group[3..3 + five.len()].copy_from_slice(five);
            let bits = u64::from_be_bytes(group);
            for place in 0..(five.len() * 8).div_ceil(5) {
                let letter = (bits >> (35 - 5 * place)) & 31;
                text.push(char::from(LETTERS[usize::try_from(letter).unwrap_or(0)]));
            }
        }
        text
    }

    /// The code at an instant.
    pub fn code(&self, at: DateTime<Utc>) -> String {
        self.code_of(at.timestamp() / STEP)
    }

    /// The time step whose code this is, now or just before or after; every candidate is compared in full.
    pub(super) fn step_of(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let current = now.timestamp() / STEP;
        let mut found = None;
        for step in current - OFF..=current + OFF {
            if self.code_of(step).as_bytes().ct_eq(code.as_bytes()).into() {
                found = Some(step);
            }
        }
        found
    }

    fn code_of(&self, step: i64) -> String {
        let mut mac = <Hmac<Sha1> as KeyInit>::new_from_slice(&self.0)
            .expect("HMAC takes a key of any length");
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let at = usize::from(digest[19] & 15);
        let word = [digest[at], digest[at + 1], digest[at + 2], digest[at + 3]];
        let number = (u32::from_be_bytes(word) & 0x7fff_ffff) % 1_000_000;
        let mut code = String::new();
        write!(code, "{number:06}").expect("writes to a string");
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> SecondFactor {
        SecondFactor::of(b"12345678901234567890".to_vec())
    }

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("an instant")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(known().code(at(seconds)), code, "{seconds}");
        }
    }

    #[test]
    fn a_secret_is_written_as_authenticators_read_it() {
        let address = known().address("rossi", "Comune di Prova");
        assert_eq!(
            address,
            "otpauth://totp/Comune%20di%20Prova:rossi?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Comune%20di%20Prova"
        );
    }

    #[test]
    fn a_code_is_good_a_little_early_or_late_and_no_longer() {
        let factor = known();
        let code = factor.code(at(3000));
        for (now, step) in [
            (2970, Some(100)),
            (3000, Some(100)),
            (3059, Some(100)),
            (3060, None),
            (2969, None),
        ] {
            assert_eq!(factor.step_of(&code, at(now)), step, "{now}");
        }
        assert_eq!(factor.step_of("", at(3000)), None);
        assert_eq!(factor.step_of(&format!("{code}0"), at(3000)), None);
    }
}
