//! Identifiers: UUIDs for things that are filed, short codes for things that people name.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// Namespace under which codes and derived identifiers become UUIDs.
pub const NAMESPACE: Uuid = Uuid::from_u128(0x5d2f_8f0e_3c5b_4c8e_9b61_7a0d_2b1f_c351);

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The identifier that always belongs to `name` within `parent`.
            pub fn derive(parent: Uuid, name: &str) -> Self {
                Self(Uuid::new_v5(&parent, name.as_bytes()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    };
}

id!(
    /// Istanza: the identifier of an application.
    ApplicationId
);
id!(
    /// Persona: the identifier of a person, kept for life and through merges.
    PersonId
);
id!(
    /// Delega o rappresentanza: the identifier of a mandate.
    MandateId
);
id!(
    /// Registrazione di protocollo: the identifier of one record of the register.
    RegistrationId
);
id!(
    /// Documento: the identifier of a document; its bytes live in the object store under it.
    DocumentId
);
id!(
    /// Piano assistenziale individualizzato: the identifier of a care plan.
    CarePlanId
);
id!(
    /// Cartella sociale: the identifier of a case file.
    CaseFileId
);
id!(
    /// Bisogno: one need in a care plan.
    NeedId
);
id!(
    /// Obiettivo: one objective of a care plan.
    ObjectiveId
);
id!(
    /// Intervento: one intervention of a care plan.
    InterventionId
);
id!(
    /// Erogazione: one delivery under a care plan.
    DeliveryId
);
id!(
    /// Graduatoria: the identifier of a ranking.
    RankingId
);
id!(
    /// Impegno: what a fund keeps for one care plan.
    CommitmentId
);
id!(
    /// Liquidazione: one payment out of a fund.
    PaymentId
);
id!(
    /// Whose key seals a personal field: usually a person, sometimes a case that has no person yet.
    SubjectId
);

impl From<PersonId> for SubjectId {
    fn from(person: PersonId) -> Self {
        Self(person.0)
    }
}

/// Why a code was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a code has 1 to 64 letters, digits, dots, dashes or underscores and begins with a letter or digit"
)]
pub struct CodeInvalid;

fn is_code(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphanumeric())
        && text.len() <= 64
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':' | b'@'))
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads a code; see [`CodeInvalid`] for its shape.
            pub fn new(text: impl Into<String>) -> Result<Self, CodeInvalid> {
                let text = text.into();
                if is_code(&text) { Ok(Self(text)) } else { Err(CodeInvalid) }
            }

            /// The code as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The stream identifier that belongs to this code.
            pub fn stream_id(&self) -> Uuid {
                Uuid::new_v5(&NAMESPACE, format!("{}/{}", $prefix, self.0).as_bytes())
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeInvalid;
            fn try_from(text: String) -> Result<Self, CodeInvalid> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code!(
    /// Ufficio: the code of an office, such as `centro-1`.
    OfficeCode, "office"
);
code!(
    /// Servizio: the code of a service of the catalogue, such as `home-care`.
    ServiceCode, "service"
);
code!(
    /// Operatore o utente: the code of whoever acts; never a codice fiscale or a name.
    ActorCode, "actor"
);
code!(
    /// Registro: the code of a register of protocol, such as `generale`.
    RegisterCode, "register"
);
code!(
    /// Fondo: the code of a fund, its source and its year, such as `fna-2026`.
    FundCode, "fund"
);
code!(
    /// Bando: the code of a call, such as `nido-2026`.
    CallCode, "call"
);
code!(
    /// Codice: a short machine-readable code, such as a ground of refusal or a reason.
    ReasonCode, "reason"
);

impl RankingId {
    /// The one ranking of a call.
    pub fn of(call: &CallCode) -> Self {
        Self::derive(call.stream_id(), "ranking")
    }
}

impl FundCode {
    /// The one fund of a source in a year.
    pub fn of(source: &ReasonCode, year: i32) -> Result<Self, CodeInvalid> {
        Self::new(format!("{source}-{year}"))
    }
}

impl Default for RegisterCode {
    fn default() -> Self {
        Self("generale".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_with_a_space_or_a_slash_is_refused() {
        assert!(OfficeCode::new("centro 1").is_err());
        assert!(OfficeCode::new("centro/1").is_err());
        assert!(OfficeCode::new("").is_err());
        assert!(OfficeCode::new("x".repeat(65)).is_err());
    }

    #[test]
    fn a_code_has_one_stream_and_differs_by_kind() {
        let office = OfficeCode::new("centro-1").expect("valid");
        let service = ServiceCode::new("centro-1").expect("valid");
        assert_eq!(
            office.stream_id(),
            OfficeCode::new("centro-1").expect("valid").stream_id()
        );
        assert_ne!(office.stream_id(), service.stream_id());
    }
}
