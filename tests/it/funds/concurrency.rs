//! Many who ask one fund at once.

use crate::care_plans::plan::{FUNDS, Plan, case_manager, committed, opened, payer};
use serde_json::{Value, json};
use std::sync::Arc;
use tests::actors::director;
use tests::app::{Reply, TestApp};
use tokio::task::JoinSet;

const FUND: &str = "/api/v1/funds/fna-2026";

/// The version of the fund, as whoever asks reads it before they ask.
async fn version(app: &TestApp) -> u64 {
    let head = app.store.head().await.expect("a head");
    let reply = app
        .get(&director(), &format!("{FUND}?min_position={head}"))
        .await;
    reply.json()["version"].as_u64().expect("a version")
}

/// Asks until somebody else was not faster.
async fn insisted<F: Future<Output = Reply>>(app: &TestApp, ask: impl Fn(u64) -> F) -> Reply {
    loop {
        let reply = ask(version(app).await).await;
        if reply.status != 412 {
            return reply;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn however_many_ask_at_once_no_more_is_committed_than_was_allocated() {
    let app = Arc::new(TestApp::start().await);
    let plan = Plan::drafted(&app).await.id();
    opened(&app).await;
    // 40 times 400 euro out of 10,000: 25 fit, whoever comes first.
    let mut asked = JoinSet::new();
    for n in 0..40 {
        let (app, plan) = (Arc::clone(&app), plan.clone());
        asked.spawn(async move {
            let id = format!("00000000-0000-4000-8000-0000000007{n:02}");
            let ask = |version| committed(&app, version, &plan, &id, "400.00");
            insisted(&app, ask).await
        });
    }
    let mut kept = 0;
    for reply in asked.join_all().await {
        if reply.status == 200 {
            kept += 1;
        } else {
            assert_eq!(reply.problem(), (409, "fund.exhausted".to_owned()));
        }
    }
    assert_eq!(kept, 25);
    let head = app.store.head().await.expect("a head");
    let fund = app
        .get(&director(), &format!("{FUND}?min_position={head}"))
        .await
        .json();
    assert_eq!(
        (&fund["committed"], &fund["free"]),
        (&json!("10000.00"), &json!("0.00"))
    );
    let list = format!("{FUNDS}/fna-2026/commitments?count=true");
    assert_eq!(app.get(&director(), &list).await.json()["count"], 25);
}

/// What happens to the fund in one go of the next test.
fn asked(n: usize, plan: &str) -> (&'static str, Value) {
    let id = format!("00000000-0000-4000-8000-0000000008{:02}", n / 4);
    match n % 4 {
        0 => (
            "commit-funds",
            json!({ "commitment_id": id, "plan": plan, "amount": "1900.00", "until_on": "2026-04-30" }),
        ),
        1 => (
            "record-payment",
            json!({
                "payment_id": id, "commitment_id": id, "amount": "700.00", "paid_on": "2026-03-02",
            }),
        ),
        2 => (
            "release-commitment",
            json!({ "commitment_id": id, "amount": "900.00", "reason": "less-needed" }),
        ),
        _ => (
            "change-allocation",
            json!({ "allocated": "6000.00", "act": "dd-2026-099" }),
        ),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_done_to_a_fund_at_once_its_sums_stay_in_order() {
    let app = Arc::new(TestApp::start().await);
    let plan = Plan::drafted(&app).await.id();
    opened(&app).await;
    let mut tasks = JoinSet::new();
    for n in 0..48 {
        let (app, plan) = (Arc::clone(&app), plan.clone());
        tasks.spawn(async move {
            let (verb, body) = asked(n, &plan);
            let actor = match verb {
                "commit-funds" => case_manager(),
                "change-allocation" => director(),
                _ => payer(),
            };
            let path = format!("{FUND}/{verb}");
            insisted(&app, |version| app.command(&actor, &path, version, &body)).await
        });
    }
    let mut done = 0;
    for reply in tasks.join_all().await {
        assert!(matches!(reply.status, 200 | 404 | 409 | 422), "{reply:?}");
        done += usize::from(reply.status == 200);
    }
    assert!(done > 5, "only {done} went through");
    let cents = |amount: &Value| -> u64 {
        let text = amount.as_str().expect("an amount").replace('.', "");
        text.parse().expect("cents")
    };
    let head = app.store.head().await.expect("a head");
    let fund = app
        .get(&director(), &format!("{FUND}?min_position={head}"))
        .await
        .json();
    assert!(
        cents(&fund["committed"]) <= cents(&fund["allocated"]),
        "{fund}"
    );
    assert!(cents(&fund["paid"]) <= cents(&fund["committed"]), "{fund}");
    let list = format!("{FUND}/commitments?limit=200");
    let list = app.get(&director(), &list).await.json();
    let lines = list["items"].as_array().expect("a list");
    let kept: u64 = lines.iter().map(|line| cents(&line["kept"])).sum();
    assert_eq!(kept, cents(&fund["committed"]), "{fund} {list}");
}
