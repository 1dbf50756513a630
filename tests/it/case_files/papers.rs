//! Papers of a case file: taken in for it, named by a command, read back by whoever sees the row.

use super::citizen::of_agata;
use super::given::{Case, colleague, elsewhere, ferrante, hidden, team};
use crate::care_plans::plan::{Plan, case_manager, signed};
use domain::access::Actor;
use serde_json::{Value, json};
use tests::actors::{auditor, citizen, desk_operator, stranger};
use tests::app::TestApp;
use tests::applications::REPORT;

/// A paper taken in for a file, as a command names it.
pub(super) async fn paper(case: &Case, by: &Actor, visibility: &str, court: bool) -> Value {
    let purpose = format!("case_file={}", case.id);
    let document = case.app.uploaded(by, &purpose, REPORT).await;
    json!({
        "document_id": document, "folder": { "scheme": "siso.folder", "code": "7" },
        "visibility": visibility, "court_mandated": court, "title": format!("{visibility} {court}"),
    })
}

async fn filed(case: &Case, by: &Actor, visibility: &str, court: bool) -> String {
    let body = paper(case, by, visibility, court).await;
    case.done(by, "file-document", &body).await;
    let id = body["document_id"].as_str().expect("an identifier");
    format!("/api/v1/documents/{id}")
}

#[tokio::test]
async fn a_paper_is_read_by_who_sees_it_in_the_file_and_by_the_person_where_it_is_public() {
    let case = of_agata().await;
    let public = filed(&case, &ferrante(), "public", false).await;
    let private = filed(&case, &ferrante(), "private", false).await;
    let court = filed(&case, &ferrante(), "private", true).await;
    for (path, person) in [(&public, 200), (&private, 404), (&court, 404)] {
        for (actor, expected) in [
            (ferrante(), 200),
            (colleague(), 200),
            (citizen(), person),
            (elsewhere(), 404),
            (stranger(), 404),
            (desk_operator("centro-1"), 404),
            (auditor(), 404),
        ] {
            let reply = case.ask(&actor, path).await;
            assert_eq!(reply.status, expected, "{path} {actor:?}");
        }
    }
    let bytes = case.ask(&citizen(), &public).await;
    assert_eq!(bytes.text.len(), String::from_utf8_lossy(REPORT.2).len());
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&ferrante(), "restrict-access", &restrict).await;
    for (actor, expected) in [(ferrante(), 200), (colleague(), 404), (citizen(), 404)] {
        let reply = case.ask(&actor, &public).await;
        assert_eq!(reply.status, expected, "restricted: {actor:?}");
    }
    let of_team = filed(&case, &team(), "private", false).await;
    for (actor, expected) in [(team(), 200), (ferrante(), 404)] {
        let reply = case.ask(&actor, &of_team).await;
        assert_eq!(reply.status, expected, "of a team: {actor:?}");
    }
}

#[tokio::test]
async fn what_is_said_of_a_paper_is_what_was_found_in_it() {
    let case = Case::managed().await;
    filed(&case, &ferrante(), "private", false).await;
    let row = case.get(&ferrante(), "/documents").await.json()["items"][0].clone();
    assert_eq!(
        (&row["media_type"], &row["size"]),
        (&json!("application/pdf"), &json!(REPORT.2.len()))
    );
    let mut told = paper(&case, &ferrante(), "private", false).await;
    told["media_type"] = json!("text/plain");
    let reply = case.send(&ferrante(), "file-document", &told).await;
    assert_eq!(
        reply.bad_field(),
        ("/media_type".to_owned(), "field.unknown".to_owned())
    );
    let other = Case::at(case.app).await;
    other.open().await;
    told.as_object_mut().expect("a body").remove("media_type");
    let reply = other.send(&ferrante(), "file-document", &told).await;
    assert_eq!(
        reply.bad_field(),
        ("/document_id".to_owned(), "document.unknown".to_owned()),
        "taken in for another file"
    );
}

#[tokio::test]
async fn only_who_may_put_papers_on_a_file_brings_one_in() {
    let case = of_agata().await;
    let purpose = format!("case_file={}", case.id);
    for (actor, expected) in [
        (ferrante(), 201),
        (colleague(), 201),
        (citizen(), 404),
        (elsewhere(), 404),
        (stranger(), 404),
        (desk_operator("centro-1"), 403),
        (auditor(), 404),
    ] {
        let reply = case.app.upload(&actor, &purpose, REPORT).await;
        assert_eq!(reply.status, expected, "{actor:?}: {reply:?}");
    }
    let nobody = "case_file=00000000-0000-4000-8000-000000000099";
    let reply = case.app.upload(&ferrante(), nobody, REPORT).await;
    assert_eq!(reply.problem(), hidden());
    let both = format!("{purpose}&office=centro-1");
    let reply = case.app.upload(&ferrante(), &both, REPORT).await;
    assert_eq!(reply.status, 422, "one purpose");
}

#[tokio::test]
async fn a_person_reads_the_paper_on_which_they_signed_their_plan_once_it_is_offered() {
    let app = TestApp::start().await;
    let mut plan = Plan::planned(&app).await;
    let purpose = format!("care_plan={}", plan.id());
    let mut papers = Vec::new();
    for signatory in ["person", "case_manager"] {
        let mut body = signed(signatory);
        let document = app.uploaded(&case_manager(), &purpose, REPORT).await;
        body["method"] = json!("paper");
        body["document"] = json!(document);
        papers.push(format!("/api/v1/documents/{document}"));
        if signatory == "case_manager" {
            let unseen = format!("{}?min_position={}", papers[0], plan.position);
            assert_eq!(app.get(&citizen(), &unseen).await.status, 404, "a draft");
        }
        plan.does(&case_manager(), "sign-plan", &body).await;
    }
    for (path, actor, expected) in [
        (&papers[0], citizen(), 200),
        (&papers[1], citizen(), 404),
        (&papers[0], stranger(), 404),
        (&papers[1], case_manager(), 200),
    ] {
        let path = format!("{path}?min_position={}", plan.position);
        let reply = app.get(&actor, &path).await;
        assert_eq!(reply.status, expected, "{path} {actor:?}");
    }
}
