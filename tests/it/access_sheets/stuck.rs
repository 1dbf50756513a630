//! A proposal taken up whose report cannot be written keeps no other one from its case file.

use super::given::{Desk, at_target, operator, sheet};
use crate::case_files::given::{CASES, ferrante};
use domain::access::Actor;
use domain::access_sheet::{AccessSheet, AccessSheetCommand, RecordAccess, samples};
use projections::Projections;
use projections::reactions::access_sheets::report;
use serde_json::json;
use store::{Context, Expected};
use uuid::Uuid;

/// More than are looked at in one go.
const STUCK: u128 = 201;

/// A proposal taken up that tells of a day to come, as a clock that went wrong once wrote it: no file takes its report.
async fn stuck(desk: &Desk, sheet_id: Uuid) {
    let record = RecordAccess {
        sheet_id,
        sheet: samples::correct_access().sheet,
        ..samples::record_access()
    };
    let steps: [(Actor, AccessSheetCommand); 3] = [
        (operator(), record.into()),
        (operator(), samples::conclude_access().into()),
        (at_target(), samples::take_up_proposal().into()),
    ];
    for (n, (actor, command)) in steps.into_iter().enumerate() {
        let id = Uuid::new_v5(&sheet_id, n.to_string().as_bytes());
        let context = Context::new(actor, id, "test");
        let store = &desk.case.app.store;
        let done = store.execute::<AccessSheet>(&context, sheet_id, Expected::Any, &command);
        done.await.expect("accepted");
    }
}

#[tokio::test]
async fn a_report_that_cannot_be_written_keeps_no_other_one_back() {
    let desk = Desk::open().await;
    for n in 1..=STUCK {
        stuck(&desk, Uuid::from_u128(n)).await;
    }
    let whose = desk.person().await;
    let at = desk.recorded(&sheet(Some(whose))).await;
    let proposal = json!({ "outcome": "proposed", "to": "centro-1" });
    desk.done(&operator(), at, "conclude-access", &proposal)
        .await;
    let take = json!({ "source": { "scheme": "sinba.report-source", "code": "14" } });
    desk.done(&at_target(), at, "take-up-proposal", &take).await;
    desk.get(&at_target(), at, "").await;
    let views = Projections::new(desk.case.app.store.clone());
    assert_eq!(report(&views).await.expect("looked"), 1, "the last alone");
    let path = format!("{CASES}/{whose}");
    assert_eq!(desk.case.ask(&ferrante(), &path).await.status, 200);
    let first = desk.get(&at_target(), Uuid::from_u128(1), "").await.json();
    assert_eq!(
        (&first["proposal"], &first["reported"]),
        (&json!("taken_up"), &json!(false)),
        "what is stuck is seen where it waits"
    );
}
