//! Why somebody reads a case: the reasons there are, and who need not say theirs.

use super::Role;
use std::fmt;
use std::str::FromStr;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Motivo della consultazione: why personal data are read (GDPR art. 5(1)(b), limitation of purpose).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ReadingReason { $($(#[$doc])* $name,)* }

        impl ReadingReason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code of the reason.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

reasons! {
    /// Dati propri: people read what is theirs.
    OwnData = "own_data",
    /// Lavoro sul caso: whoever works on it.
    CaseWork = "case_work",
    /// Istruttoria di un'istanza.
    ApplicationReview = "application_review",
    /// Tenuta del protocollo.
    RegisterKeeping = "register_keeping",
    /// Richiesta di accesso: somebody with a right to see it asked (L. 241/1990 art. 22, GDPR art. 15).
    AccessRequest = "access_request",
    /// Richiesta dell'autorità: a court or a prosecutor asked.
    AuthorityRequest = "authority_request",
    /// Vigilanza: whoever answers for the office looks how it works, or decides in its place.
    Oversight = "oversight",
    /// Controllo: revision.
    Audit = "audit",
    /// Protezione dei dati.
    DataProtection = "data_protection",
    /// Emergenza.
    Emergency = "emergency",
    /// Gestione del sistema.
    Operation = "operation",
}

impl fmt::Display for ReadingReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// No reason has this code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such reason")]
pub struct UnknownReason;

impl FromStr for ReadingReason {
    type Err = UnknownReason;

    fn from_str(text: &str) -> Result<Self, UnknownReason> {
        let mut all = Self::ALL.iter().copied();
        all.find(|reason| reason.as_str() == text)
            .ok_or(UnknownReason)
    }
}

/// How many cases a question may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// One case with what stands in it.
    OneCase,
    /// A list, or what was done without what it says.
    Traces,
}

/// The reason that is meant where none is said; none where one must be said.
///
/// Who works on the cases of an office says nothing: to be asked at every look would teach them to say anything. Who
/// sees every office and opens a single case says why.
pub fn usual_reason(role: Role, shows: Shows) -> Option<ReadingReason> {
    let must_be_said = shows == Shows::OneCase;
    match role {
        Role::Citizen => Some(ReadingReason::OwnData),
        Role::DeskOperator
        | Role::SocialWorker
        | Role::CaseManager
        | Role::SpecialistTeam
        | Role::ServiceHead => Some(ReadingReason::CaseWork),
        Role::AdminOfficer | Role::ProcedureOfficer | Role::Commission => {
            Some(ReadingReason::ApplicationReview)
        }
        Role::ProtocolOfficer => Some(ReadingReason::RegisterKeeping),
        Role::Director | Role::Auditor if must_be_said => None,
        Role::Director => Some(ReadingReason::Oversight),
        Role::Auditor => Some(ReadingReason::Audit),
        Role::Dpo => Some(ReadingReason::DataProtection),
        Role::Planner | Role::SystemAdmin | Role::System => Some(ReadingReason::Operation),
    }
}

/// Whether a role sees personal values only masked, unless somebody else agreed to unmask that one thing.
pub fn sees_masked(role: Role) -> bool {
    match role {
        Role::Auditor => true,
        Role::Citizen
        | Role::DeskOperator
        | Role::SocialWorker
        | Role::CaseManager
        | Role::SpecialistTeam
        | Role::AdminOfficer
        | Role::ProcedureOfficer
        | Role::ServiceHead
        | Role::Director
        | Role::ProtocolOfficer
        | Role::Commission
        | Role::Dpo
        | Role::Planner
        | Role::SystemAdmin
        | Role::System => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_read_as_it_is_written() {
        for reason in ReadingReason::ALL {
            assert_eq!(reason.as_str().parse(), Ok(*reason));
        }
        assert_eq!("curiosity".parse::<ReadingReason>(), Err(UnknownReason));
    }

    #[test]
    fn only_who_sees_every_office_and_opens_one_case_says_why() {
        let silent = |shows| {
            let roles = Role::ALL.iter().copied();
            roles
                .filter(|role| usual_reason(*role, shows).is_none())
                .collect::<Vec<_>>()
        };
        assert_eq!(silent(Shows::OneCase), [Role::Director, Role::Auditor]);
        assert_eq!(silent(Shows::Traces), []);
    }
}
