//! What the service keeps for itself alone, sealed under one key that follows from the master key.

use super::cipher;
use super::master::MasterKey;
use crate::tenant::Tenant;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Cassaforte: seals things that belong to no person's file, such as sessions.
#[derive(Clone)]
pub struct Vault {
    key: Arc<Zeroizing<[u8; 32]>>,
    tenant: Arc<str>,
}

impl Vault {
    pub(crate) fn new(master: &MasterKey, tenant: &Tenant) -> Self {
        Self {
            key: Arc::new(master.derive("vault")),
            tenant: tenant.as_str().into(),
        }
    }

    /// Seals `clear`; it opens only where the same things are said of what it is for.
    pub fn seal(&self, purpose: &str, bound_to: &[u8], clear: &[u8]) -> Vec<u8> {
        cipher::seal(&self.key, &self.context(purpose, bound_to), clear)
    }

    /// Opens what [`Self::seal`] made; nothing where it was made elsewhere, for something else, or changed.
    pub fn open(&self, purpose: &str, bound_to: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        cipher::open(&self.key, &self.context(purpose, bound_to), sealed).ok()
    }

    fn context(&self, purpose: &str, bound_to: &[u8]) -> Vec<u8> {
        let mut context = format!("policentrica/vault/1|{}|{purpose}|", self.tenant).into_bytes();
        context.extend_from_slice(bound_to);
        context
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_for_one_thing_opens_for_no_other() {
        let tenant = Tenant::new("catania").expect("a name");
        let vault = Vault::new(&MasterKey::new([7; 32]), &tenant);
        let sealed = vault.seal("session", b"a", b"rossi");
        assert_eq!(
            vault.open("session", b"a", &sealed),
            Some(b"rossi".to_vec())
        );
        assert_eq!(vault.open("session", b"b", &sealed), None);
        assert_eq!(vault.open("flow", b"a", &sealed), None);
        let elsewhere = Tenant::new("palermo").expect("a name");
        let other = Vault::new(&MasterKey::new([7; 32]), &elsewhere);
        assert_eq!(other.open("session", b"a", &sealed), None);
    }
}
