//! What the person sees of their plan: of whatever the office writes, only what is theirs can reach it.

use super::plan::{
    COMMITMENT, INTERVENTION, OBJECTIVE, PLANS, Plan, case_manager, committed, draft, intervention,
    objective, opened, payer, signed,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::care_plan::{CarePlanEvent, samples};
use projections::{Change, Event, Fact, Rows};
use proptest::prelude::*;
use serde_json::{Value, json};
use store::Recorded;
use tests::actors::citizen;
use tests::app::TestApp;
use uuid::Uuid;

const NEED: &[&str] = &["need_id", "code", "description"];
const AIM: &[&str] = &[
    "objective_id",
    "term",
    "description",
    "indicator",
    "target_on",
];
const HELP: &[&str] = &[
    "intervention_id",
    "code",
    "provider",
    "place",
    "unit",
    "quantity",
    "from_on",
    "until_on",
    "note",
];

/// The fields of each event that the person sees; of pieces, the fields of the piece.
fn seen(event: &str) -> Vec<(&'static str, &'static [&'static str])> {
    const ALL: &[&str] = &[];
    match event {
        "care_plan_drafted" => vec![
            ("person", ALL),
            ("kind", ALL),
            ("office", ALL),
            ("case_manager", ALL),
            ("needs/*", NEED),
        ],
        "need_set" => vec![("version", ALL), ("need", NEED)],
        "objective_set" => vec![("version", ALL), ("objective", AIM)],
        "intervention_planned" => vec![("version", ALL), ("intervention", HELP)],
        "intervention_corrected" => vec![
            ("version", ALL),
            ("also_in", ALL),
            ("intervention", HELP),
            ("family_share", ALL),
        ],
        "item_removed" => vec![("version", ALL), ("item", ALL)],
        "care_plan_signed" => vec![("version", ALL), ("signature", &["signatory"])],
        "care_plan_activated" => vec![
            ("version", ALL),
            ("starts_on", ALL),
            ("family_share", ALL),
            ("next_review_on", ALL),
        ],
        "care_plan_revised" => vec![
            ("version", ALL),
            ("content/needs/*", NEED),
            ("content/objectives/*", AIM),
            ("content/interventions/*", HELP),
        ],
        "plan_reviewed" => vec![("next_review_on", ALL)],
        "care_plan_handed_over" => vec![("office", ALL), ("case_manager", ALL)],
        "care_plan_closed" => vec![("closed_on", ALL)],
        _ => Vec::new(),
    }
}

/// The JSON pointers of all single values, a sealed text counting as one.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) if !fields.contains_key("$clear") => {
            for (name, field) in fields {
                leaves(field, &format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                leaves(item, &format!("{pointer}/{at}"), found);
            }
        }
        Value::Null => {}
        Value::Object(_) | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            found.push(pointer.to_owned());
        }
    }
}

/// Whether the person sees the value at this place of the event.
fn is_seen(event: &Value, pointer: &str) -> bool {
    if pointer == "/type" {
        return true;
    }
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    // What the family pays is the person's to know; who else pays, and how much, is not.
    if let Some(line) = pointer.strip_suffix("/amount") {
        return event.pointer(&format!("{line}/bearer")) == Some(&json!("family"));
    }
    // The paper they signed is theirs to have; what others signed is not.
    if pointer == "/signature/document" {
        let signatory = event.pointer("/signature/signatory");
        return signatory == Some(&json!("person")) || signatory == Some(&json!("representative"));
    }
    let kind = event["type"].as_str().expect("a type");
    seen(kind).iter().any(|(place, fields)| {
        let place: Vec<&str> = place.split('/').collect();
        let begins = steps.len() >= place.len()
            && place
                .iter()
                .zip(&steps)
                .all(|(one, other)| *one == "*" || one == other);
        begins
            && (fields.is_empty()
                || steps
                    .get(place.len())
                    .is_some_and(|field| fields.contains(field)))
    })
}

/// Something of the same kind that stands nowhere else.
fn other(value: &Value, seed: u64) -> Value {
    let text = match value {
        Value::Object(_) => {
            let mut sealed = value.clone();
            sealed["$clear"]["value"] = json!(format!("riservato {seed}"));
            return sealed;
        }
        Value::Number(_) => return json!(20_000 + seed % 40_000),
        Value::String(text) => text,
        Value::Null | Value::Bool(_) | Value::Array(_) => return value.clone(),
    };
    let days = TimeDelta::days(i64::try_from(seed % 300_000).expect("small"));
    let first: DateTime<Utc> = "2200-01-01T00:00:00Z".parse().expect("an instant");
    if text.parse::<Uuid>().is_ok() {
        json!(Uuid::from_u128(
            0xFEED_0000_0000_0000_0000_0000_0000_0000 + u128::from(seed)
        ))
    } else if text.parse::<NaiveDate>().is_ok() {
        json!((first + days).date_naive())
    } else if text.parse::<DateTime<Utc>>().is_ok() {
        json!(first + days)
    } else if text.parse::<f64>().is_ok() {
        json!(format!("{}.17", 70_000_000 + seed % 1_000_000))
    } else {
        json!(format!("riservato-{seed}"))
    }
}

/// The event with everything the person must not see put in place of what was there, and what that is.
fn written_over(
    event: &CarePlanEvent,
    seeds: &mut impl Iterator<Item = u64>,
) -> (CarePlanEvent, Vec<Value>) {
    let mut value = serde_json::to_value(event).expect("events are JSON");
    let mut places = Vec::new();
    leaves(&value, "", &mut places);
    let mut kept = Vec::new();
    places.retain(|place| !is_seen(&value, place));
    for place in places {
        let before = value.pointer(&place).expect("it is there").clone();
        let after = other(&before, seeds.next().expect("endless"));
        *value.pointer_mut(&place).expect("it is there") = after.clone();
        // One word of a few cannot be another; it tells nothing by itself.
        if after == before || serde_json::from_value::<CarePlanEvent>(value.clone()).is_err() {
            assert!(
                !before.is_object(),
                "{place} holds a text and can hold another"
            );
            *value.pointer_mut(&place).expect("it is there") = before;
        } else {
            kept.push(after);
        }
    }
    (
        serde_json::from_value(value).expect("it still is one"),
        kept,
    )
}

/// Every single value in the rows of the person's read model.
fn shown(events: &[CarePlanEvent]) -> Vec<Value> {
    let view = projections::ALL
        .iter()
        .find(|view| view.name() == "plan_citizen");
    let view = view.expect("there is such a read model");
    let mut rows = Rows::default();
    for (event, sequence) in events.iter().zip(1_i64..) {
        let recorded = Recorded {
            log_index: sequence,
            aggregate_type: "care_plan".to_owned(),
            aggregate_id: Uuid::nil().to_string(),
            sequence,
            event_type: String::new(),
            event_version: "1".to_owned(),
            payload: serde_json::to_value(event).expect("events are JSON"),
            metadata: json!({ "actor": "riservato", "reason": "riservato", "office": "riservato" })
                .as_object()
                .expect("an object")
                .clone(),
            event_id: Uuid::nil(),
            command_id: Uuid::nil(),
            effective_at: DateTime::UNIX_EPOCH,
            recorded_at: DateTime::UNIX_EPOCH,
        };
        let event = Event::CarePlan(Box::new(event.clone()));
        let fact = Fact {
            recorded: &recorded,
            id: Uuid::nil(),
            event: &event,
            clear: None,
            case: None,
            digest: &|_, _| String::new(),
        };
        view.project(&fact, &mut rows);
    }
    let mut values = Vec::new();
    for table in view.tables() {
        for change in rows.changes(table) {
            let (Change::Merge(row) | Change::Replace(row) | Change::Delete(row)) = change;
            let row = Value::Object(row.clone());
            let mut places = Vec::new();
            leaves(&row, "", &mut places);
            values.extend(
                places
                    .iter()
                    .map(|place| row.pointer(place).expect("it is there").clone()),
            );
        }
    }
    values
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_the_office_keeps_to_itself_reaches_the_person_whatever_it_is_and_in_whatever_order(
        order in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
        seed in 0_u64..1_000_000_000,
    ) {
        let samples = samples::events();
        let mut seeds = (seed..).step_by(7);
        let mut kept = Vec::new();
        let mut events = Vec::new();
        for index in order {
            let (event, its) = written_over(index.get(&samples), &mut seeds);
            events.push(event);
            kept.extend(its);
        }
        for value in shown(&events) {
            prop_assert!(!kept.contains(&value), "{value} is not the person's");
            prop_assert!(!value.to_string().contains("riservato"), "{value} is not the person's");
        }
    }
}

#[test]
fn the_person_sees_what_is_theirs_and_the_office_has_much_that_is_not() {
    let mut kept = 0;
    let mut events = Vec::new();
    for event in samples::events() {
        let (event, its) = written_over(&event, &mut (1_u64..));
        kept += its.len();
        events.push(event);
    }
    assert!(kept > 100, "only {kept} values are kept from the person");
    let shown = shown(&events);
    let drafted = serde_json::to_value(&events[0]).expect("events are JSON");
    for theirs in [
        &drafted["kind"]["code"],
        &drafted["needs"][0]["description"],
    ] {
        assert!(
            !theirs.is_null() && shown.contains(theirs),
            "{theirs} is the person's"
        );
    }
}

const KEPT: &str = "riservato";

/// A life in which every text and every reason of the office bears a mark.
fn steps() -> Vec<(&'static str, Value)> {
    let scores = json!([{ "objective_id": OBJECTIVE, "score": "partly_reached" }]);
    let mut correction = intervention("coop-girasole");
    correction["intervention"]["place"] = json!("day-centre");
    correction["reason"] = json!(KEPT);
    correction["note"] = json!(KEPT);
    correction["effective_on"] = json!("2026-03-02");
    vec![
        (
            "record-monitoring",
            json!({ "monitored_on": "2026-03-02", "note": KEPT }),
        ),
        (
            "suspend-plan",
            json!({ "reason": KEPT, "from_on": "2026-03-03" }),
        ),
        ("resume-plan", json!({ "from_on": "2026-03-05" })),
        (
            "suspend-intervention",
            json!({ "intervention_id": INTERVENTION, "reason": KEPT, "from_on": "2026-03-06" }),
        ),
        (
            "resume-intervention",
            json!({ "intervention_id": INTERVENTION, "from_on": "2026-03-08" }),
        ),
        ("correct-intervention", correction),
        (
            "review-plan",
            json!({ "reviewed_on": "2026-03-10", "scores": scores, "note": KEPT }),
        ),
        ("revise-plan", json!({ "reason": KEPT, "note": KEPT })),
        ("discard-revision", json!({ "reason": KEPT })),
        (
            "close-plan",
            json!({ "reason": KEPT, "note": KEPT, "outcomes": scores, "closed_on": "2026-03-20" }),
        ),
    ]
}

async fn nothing_is_told(plan: &Plan<'_>, after: &str) {
    let own = plan.seen_by(&citizen(), "").await;
    let list = format!("{PLANS}?min_position={}", plan.position);
    let list = plan.app.get(&citizen(), &list).await;
    for reply in [own, list] {
        assert_eq!(reply.status, 200, "{after}: {reply:?}");
        let told = reply.text.to_lowercase();
        assert!(!told.contains(KEPT), "{after}: {told}");
    }
}

#[tokio::test]
async fn from_the_first_signature_to_the_end_the_person_reads_no_note_of_the_office() {
    let app = TestApp::start().await;
    let mut body = draft();
    body["motivation"] = json!(KEPT);
    body["assessment"]["integrated"] = json!(true);
    body["assessment"]["evaluator"] = json!(KEPT);
    let mut plan = Plan::of(&app, &body).await;
    let manager = case_manager();
    plan.does(&manager, "set-objective", &objective("Resta a casa"))
        .await;
    plan.does(
        &manager,
        "plan-intervention",
        &intervention("coop-girasole"),
    )
    .await;
    let board = json!({
        "meets_on": "2026-03-02",
        "members": [{ "profession": KEPT, "body": KEPT, "name": KEPT }],
    });
    plan.does(&manager, "convene-board", &board).await;
    let decision = json!({ "outcome": "approved", "decided_on": "2026-03-02", "note": KEPT });
    plan.does(&manager, "record-board-decision", &decision)
        .await;
    plan.does(&manager, "sign-plan", &signed("case_manager"))
        .await;
    nothing_is_told(&plan, "offered").await;
    plan.does(&citizen(), "sign-plan", &signed("person")).await;
    opened(&app).await;
    let reply = committed(&app, 1, &plan.id(), COMMITMENT, "3000.00").await;
    assert_eq!(reply.status, 200, "{reply:?}");
    plan.does(
        &manager,
        "activate-plan",
        &json!({ "starts_on": "2026-03-02" }),
    )
    .await;
    app.database.clock.advance(TimeDelta::days(20));
    let delivery = json!({
        "delivery_id": "00000000-0000-4000-8000-000000000661", "intervention_id": INTERVENTION,
        "reference": KEPT, "from_on": "2026-03-02", "until_on": "2026-03-02", "quantity": "2", "amount": "40.00",
    });
    plan.does(&payer(), "record-delivery", &delivery).await;
    for (verb, body) in &steps() {
        plan.does(&manager, verb, body).await;
        nothing_is_told(&plan, verb).await;
    }
    let office = plan.seen_by(&manager, "").await;
    assert!(
        office.text.contains(KEPT),
        "the office reads it: {office:?}"
    );
}
