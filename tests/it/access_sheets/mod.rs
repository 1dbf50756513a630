//! Access sheets over HTTP: who comes to a desk, and what becomes of it.

pub(crate) mod given;
mod protected;
mod stuck;

use crate::case_files::given::{CASES, ferrante, hidden, who};
use domain::access::Role;
use given::{Desk, SHEETS, at_target, head_of_desk, operator, second_operator, sheet};
use projections::Projections;
use projections::reactions::access_sheets::report;
use serde_json::{Value, json};
use tests::actors::{citizen, director, everybody};
use uuid::Uuid;

#[tokio::test]
async fn many_accesses_end_at_the_desk_and_are_counted_there() {
    let desk = Desk::open().await;
    for (day, mode, outcome) in [
        ("2026-02-26", "in_person", "concluded"),
        ("2026-02-27", "phone_report", "referred"),
        ("2026-03-01", "in_person", "concluded"),
    ] {
        let mut body = sheet(None);
        body["access"]["accessed_on"] = json!(day);
        body["access"]["mode"] = json!(mode);
        let at = desk.recorded(&body).await;
        let ends = json!({ "outcome": outcome, "to": null });
        desk.done(&operator(), at, "conclude-access", &ends).await;
    }
    for (filter, count) in [
        ("", 3),
        ("&office=sportello", 3),
        ("&office=centro-1", 0),
        ("&from_on=2026-02-27", 2),
        ("&until_on=2026-02-27", 2),
        ("&mode=in_person", 2),
        ("&outcome=referred", 1),
        ("&outcome=concluded&from_on=2026-03-01", 1),
        ("&proposal=created", 0),
    ] {
        let path = format!("{SHEETS}?count=true{filter}");
        let listed = desk.case.ask(&operator(), &path).await.json();
        assert_eq!(listed["count"], count, "{filter}");
        assert_eq!(
            listed["items"].as_array().map(Vec::len),
            Some(count),
            "{filter}"
        );
    }
    let cases = desk.case.ask(&ferrante(), CASES).await.json();
    assert_eq!(cases["items"], json!([]), "an access is no case");
}

#[tokio::test]
async fn a_proposal_is_a_task_of_the_office_and_becomes_a_report_once() {
    let desk = Desk::open().await;
    let person = desk.person().await;
    let at = desk.recorded(&sheet(None)).await;
    let proposal = json!({ "outcome": "proposed", "to": "centro-1" });
    desk.done(&operator(), at, "conclude-access", &proposal)
        .await;
    let tasks = format!("{SHEETS}?proposed_to=centro-1&proposal=created");
    let listed = desk.case.ask(&at_target(), &tasks).await.json();
    assert_eq!(listed["items"][0]["id"], json!(at));
    desk.done(&at_target(), at, "see-proposal", &json!({}))
        .await;
    let take = json!({ "source": { "scheme": "sinba.report-source", "code": "14" } });
    assert_eq!(
        desk.refused(&at_target(), at, "take-up-proposal", &take)
            .await,
        (409, "access-sheet.person-unknown".to_owned())
    );
    let known = json!({ "sheet": sheet(Some(person)), "reason": "person-identified" });
    desk.done(&operator(), at, "correct-access", &known).await;
    desk.done(&at_target(), at, "take-up-proposal", &take).await;
    let views = Projections::new(desk.case.app.store.clone());
    assert_eq!(
        desk.get(&operator(), at, "").await.json()["reported"],
        false
    );
    assert_eq!(report(&views).await.expect("looked"), 1);
    let shown = desk.get(&at_target(), at, "").await.json();
    assert_eq!(
        (&shown["proposal"], &shown["reported"]),
        (&json!("taken_up"), &json!(true))
    );
    assert_eq!(report(&views).await.expect("looked"), 0);
    let file = desk
        .case
        .ask(&ferrante(), &format!("{CASES}/{person}"))
        .await
        .json();
    assert_eq!(
        (&file["status"], &file["office"]),
        (&json!("reported"), &json!("centro-1"))
    );
    let path = format!("{CASES}/{person}/records?kind=report");
    let reports = desk.case.ask(&ferrante(), &path).await.json()["items"].clone();
    assert_eq!(reports.as_array().map(Vec::len), Some(1));
    assert_eq!(reports[0]["part"]["reporter"], "Santa Privitera");
    assert_eq!(reports[0]["part"]["text"], "Vive sola e non esce più.");
    assert_eq!(reports[0]["from_on"], "2026-02-27");
}

#[tokio::test]
async fn a_rejected_proposal_goes_back_with_its_reason_and_can_be_made_to_another_office() {
    let desk = Desk::open().await;
    desk.case.office("centro-2").await;
    let at = desk.recorded(&sheet(None)).await;
    let to = |office: &str| json!({ "outcome": "proposed", "to": office });
    desk.done(&operator(), at, "conclude-access", &to("centro-1"))
        .await;
    let reject = json!({ "reason": "other-district", "note": "Abita altrove." });
    desk.done(&at_target(), at, "reject-proposal", &reject)
        .await;
    let shown = desk.get(&operator(), at, "").await.json();
    assert_eq!(shown["proposal"], "rejected");
    assert_eq!(shown["rejection"], reject);
    desk.done(&operator(), at, "conclude-access", &to("centro-2"))
        .await;
    assert_eq!(desk.get(&at_target(), at, "").await.problem(), hidden());
    let elsewhere = who("leonardi", Role::CaseManager, "centro-2");
    assert_eq!(
        desk.get(&elsewhere, at, "").await.json()["proposal"],
        "created"
    );
    desk.case.close_office("centro-2").await;
    let reject = json!({ "reason": "closing", "note": null });
    desk.done(&elsewhere, at, "reject-proposal", &reject).await;
    assert_eq!(
        desk.refused(&operator(), at, "conclude-access", &to("centro-2"))
            .await,
        (409, "access-sheet.office-closed".to_owned())
    );
}

#[tokio::test]
async fn a_sheet_is_for_its_desk_and_for_the_office_it_is_proposed_to() {
    let desk = Desk::open().await;
    let at = desk.recorded(&sheet(None)).await;
    let body = json!({ "text": "Nota" });
    for actor in [
        at_target(),
        who("altro", Role::DeskOperator, "centro-1"),
        citizen(),
        director(),
    ] {
        assert_eq!(
            desk.get(&actor, at, "").await.problem(),
            hidden(),
            "{actor:?}"
        );
        let listed = desk.case.ask(&actor, SHEETS).await.json();
        assert_eq!(listed["items"], json!([]), "{actor:?}");
        let refused = desk.refused(&actor, at, "add-private-note", &body).await;
        assert!(matches!(refused.0, 403 | 404), "{actor:?} {refused:?}");
    }
    for actor in everybody("sportello") {
        let status = desk.get(&actor, at, "").await.status;
        let expected = match actor.role {
            Role::DeskOperator | Role::SocialWorker | Role::CaseManager | Role::ServiceHead => 200,
            _ => 404,
        };
        assert_eq!(status, expected, "{:?}", actor.role);
    }
    let proposal = json!({ "outcome": "proposed", "to": "centro-1" });
    desk.done(&operator(), at, "conclude-access", &proposal)
        .await;
    assert_eq!(desk.get(&at_target(), at, "").await.status, 200);
    let other_desk = who("altro", Role::DeskOperator, "centro-1");
    assert_eq!(desk.get(&other_desk, at, "").await.problem(), hidden());
    assert_eq!(
        desk.refused(&operator(), at, "see-proposal", &json!({}))
            .await,
        hidden(),
        "a desk does not answer for the other office"
    );
}

#[tokio::test]
async fn a_private_note_is_for_its_author_whoever_wrote_the_sheet_and_the_head() {
    let desk = Desk::open().await;
    let at = desk.recorded(&sheet(None)).await;
    for (actor, text) in [
        (operator(), "di chi ha scritto"),
        (second_operator(), "di una collega"),
    ] {
        let body = json!({ "text": text });
        desk.done(&actor, at, "add-private-note", &body).await;
    }
    let proposal = json!({ "outcome": "proposed", "to": "centro-1" });
    desk.done(&operator(), at, "conclude-access", &proposal)
        .await;
    for (actor, wanted) in [
        (operator(), vec!["di chi ha scritto", "di una collega"]),
        (head_of_desk(), vec!["di chi ha scritto", "di una collega"]),
        (second_operator(), vec!["di una collega"]),
        (who("terza", Role::DeskOperator, "sportello"), vec![]),
        (at_target(), vec![]),
        (who("capo", Role::ServiceHead, "centro-1"), vec![]),
    ] {
        let notes = desk.get(&actor, at, "/notes?count=true").await.json();
        let items = notes["items"].as_array().expect("rows").clone();
        let text = |note: &Value| note["text"].as_str().expect("a text").to_owned();
        let mut texts: Vec<String> = items.iter().map(text).collect();
        texts.sort();
        assert_eq!(json!(texts), json!(wanted), "{actor:?}");
        assert_eq!(notes["count"], wanted.len(), "{actor:?}");
    }
}

#[tokio::test]
async fn no_name_and_no_word_of_a_sheet_stands_open_in_the_log() {
    let desk = Desk::open().await;
    let at = desk.recorded(&sheet(None)).await;
    let note = json!({ "text": "Sembrava avere fretta." });
    desk.done(&operator(), at, "add-private-note", &note).await;
    let id = at.to_string();
    let recorded = desk.case.app.store.read_stream("access_sheet", &id, 0);
    let recorded = recorded.await.expect("a stream");
    assert_eq!(recorded.len(), 2);
    for event in recorded {
        let text = event.payload.to_string();
        for personal in ["Privitera", "Cutuli", "sola", "fretta", "home-care", "095"] {
            assert!(
                !text.contains(personal),
                "{personal} in {}",
                event.event_type
            );
        }
    }
}

#[tokio::test]
async fn a_sheet_that_cannot_be_true_is_refused_at_its_field() {
    let desk = Desk::open().await;
    let with = |pointer: &str, value: Value| {
        let mut body = json!({ "sheet": sheet(None) });
        *body.pointer_mut(pointer).expect("a field") = value;
        body
    };
    let code = json!({ "scheme": "municipal.need", "code": "home-care" });
    let named = json!({ "name": "Ada Nicosia", "relation": null, "contact": null });
    for (body, status) in [
        (with("/sheet/access/accessed_on", json!("2026-03-03")), 422),
        (with("/sheet/access/accessed_on", json!("2026-02-30")), 422),
        (with("/sheet/access/mode", json!("by_pigeon")), 422),
        (with("/sheet/access/accompanied", json!("yes")), 422),
        (with("/sheet/access", json!([])), 422),
        (with("/sheet/person_id", json!(Uuid::from_u128(7))), 422),
        (with("/sheet/told", json!("a\0b")), 422),
        (with("/sheet/told", json!("x".repeat(10_001))), 422),
        (with("/sheet/reporter/name", json!("")), 422),
        (with("/sheet/contacts", json!(vec![named; 4])), 422),
        (with("/sheet/needs", json!(vec![code; 21])), 422),
        (with("/sheet/needs", json!({})), 422),
        (with("/sheet/needs/0/scheme", json!("nobodys")), 422),
        (
            with(
                "/sheet/actions/0",
                json!({ "scheme": "siso.diary", "code": "24" }),
            ),
            422,
        ),
        (with("/sheet", json!("a sheet")), 422),
    ] {
        let reply = desk.case.app.post(&operator(), SHEETS, &body).await;
        assert_eq!(reply.problem().0, status, "{body}");
    }
    let mut more = json!({ "sheet": sheet(None) });
    more["sheet"]["colour"] = json!("blue");
    let reply = desk.case.app.post(&operator(), SHEETS, &more).await;
    let fault = ("/sheet/colour".to_owned(), "field.unknown".to_owned());
    assert_eq!(reply.bad_field(), fault);
    let listed = desk.case.ask(&operator(), SHEETS).await.json();
    assert_eq!(listed["items"], json!([]), "nothing was written");
    let at = desk.recorded(&sheet(None)).await;
    for (outcome, to) in [("proposed", json!(null)), ("concluded", json!("centro-1"))] {
        let ends = json!({ "outcome": outcome, "to": to });
        assert_eq!(
            desk.refused(&operator(), at, "conclude-access", &ends)
                .await,
            (422, "access-sheet.target-unfit".to_owned())
        );
    }
}
