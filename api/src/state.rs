//! What every handler can reach.

use crate::administration::Administration;
use crate::http::client::TrustedProxies;
use crate::http::limits::Rates;
use crate::http::token::Tokens;
use crate::identity::Providers;
use crate::serve::Patience;
use crate::sign_in::SignInSettings;
use domain::shared::calendar::Calendar;
use projections::Projections;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use store::documents::{Archive, DocumentLimits, DocumentStore};

/// The store, the documents, the identities and the limits; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The log and its keys.
    pub store: Store,
    /// The read models.
    pub views: Projections,
    /// The bytes of documents.
    pub documents: DocumentStore,
    /// Local identities; none where they are switched off.
    pub tokens: Option<Tokens>,
    /// Providers of identities whose tokens are taken.
    pub providers: Providers,
    /// Limits.
    pub settings: Arc<Settings>,
}

impl AppState {
    /// The documents with what is known of them.
    pub(crate) fn archive(&self) -> Archive {
        Archive::new(self.store.clone(), self.documents.clone())
    }
}

/// What is told of accesses, and what counts as unusual.
#[derive(Clone, Debug)]
pub struct AccessSettings {
    /// Whether accesses are written: always, but for a benchmark that measures what that costs.
    pub is_written: bool,
    /// After how many days the people of a protected case learn who read it.
    pub protected_delay_days: u16,
    /// Whether residents see the code of who read, beside role and office.
    pub names_to_residents: bool,
    /// For how many hours a file stays open that was opened in an emergency.
    pub glass_hours: u8,
    /// How many different people somebody may read one by one in an hour.
    pub people_in_an_hour: u32,
    /// The first and the last hour, in Rome, in which offices work.
    pub working_hours: (u8, u8),
}

impl Default for AccessSettings {
    /// Three months, no names, forty people, from 7 to 20.
    fn default() -> Self {
        Self {
            is_written: true,
            protected_delay_days: 90,
            names_to_residents: false,
            glass_hours: 4,
            people_in_an_hour: 40,
            working_hours: (7, 20),
        }
    }
}

/// Limits of the edge.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The largest JSON body, in bytes.
    pub body_limit: usize,
    /// The longest a request may take.
    pub request_timeout: Duration,
    /// The longest a document may take to come in.
    pub upload_timeout: Duration,
    /// How long a document that comes in may keep silent.
    pub upload_silence: Duration,
    /// What documents are taken in.
    pub documents: DocumentLimits,
    /// How people sign in with a browser.
    pub sign_in: SignInSettings,
    /// Who runs the service.
    pub administration: Administration,
    /// How many requests are let through.
    pub rates: Rates,
    /// How long those who send slowly are waited for.
    pub patience: Patience,
    /// Whose word is taken for where a request comes from.
    pub proxies: TrustedProxies,
    /// What residents and the data protection officer learn of accesses.
    pub accesses: AccessSettings,
    /// The holidays and working days of the municipality.
    pub calendar: Calendar,
}

impl Default for Settings {
    /// 1 MiB of JSON, 30 seconds, ten minutes for a document, and the documents that a counter takes.
    fn default() -> Self {
        let administration = Administration::default();
        Self {
            body_limit: 1024 * 1024,
            request_timeout: Duration::from_secs(30),
            upload_timeout: Duration::from_mins(10),
            upload_silence: Duration::from_secs(20),
            documents: DocumentLimits::default(),
            rates: Rates::default(),
            patience: Patience::default(),
            proxies: TrustedProxies::default(),
            accesses: AccessSettings::default(),
            sign_in: SignInSettings::default(),
            calendar: administration
                .calendar()
                .expect("5 February exists in every year"),
            administration,
        }
    }
}
