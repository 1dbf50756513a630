//! The closed vocabularies of the domain as the description of the API shows them.
//!
//! Each is matched against the domain both ways, so that neither can gain or lose a word alone.

use domain::shared::stamp;
use domain::{application, register};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $domain:path { $($word:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name { $($word,)* }

        impl From<$name> for $domain {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$word,)* }
            }
        }

        impl From<$domain> for $name {
            fn from(word: $domain) -> Self {
                use $domain as Domain;
                match word { $(Domain::$word => Self::$word,)* }
            }
        }
    )*};
}

words! {
    /// Verso: whether an act comes in, goes out or stays inside.
    Direction = stamp::Direction { Inbound, Outbound, Internal }

    /// Tipo di documento: what kind of act is registered.
    ActKind = stamp::ActKind {
        Application, IntegrationRequest, IntegrationAnswer, RejectionNotice, Observations, Memo,
        Decision, Withdrawal, Appeal, Communication, Other,
    }

    /// Esito del versamento: whether the preservation system took a day.
    PreservationOutcome = register::PreservationOutcome { Accepted, Rejected }

    /// Tipo di dichiarazione sostitutiva: of certification (art. 46) or of notoriety (art. 47).
    DeclarationKind = application::DeclarationKind { Certification, Notoriety }
}

/// The stream an act belongs to.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    /// What it is.
    #[schema(pattern = "^[a-z_]{1,40}$", example = "application")]
    pub(crate) aggregate_type: String,
    /// Which one.
    pub(crate) aggregate_id: Uuid,
}

impl From<About> for stamp::About {
    fn from(about: About) -> Self {
        Self {
            aggregate_type: about.aggregate_type,
            aggregate_id: about.aggregate_id,
        }
    }
}
