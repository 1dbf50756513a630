//! Many applicants at once, and points for many.

use super::{World, applicant, file, forms, head};
use crate::calls::published;
use serde_json::json;
use tests::actors::service_head;

/// A ranking that was opened, on which nobody stands yet; the third applicant declared what cannot be.
async fn opened() -> World {
    let app = published().await;
    let mut forms = forms();
    forms[2]["siblings"] = json!(40);
    let mut applications = Vec::new();
    for (n, form) in forms.iter().enumerate() {
        applications.push(file(&app, n, form).await);
    }
    World::closed(app, applications).await
}

#[tokio::test]
async fn whoever_filed_in_time_is_entered_at_once_and_nobody_twice() {
    let mut world = opened().await;
    let reply = world
        .does(&head(), "enter-applicants", &json!({}))
        .await
        .json();
    let entered = json!([
        "applicant_entered",
        "applicant_entered",
        "applicant_entered"
    ]);
    assert_eq!(reply["events"], entered, "one form does not fit the rules");
    let again = world
        .does(&head(), "enter-applicants", &json!({}))
        .await
        .json();
    assert_eq!(again["events"], json!([]));
    let named = json!({ "applications": [world.applications[2]] });
    let refused = world.tries(&head(), "enter-applicants", &named).await;
    assert_eq!(refused.problem(), (422, "ranking.facts-unsound".to_owned()));
    let place = &refused.json()["errors"][0]["pointer"];
    assert_eq!(place, "/applicants/0/facts/siblings");
    let known =
        json!({ "facts": { "siblings": 4 }, "evidence": { "siblings": "registry-office" } });
    let alone = json!({ "application": world.applications[2], "known": known });
    world.does(&head(), "enter-applicant", &alone).await;
    let all = world.asks(&head(), "/entries").await.json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn only_the_office_of_a_ranking_enters_applicants() {
    let mut world = opened().await;
    let elsewhere = service_head("centro-2");
    let reply = world
        .tries(&elsewhere, "enter-applicants", &json!({}))
        .await;
    assert_eq!(reply.status, 404, "{reply:?}");
    let reply = world
        .tries(&applicant(0), "enter-applicants", &json!({}))
        .await;
    assert_eq!(reply.status, 404, "{reply:?}");
}

#[tokio::test]
async fn points_are_given_to_many_or_to_nobody() {
    let mut world = opened().await;
    world.does(&head(), "enter-applicants", &json!({})).await;
    let all = world.asks(&head(), "/entries").await.json();
    let codes = all["items"].as_array().expect("applicants").iter();
    let mut given: Vec<_> = codes
        .map(|item| {
            json!({ "code": item["code"], "criterion": "hardship", "points": "2",
                "motivation": "Nucleo seguito dal servizio sociale." })
        })
        .collect();
    let mut other = given[0].clone();
    other["points"] = json!("9");
    given.push(other);
    let refused = world
        .tries(&head(), "give-many-points", &json!({ "given": given }))
        .await;
    let why = (422, "ranking.points-out-of-range".to_owned());
    assert_eq!(refused.problem(), why);
    given.pop();
    let reply = world
        .does(&head(), "give-many-points", &json!({ "given": given }))
        .await;
    assert_eq!(reply.json()["events"].as_array().map(Vec::len), Some(3));
    world.provisional().await;
}
