//! `GET /mandates/{id}`: one mandate.

use crate::http::accesses::concerns;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::people::shown;
use crate::rest::schema::{Code, Day, MaybeErased};
use crate::rest::words::MandateStatus;
use axum::Json;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::{self, Actor};
use domain::application::{Capacity, MandateScope};
use domain::decider::Decider;
use domain::mandate::{self, Mandate, MandateCommand, MandateProof};
use domain::shared::ids::{ReasonCode, ServiceCode};
use http::header::ETAG;
use projections::Shown;
use serde::Serialize;
use store::Store;
use utoipa::ToSchema;
use uuid::Uuid;

query! {
    /// What a question for one mandate may say.
    MandateQuery {}
}

/// Delega: one mandate.
#[derive(Serialize, ToSchema)]
#[schema(as = Mandate)]
pub(crate) struct MandateShown {
    /// The mandate.
    id: Uuid,
    /// Where it stands.
    status: MandateStatus,
    /// In which quality the agent acts.
    #[schema(value_type = Code, example = "delegate")]
    capacity: Capacity,
    /// For whom.
    principal: Uuid,
    /// Who acts.
    agent: Uuid,
    /// What proves it.
    proof: ProofShown,
    /// The services it covers; null for all of them.
    #[schema(value_type = Option<Vec<Code>>)]
    services: Option<Vec<ServiceCode>>,
    /// Powers the judge granted.
    #[schema(value_type = Vec<Code>)]
    powers: Vec<ReasonCode>,
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// The last day; null means until revoked.
    #[schema(value_type = Option<Day>)]
    until_on: Option<NaiveDate>,
}

/// Titolo: what proves it.
#[derive(Serialize, ToSchema)]
#[schema(as = MandateProofShown)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum ProofShown {
    /// Decreto.
    CourtDecree {
        /// Number, day and court, or the mark that they were erased.
        #[schema(value_type = Object)]
        decree: Shown<mandate::Decree>,
    },
    /// Delega cartacea.
    PaperProxy {
        /// The signed proxy.
        document: Uuid,
        /// The copy of the identity document.
        identity_document: Uuid,
    },
    /// Delega digitale.
    DigitalDelegation {
        /// Its reference in the national system.
        #[schema(value_type = MaybeErased)]
        reference: Shown<String>,
        /// Which of the places a citizen has for digital delegates.
        slot: u8,
    },
    /// Dichiarazione sostitutiva of a parent.
    SelfDeclaration {
        /// The signed declaration.
        document: Uuid,
    },
    /// Anagrafe.
    CivilRegistry,
}

/// Shows a mandate to the two it is between and to whoever keeps mandates.
#[utoipa::path(
    get, path = "/mandates/{id}", tag = "mandates", operation_id = "get_mandate",
    params(("id" = uuid::Uuid, Path, description = "The mandate."), MandateQuery),
    responses((status = 200, description = "The mandate.", body = MandateShown)),
)]
pub(crate) async fn get_mandate(
    Item(id): Item,
    asked: Asked<MandateQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&[]).await?;
    let loaded = asked.store().load_clear::<Mandate>(id).await?;
    let reads = reads(asked.viewer.actor(), asked.store(), &loaded.state);
    let shown = MandateShown::of(&loaded.state)
        .filter(|_| reads)
        .ok_or_else(Problem::not_found)?;
    concerns([shown.principal, shown.agent]);
    Ok(freshness.mark(([(ETAG, etag(loaded.version))], Json(shown))))
}

/// Whether somebody may see the mandate with this identifier, and with it the papers that prove it.
pub(crate) async fn may_see(actor: &Actor, store: &Store, id: Uuid) -> Result<bool, Problem> {
    let mandate = store.load::<Mandate>(id).await?.state;
    Ok(mandate.granted.is_some() && reads(actor, store, &mandate))
}

/// A mandate belongs to no office: who may end one may read it.
fn reads(actor: &Actor, store: &Store, mandate: &Mandate) -> bool {
    // Principal and agent may both end it, so this is the standing towards both.
    let revoking = mandate::RevokeMandate {
        reason: ReasonCode::new("read").expect("the literal is a code"),
        at: store.clock().now(),
    };
    let standing = mandate.standing(&MandateCommand::from(revoking));
    access::sees(actor, &standing)
        || access::check(actor, "mandate.revoke_mandate", &standing).is_ok()
}

impl MandateShown {
    /// Nothing where nothing was ever granted.
    fn of(mandate: &Mandate) -> Option<Self> {
        let granted = mandate.granted.as_ref()?;
        Some(Self {
            id: granted.mandate_id.0,
            status: mandate.status.into(),
            capacity: granted.capacity,
            principal: granted.principal.0,
            agent: granted.agent.0,
            proof: ProofShown::of(&granted.proof),
            services: match &granted.scope {
                MandateScope::General => None,
                MandateScope::Services(services) => Some(services.clone()),
            },
            powers: granted.powers.clone(),
            from_on: granted.from_on,
            until_on: granted.until_on,
        })
    }
}

impl ProofShown {
    fn of(proof: &MandateProof) -> Self {
        match proof {
            MandateProof::CourtDecree { decree } => Self::CourtDecree {
                decree: shown(decree),
            },
            MandateProof::PaperProxy {
                document,
                identity_document,
            } => Self::PaperProxy {
                document: document.0,
                identity_document: identity_document.0,
            },
            MandateProof::DigitalDelegation { reference, slot } => Self::DigitalDelegation {
                reference: shown(reference),
                slot: *slot,
            },
            MandateProof::SelfDeclaration { document } => Self::SelfDeclaration {
                document: document.0,
            },
            MandateProof::CivilRegistry => Self::CivilRegistry,
        }
    }
}
