//! The keys of persons: made when first needed, wrapped in the database, kept open for a short while.

use super::cipher;
use super::master::MasterKey;
use super::rows::{KeyAsk, KeyRow, KeyRows};
use super::walk::{self, KeyName, Mark};
use crate::accesses;
use crate::documents::DocumentKey;
use crate::error::StoreError;
use crate::kept::{Gathered, Kept};
use crate::tenant::Tenant;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use domain::shared::ids::SubjectId;
use domain::shared::personal::RetentionClass;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use sqlx::postgres::PgPool;
use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// How long a key stays open here; a key destroyed by another node is unreadable here after this time.
const OPEN_FOR: Duration = Duration::from_secs(2);
/// How many keys stay open at most.
const OPEN_AT_MOST: usize = 20_000;

/// A key, or nothing when it was destroyed.
type Key = Option<Arc<Zeroizing<[u8; 32]>>>;

/// Mazzo di chiavi: opens and makes the keys of persons.
#[derive(Clone)]
pub struct Keyring {
    pool: PgPool,
    wrap: Arc<Zeroizing<[u8; 32]>>,
    index: Arc<Zeroizing<[u8; 32]>>,
    tenant: Arc<str>,
    open: Arc<Mutex<HashMap<KeyName, (Key, Instant)>>>,
    rows: Gathered<KeyRows>,
}

impl Keyring {
    pub(crate) fn new(pool: PgPool, connection: Kept, master: &MasterKey, tenant: &Tenant) -> Self {
        Self {
            pool,
            rows: Gathered::start(KeyRows, vec![connection]),
            wrap: Arc::new(master.derive("wrap")),
            index: Arc::new(master.derive("index")),
            tenant: tenant.as_str().into(),
            open: Arc::default(),
        }
    }

    /// Fetches no more keys.
    pub(crate) fn close(&self) {
        self.rows.close();
    }

    /// A keyed digest of something unique, by which it can be found again but not guessed.
    pub fn blind(&self, scope: &str, thing: &str) -> Vec<u8> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(self.index.as_ref().as_ref())
            .expect("HMAC takes a key of any length");
        for part in [&*self.tenant, scope, thing] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().to_vec()
    }

    /// Seals every clear personal field of `values`, making keys where a person has none yet.
    pub async fn seal(&self, values: &mut [&mut Value]) -> Result<(), StoreError> {
        let wanted = names(values, true);
        if wanted.is_empty() {
            return Ok(());
        }
        let keys = self.keys(&wanted, true).await?;
        for value in values {
            walk::visit(value, &mut |field, mark| {
                let Mark::Clear(name) = mark else {
                    return Ok(());
                };
                let key = keys
                    .get(&name)
                    .cloned()
                    .flatten()
                    .ok_or(StoreError::KeyDestroyed(name.0.0))?;
                let clear = serde_json::to_vec(
                    walk::clear_value(field).expect("visit found a clear mark"),
                )?;
                let data = cipher::seal(&key, &self.context(name), &clear);
                *field = walk::sealed(name, &BASE64.encode(data));
                Ok::<_, StoreError>(())
            })?;
        }
        Ok(())
    }

    /// Makes every sealed personal field of `values` readable; where the key was destroyed, the placeholder stands. For
    /// who sees values masked they stay sealed.
    pub async fn reveal(&self, values: &mut [&mut Value]) -> Result<(), StoreError> {
        let wanted = names(values, false);
        if wanted.is_empty() || accesses::is_masked() {
            return Ok(());
        }
        accesses::noted_keys(&wanted);
        let keys = self.keys(&wanted, false).await?;
        for value in values {
            walk::visit(value, &mut |field, mark| {
                let Mark::Sealed(name) = mark else {
                    return Ok(());
                };
                *field = match keys.get(&name).cloned().flatten() {
                    Some(key) => walk::clear(name, &self.open_field(&key, name, field)?),
                    None => walk::erased(name),
                };
                Ok::<_, StoreError>(())
            })?;
        }
        Ok(())
    }

    fn open_field(
        &self,
        key: &[u8; 32],
        name: KeyName,
        field: &Value,
    ) -> Result<Value, StoreError> {
        let broken = || StoreError::SealBroken(name.0.0);
        let data = walk::sealed_data(field).ok_or_else(broken)?;
        let sealed = BASE64.decode(data).map_err(|_| broken())?;
        let clear = cipher::open(key, &self.context(name), &sealed).map_err(|_| broken())?;
        serde_json::from_slice(&clear).map_err(|_| broken())
    }

    /// The key of a subject's documents in one class, made when there is none yet; `None` once it was destroyed.
    ///
    /// It follows from the subject's own key: destroying that one makes the papers unreadable too.
    pub async fn document_key(
        &self,
        subject: SubjectId,
        class: RetentionClass,
    ) -> Result<Option<DocumentKey>, StoreError> {
        let name = (subject, class);
        if accesses::is_masked() {
            return Err(StoreError::Masked);
        }
        accesses::noted_key(&name);
        let keys = self.keys(&BTreeSet::from([name]), true).await?;
        let Some(key) = keys.get(&name).cloned().flatten() else {
            return Ok(None);
        };
        let mut bytes = [0; 32];
        Hkdf::<Sha256>::new(Some(b"policentrica"), key.as_ref().as_ref())
            .expand(b"documents", &mut bytes)
            .expect("32 bytes are a valid length for HKDF-SHA-256");
        Ok(Some(DocumentKey::new(bytes)))
    }

    /// Destroys the keys of a subject: in one class, or in all. What they sealed reads as the placeholder from now on.
    pub async fn destroy(
        &self,
        subject: SubjectId,
        class: Option<RetentionClass>,
    ) -> Result<u64, StoreError> {
        let done = sqlx::query(
            "UPDATE subject_keys SET wrapped = NULL, destroyed_at = now() \
             WHERE subject = $1 AND ($2::text IS NULL OR class = $2) AND wrapped IS NOT NULL",
        )
        .bind(subject.0)
        .bind(class.map(RetentionClass::as_str))
        .execute(&self.pool)
        .await?;
        self.open
            .lock()
            .expect("no holder of this lock panics")
            .retain(|(owner, _), _| *owner != subject);
        Ok(done.rows_affected())
    }

    fn context(&self, (subject, class): KeyName) -> Vec<u8> {
        format!(
            "policentrica/1|{}|{subject}|{}",
            self.tenant,
            class.as_str()
        )
        .into_bytes()
    }

    async fn keys(
        &self,
        wanted: &BTreeSet<KeyName>,
        make: bool,
    ) -> Result<HashMap<KeyName, Key>, StoreError> {
        let mut found = self.open_keys(wanted);
        let mut missing: Vec<KeyName> = wanted
            .iter()
            .filter(|name| !found.contains_key(name))
            .copied()
            .collect();
        if missing.is_empty() {
            return Ok(found);
        }
        let asks = missing.iter().map(|name| KeyAsk {
            name: *name,
            candidate: make.then(|| self.new_wrapped(*name)),
        });
        let rows = self.rows.ask(asks.collect()).await?;
        for (name, row) in missing.drain(..).zip(rows) {
            match row {
                KeyRow::There(wrapped) => {
                    found.insert(name, Some(self.unwrap_key(name, &wrapped)?));
                }
                KeyRow::Destroyed => {
                    found.insert(name, None);
                }
                KeyRow::Missing => {}
            }
        }
        self.keep_open(&found);
        Ok(found)
    }

    fn open_keys(&self, wanted: &BTreeSet<KeyName>) -> HashMap<KeyName, Key> {
        let open = self.open.lock().expect("no holder of this lock panics");
        wanted
            .iter()
            .filter_map(|name| open.get(name).map(|entry| (*name, entry)))
            .filter(|(_, (_, since))| since.elapsed() < OPEN_FOR)
            .map(|(name, (key, _))| (name, key.clone()))
            .collect()
    }

    fn keep_open(&self, keys: &HashMap<KeyName, Key>) {
        let mut open = self.open.lock().expect("no holder of this lock panics");
        if open.len() + keys.len() > OPEN_AT_MOST {
            open.retain(|_, (_, since)| since.elapsed() < OPEN_FOR);
        }
        if open.len() + keys.len() > OPEN_AT_MOST {
            open.clear();
        }
        let now = Instant::now();
        open.extend(keys.iter().map(|(name, key)| (*name, (key.clone(), now))));
    }

    fn unwrap_key(
        &self,
        name: KeyName,
        wrapped: &[u8],
    ) -> Result<Arc<Zeroizing<[u8; 32]>>, StoreError> {
        let broken = || StoreError::SealBroken(name.0.0);
        let bytes = Zeroizing::new(
            cipher::open(&self.wrap, &self.context(name), wrapped).map_err(|_| broken())?,
        );
        let key: [u8; 32] = bytes.as_slice().try_into().map_err(|_| broken())?;
        Ok(Arc::new(Zeroizing::new(key)))
    }

    /// A new random key, wrapped.
    fn new_wrapped(&self, name: KeyName) -> Vec<u8> {
        let mut key = Zeroizing::new([0_u8; 32]);
        getrandom::fill(key.as_mut()).expect("the operating system gives random bytes");
        cipher::seal(&self.wrap, &self.context(name), key.as_ref())
    }
}

fn names(values: &mut [&mut Value], clear: bool) -> BTreeSet<KeyName> {
    let mut found = BTreeSet::new();
    for value in values {
        let visited: Result<(), Infallible> = walk::visit(value, &mut |_, mark| {
            match mark {
                Mark::Clear(name) if clear => found.insert(name),
                Mark::Sealed(name) if !clear => found.insert(name),
                Mark::Clear(_) | Mark::Sealed(_) => false,
            };
            Ok(())
        });
        visited.expect("collecting names never fails");
    }
    found
}
