//! Who sends an act, and by which way: an office says it, of a citizen the service knows it.

use crate::http::command::Call;
use crate::http::problem::Problem;
use crate::rest::words::Channel;
use domain::access::Role;
use domain::person::{Identity, Person, nameless};
use domain::service;
use domain::shared::text::ShortText;

/// Mittente, as the register writes it: the name of the citizen as it is on file, or whom the office names.
pub(super) async fn counterparty(
    call: &Call,
    said: Option<ShortText>,
) -> Result<ShortText, Problem> {
    let pointer = "/counterparty";
    if call.actor().role != Role::Citizen {
        return said.ok_or_else(|| needed(pointer));
    }
    if said.is_some() {
        return Err(for_offices(pointer));
    }
    let person = call.actor().person.ok_or_else(Problem::not_found)?;
    let on_file = call.store().load_clear::<Person>(person.0).await?.state;
    let identity = on_file.identity.as_ref().and_then(|known| known.reveal());
    let name = identity.map_or_else(|| nameless(person), Identity::full_name);
    // Two names of the largest length are longer than one line of the register.
    let line: String = name.chars().take(200).collect();
    ShortText::parse(line.trim()).map_err(Problem::internal)
}

/// Canale: a citizen comes through the portal; how a paper reached the office, the office says.
pub(super) fn channel(call: &Call, said: Option<Channel>) -> Result<service::Channel, Problem> {
    let pointer = "/channel";
    let is_citizen = call.actor().role == Role::Citizen;
    match said {
        None | Some(Channel::Portal) if is_citizen => Ok(service::Channel::Portal),
        Some(_) if is_citizen => Err(for_offices(pointer)),
        None => Err(needed(pointer)),
        Some(Channel::Portal) => Err(Problem::field(
            pointer,
            "field.invalid",
            "nobody but the citizen comes through the portal",
        )),
        Some(said) => Ok(said.into()),
    }
}

fn needed(pointer: &str) -> Problem {
    Problem::field(pointer, "field.missing", "this field is needed")
}

fn for_offices(pointer: &str) -> Problem {
    Problem::field(
        pointer,
        "field.office-only",
        "only an office says this; of a citizen the service knows it",
    )
}
