//! What goes out: the bytes that came in, to whoever may see what they were filed with, or a reason why not.

use domain::shared::personal::RetentionClass;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use tests::actors::{
    citizen, desk_operator, person_of, procedure_officer, protocol_officer, service_head, stranger,
    system_admin,
};
use tests::app::{Reply, TestApp};
use tests::applications::{REPORT, filed, open, purpose};
use tests::files::PDF;

/// An application that was filed with one paper: where it is, the paper, a position that shows both.
async fn with_paper(app: &TestApp) -> (String, String, String) {
    let (place, done) = filed(app).await;
    let position = done.header("policentrica-position").to_owned();
    let path = format!("{place}/documents?min_position={position}");
    let listed = app.get(&citizen(), &path).await.json();
    let id = listed["items"][0]["document_id"].as_str().expect("a paper");
    (place, id.to_owned(), position)
}

async fn get(app: &TestApp, actor: &domain::access::Actor, id: &str, position: &str) -> Reply {
    let path = format!("/api/v1/documents/{id}?min_position={position}");
    app.get(actor, &path).await
}

/// Where the sealed bytes of a document lie.
fn place_of(app: &TestApp, id: &str) -> PathBuf {
    let id = id.replace('-', "");
    app.folder
        .path()
        .join("documents/documents")
        .join(&id[30..])
        .join(&id)
}

#[tokio::test]
async fn a_document_comes_back_as_it_went_in() {
    let app = open().await;
    let (_, id, position) = with_paper(&app).await;
    let reply = get(&app, &citizen(), &id, &position).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.bytes, PDF);
    let digest = hex::encode(Sha256::digest(PDF));
    for (name, value) in [
        ("content-type", "application/pdf"),
        (
            "content-disposition",
            "attachment; filename=\"certificato.pdf\"; filename*=UTF-8''certificato.pdf",
        ),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("etag", &format!("\"{digest}\"")),
    ] {
        assert_eq!(reply.header(name), value, "{name}");
    }
    let sealed = std::fs::read(place_of(&app, &id)).expect("it lies there");
    assert!(
        !sealed.windows(5).any(|five| five == b"Agata"),
        "it lies sealed"
    );
}

#[tokio::test]
async fn a_document_is_shown_to_its_people_and_its_office_alone() {
    let app = open().await;
    let (place, id, position) = with_paper(&app).await;
    for (actor, status) in [
        (citizen(), 200),
        (procedure_officer("centro-1"), 200),
        (protocol_officer(), 200),
        (stranger(), 404),
        (procedure_officer("centro-2"), 404),
        (system_admin(), 404),
    ] {
        let reply = get(&app, &actor, &id, &position).await;
        assert_eq!(reply.status, status, "{}", actor.role);
        let listed = format!("{place}/documents?min_position={position}");
        let reply = app.get(&actor, &listed).await;
        assert_eq!(reply.status, status, "the list for {}", actor.role);
    }
}

#[tokio::test]
async fn what_the_office_keeps_to_itself_is_hidden_from_the_citizen() {
    let app = open().await;
    let (place, _, _) = with_paper(&app).await;
    let officer = procedure_officer("centro-1");
    let mut ids = Vec::new();
    let mut position = String::new();
    for (version, visible) in [(7, false), (8, true)] {
        let id = app.uploaded(&officer, &purpose(&place), REPORT).await;
        let body = json!({
            "document": { "document_id": id }, "visible_to_applicant": visible,
        });
        let path = format!("{place}/attach-internal-document");
        let reply = app.command(&officer, &path, version, &body).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        reply
            .header("policentrica-position")
            .clone_into(&mut position);
        ids.push(id);
    }
    let statuses = async |actor| {
        let mut statuses = Vec::new();
        for id in &ids {
            statuses.push(get(&app, &actor, id, &position).await.status);
        }
        statuses
    };
    assert_eq!(statuses(citizen()).await, [404, 200]);
    assert_eq!(statuses(officer).await, [200, 200]);
    let path = format!("{place}/documents?min_position={position}");
    let listed = app.get(&citizen(), &path).await.json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_document_nobody_attached_is_shown_to_nobody() {
    let app = open().await;
    let place = tests::applications::draft(&app).await;
    let id = app.uploaded(&citizen(), &purpose(&place), REPORT).await;
    let reply = app
        .get(&citizen(), &format!("/api/v1/documents/{id}"))
        .await;
    assert_eq!(reply.problem(), (404, "resource.not-found".to_owned()));
}

#[tokio::test]
async fn bytes_that_were_touched_or_are_gone_are_not_given_out() {
    let app = open().await;
    let (_, id, position) = with_paper(&app).await;
    let file = place_of(&app, &id);
    let mut sealed = std::fs::read(&file).expect("it lies there");
    let last = sealed.len() - 1;
    sealed[last] ^= 1;
    std::fs::write(&file, &sealed).expect("the test may write there");
    let reply = get(&app, &citizen(), &id, &position).await;
    assert_eq!(reply.problem(), (500, "document.damaged".to_owned()));
    let named = reply.header("x-request-id");
    assert!(!named.is_empty() && reply.json()["request_id"] == named);
    std::fs::remove_file(&file).expect("the test may remove it");
    let reply = get(&app, &citizen(), &id, &position).await;
    assert_eq!(reply.problem(), (500, "document.missing".to_owned()));
}

#[tokio::test]
async fn what_was_erased_is_gone_for_good() {
    let app = open().await;
    let (place, id, position) = with_paper(&app).await;
    let keyring = app.store.keyring();
    let class = Some(RetentionClass::Application);
    keyring
        .destroy(person_of(&citizen()).into(), class)
        .await
        .expect("destroyed");
    let reply = get(&app, &citizen(), &id, &position).await;
    assert_eq!(reply.problem(), (410, "document.erased".to_owned()));
    let path = format!("{place}/documents?min_position={position}");
    let listed: Value = app.get(&citizen(), &path).await.json();
    assert_eq!(listed["items"][0]["name"], json!({ "erased": true }));
    let reply = app.upload(&citizen(), &purpose(&place), REPORT).await;
    assert_eq!(reply.problem(), (409, "store.key-destroyed".to_owned()));
}

#[tokio::test]
async fn a_paper_whose_bytes_were_never_here_is_told_apart_from_one_that_is_unknown() {
    use domain::application::{Application, samples};
    use store::{Context, Expected};
    let app = TestApp::start().await;
    let stream = samples::application_id().0;
    let person = domain::access::Actor {
        person: Some(samples::person()),
        ..citizen()
    };
    let mut position = 0;
    for (n, command) in samples::submitted().into_iter().enumerate() {
        let id = uuid::Uuid::from_u128(n as u128 + 1);
        let context = Context::new(person.clone(), id, "test");
        let done = app
            .store
            .execute::<Application>(&context, stream, Expected::Any, &command);
        position = done.await.expect("accepted").position;
    }
    let place = format!("/api/v1/applications/{stream}/documents?min_position={position}");
    let listed = app.get(&procedure_officer("centro-1"), &place).await.json();
    let id = listed["items"][0]["document_id"].as_str().expect("a paper");
    let officer = procedure_officer("centro-1");
    let reply = get(&app, &officer, id, &position.to_string()).await;
    assert_eq!(reply.problem(), (404, "document.not-kept".to_owned()));
}

#[tokio::test]
async fn an_act_that_is_known_by_its_digest_alone_is_given_to_who_sees_the_application() {
    let app = open().await;
    let (place, _, _) = with_paper(&app).await;
    let head = service_head("centro-1");
    let letter: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\nirricevibile\n%%EOF\n";
    let file = ("provvedimento.pdf", "application/pdf", letter);
    let act = app.uploaded(&head, &purpose(&place), file).await;
    let unused = app.uploaded(&head, &purpose(&place), REPORT).await;
    let body = json!({
        "kind": "irreceivable", "counterparty": "Agata Torrisi",
        "reasons": "Fuori dai termini, art. 2 L. 241/1990",
        "appeals": [{ "authority": "TAR Sicilia, sezione di Catania", "term_days": 60 }],
        "digest": hex::encode(Sha256::digest(letter)),
    });
    let path = format!("{place}/assign-officer");
    let officer = json!({ "officer": "responsabile" });
    let reply = app.command(&head, &path, 7, &officer).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let path = format!("{place}/declare-inadmissible");
    let reply = app.command(&head, &path, 8, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let position = reply.header("policentrica-position");
    let path = format!("{place}/documents?count=true&min_position={position}");
    for actor in [citizen(), head.clone()] {
        let listed = app.get(&actor, &path).await.json();
        let items = listed["items"].as_array().expect("a list");
        assert_eq!((items.len(), &listed["count"]), (2, &json!(2)), "{listed}");
        let item = items.iter().find(|item| item["document_id"] == act);
        let item = item.expect("it is listed");
        assert_eq!(item["name"], "provvedimento.pdf");
        assert_eq!(item["phase"], "act");
    }
    for (actor, status) in [
        (citizen(), 200),
        (head, 200),
        (protocol_officer(), 200),
        (stranger(), 404),
        (procedure_officer("centro-2"), 404),
    ] {
        let reply = get(&app, &actor, &act, position).await;
        assert_eq!(reply.status, status, "{}", actor.role);
        if status == 200 {
            assert_eq!(reply.bytes, letter);
        }
        let reply = get(&app, &actor, &unused, position).await;
        assert_eq!(reply.status, 404, "nothing names it: {}", actor.role);
    }
}

#[tokio::test]
async fn what_the_office_registers_for_itself_or_hides_is_no_act_for_the_citizen() {
    let app = open().await;
    let (place, _, _) = with_paper(&app).await;
    let head = service_head("centro-1");
    let note: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\nnota interna\n%%EOF\n";
    let file = ("nota.pdf", "application/pdf", note);
    let internal = app.uploaded(&head, &purpose(&place), file).await;
    let desk = desk_operator("centro-1");
    app.uploaded(&desk, "office=centro-1", file).await;
    let id = place.rsplit('/').next().expect("a path");
    let mut letter = json!({
        "direction": "internal", "act": "other", "subject": "Nota", "counterparty": "Ufficio",
        "office": "centro-1", "digest": hex::encode(Sha256::digest(note)),
        "about": { "aggregate_type": "application", "aggregate_id": id },
    });
    let path = "/api/v1/registrations";
    let seen = async |letter: &Value, id: &str| {
        let reply = app.post(&desk, path, letter).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        let position = reply.header("policentrica-position");
        let listed = format!("{place}/documents?min_position={position}");
        let mut seen = Vec::new();
        for actor in [&citizen(), &head] {
            let given = get(&app, actor, id, position).await.status;
            let listed = app.get(actor, &listed).await.text;
            assert_eq!(listed.contains(id), given == 200, "{}", actor.role);
            seen.push(given);
        }
        seen
    };
    assert_eq!(seen(&letter, &internal).await, [404, 200]);
    letter["direction"] = json!("outbound");
    assert_eq!(seen(&letter, &internal).await, [200, 200]);
    let body = json!({ "document": { "document_id": internal }, "visible_to_applicant": false });
    let attach = format!("{place}/attach-internal-document");
    let reply = app.command(&head, &attach, 7, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(seen(&letter, &internal).await, [404, 200]);
}
