//! Runs a question: every row becomes JSON, its personal fields are revealed, or stay sealed for who sees them masked, then
//! it becomes what is promised.

use crate::error::ProjectionError;
use domain::shared::time::rome_day;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::{PgPool, Postgres, QueryBuilder};
use store::Store;
use store::accesses::Observed;
use uuid::Uuid;

/// Begins a question: one JSON object per row of `FROM`, made of these columns.
pub(crate) fn select<'q>(columns: &str, from: &str) -> QueryBuilder<'q, Postgres> {
    QueryBuilder::new(format!(
        "SELECT to_jsonb(q) FROM (SELECT {columns} FROM {from} WHERE true"
    ))
}

/// Ends a question begun with [`select`], with at most `limit` rows in this order.
pub(crate) fn order(query: &mut QueryBuilder<'_, Postgres>, order: &str, limit: usize) {
    query.push(format_args!(" ORDER BY {order} LIMIT {limit}) q"));
}

/// Runs a question begun with [`select`] and ended with [`order`].
pub(crate) async fn rows<T: DeserializeOwned>(
    store: &Store,
    mut query: QueryBuilder<'_, Postgres>,
) -> Result<Vec<T>, ProjectionError> {
    let mut values: Vec<Value> = query.build_query_scalar().fetch_all(store.pool()).await?;
    note_people(store, &values);
    let mut fields: Vec<&mut Value> = values.iter_mut().collect();
    store.keyring().reveal(&mut fields).await?;
    values
        .into_iter()
        .map(|value| Ok(serde_json::from_value(value)?))
        .collect()
}

/// Columns that name the person a row is about.
const PEOPLE: &[&str] = &[
    "person",
    "person_id",
    "people",
    "applicant",
    "beneficiary",
    "principal",
    "agent",
    // A case file has the identifier of its person.
    "case_id",
];

/// Names the team that alone sees a file, and the last day of that beside it.
const RESTRICTED: (&str, &str) = ("restricted_to", "restricted_until");

/// Tells the access log whom these rows are about, also where no field of theirs is opened.
fn note_people(store: &Store, rows: &[Value]) {
    let Some(observed) = Observed::current() else {
        return;
    };
    let today = rome_day(store.clock().now()).to_string();
    for row in rows {
        let named: Vec<Uuid> = PEOPLE
            .iter()
            .flat_map(|column| people(&row[*column]))
            .collect();
        if is_restricted(row, &today) {
            observed.protects(named.iter().copied());
        }
        observed.concerns(named);
    }
}

/// Whether a row is of a file that is a team's alone; days are compared as they are written.
fn is_restricted(row: &Value, today: &str) -> bool {
    let (team, until) = RESTRICTED;
    row[team].is_string() && row[until].as_str().is_none_or(|until| today <= until)
}

/// The people a column names: one, or several.
fn people(value: &Value) -> Vec<Uuid> {
    match value {
        Value::Array(several) => several.iter().flat_map(people).collect(),
        Value::String(one) => Uuid::try_parse(one).into_iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

/// Runs a question, begun and ended in the same way, whose rows hold no personal field, on connections of its own.
pub(crate) async fn plain<T: DeserializeOwned>(
    pool: &PgPool,
    mut query: QueryBuilder<'_, Postgres>,
) -> Result<Vec<T>, ProjectionError> {
    let values: Vec<Value> = query.build_query_scalar().fetch_all(pool).await?;
    values
        .into_iter()
        .map(|value| Ok(serde_json::from_value(value)?))
        .collect()
}

/// The first row of a question.
pub(crate) async fn first<T: DeserializeOwned>(
    store: &Store,
    query: QueryBuilder<'_, Postgres>,
) -> Result<Option<T>, ProjectionError> {
    Ok(rows(store, query).await?.into_iter().next())
}

/// What [`select`] is given where only the number of rows is wanted.
pub(crate) const COUNT: &str = "count(*) AS total";

#[derive(Deserialize)]
struct Total {
    total: i64,
}

/// Runs a question begun with [`select`] of [`COUNT`]; how many rows there are.
pub(crate) async fn total(
    store: &Store,
    mut query: QueryBuilder<'_, Postgres>,
) -> Result<i64, ProjectionError> {
    query.push(") q");
    let total: Option<Total> = first(store, query).await?;
    Ok(total.map_or(0, |row| row.total))
}

/// The same on connections of its own.
pub(crate) async fn plain_total(
    pool: &PgPool,
    mut query: QueryBuilder<'_, Postgres>,
) -> Result<i64, ProjectionError> {
    query.push(") q");
    let totals: Vec<Total> = plain(pool, query).await?;
    Ok(totals.first().map_or(0, |row| row.total))
}
