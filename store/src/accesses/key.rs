//! The key under which rows of the access log are marked, so that whoever changes one without it is found out.

use super::Access;
use crate::seal::MasterKey;
use crate::tenant::Tenant;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::sync::Arc;
use uuid::Uuid;
use zeroize::Zeroizing;

/// A key that is not in the database.
#[derive(Clone)]
pub(super) struct AccessKey {
    key: Arc<Zeroizing<[u8; 32]>>,
    tenant: Arc<str>,
}

impl AccessKey {
    pub(super) fn new(master: &MasterKey, tenant: &Tenant) -> Self {
        Self {
            key: Arc::new(master.derive("accesses")),
            tenant: tenant.as_str().into(),
        }
    }

    /// The keyed digest of an access at its place in a chain.
    pub(super) fn mark(&self, chain: Uuid, place: i64, access: &Access) -> Vec<u8> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(self.key.as_ref().as_ref())
            .expect("HMAC takes a key of any length");
        let mut put = |bytes: &[u8]| {
            mac.update(&(bytes.len() as u64).to_be_bytes());
            mac.update(bytes);
        };
        put(self.tenant.as_bytes());
        put(chain.as_bytes());
        put(&place.to_be_bytes());
        put(&access.at.timestamp_micros().to_be_bytes());
        for text in [
            &access.actor,
            &access.role,
            &access.operation,
            &access.reason,
            &access.request_id,
        ] {
            put(text.as_bytes());
        }
        for text in [&access.office, &access.record, &access.address] {
            put(&[u8::from(text.is_some())]);
            put(text.as_deref().unwrap_or_default().as_bytes());
        }
        put(&(access.people.len() as u64).to_be_bytes());
        for person in &access.people {
            put(person.as_bytes());
        }
        put(&(access.sections.len() as u64).to_be_bytes());
        for section in &access.sections {
            put(section.as_bytes());
        }
        put(&[u8::from(access.break_glass), u8::from(access.protected)]);
        // Rows from before there were unmaskings keep the digest they got.
        if let Some(unmasking) = access.unmasking {
            put(unmasking.as_bytes());
        }
        mac.finalize().into_bytes().to_vec()
    }
}
