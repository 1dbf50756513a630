//! Deliveries recorded against a plan, and what was planned.

use super::plan::{INTERVENTION, Plan, case_manager, elsewhere, payer};
use serde_json::{Value, json};
use tests::app::TestApp;

const DELIVERY: &str = "00000000-0000-4000-8000-000000000661";

fn delivery(id: &str) -> Value {
    json!({
        "delivery_id": id, "intervention_id": INTERVENTION, "reference": "sheet-2026-03",
        "from_on": "2026-03-02", "until_on": "2026-03-31", "quantity": "10.5", "amount": "210.00",
    })
}

async fn delivered(app: &TestApp) -> Plan<'_> {
    let mut plan = Plan::active(app).await;
    app.database.clock.advance(chrono::TimeDelta::days(60));
    plan.does(&payer(), "record-delivery", &delivery(DELIVERY))
        .await;
    plan
}

#[tokio::test]
async fn the_same_delivery_recorded_twice_is_refused() {
    let app = TestApp::start().await;
    let plan = delivered(&app).await;
    for id in [DELIVERY, "00000000-0000-4000-8000-000000000662"] {
        let again = plan.tries(&payer(), "record-delivery", &delivery(id)).await;
        assert_eq!(
            again.problem(),
            (409, "care-plan.delivery-recorded".to_owned()),
            "{id}"
        );
    }
}

#[tokio::test]
async fn what_was_planned_stands_beside_what_was_delivered_and_corrected() {
    let app = TestApp::start().await;
    let mut plan = delivered(&app).await;
    let mut second = delivery("00000000-0000-4000-8000-000000000662");
    second["from_on"] = json!("2026-04-01");
    second["until_on"] = json!("2026-04-30");
    second["quantity"] = json!("8");
    second["amount"] = json!("160.00");
    plan.does(&payer(), "record-delivery", &second).await;
    let right = json!({
        "delivery_id": DELIVERY, "quantity": "9.25", "amount": "185.00", "reason": "wrong-sheet",
        "effective_on": "2026-03-31",
    });
    let preview = "preview-delivery-correction";
    let shown = plan.tries(&payer(), preview, &right).await;
    let expected = json!({
        "quantity_before": "10.50", "amount_before": "210.00", "quantity": "9.25", "amount": "185.00",
    });
    assert_eq!((shown.status, shown.json()), (200, expected));
    let refused = plan.tries(&elsewhere(), preview, &right).await;
    assert_eq!(refused.problem().0, 404, "{refused:?}");
    let mut nothing = right.clone();
    nothing["quantity"] = json!("10.50");
    nothing["amount"] = json!("210.00");
    let refused = plan.tries(&payer(), preview, &nothing).await;
    assert_eq!(
        refused.problem(),
        (422, "care-plan.correction-unchanged".to_owned())
    );
    let unchanged = plan.seen_by(&case_manager(), "").await.json();
    assert_eq!(unchanged["version"], plan.version, "nothing was written");
    plan.does(&payer(), "correct-delivery", &right).await;
    let totals = plan
        .seen_by(&case_manager(), "/delivery-totals")
        .await
        .json();
    let total = &totals["interventions"][0];
    assert_eq!(
        (&total["planned_quantity"], &total["planned_cost"]),
        (&json!("100.00"), &json!("2000.00"))
    );
    assert_eq!(
        (&total["delivered_quantity"], &total["delivered_cost"]),
        (&json!("17.25"), &json!("345.00"))
    );
    let counted = plan.seen_by(&case_manager(), "/indicators").await.json();
    assert_eq!(
        (&counted["interventions_begun"], &counted["delivered_cost"]),
        (&json!(1), &json!("345.00"))
    );
    let listed = plan
        .seen_by(&case_manager(), "/deliveries?limit=1")
        .await
        .json();
    let first = &listed["items"][0];
    assert_eq!(first["quantity"], "9.25");
    assert_eq!(first["corrected"]["quantity_before"], "10.50");
    let next = listed["next"].as_str().expect("a second page");
    let rest = app.get(&case_manager(), next).await.json();
    assert_eq!(rest["items"][0]["amount"], "160.00");
    assert_eq!(rest["next"], Value::Null);
}

#[tokio::test]
async fn nothing_is_delivered_ahead_of_time_or_outside_the_intervention() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await;
    let mut ahead = delivery(DELIVERY);
    let reply = plan.tries(&payer(), "record-delivery", &ahead).await;
    assert_eq!(reply.problem(), (422, "care-plan.in-the-future".to_owned()));
    ahead["from_on"] = json!("2026-02-01");
    ahead["until_on"] = json!("2026-02-28");
    let reply = plan.tries(&payer(), "record-delivery", &ahead).await;
    assert_eq!(
        reply.problem(),
        (409, "care-plan.delivery-out-of-time".to_owned())
    );
}
