//! `GET /people/{id}`: one person's file.

use super::parts::{Contact, Identity, Residence};
use super::shown;
use crate::http::accesses::concerns;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, MaybeErased, OrErased};
use crate::rest::words::ParentalResponsibility;
use axum::Json;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::{self, Actor};
use domain::decider::Standing;
use domain::person::{self, Person};
use domain::shared::health_code;
use domain::shared::ids::PersonId;
use domain::shared::tax_code;
use http::header::ETAG;
use projections::Shown;
use projections::application_progress::is_of_a_case;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

query! {
    /// What a question for one person may say.
    PersonQuery {}
}

/// Persona: what is on file of one person; where a value was erased or is masked, `{"erased": true}` or
/// `{"masked": true}` stands in its place.
#[derive(Serialize, ToSchema)]
#[schema(as = Person)]
pub(crate) struct PersonShown {
    /// Who.
    id: Uuid,
    /// Names and birth; null for somebody anonymous.
    #[schema(value_type = Option<OrErased<Identity>>)]
    identity: Option<Shown<person::Identity>>,
    /// Codice fiscale.
    #[schema(value_type = Option<MaybeErased>)]
    tax_code: Option<Shown<tax_code::TaxCode>>,
    /// STP or ENI.
    temporary_code: Option<TemporaryCodeShown>,
    /// How to reach them.
    #[schema(value_type = Option<OrErased<Contact>>)]
    contact: Option<Shown<person::Contact>>,
    /// Where they have lived, by the first day.
    residences: Vec<ResidenceShown>,
    /// The day they died.
    #[schema(value_type = Option<MaybeErased>)]
    died_on: Option<Shown<NaiveDate>>,
    /// What courts left of parental responsibility; null for who may not know.
    children: Option<Vec<ChildShown>>,
    /// The file this one forwards to.
    merged_into: Option<Uuid>,
}

/// Codice STP o ENI, on file.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonTemporaryCode)]
pub(crate) struct TemporaryCodeShown {
    /// The code.
    #[schema(value_type = MaybeErased)]
    code: Shown<health_code::HealthCode>,
    /// Its last day.
    #[schema(value_type = Day)]
    expires_on: NaiveDate,
}

/// One residence, since a day.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonResidence)]
pub(crate) struct ResidenceShown {
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// Where.
    #[schema(value_type = OrErased<Residence>)]
    residence: Shown<person::Residence>,
}

/// Responsabilità genitoriale over one child.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonChild)]
pub(crate) struct ChildShown {
    /// The child.
    child: Uuid,
    /// What is left of it.
    #[schema(value_type = OrErased<ParentalResponsibility>)]
    status: Shown<person::ParentalResponsibility>,
}

/// Shows a person's file to themselves and to whoever keeps it.
#[utoipa::path(
    get, path = "/people/{id}", tag = "people", operation_id = "get_person",
    params(("id" = uuid::Uuid, Path, description = "The person."), PersonQuery),
    responses((status = 200, description = "The file.", body = PersonShown)),
)]
pub(crate) async fn get_person(
    Item(id): Item,
    asked: Asked<PersonQuery>,
) -> Result<Response, Problem> {
    let actor = asked.viewer.actor();
    let standing = Standing {
        office: None,
        people: vec![PersonId(id)],
    };
    let keeps_file = keeps_file(actor, &standing);
    // Who only answers for merging files reads those of the cases of their office.
    let answers = !keeps_file && access::check(actor, "person.merge_persons", &standing).is_ok();
    let views: &[&str] = if answers {
        &["application_progress"]
    } else {
        &[]
    };
    let freshness = asked.freshness(views).await?;
    let has_case = answers && is_of_a_case(&asked.viewer, asked.store(), PersonId(id)).await?;
    if !(keeps_file || has_case) {
        return Err(Problem::not_found());
    }
    concerns([id]);
    let loaded = asked.store().load_clear::<Person>(id).await?;
    let shown = PersonShown::of(&loaded.state, knows_courts(actor, &standing))
        .ok_or_else(Problem::not_found)?;
    Ok(freshness.mark(([(ETAG, etag(loaded.version))], Json(shown))))
}

/// A person belongs to no office: who may write into a file of this standing may read it.
pub(super) fn keeps_file(actor: &Actor, standing: &Standing) -> bool {
    access::sees(actor, standing)
        || access::check(actor, "person.correct_identity", standing).is_ok()
}

/// What a court decided about a family is for social workers and for who it is about.
fn knows_courts(actor: &Actor, standing: &Standing) -> bool {
    let permission = "person.record_parental_responsibility";
    let is_oneself = actor
        .person
        .is_some_and(|person| standing.people.contains(&person));
    is_oneself || access::check(actor, permission, standing).is_ok()
}

impl PersonShown {
    /// Nothing where nobody is on file.
    fn of(person: &Person, with_children: bool) -> Option<Self> {
        let children = person.children.iter().map(|(child, status)| ChildShown {
            child: child.0,
            status: shown(status),
        });
        let residences = person.residences.iter().map(|known| ResidenceShown {
            from_on: known.from_on,
            residence: shown(&known.residence),
        });
        Some(Self {
            id: person.person_id?.0,
            identity: person.identity.as_ref().map(shown),
            tax_code: person.tax_code.as_ref().map(shown),
            temporary_code: person
                .temporary_code
                .as_ref()
                .map(|known| TemporaryCodeShown {
                    code: shown(&known.code),
                    expires_on: known.expires_on,
                }),
            contact: person.contact.as_ref().map(shown),
            residences: residences.collect(),
            died_on: person.died_on.as_ref().map(shown),
            children: with_children.then(|| children.collect()),
            merged_into: person.merged_into.map(|survivor| survivor.0),
        })
    }
}
