//! `POST /people`, `GET /people/{id}` and what is written into a file.

use serde_json::{Value, json};
use tests::actors::{citizen, desk_operator, person_of, planner, service_head, stranger};
use tests::app::{Reply, TestApp};
use tests::applications::{draft, filed, open};

pub(super) const PEOPLE: &str = "/api/v1/people";

pub(super) fn verdini() -> Value {
    json!({
        "identity": {
            "family_name": "Verdini", "given_name": "Giuseppe",
            "birth_on": "1980-01-01", "birth_place": "Catania",
        },
        "tax_code": "VRDGPP80A01C351O",
    })
}

fn place(reply: &Reply) -> String {
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.header("location").to_owned()
}

#[tokio::test]
async fn the_counter_puts_somebody_on_file_and_reads_them_back() {
    let app = TestApp::start().await;
    let desk = desk_operator("centro-1");
    let reply = app.post(&desk, PEOPLE, &verdini()).await;
    assert_eq!(reply.json()["events"], json!(["person_registered"]));
    let shown = app.get(&desk, &place(&reply)).await;
    assert_eq!((shown.status, shown.header("etag")), (200, "\"1\""));
    let body = shown.json();
    assert_eq!(body["id"], reply.json()["id"]);
    assert_eq!(body["identity"], verdini()["identity"]);
    assert_eq!(body["tax_code"], "VRDGPP80A01C351O");
    assert_eq!(body["children"], Value::Null, "courts are for social work");
}

#[tokio::test]
async fn a_tax_code_leads_to_one_person() {
    let app = TestApp::start().await;
    let desk = desk_operator("centro-1");
    place(&app.post(&desk, PEOPLE, &verdini()).await);
    let again = app.post(&desk, PEOPLE, &verdini()).await;
    assert_eq!(again.problem().0, 409, "{again:?}");
    assert!(!again.text.contains("VRDGPP80A01C351O"));
}

#[tokio::test]
async fn a_citizen_is_on_file_under_their_own_identifier_and_a_stranger_sees_nothing() {
    let app = TestApp::start().await;
    let agata = citizen();
    let reply = app.post(&agata, PEOPLE, &verdini()).await;
    let path = place(&reply);
    assert_eq!(path, format!("{PEOPLE}/{}", person_of(&agata)));
    let own = app.get(&agata, &path).await;
    assert_eq!((own.status, &own.json()["children"]), (200, &json!([])));
    for other in [stranger(), planner()] {
        let reply = app.get(&other, &path).await;
        assert_eq!(
            reply.problem(),
            (404, "resource.not-found".to_owned()),
            "{other:?}"
        );
    }
    let contact = json!({ "contact": { "email": "rosario@example.it" } });
    let command = format!("{path}/record-contact");
    let reply = app.command(&stranger(), &command, 1, &contact).await;
    assert_eq!(reply.problem(), (404, "resource.not-found".to_owned()));
}

#[tokio::test]
async fn what_is_recorded_is_on_file() {
    let app = TestApp::start().await;
    let desk = desk_operator("centro-1");
    let path = place(&app.post(&desk, PEOPLE, &verdini()).await);
    let address = json!({
        "street": "Via dei Platani", "number": "7", "cap": "95100",
        "municipality_code": "C351", "province": "CT",
    });
    let residence = json!({ "address": address, "district": "1" });
    let contact =
        json!({ "email": "g.verdini@example.it", "phone": null, "digital_domicile": null });
    let commands = [
        ("record-contact", json!({ "contact": contact })),
        (
            "record-residence",
            json!({ "residence": residence, "from_on": "2024-07-01" }),
        ),
        (
            "record-tax-code",
            json!({ "tax_code": "rssmra85t10a562s", "reason": "typing-error" }),
        ),
        (
            "record-temporary-code",
            json!({ "temporary_code": { "code": "STP1902010000123", "expires_on": "2026-09-01" } }),
        ),
        ("record-death", json!({ "died_on": "2026-02-27" })),
    ];
    for (version, (verb, body)) in (1..).zip(&commands) {
        let reply = app
            .command(&desk, &format!("{path}/{verb}"), version, body)
            .await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
    }
    let shown = app.get(&desk, &path).await.json();
    assert_eq!(shown["contact"], contact);
    assert_eq!(
        shown["residences"],
        json!([{ "from_on": "2024-07-01", "residence": residence }])
    );
    assert_eq!(shown["tax_code"], "RSSMRA85T10A562S");
    assert_eq!(shown["temporary_code"]["code"], "STP1902010000123");
    assert_eq!(shown["died_on"], "2026-02-27");
    let twice = app
        .command(
            &desk,
            &format!("{path}/record-death"),
            6,
            &json!({ "died_on": "2026-02-28" }),
        )
        .await;
    assert_eq!(twice.problem(), (409, "person.already-dead".to_owned()));
}

#[tokio::test]
async fn somebody_anonymous_gets_a_name_later_and_no_code_before() {
    let app = TestApp::start().await;
    let desk = desk_operator("centro-1");
    let code = json!({ "tax_code": "VRDGPP80A01C351O" });
    let reply = app.post(&desk, PEOPLE, &code).await;
    assert_eq!(reply.problem(), (409, "person.anonymous".to_owned()));
    let path = place(&app.post(&desk, PEOPLE, &json!({})).await);
    assert_eq!(app.get(&desk, &path).await.json()["identity"], Value::Null);
    let name = json!({ "identity": verdini()["identity"], "reason": "identified" });
    let reply = app
        .command(&desk, &format!("{path}/correct-identity"), 1, &name)
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let shown = app.get(&desk, &path).await.json();
    assert_eq!(shown["identity"], verdini()["identity"]);
}

#[tokio::test]
async fn a_field_that_is_not_known_is_named() {
    let app = TestApp::start().await;
    let mut body = verdini();
    body["identity"]["nickname"] = json!("Peppe");
    let reply = app.post(&desk_operator("centro-1"), PEOPLE, &body).await;
    assert_eq!(reply.problem(), (422, "request.invalid".to_owned()));
    assert_eq!(
        reply.json()["errors"][0],
        json!({ "pointer": "/identity/nickname", "code": "field.unknown", "detail": "there is no such field" })
    );
}

#[tokio::test]
async fn what_was_erased_is_marked_and_no_longer_shown() {
    let app = TestApp::start().await;
    let agata = citizen();
    let path = place(&app.post(&agata, PEOPLE, &verdini()).await);
    app.store
        .keyring()
        .destroy(person_of(&agata).into(), None)
        .await
        .expect("destroyed");
    let reply = app.get(&agata, &path).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let shown = reply.json();
    assert_eq!(shown["identity"], json!({ "erased": true }));
    assert_eq!(shown["tax_code"], json!({ "erased": true }));
}

#[tokio::test]
async fn a_head_of_service_reads_the_files_of_the_cases_of_their_office_alone() {
    let app = open().await;
    let path = format!("{PEOPLE}/{}", person_of(&citizen()));
    draft(&app).await;
    let seen = async |office: &str, position: &str| {
        let path = format!("{path}?min_position={position}");
        app.get(&service_head(office), &path).await.status
    };
    let head = app.store.head().await.expect("a head").to_string();
    assert_eq!(seen("centro-1", &head).await, 404, "a draft is no case yet");
    let (_, done) = filed(&app).await;
    let position = done.header("policentrica-position");
    assert_eq!(seen("centro-1", position).await, 200);
    assert_eq!(seen("centro-2", position).await, 404);
}
