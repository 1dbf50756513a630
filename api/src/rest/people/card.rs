//! Who somebody is, for the head of another page: as far as the asker may see the file of the person.

use super::get_person::keeps_file;
use super::parts::{Contact, Identity, Residence};
use super::shown;
use crate::http::accesses::concerns;
use crate::http::problem::Problem;
use crate::rest::schema::OrErased;
use domain::access::Actor;
use domain::decider::Standing;
use domain::person::{self, Person};
use domain::shared::ids::PersonId;
use projections::Shown;
use serde::Serialize;
use store::Store;
use utoipa::ToSchema;

/// Barra di identità.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonCard)]
pub(crate) struct Card {
    /// Names and birth; null for somebody anonymous.
    #[schema(value_type = Option<OrErased<Identity>>)]
    identity: Option<Shown<person::Identity>>,
    /// Where they live.
    #[schema(value_type = Option<OrErased<Residence>>)]
    residence: Option<Shown<person::Residence>>,
    /// How to reach them.
    #[schema(value_type = Option<OrErased<Contact>>)]
    contact: Option<Shown<person::Contact>>,
}

/// The card of somebody on file; nothing for who may not see the file.
pub(crate) async fn card(
    store: &Store,
    actor: &Actor,
    id: PersonId,
) -> Result<Option<Card>, Problem> {
    let standing = Standing {
        office: None,
        people: vec![id],
    };
    if !keeps_file(actor, &standing) {
        return Ok(None);
    }
    let person = store.load_clear::<Person>(id.0).await?.state;
    if person.person_id.is_none() {
        return Ok(None);
    }
    concerns([id.0]);
    let last = person.residences.iter().max_by_key(|known| known.from_on);
    Ok(Some(Card {
        identity: person.identity.as_ref().map(shown),
        residence: last.map(|known| shown(&known.residence)),
        contact: person.contact.as_ref().map(shown),
    }))
}
