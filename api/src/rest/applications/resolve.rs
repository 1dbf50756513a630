//! What commands on an application must know of services, mandates and people.

use crate::http::command::Call;
use crate::http::problem::Problem;
use domain::application::{Capacity, MandateFacts, RepresentationFacts};
use domain::mandate::Mandate;
use domain::person::Person;
use domain::service::{Service, ServiceRules};
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
    if claimed.capacity != Capacity::Parent {
        return Ok(facts);
    }
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
