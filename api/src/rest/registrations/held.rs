//! The digest of a record is that of a document which was taken in, so that the register never vouches for a word.

use crate::http::command::Call;
use crate::http::named;
use crate::http::problem::Problem;
use domain::decider::Standing;
use domain::shared::digest::Digest;
use domain::shared::ids::OfficeCode;
use store::documents::About;
use uuid::Uuid;

/// Holds the document with this digest for the record `id`; who may not give the command learns nothing of it.
pub(super) async fn held(
    call: &Call,
    id: Uuid,
    permission: &str,
    office: Option<&OfficeCode>,
    digest: Option<&Digest>,
    pointer: &str,
) -> Result<(), Problem> {
    let Some(digest) = digest else {
        return Ok(());
    };
    let standing = Standing {
        office: office.cloned(),
        people: Vec::new(),
    };
    call.check(permission, &standing)?;
    let office = office.cloned().ok_or_else(Problem::not_found)?;
    let about = About::Office(office);
    if named::digest(call, &about, ("registration", id), digest).await? {
        Ok(())
    } else {
        Err(named::unknown(pointer))
    }
}
