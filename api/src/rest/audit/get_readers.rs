//! `GET /audit/case_file/{id}/readers`: who could read a case file at an instant.

use super::noted;
use crate::http::ask::{Asked, query};
use crate::http::item::{Item, Stream};
use crate::http::problem::Problem;
use crate::rest::schema::Instant;
use axum::Json;
use chrono::{DateTime, Utc};
use domain::access::{Denied, Role};
use domain::case_file::{Basis, CaseFile, Reader};
use serde::Serialize;
use store::Moment;
use utoipa::ToSchema;

query! {
    /// When.
    ReadersQuery {
        /// At this instant, by what was on file then; now where it is left out.
        #[param(value_type = Option<Instant>)]
        at: Option<DateTime<Utc>>,
    }
}

/// Somebody who could read the file.
#[derive(Serialize, ToSchema)]
pub(crate) struct FileReader {
    /// By which title: `manager`, `coworker`, `office` in charge, `grant`, `team` whose file it is alone, `head` of the
    /// office of such a file, `broken_glass`.
    #[schema(value_type = String, example = "grant")]
    basis: Basis,
    /// The office.
    #[schema(example = "centro-2")]
    office: String,
    /// Who; absent where it is everybody of the office whose role reads case files.
    actor: Option<String>,
}

impl From<Reader> for FileReader {
    fn from(reader: Reader) -> Self {
        Self {
            basis: reader.basis,
            office: reader.office.to_string(),
            actor: reader.actor.map(|code| code.to_string()),
        }
    }
}

/// Who could read a case file.
#[derive(Serialize, ToSchema)]
pub(crate) struct FileReaders {
    /// When.
    at: DateTime<Utc>,
    /// Who, by title.
    readers: Vec<FileReader>,
}

/// Tells who could read a case file at an instant, replayed from what was on file then.
#[utoipa::path(
    get, path = "/audit/case_file/{id}/readers", tag = "audit", operation_id = "get_readers",
    extensions(("x-reads" = json!("traces"))),
    params(("id" = Uuid, Path, description = "The case file."), ReadersQuery),
    responses((status = 200, description = "Who could read it.", body = FileReaders)),
)]
pub(crate) async fn get_readers(
    Item(id): Item,
    asked: Asked<ReadersQuery>,
) -> Result<Json<FileReaders>, Problem> {
    if !matches!(asked.viewer.actor().role, Role::Auditor | Role::Dpo) {
        return Err(Denied::Role.into());
    }
    let now = asked.store().clock().now();
    let at = asked.query.at.map_or(now, |at| at.min(now));
    let moment = Moment {
        known_at: Some(at),
        ..Moment::default()
    };
    let replayed = asked.store().replay::<CaseFile>(id, moment, false).await?;
    if replayed.events.is_empty() {
        return Err(Problem::not_found());
    }
    let stream = Stream {
        aggregate_type: "case_file".to_owned(),
        id,
    };
    noted(asked.store(), &stream).await?;
    let readers = replayed.loaded.state.readers_at(at);
    Ok(Json(FileReaders {
        at,
        readers: readers.into_iter().map(FileReader::from).collect(),
    }))
}
