//! Two files of the same person, and what courts say about a parent.

use super::register_person::PEOPLE;
use domain::access::{Actor, Role};
use serde_json::json;
use tests::actors::{desk_operator, everybody};
use tests::app::TestApp;
use uuid::Uuid;

fn case_manager() -> Actor {
    everybody("centro-1")
        .into_iter()
        .rfind(|actor| actor.role == Role::CaseManager)
        .expect("there is one of every role")
}

async fn somebody(app: &TestApp) -> String {
    let reply = app
        .post(&desk_operator("centro-1"), PEOPLE, &json!({}))
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.json()["id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn a_file_forwards_to_another_one_until_that_is_undone() {
    let app = TestApp::start().await;
    let (one, other) = (somebody(&app).await, somebody(&app).await);
    let manager = case_manager();
    let path = format!("{PEOPLE}/{one}");
    let merge = json!({ "survivor": other, "reason": "same-tax-code" });
    let reply = app
        .command(&manager, &format!("{path}/merge-persons"), 1, &merge)
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(
        app.get(&manager, &path).await.json()["merged_into"],
        json!(other)
    );
    let back = json!({ "survivor": one, "reason": "same-tax-code" });
    let reply = app
        .command(
            &manager,
            &format!("{PEOPLE}/{other}/merge-persons"),
            1,
            &back,
        )
        .await;
    assert_eq!(
        reply.problem(),
        (409, "person.survivor-is-merged".to_owned())
    );
    let undo = json!({ "reason": "two-people" });
    let reply = app
        .command(&manager, &format!("{path}/undo-merge"), 2, &undo)
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(
        app.get(&manager, &path).await.json()["merged_into"],
        json!(null)
    );
}

#[tokio::test]
async fn nobody_is_merged_into_a_file_that_is_not_there() {
    let app = TestApp::start().await;
    let path = format!("{PEOPLE}/{}/merge-persons", somebody(&app).await);
    let merge = json!({ "survivor": Uuid::from_u128(9), "reason": "same-tax-code" });
    let reply = app.command(&case_manager(), &path, 1, &merge).await;
    assert_eq!(reply.problem(), (422, "request.invalid".to_owned()));
    assert_eq!(reply.json()["errors"][0]["code"], "person.not-registered");
    let reply = app
        .command(&desk_operator("centro-1"), &path, 1, &merge)
        .await;
    assert_eq!(reply.problem().0, 404, "the counter does not merge");
}

#[tokio::test]
async fn what_a_court_decided_is_for_social_workers() {
    let app = TestApp::start().await;
    let (parent, child) = (somebody(&app).await, somebody(&app).await);
    let path = format!("{PEOPLE}/{parent}");
    let command = format!("{path}/record-parental-responsibility");
    let body = json!({ "child": child, "status": "suspended", "from_on": "2026-02-01" });
    let desk = desk_operator("centro-1");
    let reply = app.command(&desk, &command, 1, &body).await;
    assert_eq!(reply.problem().0, 404, "{reply:?}");
    let reply = app.command(&case_manager(), &command, 1, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let shown = app.get(&case_manager(), &path).await.json();
    assert_eq!(
        shown["children"],
        json!([{ "child": child, "status": "suspended" }])
    );
    let shown = app.get(&desk, &path).await.json();
    assert_eq!(shown["children"], json!(null));
}
