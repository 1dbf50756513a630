//! What is published of a ranking as an accessible, archival PDF.

use super::posted::Posted;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::state::AppState;
use axum::extract::State;
use axum::response::Response;

/// `GET /albo/graduatorie/{id}/atto.pdf`: the ranking as the paper of an act.
pub(super) async fn act(State(state): State<AppState>, id: Item) -> Result<Response, Problem> {
    print(Posted::find(&state, id.0).await?).await
}

#[cfg(feature = "pdf")]
async fn print(posted: Posted) -> Result<Response, Problem> {
    use super::answer;
    use crate::http::download;
    use crate::press::Typesetter;
    use std::sync::{Arc, LazyLock};

    static TYPESETTER: LazyLock<Typesetter> =
        LazyLock::new(|| Typesetter::of(include_str!("act.typ")));
    let name = format!("graduatoria-{}.pdf", posted.ranking.call);
    let posted = Arc::new(posted);
    let printed = TYPESETTER.print(paper::Act(Arc::clone(&posted))).await;
    let pdf = printed.map_err(Problem::internal)?;
    let made = download::made(&name, "application/pdf", pdf);
    Ok(answer::posted(made, &posted))
}

#[cfg(not(feature = "pdf"))]
async fn print(_posted: Posted) -> Result<Response, Problem> {
    let detail = "acts are not printed here";
    Err(Problem::new(
        http::StatusCode::NOT_ACCEPTABLE,
        "ranking.not-printed",
        detail,
    ))
}

#[cfg(feature = "pdf")]
mod paper {
    use crate::albo::posted::{Line, Posted};
    use crate::press::{Draw, Paper, dict, list};
    use chrono::Datelike;
    use std::sync::Arc;
    use typst::foundations::{Dict, Value};

    /// The ranking as it is printed.
    pub(super) struct Act(pub(super) Arc<Posted>);

    impl Paper for Act {
        fn ident(&self) -> String {
            let ranking = &self.0.ranking;
            format!("{}/{}", ranking.ranking_id, ranking.approved_version)
        }

        fn inputs(&self, draw: &Draw<'_>) -> Dict {
            let posted = &self.0;
            let fact = |(label, value): &(&str, String)| {
                Value::Dict(dict([("label", draw(label)), ("value", draw(value))]))
            };
            let row = |line: &Line<'_>| {
                Value::Dict(dict([
                    ("position", draw(&line.position)),
                    ("code", draw(line.code)),
                    ("points", draw(&line.points)),
                    ("outcome", draw(line.outcome)),
                    ("reasons", draw(&line.reasons)),
                ]))
            };
            let mut inputs = dict([
                ("issuer", draw(&posted.administration)),
                ("title", draw(posted.ranking.title.as_str())),
                ("kind", draw(posted.kind())),
                ("appeal", draw(posted.ranking.appeal_text.as_str())),
                ("facts", list(&posted.facts(), fact)),
                (
                    "tables",
                    list(&posted.tables(), |table| {
                        Value::Dict(dict([
                            ("title", draw(&table.title)),
                            ("listed", Value::Bool(table.is_listed)),
                            ("points", Value::Bool(table.has_points)),
                            ("rows", list(&table.rows, row)),
                        ]))
                    }),
                ),
            ]);
            if let Some(from) = posted.ranking.posted_from_on {
                for (part, value) in [
                    ("year", i64::from(from.year())),
                    ("month", i64::from(from.month())),
                    ("day", i64::from(from.day())),
                ] {
                    inputs.insert(part.into(), Value::Int(value));
                }
            }
            inputs
        }
    }
}
