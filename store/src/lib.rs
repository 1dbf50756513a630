//! The store: how events are kept — one append, loads, replay, sealing, snapshots, the ordered feed.
//!
//! Built on cqrs-es's `Aggregate` and `DomainEvent` and on the table of postgres-es.
//! The append is our own: one SQL function takes a batch of commands and gives each its own answer.

pub mod accesses;
mod append;
mod as_of;
mod clock;
mod connect;
mod context;
pub mod documents;
mod encode;
mod error;
mod execute;
mod feed;
mod kept;
mod load;
mod migrate;
mod receipt;
pub mod seal;
pub mod sign_in;
mod snapshots;
mod tenant;
mod upcast;
mod verify;

pub use append::Generation;
pub use as_of::{Moment, Replayed};
pub use clock::Clock;
pub use connect::{Store, StoreConfig};
pub use context::Context;
pub use error::{BesideError, ExecuteError, StoreError};
pub use execute::{Beside, Done, Expected};
pub use feed::{NthEvent, Recorded, Stretch, next_stretch, read_on, read_streams};
pub use load::Loaded;
pub use migrate::{MigrateError, migrate, municipality_exists, pending_migrations};
pub use receipt::{Receipt, StreamVersion};
/// The address of a database, for those who may not use sqlx.
pub use sqlx::postgres::PgConnectOptions;
pub use tenant::{Tenant, TenantInvalid};
pub use verify::{Fault, Verified};
