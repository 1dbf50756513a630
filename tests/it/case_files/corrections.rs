//! Corrections over HTTP: shown before they are done, and right on both axes of time before and after.

use super::given::{Case, colleague, elsewhere, ferrante, hidden};
use chrono::{DateTime, TimeDelta, Utc};
use domain::case_file::CaseFile;
use serde_json::{Value, json};
use store::Moment;
use uuid::Uuid;

/// The file as of an instant, as it was known at another.
async fn stood(case: &Case, as_of: &str, known_at: Option<DateTime<Utc>>) -> CaseFile {
    let moment = Moment {
        as_of: Some(as_of.parse().expect("an instant")),
        known_at,
        ..Moment::default()
    };
    let replayed = case.app.store.replay::<CaseFile>(case.id, moment, false);
    replayed.await.expect("it is replayed").loaded.state
}

async fn first(case: &Case, kind: &str) -> Value {
    let path = format!("/records?kind={kind}");
    case.get(&ferrante(), &path).await.json()["items"][0].clone()
}

fn correction(correction: &Value) -> Value {
    json!({ "correction": correction, "reason": "wrong-date", "note": "Errore di battitura" })
}

/// Previews, corrects a day later and gives the instant before the correction.
async fn corrected(case: &Case, body: &Value) -> (Value, DateTime<Utc>) {
    let version = case.version().await;
    let preview = case.send(&ferrante(), "preview-correction", body).await;
    assert_eq!(preview.status, 200, "{preview:?}");
    assert_eq!(case.version().await, version, "nothing was written");
    let before = case.app.store.clock().now();
    case.app.database.clock.advance(TimeDelta::days(1));
    case.done(&ferrante(), "correct-record", body).await;
    (preview.json(), before)
}

#[tokio::test]
async fn a_manager_and_an_opening_are_put_right_on_both_axes() {
    let case = Case::managed().await;
    let body = correction(&json!({
        "kind": "case_manager", "worker": { "office": "centro-1", "actor": "ferrante" },
        "began_on": "2026-02-04", "from_on": "2026-02-10",
    }));
    let (preview, before) = corrected(&case, &body).await;
    assert_eq!(preview["before"]["from_on"], "2026-02-04");
    assert_eq!(preview["after"]["assignment"]["from_on"], "2026-02-10");
    assert_eq!(preview["effect_on"], "2026-02-04");
    for (as_of, then, now) in [
        ("2026-02-05T12:00:00Z", true, false),
        ("2026-02-10T12:00:00Z", true, true),
    ] {
        let known = stood(&case, as_of, Some(before)).await.manager.is_some();
        assert_eq!(known, then, "{as_of} as known before");
        let known = stood(&case, as_of, None).await.manager.is_some();
        assert_eq!(known, now, "{as_of} as known since");
    }
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(shown["manager_since"], "2026-02-10");
    assert_eq!(shown["workers"].as_array().map(Vec::len), Some(1));
    let body = correction(&json!({ "kind": "opening", "episode": 1, "opened_on": "2026-02-02" }));
    corrected(&case, &body).await;
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(shown["episodes"][0]["opened_on"], "2026-02-02");
}

#[tokio::test]
async fn a_closing_is_put_right_and_the_case_stays_as_it_is() {
    let case = Case::managed().await;
    let close = json!({
        "reason": { "scheme": "sinba.closure-reason", "code": "4" }, "situation": null,
        "closed_on": "2026-03-01",
    });
    case.done(&ferrante(), "close-case", &close).await;
    let reopen = json!({ "reason": "new-report", "opened_on": "2026-03-02" });
    case.done(&ferrante(), "reopen-case", &reopen).await;
    let body = correction(&json!({ "kind": "closing", "episode": 1, "closed_on": "2026-02-20" }));
    let (_, before) = corrected(&case, &body).await;
    let noon = "2026-02-25T12:00:00Z";
    assert!(
        stood(&case, noon, Some(before))
            .await
            .open_episode()
            .is_some()
    );
    assert!(stood(&case, noon, None).await.open_episode().is_none());
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(
        (&shown["status"], &shown["episodes"][0]["closed_on"]),
        (&json!("open"), &json!("2026-02-20"))
    );
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table of what is corrected")]
async fn a_need_an_isee_an_assessment_and_a_measure_are_put_right() {
    let case = Case::managed().await;
    let need = json!({
        "from_on": "2026-02-06", "code": { "scheme": "municipal.need", "code": "parenting" },
        "note": "Sostegno",
    });
    let isee = json!({
        "kind": { "scheme": "isee.kind", "code": "5" }, "declaration": "INPS-ISEE-2026-00000001X-00",
        "value": "6200.00", "issued_on": "2026-02-10", "expires_on": "2026-12-31",
        "with_omissions": false,
    });
    let assessment = json!({
        "tool": { "scheme": "municipal.tool", "code": "barthel" }, "done_on": "2026-02-12",
        "scores": [{ "item": "feeding", "value": "7.5" }], "note": null,
    });
    let measure = json!({
        "issued_on": "2026-02-14", "until_on": null, "court": "Tribunale per i minorenni di Catania",
        "kind": { "scheme": "municipal.measure", "code": "foster-care" }, "reference": "123/2026 VG",
        "note": null,
    });
    for (kind, verb, body, day, member) in [
        ("need", "record-need", need, "from_on", "need"),
        ("isee", "record-isee", isee, "issued_on", "isee"),
        (
            "assessment",
            "record-assessment",
            assessment,
            "done_on",
            "assessment",
        ),
        (
            "court_measure",
            "record-court-measure",
            measure,
            "issued_on",
            "measure",
        ),
    ] {
        case.done(&ferrante(), verb, &body).await;
        let id = first(&case, kind).await["id"].clone();
        let mut right = body.clone();
        right[day] = json!("2026-02-20");
        let body = correction(&json!({ "kind": kind, "id": id, member: right }));
        let (preview, before) = corrected(&case, &body).await;
        assert_ne!(preview["before"][day], "2026-02-20", "{kind}: {preview}");
        assert_eq!(preview["after"][day], "2026-02-20", "{kind}");
        assert!(
            !preview.to_string().contains("$sealed"),
            "{kind}: {preview}"
        );
        let noon = "2026-02-18T12:00:00Z";
        let key: Uuid = serde_json::from_value(id).expect("an identifier");
        let has = |file: &CaseFile| {
            let known = &file.on_file;
            known.needs.contains_key(&key)
                || known.isees.contains_key(&key)
                || known.assessments.contains_key(&key)
                || known.measures.contains_key(&key)
        };
        assert!(
            has(&stood(&case, noon, Some(before)).await),
            "{kind} before"
        );
        assert!(!has(&stood(&case, noon, None).await), "{kind} since");
        let row = first(&case, kind).await;
        assert_eq!(row["from_on"], "2026-02-20", "{kind}: {row}");
    }
}

#[tokio::test]
async fn a_version_of_the_household_and_a_wrong_link_are_put_right() {
    let case = Case::managed().await;
    let member = |name: &str| json!([{ "name": name, "relation": "mother", "cohabiting": true }]);
    let household = |from_on: &str, name: &str| json!({ "circle": "household", "from_on": from_on, "members": member(name) });
    let wrong = household("2026-02-10", "Carmela Verdini");
    case.done(&ferrante(), "record-household", &wrong).await;
    let body = correction(&json!({
        "kind": "household", "began_on": "2026-02-10",
        "household": household("2026-02-20", "Carmela Esposito"),
    }));
    let (preview, before) = corrected(&case, &body).await;
    assert_eq!(preview["before"]["members"][0]["name"], "Carmela Verdini");
    assert_eq!(preview["after"]["members"][0]["name"], "Carmela Esposito");
    let noon = "2026-02-15T12:00:00Z";
    let known = stood(&case, noon, Some(before)).await.on_file.households;
    assert_eq!(known.len(), 1);
    assert!(stood(&case, noon, None).await.on_file.households.is_empty());
    let items = case.get(&ferrante(), "/households").await.json()["items"].clone();
    assert_eq!(items.as_array().map(Vec::len), Some(1));
    assert_eq!(items[0]["from_on"], "2026-02-20");
    let (case, id) = super::sound::of_an_applicant().await;
    let link = json!({ "application_id": id });
    case.done(&ferrante(), "link-application", &link).await;
    let body = correction(&json!({ "kind": "application", "id": id }));
    let (preview, before) = corrected(&case, &body).await;
    assert_eq!(preview["after"], Value::Null);
    assert_eq!(first(&case, "application").await, Value::Null);
    let now = case.app.store.clock().now().to_rfc3339();
    assert_eq!(stood(&case, &now, Some(before)).await.applications.len(), 1);
    assert!(stood(&case, &now, None).await.applications.is_empty());
}

#[tokio::test]
async fn who_may_not_correct_sees_no_preview() {
    let case = Case::managed().await;
    let body = correction(&json!({ "kind": "opening", "episode": 1, "opened_on": "2026-02-02" }));
    for verb in ["preview-correction", "correct-record"] {
        assert_eq!(
            case.refused(&elsewhere(), verb, &body).await,
            hidden(),
            "{verb}"
        );
        let (status, _) = case.refused(&colleague(), verb, &body).await;
        assert_eq!(status, 403, "{verb}: who answers for the case corrects it");
    }
    let late = correction(&json!({ "kind": "opening", "episode": 1, "opened_on": "2027-02-02" }));
    let refused = case.refused(&ferrante(), "preview-correction", &late).await;
    assert_eq!(refused, (422, "case-file.date-in-future".to_owned()));
}

#[tokio::test]
async fn an_effect_date_is_the_one_the_preview_shows_or_refused() {
    let case = Case::managed().await;
    let opening = json!({ "kind": "opening", "episode": 1, "opened_on": "2026-02-02" });
    let mut body = correction(&opening);
    body["effect_on"] = json!("2026-02-03");
    let contradicts = (422, "case-file.dates-contradict".to_owned());
    for verb in ["preview-correction", "correct-record"] {
        let refused = case.refused(&ferrante(), verb, &body).await;
        assert_eq!(refused, contradicts, "{verb}");
    }
    body["effect_on"] = Value::Null;
    let preview = case.send(&ferrante(), "preview-correction", &body).await;
    body["effect_on"] = preview.json()["effect_on"].clone();
    assert_eq!(body["effect_on"], "2026-02-02");
    case.done(&ferrante(), "correct-record", &body).await;
}
