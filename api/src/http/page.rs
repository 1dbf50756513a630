//! A page of a list as it is answered, with the link to the next one.

use super::ask::Freshness;
use axum::Json;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use projections::{Cursor, Page};
use serde::Serialize;
use utoipa::ToSchema;

/// Some rows, and where the next ones are.
#[derive(Serialize, ToSchema)]
pub(crate) struct List<T> {
    /// The rows.
    items: Vec<T>,
    /// Link to the next page; null on the last one.
    #[schema(format = "uri-reference")]
    next: Option<String>,
    /// How many there are in all, where `count=true` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<i64>,
}

/// The answer to a question for a list.
pub(crate) fn list<R, T>(
    page: Page<R>,
    count: Option<i64>,
    link: &str,
    freshness: Freshness,
) -> Response
where
    T: From<R> + Serialize,
{
    let next = page.next.as_ref().map(|cursor| next(link, cursor));
    let header = next
        .as_ref()
        .and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
    let items: Vec<T> = page.items.into_iter().map(T::from).collect();
    let mut response = Json(List { items, next, count }).into_response();
    if let Some(header) = header {
        response.headers_mut().insert(header::LINK, header);
    }
    freshness.mark(response)
}

/// The link of this page with another cursor.
fn next(link: &str, cursor: &Cursor) -> String {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let mut next = format!("{path}?");
    let kept = query.split('&').filter(|pair| {
        !pair.is_empty() && !pair.starts_with("after=") && !pair.starts_with("min_position=")
    });
    for pair in kept {
        next.extend([pair, "&"]);
    }
    next.extend(["after=", cursor.as_str()]);
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_link_keeps_the_filters_and_changes_the_cursor() {
        let cursor = Cursor::new("XYZ");
        let link = "/api/v1/registrations?office=centro-1&after=ABC&limit=2&min_position=9";
        assert_eq!(
            next(link, &cursor),
            "/api/v1/registrations?office=centro-1&limit=2&after=XYZ"
        );
        assert_eq!(next("/api/v1/audit", &cursor), "/api/v1/audit?after=XYZ");
    }
}
