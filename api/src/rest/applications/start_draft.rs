//! `POST /applications`: begins a draft.

use super::resolve::{self, Claimed};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::ask::PATIENCE;
use crate::http::command::{Call, Sent};
use crate::http::problem::Problem;
use crate::rest::known;
use crate::rest::schema::Code;
use crate::rest::words::Capacity;
use domain::access::Role;
use domain::application::{self, Application, ApplicationCommand};
use domain::decider::Decider;
use domain::service::ServiceRules;
use domain::shared::ids::{ApplicationId, MandateId, PersonId, ReasonCode, ServiceCode};
use projections::{Viewer, offices};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What is asked for, by whom and for whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "service": "home-care", "capacity": "self", "district": "2" }))]
pub(crate) struct StartDraft {
    /// The service.
    #[schema(value_type = Code, example = "home-care")]
    service: ServiceCode,
    /// Who acts; the caller if left out by a citizen.
    applicant: Option<Uuid>,
    /// For whom; the applicant if left out.
    beneficiary: Option<Uuid>,
    /// In which quality.
    capacity: Capacity,
    /// By which mandate, where there is one.
    mandate: Option<Uuid>,
    /// Whether being a parent or an heir was declared (DPR 445/2000 art. 46).
    #[serde(default)]
    status_declared: bool,
    /// Whether the beneficiary signs too, as a curator's assistance needs.
    #[serde(default)]
    beneficiary_consents: bool,
    /// Where the beneficiary lives, by district.
    #[schema(value_type = Option<Code>, example = "2")]
    district: Option<ReasonCode>,
}

/// Begins a draft.
#[utoipa::path(
    post, path = "/applications", tag = "applications", operation_id = "start_draft",
    request_body = StartDraft,
    responses((status = 201, description = "The draft is there.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.start_draft"))),
)]
pub(crate) async fn start_draft(Sent { call, body }: Sent<StartDraft>) -> Result<Answer, Problem> {
    let claimed = body.claimed(&call)?;
    let service = resolve::rules(&call, &body.service)
        .await?
        .ok_or_else(|| Problem::field("/service", "service.unknown", "there is no such service"))?;
    let id = call.new_id("application");
    let actor = call.actor();
    let role = actor.role;
    let command: ApplicationCommand = application::StartDraft {
        application_id: ApplicationId(id),
        service: service.clone(),
        applicant: claimed.applicant,
        beneficiary: claimed.beneficiary,
        capacity: claimed.capacity,
        representation: resolve::representation(&call, &claimed).await?,
        desk: match actor.role {
            Role::Citizen => None,
            _ => actor.office.clone(),
        },
        district: body.district.clone(),
        at: call.now(),
    }
    .into();
    let standing = Application::default().standing(&command);
    call.check("application.start_draft", &standing)?;
    let known = people_on_file(&call, &claimed).await;
    call.unless_done(known).await?;
    if let Some(district) = &body.district {
        let known = known_district(&call, &service, district).await;
        call.unless_done(known).await?;
    }
    let location = format!("/api/v1/applications/{id}");
    let done = call.create::<Application>(id, location, command).await;
    done.map_err(|problem| resolve::discreet(role, problem))
}

/// Refuses people nobody put on file.
///
/// A citizen is not told whether somebody else is on file: for them it is a representation that is not proved.
async fn people_on_file(call: &Call, claimed: &Claimed) -> Result<(), Problem> {
    known::person(call.state(), claimed.applicant, "/applicant").await?;
    if call.actor().role == Role::Citizen || claimed.beneficiary == claimed.applicant {
        return Ok(());
    }
    known::person(call.state(), claimed.beneficiary, "/beneficiary").await
}

/// Refuses a district that neither the service nor an office knows; one the service does not list is the default
/// office's.
async fn known_district(
    call: &Call,
    service: &ServiceRules,
    code: &ReasonCode,
) -> Result<(), Problem> {
    if service.offices.districts.contains_key(code.as_str()) || is_served(call, code).await? {
        return Ok(());
    }
    // The office may have been opened a moment ago.
    let head = call.store().head().await?;
    let views = &call.state().views;
    views.caught_up(&["offices"], head, PATIENCE).await?;
    if is_served(call, code).await? {
        return Ok(());
    }
    let detail = "no office serves this district";
    Err(Problem::field("/district", "district.unknown", detail))
}

async fn is_served(call: &Call, district: &ReasonCode) -> Result<bool, Problem> {
    let viewer = Viewer::new(call.actor().clone());
    let office = offices::of_district(&viewer, call.store(), district).await?;
    Ok(office.is_some())
}

impl StartDraft {
    fn claimed(&self, call: &Call) -> Result<Claimed, Problem> {
        let applicant = self.applicant.map(PersonId).or(call.actor().person);
        let applicant = applicant.ok_or_else(|| {
            Problem::field("/applicant", "field.missing", "say whose application it is")
        })?;
        Ok(Claimed {
            applicant,
            beneficiary: self.beneficiary.map_or(applicant, PersonId),
            capacity: self.capacity.into(),
            mandate: self.mandate.map(MandateId),
            status_declared: self.status_declared,
            beneficiary_consents: self.beneficiary_consents,
        })
    }
}
