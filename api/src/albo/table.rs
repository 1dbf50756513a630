//! What is published of a ranking as a table for programs.

use super::answer;
use super::posted::{Posted, outcome};
use crate::http::download;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::state::AppState;
use axum::extract::State;
use axum::response::Response;
use domain::scoring::rules::Code;

/// `GET /albo/graduatorie/{id}/righe.csv`: the rows as CSV (RFC 4180).
pub(super) async fn rows(State(state): State<AppState>, id: Item) -> Result<Response, Problem> {
    let posted = Posted::find(&state, id.0).await?;
    let bytes = table(&posted).map_err(Problem::internal)?;
    let name = format!("graduatoria-{}.csv", posted.ranking.call);
    let made = download::made(&name, "text/csv; charset=utf-8", bytes.into());
    Ok(answer::posted(made, &posted))
}

fn table(posted: &Posted) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["elenco", "posizione", "codice", "punti", "esito", "motivi"])?;
    for row in &posted.rows {
        let reasons: Vec<&str> = row.reasons.iter().map(Code::as_str).collect();
        table.write_record([
            row.list.as_ref().map(Code::as_str).unwrap_or_default(),
            &row.position.map(|at| at.to_string()).unwrap_or_default(),
            row.code.as_str(),
            &row.points
                .map(|points| points.to_string())
                .unwrap_or_default(),
            outcome(row.outcome),
            &reasons.join(" "),
        ])?;
    }
    table
        .into_inner()
        .map_err(|error| error.into_error().into())
}
