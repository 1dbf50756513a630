//! Deleghe: what is past its last day expires, and who acted by an ended mandate reaches no application any more.

use super::send;
use crate::error::ProjectionError;
use crate::mandates::{self, EndedRow};
use crate::projections::Projections;
use crate::viewer::Viewer;
use domain::application::{
    Application, ApplicationCommand, EndOfRepresentation, EndRepresentation,
};
use domain::mandate::{ExpireMandate, Mandate, MandateCommand, MandateStatus};
use domain::shared::time::rome_day;
use uuid::Uuid;

/// Mandates and applications looked at in one go at most.
const AT_ONCE: usize = 200;

/// Lets every mandate expire whose last day is over; returns how many did.
pub async fn expire(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let at = store.clock().now();
    let mut expired = 0;
    for row in mandates::expired(&Viewer::system(), store, rome_day(at), AT_ONCE).await? {
        let command: MandateCommand = ExpireMandate { at }.into();
        let name = format!("expire/{}", row.version);
        let id = Uuid::new_v5(&row.mandate_id.0, name.as_bytes());
        expired += u32::from(send::<Mandate>(store, row.mandate_id.0, id, &command).await?);
    }
    Ok(expired)
}

/// Ends every representation whose mandate was revoked or has expired; returns how many were ended.
pub async fn end_representations(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let mut ended = 0;
    for row in mandates::ended(&Viewer::system(), store, AT_ONCE).await? {
        let command: ApplicationCommand = EndRepresentation {
            reason: reason(&row),
            at: store.clock().now(),
        }
        .into();
        let name = format!("mandate-ended/{}", row.mandate_id);
        let id = Uuid::new_v5(&row.application_id, name.as_bytes());
        ended += u32::from(send::<Application>(store, row.application_id, id, &command).await?);
    }
    Ok(ended)
}

fn reason(row: &EndedRow) -> EndOfRepresentation {
    if row.status == MandateStatus::Expired {
        EndOfRepresentation::Expired
    } else {
        EndOfRepresentation::Revoked
    }
}
