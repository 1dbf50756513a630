//! What a fund has, keeps, gets back and pays.

use crate::care_plans::plan::{
    COMMITMENT, FUNDS, Plan, case_manager, committed, elsewhere, opened, payer,
};
use serde_json::{Value, json};
use tests::actors::{citizen, desk_operator, director, planner};
use tests::app::TestApp;

const FUND: &str = "/api/v1/funds/fna-2026";

async fn seen(app: &TestApp, position: &Value) -> Value {
    let path = format!("{FUND}?min_position={position}");
    app.get(&planner(), &path).await.json()
}

#[tokio::test]
async fn a_fund_keeps_pays_and_releases_and_its_sums_say_so() {
    let app = TestApp::start().await;
    let plan = Plan::drafted(&app).await;
    opened(&app).await;
    let reply = committed(&app, 1, &plan.id(), COMMITMENT, "3000.00").await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let payment = "00000000-0000-4000-8000-000000000072";
    let pays = json!({
        "payment_id": payment, "commitment_id": COMMITMENT, "amount": "250.00", "paid_on": "2026-03-02",
    });
    let steps = [
        (payer(), "record-payment", pays.clone()),
        (
            case_manager(),
            "release-commitment",
            json!({ "commitment_id": COMMITMENT, "amount": "750.00", "reason": "less-needed" }),
        ),
        (
            planner(),
            "change-allocation",
            json!({ "allocated": "2250.00", "act": "dd-2026-077" }),
        ),
    ];
    let mut position = Value::Null;
    for (version, (actor, verb, body)) in (2..).zip(&steps) {
        let reply = app
            .command(actor, &format!("{FUND}/{verb}"), version, body)
            .await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
        position = reply.json()["position"].clone();
    }
    let fund = seen(&app, &position).await;
    for (sum, amount) in [
        ("allocated", "2250.00"),
        ("committed", "2250.00"),
        ("released", "750.00"),
        ("paid", "250.00"),
        ("free", "0.00"),
    ] {
        assert_eq!(fund[sum], amount, "{sum}");
    }
    let again = app
        .command(&payer(), &format!("{FUND}/record-payment"), 5, &pays)
        .await;
    assert_eq!(again.problem(), (409, "fund.already-recorded".to_owned()));
    let undo =
        json!({ "payment_id": payment, "reason": "sent-back", "effective_on": "2026-03-02" });
    let reply = app
        .command(&payer(), &format!("{FUND}/reverse-payment"), 5, &undo)
        .await;
    let fund = seen(&app, &reply.json()["position"]).await;
    assert_eq!(fund["paid"], "0.00");
    let kept = app.get(&planner(), &format!("{FUND}/commitments")).await;
    let line = &kept.json()["items"][0];
    assert_eq!(
        (&line["kept"], &line["named"]),
        (&json!("2250.00"), &json!(false))
    );
}

#[tokio::test]
async fn never_more_is_committed_than_was_allocated() {
    let app = TestApp::start().await;
    let plan = Plan::drafted(&app).await;
    opened(&app).await;
    let reply = committed(&app, 1, &plan.id(), COMMITMENT, "10000.01").await;
    assert_eq!(reply.problem(), (409, "fund.exhausted".to_owned()));
    let reply = committed(&app, 1, &plan.id(), COMMITMENT, "10000.001").await;
    assert_eq!(reply.problem().0, 422);
    let reply = committed(&app, 1, &plan.id(), COMMITMENT, "10000.00").await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let less = json!({ "allocated": "9999.99", "act": "dd-2026-077" });
    let reply = app
        .command(&director(), &format!("{FUND}/change-allocation"), 2, &less)
        .await;
    assert_eq!(reply.problem(), (409, "fund.below-commitments".to_owned()));
}

#[tokio::test]
async fn money_is_kept_by_the_office_of_the_plan_and_seen_by_who_plans() {
    let app = TestApp::start().await;
    let plan = Plan::drafted(&app).await;
    opened(&app).await;
    let body = json!({
        "commitment_id": COMMITMENT, "plan": plan.id(), "amount": "1.00", "until_on": "2026-04-30",
    });
    let path = format!("{FUND}/commit-funds");
    let reply = app.command(&elsewhere(), &path, 1, &body).await;
    assert_eq!(reply.problem().0, 404, "{reply:?}");
    let mut nothing = body.clone();
    nothing["plan"] = json!("00000000-0000-4000-8000-000000000099");
    let reply = app.command(&case_manager(), &path, 1, &nothing).await;
    assert_eq!(reply.problem().0, 404, "{reply:?}");
    for other in [citizen(), desk_operator("centro-1")] {
        assert_eq!(app.get(&other, FUND).await.problem().0, 404, "{other:?}");
        let list = app.get(&other, FUNDS).await.json();
        assert_eq!(list["items"], json!([]), "{other:?}");
    }
    let head = app.store.head().await.expect("a head");
    let listed = app
        .get(
            &planner(),
            &format!("{FUNDS}?year=2026&min_position={head}"),
        )
        .await
        .json();
    assert_eq!(listed["items"][0]["fund"], "fna-2026");
    let twice = json!({ "source": "fna", "year": 2026, "allocated": "1.00", "act": "dd-1" });
    let reply = app.post(&director(), FUNDS, &twice).await;
    assert!(matches!(reply.status, 409 | 412), "{reply:?}");
}
