//! What the monitoring reads.

use crate::http::observe::recorder;
use crate::state::AppState;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use projections::Status;

/// Counts and durations of this process, and how far each read model is behind the log, or that it stopped.
pub(super) async fn metrics(State(state): State<AppState>) -> Response {
    let recorder = recorder();
    measure_lag(&state).await;
    recorder.run_upkeep();
    let text = [(CONTENT_TYPE, "text/plain; version=0.0.4")];
    (text, recorder.render()).into_response()
}

/// A database that does not answer is told by a gauge of its own; the rest of the metrics stays readable.
#[expect(
    clippy::cast_precision_loss,
    reason = "a gauge is a floating point number; nobody appends 2^52 events"
)]
async fn measure_lag(state: &AppState) {
    let head = state.store.head().await;
    let checkpoints = state.views.checkpoints().await;
    let up = metrics::gauge!("policentrica_database_up");
    let (Ok(head), Ok(checkpoints)) = (head, checkpoints) else {
        up.set(0.0);
        return;
    };
    up.set(1.0);
    metrics::gauge!("policentrica_log_position").set(head as f64);
    for checkpoint in checkpoints {
        // Another process may have stopped it or let it go on: only what is stored is told.
        let stopped = checkpoint.status == Status::Stopped;
        metrics::gauge!("policentrica_projection_stopped", "projection" => checkpoint.name.clone())
            .set(if stopped { 1.0 } else { 0.0 });
        let lag = head.saturating_sub(checkpoint.log_index).max(0);
        metrics::gauge!("policentrica_projection_lag_events", "view" => checkpoint.name)
            .set(lag as f64);
    }
}
