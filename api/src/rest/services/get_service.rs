//! `GET /services/{id}`: one service of the catalogue.

use super::content::{OfficeMap, ServiceContent};
use super::shown::WindowShown;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Instant};
use axum::Json;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::service::{self, Service};
use domain::shared::ids::ServiceCode;
use http::header::ETAG;
use serde::Serialize;
use utoipa::ToSchema;

query! {
    /// What a question for one service may say.
    ServiceQuery {}
}

/// Servizio: one service of the catalogue as it is public now.
#[derive(Serialize, ToSchema)]
#[schema(as = Service)]
pub(crate) struct ServiceShown {
    /// Its code.
    #[schema(value_type = Code)]
    code: ServiceCode,
    /// Which version is public, from 1; an application keeps the one it was filed under.
    published_version: u32,
    /// What is public.
    #[schema(value_type = ServiceContent)]
    content: Box<service::ServiceContent>,
    /// Who is in charge of which district.
    #[schema(value_type = Option<OfficeMap>)]
    offices: Option<service::OfficeMap>,
    /// The window opened last.
    window: Option<WindowShown>,
    /// When its first version became public.
    #[schema(value_type = Option<Instant>)]
    published_at: Option<DateTime<Utc>>,
    /// When it left the catalogue.
    #[schema(value_type = Option<Instant>)]
    withdrawn_at: Option<DateTime<Utc>>,
}

/// Shows a service of the catalogue: it is public, so every role may read it.
#[utoipa::path(
    get, path = "/services/{id}", tag = "services", operation_id = "get_service",
    extensions(("x-reads" = json!("nothing"))),
    params(("id" = String, Path, description = "Code or identifier of the service."), ServiceQuery),
    responses((status = 200, description = "The service.", body = ServiceShown)),
)]
pub(crate) async fn get_service(
    id: Named<ServiceCode>,
    asked: Asked<ServiceQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&[]).await?;
    let loaded = asked.store().load::<Service>(id.stream).await?;
    let shown = ServiceShown::of(loaded.state).ok_or_else(Problem::not_found)?;
    Ok(freshness.mark(([(ETAG, etag(loaded.version))], Json(shown))))
}

impl ServiceShown {
    /// Nothing where nothing was ever published.
    fn of(service: Service) -> Option<Self> {
        Some(Self {
            code: service.code?,
            published_version: service.version,
            content: service.content?,
            offices: service.offices,
            window: service.window.map(|window| WindowShown {
                opens_at: window.opens_at,
                closes_at: window.closes_at,
                period: window.period,
            }),
            published_at: service.published_at,
            withdrawn_at: service.withdrawn_at,
        })
    }
}
