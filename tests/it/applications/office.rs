//! What an office does with an application, over HTTP from the filing to the decision.

use domain::access::{Actor, Role};
use domain::application::{Application, ApplicationCommand, samples};
use domain::shared::ids::ActorCode;
use serde_json::{Value, json};
use store::{Context, Expected};
use tests::actors::{director, procedure_officer, service_head};
use tests::app::{Reply, TestApp};
use tests::files::PDF;
use uuid::Uuid;

/// What the citizen does, without HTTP.
async fn by_citizen(app: &TestApp, commands: Vec<ApplicationCommand>) {
    let citizen = Actor {
        code: ActorCode::new("agata").expect("a code"),
        role: Role::Citizen,
        office: None,
        person: Some(samples::person()),
    };
    let stream = samples::application_id().0;
    for (n, command) in commands.into_iter().enumerate() {
        let name = format!("{n} {command:?}");
        let id = Uuid::new_v5(&stream, name.as_bytes());
        let context = Context::new(citizen.clone(), id, "test");
        app.store
            .execute::<Application>(&context, stream, Expected::Any, &command)
            .await
            .expect("accepted");
    }
}

/// A municipality in which one application was filed at `centro-1`.
async fn filed() -> TestApp {
    let app = TestApp::start().await;
    by_citizen(&app, samples::submitted()).await;
    app
}

/// A paper of the office that was taken in for the application.
async fn uploaded(app: &TestApp, actor: &Actor) -> Value {
    let purpose = format!("application={}", samples::application_id());
    let file = ("visura.pdf", "application/pdf", PDF);
    let reply = app.upload(actor, &purpose, file).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()
}

async fn version(app: &TestApp) -> u64 {
    let stream = samples::application_id().0;
    let loaded = app.store.load::<Application>(stream).await;
    loaded.expect("it loads").version
}

/// Sends a command for the version that is filed.
async fn send(app: &TestApp, actor: &Actor, verb: &str, body: &Value) -> Reply {
    let path = format!("/api/v1/applications/{}/{verb}", samples::application_id());
    app.command(actor, &path, version(app).await, body).await
}

async fn done(app: &TestApp, actor: &Actor, verb: &str, body: &Value) {
    let before = version(app).await;
    let reply = send(app, actor, verb, body).await;
    assert_eq!(reply.status, 200, "{verb}: {reply:?}");
    let after = version(app).await;
    assert!(after > before, "{verb} left nothing behind");
    assert_eq!(reply.header("etag"), format!("\"{after}\""), "{verb}");
}

fn clock(app: &TestApp, day: &str) {
    let at = format!("2026-{day}T09:00:00Z");
    app.database.clock.set(at.parse().expect("an instant"));
}

fn officer() -> Value {
    json!({ "officer": "officer-1" })
}

fn items() -> Value {
    json!({
        "items": [{ "code": "care-needs", "description": "Descrivere il bisogno", "held_by_administration": false }],
        "days": 30, "counterparty": "Agata Esempio",
    })
}

fn grant() -> Value {
    json!({
        "benefit": { "amount": "450.00", "from": "2026-04-01", "until": "2026-12-31" },
        "criteria": [{ "code": "isee", "met": true, "explanation": "ISEE sotto la soglia" }],
        "reasons": { "facts": "Tre stanze, vive sola", "law": "Art. 22 L. 328/2000" },
        "appeals": [{ "authority": "TAR Sicilia, sezione di Catania", "term_days": 60 }],
        "counterparty": "Agata Esempio",
    })
}

fn reject() -> Value {
    json!({
        "grounds": [{ "code": "not-resident", "text": "Non risulta residente" }],
        "reasons": { "facts": "Residente altrove", "law": "Art. 22 L. 328/2000" },
        "appeals": [{ "authority": "TAR Sicilia, sezione di Catania", "term_days": 60 }],
        "counterparty": "Agata Esempio",
    })
}

#[tokio::test]
async fn an_office_takes_an_application_from_the_filing_to_the_grant() {
    let app = filed().await;
    let (head, responsible) = (service_head("centro-1"), procedure_officer("centro-1"));
    done(&app, &head, "assign-officer", &officer()).await;
    clock(&app, "03-12");
    let mut too_long = items();
    too_long["days"] = json!(31);
    let refused = send(&app, &responsible, "request-integration", &too_long).await;
    let code = "application.integration-length";
    assert_eq!(refused.problem(), (422, code.to_owned()));
    let detail = "at least one day, at most 30";
    assert_eq!(
        refused.json()["errors"],
        json!([{ "pointer": "/days", "code": code, "detail": detail }])
    );
    done(&app, &responsible, "request-integration", &items()).await;
    let proposal = json!({ "outcome": "grant", "findings": "Ha i requisiti" });
    let early = send(&app, &responsible, "propose-decision", &proposal).await;
    assert_eq!(
        early.problem(),
        (409, "application.term-suspended".to_owned())
    );
    clock(&app, "03-26");
    by_citizen(&app, vec![samples::supply_integration().into()]).await;
    clock(&app, "03-27");
    done(&app, &responsible, "propose-decision", &proposal).await;
    let by_officer = send(&app, &responsible, "grant", &grant()).await;
    assert_ne!(by_officer.status, 200, "only a head decides");
    clock(&app, "03-30");
    let mut grant = grant();
    grant["digest"] = json!("0b".repeat(32));
    let foreign = send(&app, &head, "grant", &grant).await;
    assert_eq!(foreign.json()["errors"][0]["code"], "document.unknown");
    assert_eq!(foreign.json()["errors"][0]["pointer"], "/digest");
    grant["digest"] = uploaded(&app, &head).await["sha256"].clone();
    done(&app, &head, "grant", &grant).await;
    let again = send(&app, &head, "grant", &grant).await;
    assert_eq!(again.problem(), (409, "application.not-open".to_owned()));
    let state = app
        .store
        .load::<Application>(samples::application_id().0)
        .await;
    let state = state.expect("it loads").state;
    assert_eq!(
        state.status,
        domain::application::ApplicationStatus::Granted
    );
}

#[tokio::test]
async fn nothing_is_refused_without_a_notice_that_was_received_and_could_be_answered() {
    let app = filed().await;
    let head = service_head("centro-1");
    done(&app, &head, "assign-officer", &officer()).await;
    let refused = async |why: &str| {
        let reply = send(&app, &head, "reject", &reject()).await;
        assert_eq!(reply.problem(), (409, format!("application.{why}")));
    };
    refused("notice-not-served").await;
    let notice = json!({ "grounds": reject()["grounds"], "counterparty": "Agata Esempio" });
    done(&app, &head, "notify-rejection-grounds", &notice).await;
    for (received_at, code) in [
        ("2026-03-02T23:00:00Z", "received-in-future"),
        ("2026-03-01T22:59:59Z", "received-before-sent"),
    ] {
        let receipt = json!({ "received_at": received_at });
        let reply = send(&app, &head, "record-notice-receipt", &receipt).await;
        assert_eq!(reply.problem(), (422, format!("application.{code}")));
    }
    let receipt = json!({ "received_at": app.store.clock().now() });
    done(&app, &head, "record-notice-receipt", &receipt).await;
    let again = send(&app, &head, "record-notice-receipt", &receipt).await;
    assert_eq!((again.status, &again.json()["events"]), (200, &json!([])));
    let other = json!({ "received_at": "2026-03-02T10:59:00Z" });
    let twice = send(&app, &head, "record-notice-receipt", &other).await;
    let wanted = (409, "application.notice-already-received".to_owned());
    assert_eq!(twice.problem(), wanted);
    let early = send(&app, &head, "reject", &reject()).await;
    assert_eq!(early.problem().0, 409, "{early:?}");
    clock(&app, "04-20");
    done(&app, &head, "reject", &reject()).await;
}

#[tokio::test]
async fn the_file_is_kept_in_order_until_another_office_takes_it() {
    let app = filed().await;
    app.open_offices().await;
    let head = service_head("centro-1");
    done(&app, &head, "assign-officer", &officer()).await;
    let paper = json!({
        "document": { "document_id": uploaded(&app, &head).await["document_id"] },
        "visible_to_applicant": true,
    });
    let delivery = json!({
        "notification_id": Uuid::from_u128(0x171), "means": "pec", "outcome": "delivered",
        "delivered_at": "2026-03-02T10:30:00Z",
    });
    for (verb, body) in [
        ("grant-priority", json!({ "reason": "urgent-health" })),
        ("attach-internal-document", paper),
        (
            "correct-data",
            json!({ "pointer": "/rooms", "old": 3, "new": 2, "reason": "Errore di battitura" }),
        ),
        (
            "check-declaration",
            json!({ "code": "residence", "outcome": "confirmed", "source": "anpr" }),
        ),
        ("record-notification-delivery", delivery),
        (
            "propose-decision",
            json!({ "outcome": "grant", "findings": "Ha i requisiti" }),
        ),
        (
            "return-to-review",
            json!({ "reason": "Mancano i conteggi" }),
        ),
        (
            "archive",
            json!({ "reason": "duplicate", "note": "Già presentata" }),
        ),
        ("reopen", json!({ "reason": "Non era un doppione" })),
        ("declare-conflict", json!({})),
        (
            "transfer-application",
            json!({ "to": "centro-2", "reason": "residence-changed" }),
        ),
    ] {
        done(&app, &head, verb, &body).await;
    }
    let gone = send(&app, &head, "reopen", &json!({ "reason": "Ancora nostra" })).await;
    assert_eq!(gone.problem(), (404, "resource.not-found".to_owned()));
}

#[tokio::test]
async fn a_false_declaration_costs_the_benefit_only_where_the_situation_was_weighed() {
    let app = filed().await;
    let head = service_head("centro-1");
    done(&app, &head, "assign-officer", &officer()).await;
    done(&app, &head, "grant", &grant()).await;
    let check = json!({ "code": "residence", "outcome": "false", "source": "anpr" });
    done(&app, &head, "check-declaration", &check).await;
    let mut forfeiture = json!({ "counterparty": "Agata Esempio" });
    let unweighed = send(&app, &head, "declare-forfeiture", &forfeiture).await;
    assert_eq!(
        unweighed.problem(),
        (
            422,
            "application.protected-situation-not-evaluated".to_owned()
        )
    );
    forfeiture["protected_situation"] = json!("none");
    forfeiture["motivation"] = json!("Nessun minore, nessun disagio");
    done(&app, &head, "declare-forfeiture", &forfeiture).await;
}

#[tokio::test]
async fn what_the_state_of_things_does_not_allow_is_refused_with_its_code() {
    let app = filed().await;
    let head = service_head("centro-1");
    done(&app, &head, "assign-officer", &officer()).await;
    let act = json!({
        "reasons": { "facts": "Illegittimo", "law": "Art. 21-nonies" }, "counterparty": "Agata Esempio",
    });
    let mut revocation = act.clone();
    revocation["effective_on"] = json!("2026-04-01");
    let ranked = json!({
        "ranking_id": Uuid::from_u128(0x4a41), "place": "ranked", "position": 12, "approved_on": "2026-03-02",
    });
    for (actor, verb, body, status, code) in [
        (&head, "annul-decision", act, 409, "not-decided"),
        (&head, "revoke-decision", revocation, 409, "not-granted"),
        (&head, "record-ranking", ranked, 409, "not-competitive"),
        (
            &head,
            "record-appeal-outcome",
            json!({ "outcome": "dismissed" }),
            409,
            "not-appealed",
        ),
        (
            &head,
            "end-representation",
            json!({ "reason": "revoked" }),
            422,
            "represents-oneself",
        ),
        (
            &head,
            "declare-inadmissible",
            json!({ "kind": "irreceivable", "counterparty": "Agata Esempio" }),
            422,
            "reasons-missing",
        ),
        (
            &director(),
            "invoke-substitute-power",
            json!({}),
            409,
            "term-not-expired",
        ),
    ] {
        let reply = send(&app, actor, verb, &body).await;
        let wanted = (status, format!("application.{code}"));
        assert_eq!(reply.problem(), wanted, "{verb}");
    }
}

#[tokio::test]
async fn another_office_finds_nothing_and_an_unknown_field_is_named() {
    let app = filed().await;
    let other = send(
        &app,
        &service_head("centro-2"),
        "assign-officer",
        &officer(),
    )
    .await;
    assert_eq!(other.problem(), (404, "resource.not-found".to_owned()));
    let mut body = reject();
    body["grounds"][0]["colour"] = json!("red");
    let reply = send(&app, &service_head("centro-1"), "reject", &body).await;
    assert_eq!(reply.status, 422, "{reply:?}");
    assert_eq!(
        reply.json()["errors"],
        json!([{ "pointer": "/grounds/0/colour", "code": "field.unknown", "detail": "there is no such field" }])
    );
    let path = format!(
        "/api/v1/applications/{}/assign-officer",
        samples::application_id()
    );
    let blind = app.post(&service_head("centro-1"), &path, &officer()).await;
    assert_eq!(blind.problem(), (428, "if-match.missing".to_owned()));
}
