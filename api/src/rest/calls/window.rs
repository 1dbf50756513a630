//! The window of the service: it takes applications for as long as the call says.

use crate::http::command::Call;
use crate::http::problem::Problem;
use domain::call::{self, CallContent};
use domain::service::{CallWindow, Service, ServiceCommand};
use domain::shared::ids::ReasonCode;
use store::Beside;
use uuid::Uuid;

/// What happens to the window where the call says this from now on; what it says already, where nothing is given.
pub(super) async fn follow(
    call: &Call,
    stream: Uuid,
    content: Option<&CallContent>,
) -> Result<Vec<Beside<Service>>, Problem> {
    let state = call.store().load::<call::Call>(stream).await?.state;
    let Some(content) = content.or(state.content.as_deref()) else {
        return Ok(Vec::new());
    };
    let at = call.now();
    of_service(call, &state, |service, period| {
        let wanted = CallWindow {
            period,
            opens_at: content.opens_at,
            closes_at: content.closes_at,
        };
        service.follow_call(&wanted, at)
    })
    .await
}

/// What happens to the window where the call is taken back.
pub(super) async fn end(call: &Call, stream: Uuid) -> Result<Vec<Beside<Service>>, Problem> {
    let state = call.store().load::<call::Call>(stream).await?.state;
    let at = call.now();
    of_service(call, &state, |service, period| {
        service.end_call(&period, at)
    })
    .await
}

async fn of_service(
    call: &Call,
    state: &call::Call,
    command: impl FnOnce(&Service, ReasonCode) -> Option<ServiceCommand>,
) -> Result<Vec<Beside<Service>>, Problem> {
    let (Some(code), Some(service)) = (&state.code, &state.service) else {
        return Ok(Vec::new());
    };
    let id = service.stream_id();
    let service = call.store().load::<Service>(id).await?.state;
    let period = ReasonCode::new(code.to_string()).map_err(Problem::internal)?;
    // Whoever may not open the window cannot publish the call that opens it.
    let by = call.actor().clone();
    let beside = command(&service, period).map(|command| Beside { id, command, by });
    Ok(beside.into_iter().collect())
}
