//! What is posted as pages that need no script.

use super::answer;
use super::posted::{Posted, Table, kind};
use crate::format::day;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::state::AppState;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::shared::time::rome_day;
use http::header;
use projections::rankings::{Day, page};
use projections::{PageRequest, Viewer};

/// How the pages look.
pub(super) async fn style() -> impl IntoResponse {
    let style = include_str!("../../templates/albo/style.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style)
}

/// `GET /albo/graduatorie/{id}`: what is published of a ranking.
pub(super) async fn ranking(State(state): State<AppState>, id: Item) -> Result<Response, Problem> {
    let posted = Posted::find(&state, id.0).await?;
    let page = RankingPage {
        tables: posted.tables(),
        facts: posted.facts(),
        posted: &posted,
    };
    let html = page.render().map_err(Problem::internal)?;
    Ok(answer::posted(answer::page(html), &posted))
}

#[derive(Template)]
#[template(path = "albo/ranking.html")]
struct RankingPage<'a> {
    posted: &'a Posted,
    facts: Vec<(&'static str, String)>,
    tables: Vec<Table<'a>>,
}

/// `GET /albo`: the rankings that are posted today.
pub(super) async fn list(State(state): State<AppState>) -> Result<Response, Problem> {
    let store = &state.store;
    let today = Day(rome_day(store.clock().now()));
    let mut request = PageRequest::longest();
    let mut lines = Vec::new();
    loop {
        let rows = page(&Viewer::anybody(), store, today, None, &request).await?;
        lines.extend(rows.items.into_iter().map(|row| PostedLine {
            title: row.title.as_str().to_owned(),
            kind: kind(row.phase),
            id: row.ranking_id.to_string(),
            until: row.posted_until_on.map(day).unwrap_or_default(),
        }));
        let Some(next) = rows.next else {
            break;
        };
        request.after = Some(next);
    }
    let page = ListPage {
        administration: &state.settings.administration.name,
        lines,
    };
    Ok(answer::page(page.render().map_err(Problem::internal)?))
}

#[derive(Template)]
#[template(path = "albo/list.html")]
struct ListPage<'a> {
    administration: &'a str,
    lines: Vec<PostedLine>,
}

struct PostedLine {
    title: String,
    kind: &'static str,
    id: String,
    until: String,
}
