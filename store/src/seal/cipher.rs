//! XChaCha20-Poly1305 with a random nonce before the ciphertext.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

const NONCE: usize = 24;

/// The ciphertext does not open under this key and context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DoesNotOpen;

/// Seals `clear`; `context` must be given again to open it.
pub(super) fn seal(key: &[u8; 32], context: &[u8], clear: &[u8]) -> Vec<u8> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).expect("the operating system gives random bytes");
    let sealed = XChaCha20Poly1305::new(&(*key).into())
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: clear,
                aad: context,
            },
        )
        .expect("a field is far shorter than the cipher's limit");
    let mut out = nonce.to_vec();
    out.extend_from_slice(&sealed);
    out
}

/// Opens what [`seal`] made.
pub(super) fn open(key: &[u8; 32], context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or(DoesNotOpen)?;
    XChaCha20Poly1305::new(&(*key).into())
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: body,
                aad: context,
            },
        )
        .map_err(|_| DoesNotOpen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_only_with_the_same_key_and_context() {
        let key = [7; 32];
        let sealed = seal(&key, b"a", b"Agata");
        assert_eq!(open(&key, b"a", &sealed), Ok(b"Agata".to_vec()));
        assert_eq!(open(&key, b"b", &sealed), Err(DoesNotOpen));
        assert_eq!(open(&[8; 32], b"a", &sealed), Err(DoesNotOpen));
        assert_eq!(open(&key, b"a", &sealed[..10]), Err(DoesNotOpen));
    }

    #[test]
    fn the_same_value_never_looks_the_same_twice() {
        assert_ne!(
            seal(&[7; 32], b"a", b"Agata"),
            seal(&[7; 32], b"a", b"Agata")
        );
    }
}
