//! What nobody names goes after a day; what an event names stays.

use chrono::TimeDelta;
use domain::shared::ids::DocumentId;
use serde_json::json;
use store::documents::Archive;
use tests::actors::{citizen, procedure_officer, protocol_officer};
use tests::app::TestApp;
use tests::applications::{REPORT, attached, draft, filed, open, purpose, step};
use uuid::Uuid;

/// Sweeps as the service does, and says how many were taken away.
async fn sweep(app: &TestApp) -> u64 {
    let archive = Archive::new(app.store.clone(), app.documents.clone());
    let before = app.store.clock().now() - TimeDelta::days(1);
    archive.sweep(before).await.expect("sweeps")
}

async fn is_kept(app: &TestApp, id: &str) -> bool {
    let archive = Archive::new(app.store.clone(), app.documents.clone());
    let id = DocumentId(Uuid::parse_str(id).expect("an identifier"));
    let Some(kept) = archive.find(id).await.expect("reads") else {
        return false;
    };
    archive.open(&kept).await.is_ok()
}

#[tokio::test]
async fn an_upload_waits_a_day_for_its_command() {
    let app = open().await;
    let place = draft(&app).await;
    let attached = attached(&app, &place, 1).await;
    let forgotten = app.uploaded(&citizen(), &purpose(&place), REPORT).await;
    app.database.clock.advance(TimeDelta::hours(23));
    assert_eq!(sweep(&app).await, 0);
    app.database.clock.advance(TimeDelta::hours(2));
    assert_eq!(sweep(&app).await, 1);
    assert_eq!(sweep(&app).await, 0);
    assert!(is_kept(&app, &attached).await);
    assert!(!is_kept(&app, &forgotten).await);
    let path = format!("{place}/attach-document");
    let body = json!({ "document": { "document_id": forgotten } });
    let reply = app.command(&citizen(), &path, 2, &body).await;
    assert_eq!(reply.json()["errors"][0]["code"], "document.unknown");
}

#[tokio::test]
async fn a_command_that_was_refused_keeps_nothing_for_ever() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let id = app.uploaded(&citizen(), &purpose(&place), REPORT).await;
    let path = format!("{place}/attach-document");
    let body = json!({ "document": { "document_id": id } });
    app.database.clock.advance(TimeDelta::hours(12));
    let reply = app.command(&citizen(), &path, 7, &body).await;
    assert_eq!(
        reply.problem(),
        (409, "application.documents-closed".to_owned())
    );
    app.database.clock.advance(TimeDelta::hours(13));
    assert_eq!(sweep(&app).await, 0, "it was named half a day ago");
    app.database.clock.advance(TimeDelta::hours(12));
    assert_eq!(sweep(&app).await, 1);
}

#[tokio::test]
async fn a_paper_that_was_taken_back_is_still_named_by_the_log() {
    let app = open().await;
    let place = draft(&app).await;
    let id = attached(&app, &place, 1).await;
    let body = json!({ "document_id": id });
    step(&app, &place, 2, "remove-document", &body).await;
    app.database.clock.advance(TimeDelta::days(2));
    assert_eq!(sweep(&app).await, 0);
    assert!(is_kept(&app, &id).await);
}

#[tokio::test]
async fn what_only_the_register_names_by_its_digest_stays() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let memo = app.uploaded(&citizen(), &purpose(&place), REPORT).await;
    let digest = {
        use sha2::{Digest, Sha256};
        hex::encode(Sha256::digest(REPORT.2))
    };
    let body = json!({
        "text": "Si veda il certificato", "documents": [], "digest": digest,
    });
    let path = format!("{place}/file-memo");
    let reply = app.command(&citizen(), &path, 7, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let letter = app
        .uploaded(&protocol_officer(), "office=centro-1", REPORT)
        .await;
    let unused = app
        .uploaded(&protocol_officer(), "office=centro-2", REPORT)
        .await;
    let body = json!({
        "direction": "inbound", "act": "other", "subject": "Lettera",
        "counterparty": "Agata Torrisi", "office": "centro-1", "digest": digest,
    });
    let reply = app
        .post(&protocol_officer(), "/api/v1/registrations", &body)
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    app.database.clock.advance(TimeDelta::days(2));
    assert_eq!(sweep(&app).await, 1);
    assert!(is_kept(&app, &memo).await);
    assert!(is_kept(&app, &letter).await);
    assert!(!is_kept(&app, &unused).await);
    assert!(!is_kept(&app, &Uuid::nil().to_string()).await);
    let nobody = procedure_officer("centro-1");
    let reply = app
        .get(&nobody, &format!("/api/v1/documents/{unused}"))
        .await;
    assert_eq!(reply.problem().0, 404);
}
