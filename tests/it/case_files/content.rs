//! What is put into a file and read back: household, needs, ISEE, assessments, measures, documents, protection.

use super::given::{Case, colleague, ferrante, hidden, team};
use domain::case_file::{CaseFile, CaseFileEvent};
use serde_json::{Value, json};

fn code(scheme: &str, code: &str) -> Value {
    json!({ "scheme": scheme, "code": code })
}

async fn records(case: &Case, kind: &str) -> Value {
    let path = format!("/records?kind={kind}");
    case.get(&ferrante(), &path).await.json()["items"].clone()
}

#[tokio::test]
async fn a_household_is_read_as_it_was_on_a_day() {
    let case = Case::managed().await;
    let version = |from_on: &str, name: &str| {
        json!({
            "circle": "household", "from_on": from_on,
            "members": [{
                "person": null, "name": name, "relation": "mother", "cohabiting": true, "note": null,
            }],
        })
    };
    let (first, second) = (
        version("2026-02-01", "Carmela Verdini"),
        version("2026-02-20", "Carmela Esposito"),
    );
    case.done(&ferrante(), "record-household", &second).await;
    case.done(&ferrante(), "record-household", &first).await;
    for (on, name) in [
        ("2026-02-10", "Carmela Verdini"),
        ("2026-03-01", "Carmela Esposito"),
    ] {
        let path = format!("/households?on={on}");
        let items = case.get(&ferrante(), &path).await.json()["items"].clone();
        assert_eq!(items.as_array().map(Vec::len), Some(1), "{on}");
        assert_eq!(items[0]["members"][0]["name"], name, "{on}");
    }
}

#[tokio::test]
async fn needs_isee_assessments_and_measures_are_kept_with_their_days() {
    let case = Case::managed().await;
    let need = json!({
        "from_on": "2026-02-06", "code": code("municipal.need", "parenting"), "note": "Sostegno",
    });
    case.done(&ferrante(), "record-need", &need).await;
    let recorded = records(&case, "need").await;
    assert_eq!(recorded[0]["part"]["detail"]["code"]["code"], "parenting");
    let end = json!({
        "need_id": recorded[0]["id"], "until_on": "2026-02-28", "reason": "met",
    });
    case.done(&ferrante(), "end-need", &end).await;
    assert_eq!(records(&case, "need").await[0]["until_on"], "2026-02-28");
    let isee = json!({
        "kind": code("isee.kind", "5"), "declaration": "INPS-ISEE-2026-00000001X-00",
        "value": "6200.00", "issued_on": "2026-02-10", "expires_on": "2026-12-31",
        "with_omissions": false,
    });
    case.done(&ferrante(), "record-isee", &isee).await;
    assert_eq!(records(&case, "isee").await[0]["part"]["value"], "6200.00");
    let mut wrong = isee;
    wrong["value"] = json!("6200.001");
    let reply = case.send(&ferrante(), "record-isee", &wrong).await;
    assert_eq!(reply.problem().0, 422, "{reply:?}");
    let assessment = json!({
        "tool": code("municipal.tool", "barthel"), "done_on": "2026-02-12",
        "scores": [{ "item": "feeding", "value": "7.5" }], "note": null,
    });
    case.done(&ferrante(), "record-assessment", &assessment)
        .await;
    let scores = &records(&case, "assessment").await[0]["part"]["result"]["scores"];
    assert_eq!(scores[0]["value"], "7.5");
    let measure = json!({
        "issued_on": "2026-02-14", "until_on": null, "court": "Tribunale per i minorenni di Catania",
        "kind": code("municipal.measure", "foster-care"), "reference": "123/2026 VG", "note": null,
    });
    case.done(&ferrante(), "record-court-measure", &measure)
        .await;
    let detail = &records(&case, "court_measure").await[0]["part"]["detail"];
    assert_eq!(detail["reference"], "123/2026 VG");
    let died = json!({ "died_on": "2026-02-28" });
    case.done(&ferrante(), "note-death", &died).await;
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(
        (&shown["died_on"], &shown["status"]),
        (&json!("2026-02-28"), &json!("open"))
    );
}

#[tokio::test]
async fn an_application_of_the_person_is_linked() {
    let (case, id) = super::sound::of_an_applicant().await;
    let application = json!({ "application_id": id });
    case.done(&ferrante(), "link-application", &application)
        .await;
    assert_eq!(
        records(&case, "application").await[0]["id"],
        application["application_id"]
    );
}

#[tokio::test]
async fn urgent_protection_shows_its_next_term_to_the_team_alone() {
    let case = Case::managed().await;
    let start = json!({
        "team": "equipe-minori", "placed_at": "2026-03-01T20:00:00Z", "place": "Comunità Girasole",
    });
    case.done(&ferrante(), "start-urgent-protection", &start)
        .await;
    assert_eq!(case.get(&colleague(), "").await.problem(), hidden());
    let step = json!({ "step": "oral_notice", "done_at": "2026-03-01T20:10:00Z" });
    case.done(&team(), "record-protection-step", &step).await;
    let shown = case.get(&team(), "").await.json();
    let due = shown["due"][0].clone();
    assert_eq!(due["kind"], "protection");
    assert!(
        due["due_at"]
            .as_str()
            .is_some_and(|at| at.starts_with("2026-03-02T20:00:00")),
        "{due}"
    );
    assert_eq!(
        shown["protection"]["place"],
        Value::Null,
        "not in the overview"
    );
    let items = case.get(&team(), "/records?kind=placement").await.json()["items"].clone();
    assert_eq!(items[0]["part"]["place"], "Comunità Girasole");
    assert_eq!(
        case.refused(&team(), "record-protection-step", &step).await,
        (409, "case-file.step-out-of-order".to_owned())
    );
    let end = json!({ "outcome": "revoked", "ended_at": "2026-03-02T08:00:00Z" });
    case.done(&team(), "end-urgent-protection", &end).await;
    assert_eq!(case.get(&team(), "").await.json()["due"], json!([]));
}

#[tokio::test]
async fn no_text_of_a_file_stands_open_in_the_log() {
    let case = Case::managed().await;
    let entry = json!({ "entry": super::given::entry("Colloquio con Carmela", true) });
    case.done(&ferrante(), "add-diary-entry", &entry).await;
    let id = case.id.to_string();
    let recorded = case.app.store.read_stream("case_file", &id, 0);
    for event in recorded.await.expect("a stream") {
        let text = event.payload.to_string();
        for personal in ["Bonanno", "merenda", "Carmela"] {
            assert!(
                !text.contains(personal),
                "{personal} in {}",
                event.event_type
            );
        }
        let _: CaseFileEvent = event.decode().expect("it is read back");
    }
    let sealed = case
        .app
        .store
        .load::<CaseFile>(case.id)
        .await
        .expect("loads");
    assert_eq!(sealed.state.entries.len(), 1);
}
