//! The read models of plans and funds, built again from their events.

use super::plan::{
    COMMITMENT, FUNDS, INTERVENTION, Plan, case_manager, code, intervention, objective, payer,
};
use super::reactions::caught_up;
use serde_json::{Value, json};
use tests::app::TestApp;

const COMPANY: &str = "00000000-0000-4000-8000-000000000632";

/// What a correction may be while a revision is open that has not touched the intervention.
fn correction() -> Value {
    let mut body = intervention("coop-aurora");
    body["reason"] = json!("wrong-provider");
    body["effective_on"] = json!("2026-03-02");
    body
}

#[tokio::test]
async fn rows_of_plans_and_funds_built_again_equal_the_rows_that_are_read() {
    let app = TestApp::start().await;
    let mut plan = Plan::active(&app).await;
    let why = json!({ "reason": "reassessment" });
    let need = json!({ "need": {
        "need_id": COMPANY, "code": code("local", "company"), "description": "Passa le giornate da sola",
    } });
    let gone = json!({ "kind": "need", "item_id": COMPANY });
    let delivery = json!({
        "delivery_id": "00000000-0000-4000-8000-000000000661", "intervention_id": INTERVENTION,
        "from_on": "2026-03-02", "until_on": "2026-03-02", "quantity": "2", "amount": "40.00",
    });
    let steps = [
        ("revise-plan", why.clone()),
        ("set-need", need),
        ("correct-intervention", correction()),
        ("remove-item", gone),
        ("set-objective", objective("Esce di casa")),
        ("record-delivery", delivery),
    ];
    for (verb, body) in &steps {
        plan.does(&case_manager(), verb, body).await;
    }
    let pays = json!({
        "payment_id": "00000000-0000-4000-8000-000000000072", "commitment_id": COMMITMENT,
        "amount": "40.00", "paid_on": "2026-03-02",
    });
    let path = format!("{FUNDS}/fna-2026/record-payment");
    let reply = app.command(&payer(), &path, 2, &pays).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let views = caught_up(&app).await;
    let names = ["fund_position", "plan_citizen", "plan_view", "plans_due"];
    let differences = views.check(&names, &|_, _| {}).await.expect("checked");
    assert_eq!(differences, []);
    let shown = plan.seen_by(&case_manager(), "").await.json();
    let items = shown["details"]["working"]["items"].as_array().cloned();
    let taken_over = items
        .expect("a list")
        .into_iter()
        .find(|item| item["kind"] == "intervention")
        .expect("it is there");
    assert_eq!(taken_over["content"]["provider"], "coop-aurora");
}
