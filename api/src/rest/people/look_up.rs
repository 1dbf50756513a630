//! `POST /people/look-up`: a question whose words are personal data, so that they stand in its body.

use super::get_person::keeps_file;
use super::parts::Identity;
use crate::http::ask::{Asked, Said, query};
use crate::http::masking::refuse_masked;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, MaybeErased, OrErased, ShortText, TaxCode};
use axum::Json;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::Denied;
use domain::decider::Standing;
use domain::person;
use domain::shared::{tax_code, text};
use projections::Shown;
use projections::people::{self, PersonRow, Sought};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

query! {
    /// What the address of a look-up may say.
    LookUpQuery {}
}

/// Who is looked for: a tax code alone, or family name, given name and day of birth together.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(
    json!({ "tax_code": "VRDGPP80A01C351O" }),
    json!({ "family_name": "Verdini", "given_name": "Giuseppe", "birth_on": "1980-01-01" }),
))]
pub(crate) struct LookUp {
    /// Codice fiscale.
    #[schema(value_type = Option<TaxCode>)]
    tax_code: Option<tax_code::TaxCode>,
    /// Cognome; letter case, accents and the order of words do not matter.
    #[schema(value_type = Option<ShortText>)]
    family_name: Option<text::ShortText>,
    /// Nome.
    #[schema(value_type = Option<ShortText>)]
    given_name: Option<text::ShortText>,
    /// Data di nascita; a file that does not say it may be theirs.
    #[schema(value_type = Option<Day>)]
    birth_on: Option<NaiveDate>,
}

/// Who may be meant.
#[derive(Serialize, ToSchema)]
pub(crate) struct LookedUp {
    /// At most 20 people, also files that forward to another one; nobody where nobody is on file.
    #[schema(max_items = 20)]
    items: Vec<PersonLine>,
}

/// Persona: what their file says in short.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "7d444840-9dc0-41d1-b245-5ffdce74fad2",
    "identity": {
        "family_name": "Verdini", "given_name": "Giuseppe", "birth_on": "1980-01-01", "birth_place": "Catania",
    },
    "tax_code": "VRDGPP80A01C351O", "is_dead": false, "merged_into": null,
}))]
pub(crate) struct PersonLine {
    /// Who.
    id: Uuid,
    /// Names and birth.
    #[schema(value_type = Option<OrErased<Identity>>)]
    identity: Option<Shown<person::Identity>>,
    /// Codice fiscale.
    #[schema(value_type = Option<MaybeErased>)]
    tax_code: Option<Shown<tax_code::TaxCode>>,
    /// Whether a death is on file.
    is_dead: bool,
    /// The file this one forwards to.
    merged_into: Option<Uuid>,
}

/// Looks for somebody among the people on file.
///
/// For whoever may read any person's file, but not for auditors, who see people as identifiers (403 `audit.masked`). Nothing
/// is written, and the same question may be asked again at will.
#[utoipa::path(
    post, path = "/people/look-up", tag = "people", operation_id = "look_up_person",
    params(LookUpQuery),
    request_body = LookUp,
    responses((status = 200, description = "Who may be meant.", body = LookedUp)),
)]
pub(crate) async fn look_up(
    asked: Asked<LookUpQuery>,
    Said(body): Said<LookUp>,
) -> Result<Response, Problem> {
    let anybody = Standing {
        office: None,
        people: Vec::new(),
    };
    if !keeps_file(asked.viewer.actor(), &anybody) {
        return Err(Denied::Role.into());
    }
    refuse_masked()?;
    let sought = body.sought()?;
    let freshness = asked.freshness(&["people"]).await?;
    let rows = people::look_up(&asked.viewer, asked.store(), &sought).await?;
    let items = rows.into_iter().map(PersonLine::from).collect();
    Ok(freshness.mark(Json(LookedUp { items })))
}

impl LookUp {
    fn sought(self) -> Result<Sought, Problem> {
        match (
            self.tax_code,
            self.family_name,
            self.given_name,
            self.birth_on,
        ) {
            (Some(code), None, None, None) => Ok(Sought::TaxCode(code)),
            (None, Some(family_name), Some(given_name), Some(birth_on)) => Ok(Sought::Named {
                name: format!("{family_name} {given_name}"),
                birth_on,
            }),
            _ => Err(Problem::field(
                "/tax_code",
                "person.look-up",
                "say the tax code alone, or family name, given name and day of birth together",
            )),
        }
    }
}

impl From<PersonRow> for PersonLine {
    fn from(row: PersonRow) -> Self {
        Self {
            id: row.person_id.0,
            identity: row.identity,
            tax_code: row.tax_code,
            is_dead: row.deceased,
            merged_into: row.merged_into.map(|survivor| survivor.0),
        }
    }
}
