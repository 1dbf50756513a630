//! The settings: defaults, then the configuration file, then the environment, then the command line.
//!
//! Every setting has one path such as `listen.address`, one name in the environment such as
//! `POLICENTRICA_LISTEN_ADDRESS`, a default and a sentence; all four appear in
//! `docs/reference/config.toml`, which a test compares with the code. A name nobody knows is
//! refused, since a misspelt setting that is silently ignored is worse than no start.
//!
//! To add a setting: a field with its default in the file of its section and a line in that
//! file's `ENTRIES`, then `make golden`.

mod access;
mod administration;
mod database;
mod demo;
mod documents;
mod error;
mod identities;
mod keys;
mod limits;
mod listen;
mod load;
mod log;
mod reference;
mod secrets;
mod sessions;

use std::path::{Path, PathBuf};

use domain::shared::ids::ReasonCode;
use serde::{Deserialize, Serialize};
use store::Tenant;

pub use self::access::Access;
pub use self::database::Database;
pub use self::demo::Demo;
pub use self::documents::{DocumentPlace, Documents};
pub use self::error::SettingsError;
pub use self::identities::Identities;
pub use self::limits::Limits;
pub use self::listen::Listen;
pub use self::load::Sources;
pub use self::log::{Log, LogFormat};
pub use self::reference::reference_page;
pub use self::secrets::Secrets;
pub use self::sessions::Sessions;

use self::reference::Entry;

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The municipality served; names its schemas in the database.
    pub municipality: String,
    /// Where the service keeps its own files.
    pub data_dir: PathBuf,
    /// Who runs the service.
    pub administration: api::Administration,
    /// Which database.
    pub database: Database,
    /// Where requests are taken.
    pub listen: Listen,
    /// Where the bytes of documents go.
    pub documents: Documents,
    /// Where the keys are.
    pub secrets: Secrets,
    /// How many requests are let through.
    pub limits: Limits,
    /// Who may come in.
    pub identities: Identities,
    /// Who read whose data.
    pub access: Access,
    /// How long they stay signed in.
    pub sessions: Sessions,
    /// What is logged.
    pub log: Log,
    /// The demo city.
    pub demo: Demo,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            municipality: "catania".to_owned(),
            data_dir: PathBuf::from(".policentrica"),
            administration: api::Administration::default(),
            database: Database::default(),
            listen: Listen::default(),
            documents: Documents::default(),
            secrets: Secrets::default(),
            limits: Limits::default(),
            identities: Identities::default(),
            access: Access::default(),
            sessions: Sessions::default(),
            log: Log::default(),
            demo: Demo::default(),
        }
    }
}

/// The settings outside the sections.
const ENTRIES: &[Entry] = &[
    Entry::new(
        "municipality",
        "The municipality served: lower-case letters, digits and underscores, beginning with a letter.",
    ),
    Entry::new(
        "data_dir",
        "Where the service keeps its own files: the private database, documents, keys.",
    ),
];

impl Settings {
    /// The municipality as the store wants it.
    pub fn tenant(&self) -> Result<Tenant, SettingsError> {
        Tenant::new(&self.municipality)
            .map_err(|error| SettingsError::invalid("municipality", &error))
    }

    /// The records area that keeps the register.
    pub fn aoo(&self) -> Result<ReasonCode, SettingsError> {
        ReasonCode::new(self.administration.aoo_code.clone())
            .map_err(|error| SettingsError::invalid("administration.aoo_code", &error))
    }

    /// The file of the master key.
    pub fn master_key_file(&self) -> PathBuf {
        self.secret_file(self.secrets.master_key_file.as_deref(), "master.key")
    }

    /// The file of the key that signs the tokens of local identities.
    pub fn token_key_file(&self) -> PathBuf {
        self.secret_file(self.secrets.token_key_file.as_deref(), "token.key")
    }

    fn secret_file(&self, set: Option<&Path>, name: &str) -> PathBuf {
        set.map_or_else(|| self.data_dir.join("secrets").join(name), Path::to_owned)
    }

    /// What each section knows about itself that its types do not say.
    fn validate(&self) -> Result<(), SettingsError> {
        self.tenant()?;
        administration::validate(&self.administration)?;
        self.aoo()?;
        self.database.validate()?;
        self.access.validate()?;
        self.listen.validate()?;
        self.documents.validate()?;
        self.identities.providers()?;
        self.sessions.validate()?;
        self.log.validate()
    }

    /// The same without secrets, for people to read.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            database: self.database.without_secrets(),
            ..self.clone()
        }
    }
}
