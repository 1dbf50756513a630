//! `POST /applications/{id}/submit-application`: files it, with its number, its term and its receipt.

use super::paper::Papers;
use super::resolve::{self, Claimed};
use super::sender;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::{FieldError, Problem};
use crate::rest::schema::{Sha256, ShortText};
use crate::rest::words::{Channel, IdentityLevel};
use domain::access::Role;
use domain::application::{self, Application};
use domain::service::{self, ServiceRules};
use domain::shared::ids::ReasonCode;
use domain::shared::{digest, text};
use serde::Deserialize;
use utoipa::ToSchema;

/// How it is filed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "channel": "pec", "counterparty": "Agata Torrisi" }))]
pub(crate) struct SubmitApplication {
    /// The way it comes in; for an office to say, a citizen comes through the portal.
    channel: Option<Channel>,
    /// How sure the office is of who files it. A citizen's own token counts as two factors, whatever is said here.
    identity: Option<IdentityLevel>,
    /// What proves identity or signature (CAD art. 65): the identifier of a token or a message.
    #[schema(value_type = Option<ShortText>)]
    evidence: Option<text::ShortText>,
    /// Whether being a parent or an heir was declared (DPR 445/2000 art. 46).
    #[serde(default)]
    status_declared: bool,
    /// Whether the beneficiary signs too, as a curator's assistance needs.
    #[serde(default)]
    beneficiary_consents: bool,
    /// Mittente: who sends it, as the register writes it; for an office to say, of a citizen it is the name on file.
    #[schema(value_type = Option<ShortText>)]
    counterparty: Option<text::ShortText>,
    /// Impronta of the main document, where there is one; it was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<digest::Digest>,
}

/// Files an application.
#[utoipa::path(
    post, path = "/applications/{id}/submit-application", tag = "applications",
    operation_id = "submit_application",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = SubmitApplication,
    responses((status = 200, description = "It is filed, and has its number.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.submit_application"))),
)]
pub(crate) async fn submit_application(
    Item(id): Item,
    Sent { call, body }: Sent<SubmitApplication>,
) -> Result<Answer, Problem> {
    let channel = sender::channel(&call, body.channel)?;
    let draft = call.store().load::<Application>(id).await?.state;
    let (rules, claimed) = known(&call, &body, &draft).await?;
    let (papers_missing, undeclared) = (missing(&rules, &draft), undeclared(&rules, &draft));
    let counterparty = sender::counterparty(&call, body.counterparty).await?;
    let mut papers = Papers::of(&call, id, "application.submit_application");
    let command = application::SubmitApplication {
        service: rules,
        calendar: call.state().settings.calendar.clone(),
        channel,
        identity: assurance(&call, body.identity),
        evidence: body.evidence,
        representation: resolve::representation(&call, &claimed).await?,
        counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    let role = call.actor().role;
    let done = call.change::<Application>(id, command).await;
    done.map_err(|problem| {
        if problem.is("application.attachment-missing") {
            problem.naming(papers_missing)
        } else if problem.is("application.declaration-missing") {
            problem.naming(undeclared)
        } else {
            resolve::discreet(role, problem)
        }
    })
}

async fn known(
    call: &Call,
    body: &SubmitApplication,
    draft: &Application,
) -> Result<(ServiceRules, Claimed), Problem> {
    let service = draft.service.as_ref().ok_or_else(Problem::not_found)?;
    let rules = resolve::rules(call, service)
        .await?
        .ok_or_else(Problem::not_found)?;
    let claimed = Claimed {
        applicant: draft.applicant.ok_or_else(Problem::not_found)?,
        beneficiary: draft.beneficiary.ok_or_else(Problem::not_found)?,
        capacity: draft.capacity.ok_or_else(Problem::not_found)?,
        mandate: draft.mandate_id,
        status_declared: body.status_declared,
        beneficiary_consents: body.beneficiary_consents,
    };
    Ok((rules, claimed))
}

/// What the office says of others is the office's word; of themselves citizens have shown two factors.
fn assurance(call: &Call, said: Option<IdentityLevel>) -> service::IdentityLevel {
    if call.actor().role == Role::Citizen {
        service::IdentityLevel::Substantial
    } else {
        said.map_or(service::IdentityLevel::None, Into::into)
    }
}

/// The required papers that the draft lacks.
fn missing(rules: &ServiceRules, draft: &Application) -> Vec<FieldError> {
    let is_there = |code| {
        draft
            .documents
            .iter()
            .any(|d| d.code.as_ref() == Some(code))
    };
    let lacking = rules.required_attachments.iter();
    lacking
        .filter(|rule| !is_there(&rule.code))
        .map(|rule| FieldError {
            pointer: format!("/attachments/{}", rule.code),
            code: "application.attachment-missing".into(),
            detail: format!("{} is missing", rule.label.as_str()),
        })
        .collect()
}

/// The required declarations that the draft lacks.
fn undeclared(rules: &ServiceRules, draft: &Application) -> Vec<FieldError> {
    let is_made = |code: &ReasonCode| draft.declarations.iter().any(|made| made.code == *code);
    let lacking = rules.required_declarations.iter();
    lacking
        .filter(|code| !is_made(code))
        .map(|code| FieldError {
            pointer: format!("/declarations/{code}"),
            code: "application.declaration-missing".into(),
            detail: format!("the declaration {code} is missing"),
        })
        .collect()
}
