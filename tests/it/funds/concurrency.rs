//! Many who ask one fund at once.

use crate::care_plans::plan::{Plan, case_manager, opened};
use domain::fund::{CommitFunds, Fund, FundCommand, FundError, PlanFacts};
use domain::shared::ids::{CarePlanId, CommitmentId, FundCode, OfficeCode};
use domain::shared::money::Money;
use store::{Context, ExecuteError, Expected};
use tests::app::TestApp;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn however_many_ask_at_once_no_more_is_committed_than_was_allocated() {
    let app = TestApp::start().await;
    let plan = Plan::drafted(&app).await;
    opened(&app).await;
    let fund = FundCode::new("fna-2026").expect("a code").stream_id();
    let plan_id: Uuid = plan.id().parse().expect("an identifier");
    // 40 times 400 euro out of 10,000: 25 fit, whoever comes first.
    let asked = (0..40_u128).map(|n| {
        let store = app.store.clone();
        let at = store.clock().now();
        let command: FundCommand = CommitFunds {
            commitment_id: CommitmentId(Uuid::from_u128(0x7000 + n)),
            plan: PlanFacts {
                plan_id: CarePlanId(plan_id),
                office: OfficeCode::new("centro-1").expect("a code"),
                ended: false,
            },
            amount: Money::parse("400.00").expect("an amount"),
            until_on: "2026-04-30".parse().expect("a day"),
            at,
        }
        .into();
        tokio::spawn(async move {
            let mut attempt = 0_u128;
            loop {
                let id = Uuid::from_u128(0xA000_0000 + n * 1000 + attempt);
                let context = Context::new(case_manager(), id, "test");
                let done = store
                    .execute::<Fund>(&context, fund, Expected::Any, &command)
                    .await;
                match done {
                    Ok(_) => return true,
                    Err(ExecuteError::Refused(FundError::Exhausted)) => return false,
                    // So many at once may lose the race more often than the store tries by itself.
                    Err(ExecuteError::Stale { .. }) => attempt += 1,
                    Err(error) => panic!("neither kept nor exhausted: {error}"),
                }
            }
        })
    });
    let mut kept = 0;
    for task in asked.collect::<Vec<_>>() {
        kept += usize::from(task.await.expect("no panic"));
    }
    assert_eq!(kept, 25);
    let state = app.store.load::<Fund>(fund).await.expect("loads").state;
    assert_eq!(state.position.committed, state.position.allocated);
}
