//! Which papers and messages belong to this application? For the office, and for whoever filed it as far as they may see.

mod project;
mod query;

use crate::rows::Table;
use crate::shown::Shown;
use crate::view::view;
use chrono::{DateTime, Utc};
use domain::application::MessageSender;
use domain::shared::ids::{DocumentId, ReasonCode};
pub use query::{count, count_messages, document, messages, page};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static PAPERS: Table = Table {
    name: "application_papers",
    key: &["application_id", "document_id"],
};

static MESSAGES: Table = Table {
    name: "application_messages",
    key: &["application_id", "message_id"],
};

/// Fascicolo: the read model of papers and messages.
pub struct ApplicationPapers;

view!(ApplicationPapers, "application_papers", tables: [PAPERS, MESSAGES],
    aggregates: crate::application::AGGREGATES, clear: &[]);

/// Documento del fascicolo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperRow {
    /// The application.
    pub application_id: Uuid,
    /// The document; its bytes are under the same identifier.
    pub document_id: DocumentId,
    /// Which required paper it is.
    pub code: Option<ReasonCode>,
    /// The name of the file.
    pub name: Shown<String>,
    /// Its format.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the bytes.
    pub digest: String,
    /// When in the procedure it came: `draft`, `integration`, `memo` or `observations`; `office` where the office put it there, `act` where the register knows it by its digest.
    pub phase: String,
    /// Whether the office put it there.
    pub internal: bool,
    /// Whether whoever filed the application sees it.
    pub visible: bool,
    /// When.
    pub added_at: DateTime<Utc>,
}

/// Messaggio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageRow {
    /// The message.
    pub message_id: Uuid,
    /// Which way.
    pub sender: MessageSender,
    /// The text.
    pub body: Shown<String>,
    /// Who wrote it, where the office did; a code.
    pub actor: Option<String>,
    /// When.
    pub sent_at: DateTime<Utc>,
}
