//! Sealing: personal fields are written as ciphertext, one key per person and retention class.
//!
//! XChaCha20-Poly1305. Each key is wrapped by a master key that lives outside the database.
//! Destroying a key makes its fields unreadable for ever, while the log stays as it was written.

mod cipher;
mod keyring;
mod master;
mod rows;
mod vault;
mod walk;

pub use keyring::Keyring;
pub use master::{MasterKey, MasterKeyInvalid};
pub use vault::Vault;
pub(crate) use walk::KeyName;
