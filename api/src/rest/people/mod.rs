//! Persone: the files of people. Personal data is sent in bodies, never in addresses.

pub(crate) mod card;
pub(crate) mod correct_identity;
pub(crate) mod get_person;
pub(crate) mod look_up;
pub(crate) mod merge_persons;
mod parts;
pub(crate) mod record_contact;
pub(crate) mod record_death;
pub(crate) mod record_parental_responsibility;
pub(crate) mod record_residence;
pub(crate) mod record_tax_code;
pub(crate) mod record_temporary_code;
pub(crate) mod register_person;
mod sealed;
mod shown;
pub(crate) mod undo_merge;

pub(super) use shown::shown;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(register_person::register_person))
        .routes(routes!(look_up::look_up))
        .routes(routes!(get_person::get_person))
        .routes(routes!(correct_identity::correct_identity))
        .routes(routes!(record_tax_code::record_tax_code))
        .routes(routes!(record_temporary_code::record_temporary_code))
        .routes(routes!(record_contact::record_contact))
        .routes(routes!(record_residence::record_residence))
        .routes(routes!(record_death::record_death))
        .routes(routes!(
            record_parental_responsibility::record_parental_responsibility
        ))
        .routes(routes!(merge_persons::merge_persons))
        .routes(routes!(undo_merge::undo_merge))
}
