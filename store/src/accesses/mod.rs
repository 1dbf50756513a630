//! The access log: who read whose data, written before the answer leaves, apart from the log of facts.
//!
//! What an answer revealed is not told by whoever wrote the handler: the keyring notes whose fields it opened.

mod key;
mod observed;
mod statement;
mod verify;

pub use observed::{Observed, Touched, observe};
pub use verify::VerifiedAccesses;

use crate::error::StoreError;
use crate::kept::{Gathered, Kept};
use crate::seal::MasterKey;
use crate::tenant::Tenant;
use chrono::{DateTime, Utc};
use key::AccessKey;
pub(crate) use observed::{is_masked, noted_key, noted_keys};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};
use statement::Record;
use std::time::Duration;
use uuid::Uuid;

/// The role that reads the access log and nothing else.
const READER: &str = "policentrica_access_reader";
/// Connections of those who read it: few people ask, and seldom.
const READERS: u32 = 2;

/// Accesso: one answer that held personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// When.
    pub at: DateTime<Utc>,
    /// Who read.
    pub actor: String,
    /// In which role.
    pub role: String,
    /// For which office.
    pub office: Option<String>,
    /// Which question was asked.
    pub operation: String,
    /// What stood in its path.
    pub record: Option<String>,
    /// Whose data were read.
    pub people: Vec<Uuid>,
    /// Data of which retention classes.
    pub sections: Vec<String>,
    /// Why: a code.
    pub reason: String,
    /// From which address.
    pub address: Option<String>,
    /// The name of the request.
    pub request_id: String,
    /// Whether it was seen only because somebody broke the glass.
    pub break_glass: bool,
    /// Whether the people it is about learn of it only later.
    pub protected: bool,
    /// The unmasking under which an auditor saw it.
    pub unmasking: Option<Uuid>,
}

/// Registro degli accessi: written by all, read through a role of its own.
#[derive(Clone)]
pub struct Accesses {
    record: Gathered<Record>,
    reader: PgPool,
    options: PgConnectOptions,
    key: AccessKey,
}

impl Accesses {
    pub(crate) fn open(options: &PgConnectOptions, master: &MasterKey, tenant: &Tenant) -> Self {
        let options = options
            .clone()
            .options([("search_path", tenant.access_schema())]);
        let key = AccessKey::new(master, tenant);
        // Committed is enough while this process lives: it writes again what a crash of the server may have taken.
        let connection = Kept::by_key(&options, &[("synchronous_commit", "off")]);
        let reader = PgPoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(Duration::from_secs(5))
            .connect_lazy_with(options.clone().options([("role", READER)]));
        Self {
            record: Gathered::start(Record::new(key.clone()), vec![connection]),
            reader,
            options,
            key,
        }
    }

    /// Writes an access; returns once it is committed, together with those that came at the same time.
    pub async fn record(&self, access: Access) -> Result<(), StoreError> {
        self.record.ask(access).await
    }

    /// Connections that may read the access log and nothing else.
    pub fn reader(&self) -> &PgPool {
        &self.reader
    }

    /// Forgets what was read before that instant, as far as the law lets it go; how many rows went.
    pub async fn forget(&self, before: DateTime<Utc>) -> Result<i64, StoreError> {
        let mut connection = self.options.connect().await?;
        let gone = sqlx::query_scalar("SELECT forget_accesses($1)")
            .bind(before)
            .fetch_one(&mut connection)
            .await?;
        connection.close().await?;
        Ok(gone)
    }

    pub(crate) async fn close(&self) {
        self.record.close();
        self.reader.close().await;
    }
}
