//! From a draft to a number, as a citizen does it over HTTP, and who sees it afterwards.

use domain::access::Actor;
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::{
    auditor, citizen, desk_operator, director, person_of, procedure_officer, protocol_officer,
    stranger,
};
use tests::app::send;
use tests::applications::{
    PATH, REPORT, attached, draft, filed, filing, filled, open, purpose, step,
};

#[tokio::test]
async fn what_is_filed_has_its_number_and_its_receipt() {
    let app = open().await;
    let (_, reply) = filed(&app).await;
    let body = reply.json();
    assert_eq!(
        body["events"],
        json!([
            "application_submitted",
            "application_registered",
            "receipt_issued"
        ])
    );
    assert_eq!(body["registrations"][0]["number"], "2026/0000001");
    assert_eq!(reply.header("etag"), "\"7\"");
}

#[tokio::test]
async fn a_filing_that_is_repeated_is_answered_with_the_same_bytes() {
    let app = open().await;
    let place = filled(&app).await;
    attached(&app, &place, 3).await;
    let file = || {
        let path = format!("{place}/submit-application");
        let request = app.request(&citizen(), Method::POST, &path);
        let request = request.header("Idempotency-Key", "presenta-1");
        send(request.header("If-Match", "\"4\"").json(&filing()))
    };
    let first = file().await;
    let head = app.store.head().await.expect("a head");
    let again = file().await;
    assert_eq!((first.status, &first.text), (200, &again.text));
    assert_eq!(app.store.head().await.expect("a head"), head);
}

#[tokio::test]
async fn a_paper_that_is_missing_is_named() {
    let app = open().await;
    let place = filled(&app).await;
    let path = format!("{place}/submit-application");
    let reply = app.command(&citizen(), &path, 3, &filing()).await;
    assert_eq!(
        reply.problem(),
        (422, "application.attachment-missing".to_owned())
    );
    let errors = reply.json()["errors"].clone();
    assert_eq!(errors.as_array().map(Vec::len), Some(1), "{reply:?}");
    assert_eq!(errors[0]["pointer"], "/attachments/medical-report");
    assert_eq!(errors[0]["detail"], "Certificato medico is missing");
}

#[tokio::test]
async fn each_wrong_place_of_a_form_is_named_with_what_is_wanted() {
    let app = open().await;
    let place = draft(&app).await;
    let form = json!({ "form": { "hours_per_week": 4711 } });
    step(&app, &place, 1, "update-draft", &form).await;
    let path = format!("{place}/submit-application");
    let reply = app.command(&citizen(), &path, 2, &filing()).await;
    let refused = (422, "application.form-invalid".to_owned());
    assert_eq!(reply.problem(), refused);
    assert!(!reply.text.contains("4711"), "{reply:?}");
    assert_eq!(
        reply.json()["errors"],
        json!([{
            "pointer": "/form/hours_per_week", "code": "field.invalid",
            "detail": "the form asks for maximum: 20",
        }])
    );
    let form = json!({ "form": { "hours_per_week": 6 } });
    step(&app, &place, 2, "update-draft", &form).await;
    let reply = app.command(&citizen(), &path, 3, &filing()).await;
    let refused = (422, "application.declaration-missing".to_owned());
    assert_eq!(reply.problem(), refused);
    let errors = reply.json()["errors"].clone();
    assert_eq!(errors.as_array().map(Vec::len), Some(1), "{reply:?}");
    assert_eq!(errors[0]["pointer"], "/declarations/residence");
}

#[tokio::test]
async fn a_draft_is_not_changed_from_a_version_that_is_past() {
    let app = open().await;
    let place = filled(&app).await;
    let form = json!({ "form": { "hours_per_week": 9 } });
    let path = format!("{place}/update-draft");
    let reply = app.command(&citizen(), &path, 1, &form).await;
    assert_eq!(reply.problem(), (412, "stream.stale".to_owned()));
    assert_eq!(reply.json()["current_version"], 3);
}

#[tokio::test]
async fn a_form_is_an_object() {
    let app = open().await;
    let place = filled(&app).await;
    let path = format!("{place}/update-draft");
    for form in [json!([]), json!(null), json!("sei ore"), json!(6)] {
        let body = json!({ "form": form });
        let reply = app.command(&citizen(), &path, 3, &body).await;
        let wanted = ("/form".to_owned(), "field.wrong-type".to_owned());
        assert_eq!(reply.bad_field(), wanted, "{form}");
        assert_eq!(reply.json()["errors"][0]["detail"], "expected an object");
    }
}

#[tokio::test]
async fn citizens_follow_their_own_and_nobody_elses() {
    let app = open().await;
    let (place, done) = filed(&app).await;
    let position = done.header("policentrica-position");
    let fresh = |path: &str| format!("{path}?min_position={position}");
    let own = app.get(&citizen(), &fresh(&place)).await;
    assert_eq!(own.status, 200, "{own:?}");
    let body = own.json();
    assert_eq!(
        (&body["number"], &body["status"], &body["officer"]),
        (&json!("2026/0000001"), &json!("submitted"), &Value::Null)
    );
    assert_eq!(own.header("etag"), "\"7\"");
    let person = person_of(&citizen()).to_string();
    assert_eq!(body["applicant"], json!(person));
    let listed = app.get(&citizen(), &fresh(PATH)).await.json();
    assert_eq!(listed["items"][0]["id"], body["id"]);
    let hidden = app.get(&stranger(), &fresh(&place)).await;
    assert_eq!(hidden.problem(), (404, "resource.not-found".to_owned()));
    let none = app.get(&stranger(), &fresh(PATH)).await.json();
    assert_eq!(none["items"], json!([]));
    let path = format!("{place}/withdraw");
    let meddling = json!({});
    let refused = app.command(&stranger(), &path, 7, &meddling).await;
    assert_eq!(refused.problem().0, 404);
}

#[tokio::test]
async fn the_office_in_charge_finds_it_in_its_queue() {
    let app = open().await;
    let (place, done) = filed(&app).await;
    let position = done.header("policentrica-position");
    for (office, filter, count) in [
        ("centro-1", "state=submitted&service=home-care", 1),
        ("centro-1", "assigned=false", 1),
        ("centro-1", "assigned=true", 0),
        ("centro-1", "overdue=true", 0),
        ("centro-2", "state=submitted", 0),
    ] {
        let path = format!("{PATH}?{filter}&min_position={position}");
        let reply = app.get(&procedure_officer(office), &path).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        let items = reply.json()["items"].clone();
        assert_eq!(items.as_array().map(Vec::len), Some(count), "{filter}");
    }
    let path = format!("{place}?min_position={position}");
    let desk = app.get(&procedure_officer("centro-1"), &path).await;
    assert_eq!(desk.status, 200, "{desk:?}");
    assert_eq!(desk.json()["details"]["form"]["hours_per_week"], 6);
    let elsewhere = app.get(&procedure_officer("centro-2"), &path).await;
    assert_eq!(elsewhere.problem().0, 404);
}

#[tokio::test]
async fn a_mandate_between_other_people_proves_nothing() {
    let app = open().await;
    let body = json!({
        "service": "home-care", "capacity": "delegate",
        "beneficiary": person_of(&stranger()).to_string(),
        "mandate": "018f0000-0000-7000-8000-000000000009",
    });
    let reply = app.post(&citizen(), PATH, &body).await;
    assert_eq!(
        reply.problem().1,
        "application.representation-not-proved",
        "{reply:?}"
    );
}

#[tokio::test]
async fn what_a_citizen_drafts_is_shown_to_nobody_else_also_by_its_identifier() {
    let app = open().await;
    let place = filled(&app).await;
    let paper = attached(&app, &place, 3).await;
    let asked = [
        place.clone(),
        format!("{place}/documents"),
        format!("/api/v1/documents/{paper}"),
    ];
    let statuses = async |actor, position: &str| {
        let mut statuses = Vec::new();
        for path in &asked {
            let path = format!("{path}?min_position={position}");
            statuses.push(app.get(&actor, &path).await.status);
        }
        statuses
    };
    let position = app.store.head().await.expect("a head").to_string();
    assert_eq!(statuses(citizen(), &position).await, [200; 3]);
    for officer in [
        desk_operator("centro-1"),
        procedure_officer("centro-1"),
        director(),
        auditor(),
    ] {
        assert_eq!(
            statuses(officer.clone(), &position).await,
            [404; 3],
            "{}",
            officer.role
        );
    }
    let gone = step(&app, &place, 4, "discard-draft", &json!({})).await;
    let position = gone.header("policentrica-position");
    assert_eq!(statuses(citizen(), position).await, [404; 3]);
}

#[tokio::test]
async fn a_desk_reads_the_draft_it_types_and_no_other_office_does() {
    let app = open().await;
    let desk = desk_operator("centro-1");
    let body = json!({
        "service": "home-care", "capacity": "self", "district": "1",
        "applicant": person_of(&citizen()).to_string(),
    });
    let begun = app.post(&desk, PATH, &body).await;
    assert_eq!(begun.status, 201, "{begun:?}");
    let place = begun.header("location").to_owned();
    let paper = app.uploaded(&desk, &purpose(&place), REPORT).await;
    let attach = json!({ "document": { "document_id": paper, "code": "medical-report" } });
    let path = format!("{place}/attach-document");
    let done = app.command(&desk, &path, 1, &attach).await;
    assert_eq!(done.status, 200, "{done:?}");
    let position = done.header("policentrica-position").to_owned();
    let get = async |actor: &Actor, path: &str| {
        let path = format!("{path}?min_position={position}");
        app.get(actor, &path).await
    };
    for own in [&desk, &procedure_officer("centro-1"), &citizen()] {
        let shown = get(own, &place).await;
        assert_eq!(shown.status, 200, "{shown:?}");
        assert_eq!(shown.header("etag"), "\"2\"");
        let papers = get(own, &format!("{place}/documents")).await.json();
        assert_eq!(papers["items"][0]["document_id"], json!(paper));
        let file = get(own, &format!("/api/v1/documents/{paper}")).await;
        assert_eq!(file.status, 200, "{file:?}");
    }
    for other in [
        desk_operator("centro-2"),
        auditor(),
        director(),
        protocol_officer(),
        stranger(),
    ] {
        for path in [
            place.clone(),
            format!("{place}/documents"),
            format!("/api/v1/documents/{paper}"),
        ] {
            let reply = get(&other, &path).await;
            assert_eq!(reply.problem().0, 404, "{} {path}", other.role);
        }
    }
    let path = format!("{place}/discard-draft");
    let gone = app.command(&desk, &path, 2, &json!({})).await;
    let place = format!(
        "{place}?min_position={}",
        gone.header("policentrica-position")
    );
    assert_eq!(app.get(&desk, &place).await.problem().0, 404);
}
