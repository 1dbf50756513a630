//! The master key: wraps every other key; kept outside the database.

use hkdf::Hkdf;
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Chiave principale: 32 random bytes from which the working keys are derived.
#[derive(Clone)]
pub struct MasterKey(Arc<SecretBox<[u8; 32]>>);

/// The text is not a master key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a master key is 64 hexadecimal digits")]
pub struct MasterKeyInvalid;

impl MasterKey {
    /// A master key from its bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Arc::new(SecretBox::new(Box::new(bytes))))
    }

    /// Reads 64 hexadecimal digits, as [`Self::generate`] writes them.
    pub fn from_hex(text: &str) -> Result<Self, MasterKeyInvalid> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| MasterKeyInvalid)?;
        Ok(Self::new(bytes))
    }

    /// A new random key, in the form of its file.
    pub fn generate() -> Zeroizing<String> {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        getrandom::fill(bytes.as_mut()).expect("the operating system gives random bytes");
        Zeroizing::new(hex::encode(bytes.as_ref()))
    }

    /// A key for one purpose, such as `wrap`, `index` or `documents`.
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut out = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(b"policentrica"), self.0.expose_secret())
            .expand(purpose.as_bytes(), out.as_mut())
            .expect("32 bytes are a valid length for HKDF-SHA-256");
        out
    }
}
