//! What is put into a file beside the old: schools, requests, what an entry took; and what is kept from whom.

use super::given::{Case, colleague, elsewhere, entry, ferrante, head, who};
use domain::access::{Actor, Role};
use serde_json::{Value, json};

async fn write(case: &Case, actor: &Actor, text: &str, more: Value) {
    let mut body = entry(text, false);
    let fields = body.as_object_mut().expect("an entry");
    fields.extend(more.as_object().expect("fields").clone());
    case.done(actor, "add-diary-entry", &json!({ "entry": body }))
        .await;
}

#[tokio::test]
async fn a_private_note_is_for_its_author_and_the_head_of_their_office() {
    let case = Case::managed().await;
    let private = json!({ "private": true });
    write(&case, &ferrante(), "sua", private.clone()).await;
    write(&case, &colleague(), "mia", private).await;
    assert_eq!(case.diary(&ferrante()).await, ["sua"]);
    assert_eq!(case.diary(&colleague()).await, ["mia"]);
    assert_eq!(case.diary(&head()).await, ["mia", "sua"]);
    let third = who("terza", Role::SocialWorker, "centro-1");
    assert_eq!(case.diary(&third).await, Vec::<String>::new());
    let items = case.get(&ferrante(), "/diary?count=true").await.json();
    assert_eq!(items["count"], 1, "counted as seen: {items}");
    let amend = json!({ "supersedes": items["items"][0]["id"], "entry": entry("altra", true) });
    let (status, _) = case
        .refused(&colleague(), "amend-diary-entry", &amend)
        .await;
    assert_eq!(status, 409, "nobody else's");
    let (status, _) = case.refused(&ferrante(), "amend-diary-entry", &amend).await;
    assert_eq!(status, 409, "a private note stays private");
}

#[tokio::test]
async fn where_information_is_hidden_each_office_reads_what_it_wrote_itself() {
    let case = Case::managed().await;
    case.office("centro-2").await;
    let add = json!({
        "worker": { "office": "centro-2", "actor": "leonardi" },
        "reason": "joint-work", "from_on": "2026-03-01",
    });
    case.done(&head(), "add-coworker", &add).await;
    write(&case, &ferrante(), "del centro", json!({})).await;
    write(&case, &elsewhere(), "da fuori", json!({})).await;
    let both = ["da fuori", "del centro"];
    assert_eq!(case.diary(&elsewhere()).await, both);
    let why = json!({ "reason": "neighbours-at-work" });
    case.done(&ferrante(), "hide-information", &why).await;
    assert_eq!(case.diary(&elsewhere()).await, ["da fuori"]);
    assert_eq!(case.diary(&ferrante()).await, ["del centro"]);
    assert_eq!(case.diary(&head()).await, ["del centro"]);
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(shown["information_hidden"], true);
    let again = case.done(&ferrante(), "hide-information", &why).await;
    assert_eq!(again.json()["events"], json!([]), "it already is");
    case.done(&ferrante(), "show-information", &why).await;
    assert_eq!(case.diary(&elsewhere()).await, both);
}

#[tokio::test]
async fn schools_requests_and_professional_activity_are_kept() {
    let case = Case::managed().await;
    let school = json!({
        "from_on": "2026-02-10", "school": "Istituto comprensivo Fontanarossa",
        "year": "2025/2026", "class": "3 B",
    });
    case.done(&ferrante(), "record-school", &school).await;
    let request = json!({
        "requested_on": "2026-02-11", "note": "Due pomeriggi",
        "service": { "scheme": "municipal.service", "code": "home-education" },
    });
    case.done(&ferrante(), "request-service", &request).await;
    for (kind, pointer, value) in [
        ("school", "/part/detail/class", "3 B"),
        (
            "service_request",
            "/part/detail/service/code",
            "home-education",
        ),
    ] {
        let path = format!("/records?kind={kind}");
        let item = case.get(&ferrante(), &path).await.json()["items"][0].clone();
        assert_eq!(item.pointer(pointer), Some(&json!(value)), "{item}");
    }
    let took = json!({ "activity": { "operators": 2, "minutes": 90 } });
    write(&case, &ferrante(), "Riunione", took.clone()).await;
    let items = case.get(&ferrante(), "/diary").await.json()["items"].clone();
    assert_eq!(items[0]["activity"], took["activity"]);
}

#[tokio::test]
async fn more_is_known_of_a_member_of_the_household() {
    let case = Case::managed().await;
    let member = json!({
        "name": "Carmela Verdini", "relation": "mother", "cohabiting": true, "parental_authority": true,
        "availability": "La sera", "contact": "333 0000000", "disability": false, "foster_carer": false,
    });
    let body = json!({ "circle": "household", "from_on": "2026-02-10", "members": [member] });
    case.done(&ferrante(), "record-household", &body).await;
    let items = case.get(&ferrante(), "/households").await.json()["items"].clone();
    for (field, value) in member.as_object().expect("fields") {
        assert_eq!(&items[0]["members"][0][field], value, "{field}");
    }
}

#[tokio::test]
async fn a_code_that_its_list_does_not_have_is_refused() {
    let case = Case::managed().await;
    for (scheme, code, expected) in [
        ("siso.diary", "24", "case-file.code-not-valid"),
        ("siso.diaries", "5", "case-file.scheme-unknown"),
    ] {
        let mut body = entry("Nota", false);
        body["kind"] = json!({ "scheme": scheme, "code": code });
        let body = json!({ "entry": body });
        let refused = case.refused(&ferrante(), "add-diary-entry", &body).await;
        assert_eq!(refused, (422, expected.to_owned()), "{scheme} {code}");
    }
}
