//! Whose personal values stay masked: decided once per question, before anything is opened.
//!
//! Auditors see every office and nobody's data (GDPR art. 5(1)(c)). What somebody else agreed to unmask, they see for some
//! hours; where it cannot be known whether that is so, it stays masked.

use super::ask::{Asked, PATIENCE, Positioned};
use super::problem::Problem;
use crate::state::AppState;
use axum::http::StatusCode;
use domain::access::reading::sees_masked;
use domain::unmasking::UnmaskingTarget;
use projections::{Viewer, unmaskings};
use store::StoreError;
use store::accesses::Observed;
use uuid::Uuid;

/// The read model that says what is unmasked.
const VIEW: &str = "unmaskings";

/// What of a question is masked for who sees values masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Masks {
    /// All of it: lists, and whatever nobody thought of.
    Everything,
    /// All of it, unless the one thing that is asked for is unmasked.
    Unless(UnmaskingTarget),
    /// Nothing: what auditors themselves wrote for each other.
    Nothing,
}

impl Masks {
    /// What of the question at this path is masked.
    pub(super) fn of(path: &str) -> Self {
        let mut parts = path.trim_start_matches("/api/v1/").split('/');
        match (parts.next(), parts.next()) {
            (Some("unmaskings"), _) => Self::Nothing,
            (Some("applications"), Some("{id}")) => Self::Unless(UnmaskingTarget::Application),
            (Some("mandates"), Some("{id}")) => Self::Unless(UnmaskingTarget::Mandate),
            (Some("people"), Some("{id}")) => Self::Unless(UnmaskingTarget::Person),
            (Some("registrations"), Some("{id}")) => Self::Unless(UnmaskingTarget::Registration),
            _ => Self::Everything,
        }
    }
}

/// Lets a question show personal values, as far as its author sees any of what stands in its path.
pub(super) async fn begin(
    observed: &Observed,
    state: &AppState,
    viewer: &Viewer,
    masks: Masks,
    record: Option<&str>,
) -> Result<(), Problem> {
    if !sees_masked(viewer.actor().role) {
        observed.unmask();
        return Ok(());
    }
    match masks {
        Masks::Everything => {}
        Masks::Nothing => observed.unmask(),
        Masks::Unless(target) => {
            let id = record.and_then(|record| Uuid::try_parse(record).ok());
            let things: Vec<_> = id
                .map(|id| (target.as_str().to_owned(), id))
                .into_iter()
                .collect();
            if let Some(unmasking) = in_force(state, viewer, &things).await? {
                observed.unmask_under(unmasking);
            }
        }
    }
    Ok(())
}

/// Refuses what cannot be masked, such as the bytes of a file, to who sees values masked.
pub(crate) fn refuse_masked() -> Result<(), Problem> {
    match Observed::current() {
        Some(observed) if observed.is_masked() => Err(StoreError::Masked.into()),
        Some(_) | None => Ok(()),
    }
}

/// Lets a question show from now on what belongs to several things, where one of them is unmasked; whether it now
/// shows what it did not before.
pub(crate) async fn unmask_any<Q: Positioned>(
    asked: &Asked<Q>,
    things: &[(String, Uuid)],
) -> Result<bool, Problem> {
    let Some(observed) = Observed::current().filter(Observed::is_masked) else {
        return Ok(false);
    };
    let unmasking = in_force(asked.state(), &asked.viewer, things).await?;
    if let Some(unmasking) = unmasking {
        observed.unmask_under(unmasking);
    }
    Ok(unmasking.is_some())
}

/// The unmasking under which one of these things is shown now; none where the read model does not know yet.
async fn in_force(
    state: &AppState,
    viewer: &Viewer,
    things: &[(String, Uuid)],
) -> Result<Option<Uuid>, Problem> {
    if things.is_empty() {
        return Ok(None);
    }
    let head = state.store.head().await?;
    if !state.views.caught_up(&[VIEW], head, PATIENCE).await? {
        return Ok(None);
    }
    Ok(unmaskings::in_force(viewer, &state.store, things).await?)
}

/// How who sees values masked is told that they may ask.
pub(super) fn problem() -> Problem {
    let masked = StoreError::Masked;
    Problem::new(StatusCode::FORBIDDEN, masked.code(), masked.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_nobody_thought_of_is_masked() {
        for path in [
            "/api/v1/applications",
            "/api/v1/people/me/accesses",
            "/api/v1/documents/{id}",
            "/api/v1/case-files/{id}",
            "/api/v1/novelties/{id}",
            "/health/live",
        ] {
            assert_eq!(Masks::of(path), Masks::Everything, "{path}");
        }
        let application = Masks::Unless(UnmaskingTarget::Application);
        assert_eq!(Masks::of("/api/v1/applications/{id}/receipt"), application);
    }
}
