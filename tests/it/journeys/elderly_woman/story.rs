//! What happens, in order.

use super::{
    COMMITMENT, DELIVERY, INTERVENTION, Journey, NEED, OBJECTIVE, ferrante, head, leonardi,
};
use serde_json::{Value, json};
use tests::actors::{citizen, desk_operator, service_head};
use uuid::Uuid;

fn code(code: &str) -> Value {
    json!({ "scheme": "local", "code": code })
}

fn entry(kind: &str, at: &str, reserved: bool, text: &str) -> Value {
    json!({ "entry": {
        "kind": { "scheme": "siso.diary", "code": kind }, "happened_at": at, "reserved": reserved,
        "present": null, "text": text,
    } })
}

/// Her daughter rings; three days later she is in charge.
pub(super) async fn first_call(journey: &Journey) {
    let report = json!({ "person_id": journey.person, "report": {
        "source": { "scheme": "sinba.report-source", "code": "9" }, "received_on": "2026-03-02",
        "reporter": "La figlia", "text": "La madre vive sola e dimentica di mangiare.",
    } });
    let reply = journey
        .app
        .post(&desk_operator("centro-1"), "/api/v1/case-files", &report)
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    journey.on("2026-03-03");
    let open = json!({ "opened_on": "2026-03-03", "reason": "report-accepted" });
    journey.case(&ferrante(), "open-case", &open).await;
    journey.on("2026-03-04");
    let assign = json!({
        "to": { "office": "centro-1", "actor": "ferrante" }, "reason": "first-assignment",
        "from_on": "2026-03-04",
    });
    journey.case(&head(), "assign-case-manager", &assign).await;
    journey.on("2026-03-05");
    journey
        .case(
            &ferrante(),
            "take-in-charge",
            &json!({ "from_on": "2026-03-05" }),
        )
        .await;
    let visit = entry(
        "5",
        "2026-03-05T09:00:00Z",
        false,
        "Visita domiciliare: il frigorifero è vuoto.",
    );
    journey.case(&ferrante(), "add-diary-entry", &visit).await;
    let fear = entry(
        "4",
        "2026-03-05T09:30:00Z",
        true,
        "Teme di pesare sulla figlia.",
    );
    journey.case(&ferrante(), "add-diary-entry", &fear).await;
}

/// Assessed, written, signed by both, paid for and in force.
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
pub(super) async fn plan_in_force(journey: &mut Journey) {
    journey.on("2026-03-16");
    let draft = json!({
        "kind": code("pai"), "case_file": journey.person,
        "beneficiaries": { "kind": "individual", "number": 1 },
        "assessment": {
            "tool": code("svama"), "assessed_on": "2026-03-10", "evaluator": "ferrante",
            "integrated": false,
        },
        "needs": [{ "need_id": NEED, "code": code("daily-living"), "description": "Spesa e pasti" }],
        "review": { "every": 1, "unit": "years", "grace_days": 15 },
        "motivation": "Vive sola",
    });
    let reply = journey
        .app
        .post(&ferrante(), "/api/v1/care-plans", &draft)
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let location = reply.header("location").to_owned();
    journey.plan = Uuid::parse_str(location.rsplit('/').next().expect("a path")).expect("an id");
    let objective = json!({ "objective": {
        "objective_id": OBJECTIVE, "needs": [NEED], "term": "long", "description": "Restare a casa",
        "indicator": "Nessun ricovero evitabile", "target_on": "2029-03-20",
    } });
    journey.plan(&ferrante(), "set-objective", &objective).await;
    journey
        .plan(
            &ferrante(),
            "plan-intervention",
            &intervention("coop-girasole"),
        )
        .await;
    let signed =
        |who: &str| json!({ "signatory": who, "method": "identified", "signed_on": "2026-03-16" });
    journey
        .plan(&ferrante(), "sign-plan", &signed("case_manager"))
        .await;
    journey
        .plan(&citizen(), "sign-plan", &signed("person"))
        .await;
    journey.on("2026-03-20");
    let commit = json!({
        "commitment_id": COMMITMENT, "plan": journey.plan, "amount": "1840.00", "until_on": "2026-04-30",
    });
    let reply = journey
        .app
        .command(
            &ferrante(),
            "/api/v1/funds/fna-2026/commit-funds",
            1,
            &commit,
        )
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    journey
        .plan(
            &ferrante(),
            "activate-plan",
            &json!({ "starts_on": "2026-03-20" }),
        )
        .await;
    journey.on("2026-05-04");
    let delivery = json!({
        "delivery_id": DELIVERY, "intervention_id": INTERVENTION, "reference": "sheet-1",
        "from_on": "2026-04-01", "until_on": "2026-04-30", "quantity": "16.00", "amount": "320.00",
    });
    journey
        .plan(&ferrante(), "record-delivery", &delivery)
        .await;
}

pub(super) fn intervention(provider: &str) -> Value {
    json!({ "intervention": {
        "intervention_id": INTERVENTION, "objectives": [OBJECTIVE], "code": code("home-help"),
        "provider": provider, "place": "home", "unit": code("hours"), "quantity": "100",
        "unit_cost": "20.00", "cost": "2000.00", "from_on": "2026-03-20", "until_on": "2029-12-31",
        "lines": [
            { "source": code("fna"), "bearer": "fund", "fund": "fna-2026", "amount": "1840.00", "year": 2026 },
            { "source": code("family"), "bearer": "family", "amount": "160.00", "year": 2026 },
        ],
    } })
}

fn review(on: &str, score: &str) -> Value {
    json!({
        "reviewed_on": on, "scores": [{ "objective_id": OBJECTIVE, "score": score }], "note": "Si prosegue",
    })
}

/// In time: two days before the day the rule gives.
pub(super) async fn first_review(journey: &Journey) {
    journey.on("2027-03-18");
    journey
        .plan(
            &ferrante(),
            "review-plan",
            &review("2027-03-18", "partly_reached"),
        )
        .await;
}

/// She moves across the city; the new centre accepts a week after the day from which the case is its own.
pub(super) async fn moved_house(journey: &Journey) {
    journey.on("2027-09-06");
    let ask = json!({ "to": "centro-2", "reason": "moved-house", "summary": "Si è trasferita dalla figlia." });
    journey.case(&ferrante(), "request-transfer", &ask).await;
    journey.on("2027-09-20");
    let accept = json!({
        "manager": { "office": "centro-2", "actor": "leonardi" }, "effective_on": "2027-09-13",
        "former_reads_until_on": "2027-10-13",
    });
    journey
        .case(&service_head("centro-2"), "accept-transfer", &accept)
        .await;
    let path = format!("care-plans/{}", journey.plan);
    if journey.get(&leonardi(), &path).await.status == 404 {
        let hand_over = json!({
            "office": "centro-2", "case_manager": "leonardi", "reason": "moved-house", "from_on": "2027-09-13",
        });
        journey
            .plan(&ferrante(), "hand-over-plan", &hand_over)
            .await;
    }
    let file = format!("case-files/{}", journey.person);
    assert_eq!(
        journey.get(&leonardi(), &file).await.json()["manager"],
        "leonardi"
    );
    let former = journey.get(&ferrante(), &file).await;
    assert_eq!(former.status, 200, "the former centre reads for a month");
    journey.on("2027-10-14");
    assert_eq!(journey.get(&ferrante(), &file).await.status, 404);
    let visit = entry(
        "5",
        "2027-10-14T09:00:00Z",
        false,
        "Conosciuta nella nuova casa.",
    );
    journey.case(&leonardi(), "add-diary-entry", &visit).await;
}

/// What was written wrong two years ago is put right since when it was wrong.
pub(super) async fn second_review_and_correction(journey: &Journey) {
    journey.on("2028-03-16");
    journey
        .plan(
            &leonardi(),
            "review-plan",
            &review("2028-03-16", "partly_reached"),
        )
        .await;
    journey.on("2028-05-10");
    let hours = json!({
        "delivery_id": DELIVERY, "quantity": "12.50", "amount": "250.00", "reason": "wrong-sheet",
        "effective_on": "2026-04-30",
    });
    journey.plan(&leonardi(), "correct-delivery", &hours).await;
    let mut provider = intervention("coop-aurora");
    provider["reason"] = json!("wrong-provider");
    provider["effective_on"] = json!("2026-06-01");
    journey
        .plan(&leonardi(), "correct-intervention", &provider)
        .await;
}

pub(super) async fn third_review(journey: &Journey) {
    journey.on("2029-03-14");
    journey
        .plan(&leonardi(), "review-plan", &review("2029-03-14", "reached"))
        .await;
    journey.on("2029-04-30");
}

/// What the new centre and she herself see in the end.
pub(super) async fn how_it_went(journey: &Journey) {
    let plan = format!("care-plans/{}", journey.plan);
    let counted = journey
        .get(&leonardi(), &format!("{plan}/indicators"))
        .await
        .json();
    let figures = (
        &counted["reviews"],
        &counted["reviews_in_time"],
        &counted["versions"],
    );
    assert_eq!(figures, (&json!(3), &json!(3), &json!(1)));
    let totals = journey.get(&leonardi(), &plan).await.json();
    assert_eq!(totals["next_review_on"], "2030-03-14");
    let file = format!("case-files/{}", journey.person);
    let diary = journey
        .get(&leonardi(), &format!("{file}/diary"))
        .await
        .json();
    assert_eq!(diary["items"].as_array().map(Vec::len), Some(3));
    let own = journey.get(&citizen(), &format!("{file}/own")).await;
    assert_eq!(own.status, 200, "{own:?}");
    assert!(!own.text.contains("Teme di pesare"), "{own:?}");
}
