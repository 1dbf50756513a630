//! The access log: written before the answer leaves, whole, read by few, forgotten in time.

mod alerts;
mod glass;
mod kept;
mod plans;
mod rights;
mod written;

use serde_json::Value;
use sqlx::postgres::PgPool;
use tests::actors::dpo;
use tests::app::TestApp;

/// The accesses that the officer finds, newest first.
async fn found(app: &TestApp, query: &str) -> Vec<Value> {
    let reply = app
        .get(&dpo(), &format!("/api/v1/accesses?limit=200&{query}"))
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.json()["items"].as_array().expect("a page").clone()
}

/// The owner of the access log, in its schema.
async fn owner(app: &TestApp) -> PgPool {
    let path = app.database.tenant.access_schema();
    let options = app.database.owner.clone().options([("search_path", path)]);
    PgPool::connect_with(options)
        .await
        .expect("the owner connects")
}
