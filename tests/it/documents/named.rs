//! Commands that name documents: what was found when they were taken in counts, and only for what they were taken in.

use domain::shared::digest::Digest as Impronta;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tests::actors::{
    citizen, desk_operator, person_of, procedure_officer, protocol_officer, service_head, stranger,
};
use tests::app::{Reply, TestApp};
use tests::applications::{REPORT, draft, filed, open, purpose};

fn paper(id: &str) -> Value {
    json!({ "document": { "document_id": id } })
}

fn assert_unknown(reply: &Reply, pointer: &str) {
    assert_eq!(reply.status, 422, "{reply:?}");
    let error = &reply.json()["errors"][0];
    assert_eq!(
        (&error["pointer"], &error["code"]),
        (&json!(pointer), &json!("document.unknown"))
    );
}

#[tokio::test]
async fn the_log_holds_what_was_found_in_the_bytes() {
    let app = open().await;
    let place = draft(&app).await;
    let id = app.uploaded(&citizen(), &purpose(&place), REPORT).await;
    let path = format!("{place}/attach-document");
    let reply = app.command(&citizen(), &path, 1, &paper(&id)).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let stream = place.rsplit('/').next().expect("a path");
    let log = app.store.read_stream("application", stream, 1).await;
    let payload = &log.expect("reads")[0].payload["document"];
    let digest = hex::encode(Sha256::digest(REPORT.2));
    assert_eq!(payload["digest"], digest);
    assert_eq!(payload["size"], REPORT.2.len());
    assert_eq!(payload["media_type"], "application/pdf");
    assert!(
        !payload.to_string().contains("certificato"),
        "the name is sealed"
    );
}

#[tokio::test]
async fn a_document_of_something_else_is_unknown() {
    let app = open().await;
    let (mine, other) = (draft(&app).await, draft(&app).await);
    let elsewhere = app.uploaded(&citizen(), &purpose(&other), REPORT).await;
    let of_person = format!("person={}", person_of(&citizen()));
    let proof = app.uploaded(&citizen(), &of_person, REPORT).await;
    let made_up = "018f0000-0000-7000-8000-000000000001".to_owned();
    let path = format!("{mine}/attach-document");
    for id in [elsewhere, proof, made_up] {
        let reply = app.command(&citizen(), &path, 1, &paper(&id)).await;
        assert_unknown(&reply, "/document/document_id");
    }
    let told = json!({ "document": {
        "document_id": "018f0000-0000-7000-8000-000000000001", "size": 3,
    } });
    let reply = app.command(&citizen(), &path, 1, &told).await;
    assert_eq!(reply.json()["errors"][0]["pointer"], "/document/size");
    let reply = app.command(&stranger(), &path, 1, &told["nothing"]).await;
    assert!(reply.status == 422 || reply.status == 404, "{reply:?}");
}

#[tokio::test]
async fn whoever_may_not_give_the_command_learns_nothing_of_documents() {
    let app = open().await;
    let place = draft(&app).await;
    let id = app.uploaded(&citizen(), &purpose(&place), REPORT).await;
    for (actor, verb) in [
        (stranger(), "attach-document"),
        (procedure_officer("centro-2"), "attach-internal-document"),
    ] {
        for id in [&*id, "018f0000-0000-7000-8000-000000000001"] {
            let path = format!("{place}/{verb}");
            let reply = app.command(&actor, &path, 1, &paper(id)).await;
            assert_eq!(reply.problem(), (404, "resource.not-found".to_owned()));
        }
    }
}

#[tokio::test]
async fn papers_of_a_memo_and_its_digest_must_have_been_taken_in() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let path = format!("{place}/file-memo");
    let memo = |documents: Value, digest: Option<String>| {
        json!({
            "text": "Si veda il certificato", "documents": documents, "digest": digest,
        })
    };
    let unknown = json!([{ "document_id": "018f0000-0000-7000-8000-000000000001" }]);
    let reply = app
        .command(&citizen(), &path, 7, &memo(unknown, None))
        .await;
    assert_unknown(&reply, "/documents/0/document_id");
    let another = Impronta::from_bytes(&[7; 32]).as_str().to_owned();
    let reply = app
        .command(&citizen(), &path, 7, &memo(json!([]), Some(another)))
        .await;
    assert_unknown(&reply, "/digest");
    let id = app.uploaded(&citizen(), &purpose(&place), REPORT).await;
    let digest = hex::encode(Sha256::digest(REPORT.2));
    let body = memo(json!([{ "document_id": id }]), Some(digest));
    let reply = app.command(&citizen(), &path, 7, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.json()["events"], json!(["memo_filed"]));
}

#[tokio::test]
async fn a_letter_is_registered_with_the_digest_of_a_file_that_the_office_holds() {
    let app = TestApp::with_offices().await;
    let digest = hex::encode(Sha256::digest(REPORT.2));
    let letter = |office: &str| {
        json!({
            "direction": "inbound", "act": "other", "subject": "Lettera",
            "counterparty": "Agata Torrisi", "office": office, "digest": digest,
        })
    };
    let path = "/api/v1/registrations";
    let reply = app
        .post(&protocol_officer(), path, &letter("centro-1"))
        .await;
    assert_unknown(&reply, "/digest");
    let id = app
        .uploaded(&protocol_officer(), "office=centro-1", REPORT)
        .await;
    let reply = app
        .post(&protocol_officer(), path, &letter("centro-2"))
        .await;
    assert_unknown(&reply, "/digest");
    let reply = app
        .post(&protocol_officer(), path, &letter("centro-1"))
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let position = reply.header("policentrica-position");
    let path = format!("/api/v1/documents/{id}?min_position={position}");
    for (actor, status) in [
        (protocol_officer(), 200),
        (desk_operator("centro-1"), 200),
        (desk_operator("centro-2"), 404),
        (citizen(), 404),
    ] {
        assert_eq!(
            app.get(&actor, &path).await.status,
            status,
            "{}",
            actor.role
        );
    }
}

#[tokio::test]
async fn a_paper_proxy_needs_its_papers() {
    let app = TestApp::start().await;
    let delegate = stranger();
    let of_person = format!("person={}", person_of(&citizen()));
    let signed = app.uploaded(&citizen(), &of_person, REPORT).await;
    let mandate = |document: &str, identity: &str| {
        json!({
            "capacity": "delegate",
            "principal": person_of(&citizen()), "agent": person_of(&delegate),
            "proof": { "kind": "paper_proxy", "document": document, "identity_document": identity },
            "from_on": "2026-03-02", "until_on": "2026-12-31",
        })
    };
    let path = "/api/v1/mandates";
    let unknown = "018f0000-0000-7000-8000-000000000001";
    let reply = app.post(&citizen(), path, &mandate(&signed, unknown)).await;
    assert_unknown(&reply, "/proof/identity_document");
    let identity = app.uploaded(&citizen(), &of_person, REPORT).await;
    let reply = app
        .post(&citizen(), path, &mandate(&signed, &identity))
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let path = format!("/api/v1/documents/{signed}");
    let other = tests::actors::planner();
    for (actor, status) in [(citizen(), 200), (delegate.clone(), 200), (other, 404)] {
        assert_eq!(
            app.get(&actor, &path).await.status,
            status,
            "{}",
            actor.role
        );
    }
}

/// When two papers came, and whether the office put them there, as the list says it after an answer.
async fn phases(
    app: &TestApp,
    place: &str,
    papers: [&str; 2],
    after: &Reply,
) -> [(Value, Value); 2] {
    let position = after.header("policentrica-position");
    let path = format!("{place}/documents?min_position={position}");
    let listed = app.get(&citizen(), &path).await.json();
    papers.map(|id| {
        let items = listed["items"].as_array().expect("a list");
        let item = items.iter().find(|item| item["document_id"] == id);
        let item = item.expect("it is listed");
        (item["phase"].clone(), item["internal"].clone())
    })
}

#[tokio::test]
async fn a_paper_of_the_office_stays_the_offices_whoever_names_it() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let head = service_head("centro-1");
    let internal = app.uploaded(&head, &purpose(&place), REPORT).await;
    let mut version = 7;
    let asked_for = json!({
        "items": [{ "code": "report", "description": "Il certificato", "held_by_administration": false }],
        "days": 30, "counterparty": "Agata Torrisi",
    });
    let visible = json!({ "document": { "document_id": internal }, "visible_to_applicant": true });
    for (verb, body) in [
        ("assign-officer", json!({ "officer": "responsabile" })),
        ("attach-internal-document", visible),
        ("request-integration", asked_for),
    ] {
        let path = format!("{place}/{verb}");
        let reply = app.command(&head, &path, version, &body).await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
        version += 1;
    }
    let supplied = |id: &str| {
        json!({
            "documents": [{ "document_id": id, "code": "medical-report" }], "declarations": [],
            "complete": true, "counterparty": "Agata Torrisi",
        })
    };
    let supply = format!("{place}/supply-integration");
    let refused = app
        .command(&citizen(), &supply, version, &supplied(&internal))
        .await;
    assert_eq!(
        refused.problem(),
        (409, "application.document-already-filed".to_owned())
    );
    let own = app.uploaded(&citizen(), &purpose(&place), REPORT).await;
    let path = format!("{place}/attach-document");
    let attached = app.command(&citizen(), &path, version, &paper(&own)).await;
    assert_eq!(attached.status, 200, "{attached:?}");
    let seen = [
        (json!("office"), json!(true)),
        (json!("integration"), json!(false)),
    ];
    let papers = [&*internal, &*own];
    assert_eq!(phases(&app, &place, papers, &attached).await, seen);
    let done = app
        .command(&citizen(), &supply, version + 1, &supplied(&own))
        .await;
    assert_eq!(done.status, 200, "{done:?}");
    assert_eq!(phases(&app, &place, papers, &done).await, seen);
}
