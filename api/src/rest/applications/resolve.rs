//! What commands on an application must know of services, mandates and people.

use crate::http::command::Call;
use crate::http::problem::Problem;
use domain::access::Role;
use domain::application::{ApplicationError, Capacity, MandateFacts, RepresentationFacts};
use domain::mandate::Mandate;
use domain::person::Person;
use domain::service::{Service, ServiceRules};
use domain::shared::error::Coded;
use domain::shared::ids::{MandateId, PersonId, ServiceCode};

/// Who acts for whom, and what they bring along to prove it.
pub(super) struct Claimed {
    /// Who acts.
    pub(super) applicant: PersonId,
    /// For whom.
    pub(super) beneficiary: PersonId,
    /// In which quality.
    pub(super) capacity: Capacity,
    /// By which mandate.
    pub(super) mandate: Option<MandateId>,
    /// Whether being a parent or an heir was declared.
    pub(super) status_declared: bool,
    /// Whether the beneficiary signs too.
    pub(super) beneficiary_consents: bool,
}

/// The published rules of a service, where there is one.
pub(super) async fn rules(
    call: &Call,
    service: &ServiceCode,
) -> Result<Option<ServiceRules>, Problem> {
    let loaded = call.store().load::<Service>(service.stream_id()).await?;
    Ok(loaded.state.rules())
}

/// What is known of the representation today; a mandate between other people proves nothing.
pub(super) async fn representation(
    call: &Call,
    claimed: &Claimed,
) -> Result<RepresentationFacts, Problem> {
    let mandate = match claimed.mandate {
        Some(id) => mandate(call, id, claimed).await?,
        None => None,
    };
    let facts = RepresentationFacts {
        mandate,
        status_proved: claimed.status_declared,
        beneficiary_consents: claimed.beneficiary_consents,
        ..RepresentationFacts::default()
    };
    match claimed.capacity {
        Capacity::Parent => parent(call, claimed, facts).await,
        Capacity::Heir => {
            let store = call.store();
            let beneficiary = store.load::<Person>(claimed.beneficiary.0).await?.state;
            Ok(RepresentationFacts {
                beneficiary_died: beneficiary.died_on.is_some(),
                ..facts
            })
        }
        Capacity::SelfActing
        | Capacity::Guardian
        | Capacity::Curator
        | Capacity::SupportAdministrator
        | Capacity::Delegate
        | Capacity::ExOfficio => Ok(facts),
    }
}

/// A citizen is told the same whatever a parent lacks: the true reason would tell the age of anybody, or what a court
/// decided about them.
pub(super) fn discreet(role: Role, problem: Problem) -> Problem {
    let telling = [
        ApplicationError::BeneficiaryOfAge,
        ApplicationError::ParentalResponsibilityLimited,
    ];
    if role == Role::Citizen && telling.iter().any(|why| problem.is(why.code())) {
        Problem::refused(&ApplicationError::RepresentationNotProved)
    } else {
        problem
    }
}

async fn parent(
    call: &Call,
    claimed: &Claimed,
    facts: RepresentationFacts,
) -> Result<RepresentationFacts, Problem> {
    let store = call.store();
    let child = store
        .load_clear::<Person>(claimed.beneficiary.0)
        .await?
        .state;
    let parent = store.load_clear::<Person>(claimed.applicant.0).await?.state;
    let identity = child.identity.as_ref().and_then(|known| known.reveal());
    Ok(RepresentationFacts {
        beneficiary_born_on: identity.and_then(|identity| identity.birth_on),
        // What can no longer be read is taken as a limit, never as none.
        parental_responsibility_limited: parent
            .responsibility_limited(claimed.beneficiary)
            .unwrap_or(true),
        ..facts
    })
}

async fn mandate(
    call: &Call,
    id: MandateId,
    claimed: &Claimed,
) -> Result<Option<MandateFacts>, Problem> {
    let mandate = call.store().load::<Mandate>(id.0).await?.state;
    let between_them = mandate.granted.as_ref().is_some_and(|granted| {
        (granted.agent, granted.principal) == (claimed.applicant, claimed.beneficiary)
    });
    Ok(mandate.facts().filter(|_| between_them))
}
