//! What the service does by itself with case files.

use super::given::{Case, ferrante, team};
use chrono::{DateTime, Utc};
use projections::Projections;
use projections::reactions::case_files::{expire_isee, lapse_terms};
use serde_json::json;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

#[tokio::test]
async fn an_isee_expires_after_its_last_day_and_once() {
    let case = Case::managed().await;
    let isee = json!({
        "kind": { "scheme": "isee.kind", "code": "6" }, "declaration": "INPS-ISEE-2026-00000001X-00",
        "value": "6200.00", "issued_on": "2026-02-10", "expires_on": "2026-03-02",
        "with_omissions": false,
    });
    case.done(&ferrante(), "record-isee", &isee).await;
    let due = case.get(&ferrante(), "").await.json()["due"].clone();
    assert_eq!(due[0]["kind"], "isee");
    let views = Projections::new(case.app.store.clone());
    assert_eq!(expire_isee(&views).await.expect("looked"), 0);
    case.app.database.clock.set(at("2026-03-02T23:00:01Z"));
    assert_eq!(expire_isee(&views).await.expect("looked"), 1);
    let shown = case.get(&ferrante(), "").await.json();
    assert_eq!(shown["due"], json!([]));
    assert_eq!(expire_isee(&views).await.expect("looked"), 0);
}

#[tokio::test]
async fn a_lapsed_term_of_an_urgent_protection_is_written_down_and_stays_visible() {
    let case = Case::managed().await;
    let start = json!({
        "team": "equipe-minori", "placed_at": "2026-03-01T20:00:00Z", "place": "Comunità Girasole",
    });
    case.done(&ferrante(), "start-urgent-protection", &start)
        .await;
    case.get(&team(), "").await;
    let views = Projections::new(case.app.store.clone());
    assert_eq!(lapse_terms(&views).await.expect("looked"), 0);
    case.app.database.clock.set(at("2026-03-02T20:00:01Z"));
    assert_eq!(lapse_terms(&views).await.expect("looked"), 1);
    let due = case.get(&team(), "").await.json()["due"].clone();
    assert_eq!(due[0]["kind"], "protection-lapsed");
    assert_eq!(lapse_terms(&views).await.expect("looked"), 0);
}
