//! One valid sample of each command and event of a mandate.

use super::{
    AcceptMandate, Decree, ExpireMandate, GrantMandate, MandateAccepted, MandateCommand,
    MandateEvent, MandateExpired, MandateGranted, MandateProof, MandateRefused, MandateRenewed,
    MandateResumed, MandateRevoked, MandateSuspended, RefuseMandate, RenewMandate, ResumeMandate,
    RevokeMandate, SuspendMandate,
};
use crate::application::{Capacity, MandateScope};
use crate::sample::{day, instant, person, reason, short};
use crate::shared::ids::{MandateId, PersonId};
use crate::shared::personal::{Personal, RetentionClass};
use uuid::Uuid;

/// One of each command; the first grants.
pub fn commands() -> Vec<MandateCommand> {
    vec![
        grant_mandate().into(),
        accept_mandate().into(),
        refuse_mandate().into(),
        suspend_mandate().into(),
        resume_mandate().into(),
        renew_mandate().into(),
        revoke_mandate().into(),
        expire_mandate().into(),
    ]
}

/// One of each event.
pub fn events() -> Vec<MandateEvent> {
    let SuspendMandate { reason: why, at } = suspend_mandate();
    let RenewMandate {
        until_on,
        at: renewed_at,
    } = renew_mandate();
    let RevokeMandate {
        reason,
        at: revoked_at,
    } = revoke_mandate();
    vec![
        mandate_granted().into(),
        MandateAccepted {
            accepted_at: accept_mandate().at,
        }
        .into(),
        MandateRefused {
            refused_at: refuse_mandate().at,
        }
        .into(),
        MandateSuspended {
            reason: why,
            suspended_at: at,
        }
        .into(),
        MandateResumed {
            resumed_at: resume_mandate().at,
        }
        .into(),
        MandateRenewed {
            until_on,
            renewed_at,
        }
        .into(),
        MandateRevoked { reason, revoked_at }.into(),
        MandateExpired {
            expired_at: expire_mandate().at,
        }
        .into(),
    ]
}

/// A decree about an invented person.
pub fn decree(principal: PersonId) -> Personal<Decree> {
    let decree = Decree {
        number: short("R.G. 4321/2025"),
        issued_on: day(2026, 1, 9),
        court: short("Tribunale di Catania, giudice tutelare"),
    };
    Personal::new(principal, RetentionClass::Identity, decree)
}

/// A valid command: a support administrator.
pub fn grant_mandate() -> GrantMandate {
    GrantMandate {
        mandate_id: MandateId(Uuid::from_u128(0x31)),
        capacity: Capacity::SupportAdministrator,
        principal: person(1),
        agent: person(2),
        proof: MandateProof::CourtDecree {
            decree: decree(person(1)),
        },
        scope: MandateScope::General,
        powers: vec![reason("home-care"), reason("collect-mail")],
        from_on: day(2026, 1, 10),
        until_on: Some(day(2027, 12, 31)),
    }
}

/// A valid command: a digital delegate.
pub fn digital_delegation() -> GrantMandate {
    let reference = Personal::new(
        person(1),
        RetentionClass::Identity,
        "SGD-2026-000001".to_owned(),
    );
    GrantMandate {
        capacity: Capacity::Delegate,
        proof: MandateProof::DigitalDelegation { reference, slot: 1 },
        powers: Vec::new(),
        ..grant_mandate()
    }
}

/// A valid command.
pub fn accept_mandate() -> AcceptMandate {
    AcceptMandate {
        at: instant(2026, 1, 11, 9),
    }
}

/// A valid command.
pub fn refuse_mandate() -> RefuseMandate {
    RefuseMandate {
        at: instant(2026, 1, 11, 9),
    }
}

/// A valid command.
pub fn suspend_mandate() -> SuspendMandate {
    SuspendMandate {
        reason: reason("under-review"),
        at: instant(2026, 2, 2, 9),
    }
}

/// A valid command.
pub fn resume_mandate() -> ResumeMandate {
    ResumeMandate {
        at: instant(2026, 2, 9, 9),
    }
}

/// A valid command.
pub fn renew_mandate() -> RenewMandate {
    RenewMandate {
        until_on: day(2029, 12, 31),
        at: instant(2027, 11, 2, 9),
    }
}

/// A valid command.
pub fn revoke_mandate() -> RevokeMandate {
    RevokeMandate {
        reason: reason("principal-request"),
        at: instant(2026, 5, 4, 9),
    }
}

/// A valid command.
pub fn expire_mandate() -> ExpireMandate {
    ExpireMandate {
        at: instant(2028, 1, 1, 1),
    }
}

/// A valid event.
pub fn mandate_granted() -> MandateGranted {
    let GrantMandate {
        mandate_id,
        capacity,
        principal,
        agent,
        proof,
        scope,
        powers,
        from_on,
        until_on,
    } = grant_mandate();
    MandateGranted {
        mandate_id,
        capacity,
        principal,
        agent,
        proof,
        scope,
        powers,
        from_on,
        until_on,
    }
}
