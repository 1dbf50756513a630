//! What an auditor finds of any day: as it was true, as it was known then, and both at once.

use super::Journey;
use chrono::{DateTime, Days, NaiveDate, Utc};
use cli::cmd::replay::Wanted;
use serde_json::{Value, json};
use store::Moment;
use tests::actors::{auditor, director};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// In the evening of a day, when all that was written on it is there.
fn evening(on: NaiveDate) -> DateTime<Utc> {
    on.and_hms_opt(18, 0, 0).expect("a time").and_utc()
}

/// What holds since which day, the last one that has come.
fn since<'a, T>(on: NaiveDate, steps: &'a [(&str, T)]) -> Option<&'a T> {
    let come = steps.iter().filter(|(from, _)| day(from) <= on);
    come.map(|(_, value)| value).last()
}

/// How the file and the plan must stand on one day, on one of the two axes.
struct Expected {
    office: Option<Value>,
    plan: Option<Value>,
}

fn truly(on: NaiveDate) -> Expected {
    Expected {
        office: since(
            on,
            &[
                ("2026-03-02", json!(["centro-1", null, false])),
                ("2026-03-04", json!(["centro-1", "ferrante", false])),
                ("2026-03-05", json!(["centro-1", "ferrante", true])),
                ("2027-09-13", json!(["centro-2", "leonardi", true])),
            ],
        )
        .cloned(),
        plan: since(
            on,
            &[
                ("2026-03-10", json!(["centro-1", "draft", null, null, null])),
                (
                    "2026-03-20",
                    json!(["centro-1", "active", "2027-03-20", "coop-girasole", null]),
                ),
                (
                    "2026-04-30",
                    json!(["centro-1", "active", "2027-03-20", "coop-girasole", "12.50"]),
                ),
                (
                    "2026-06-01",
                    json!(["centro-1", "active", "2027-03-20", "coop-aurora", "12.50"]),
                ),
                (
                    "2027-03-18",
                    json!(["centro-1", "active", "2028-03-18", "coop-aurora", "12.50"]),
                ),
                (
                    "2027-09-13",
                    json!(["centro-2", "active", "2028-03-18", "coop-aurora", "12.50"]),
                ),
                (
                    "2028-03-16",
                    json!(["centro-2", "active", "2029-03-16", "coop-aurora", "12.50"]),
                ),
                (
                    "2029-03-14",
                    json!(["centro-2", "active", "2030-03-14", "coop-aurora", "12.50"]),
                ),
            ],
        )
        .cloned(),
    }
}

fn known(on: NaiveDate) -> Expected {
    Expected {
        office: since(
            on,
            &[
                ("2026-03-02", json!(["centro-1", null, false])),
                ("2026-03-04", json!(["centro-1", "ferrante", false])),
                ("2026-03-05", json!(["centro-1", "ferrante", true])),
                ("2027-09-20", json!(["centro-2", "leonardi", true])),
            ],
        )
        .cloned(),
        plan: since(
            on,
            &[
                ("2026-03-16", json!(["centro-1", "draft", null, null, null])),
                (
                    "2026-03-20",
                    json!(["centro-1", "active", "2027-03-20", "coop-girasole", null]),
                ),
                (
                    "2026-05-04",
                    json!(["centro-1", "active", "2027-03-20", "coop-girasole", "16.00"]),
                ),
                (
                    "2027-03-18",
                    json!(["centro-1", "active", "2028-03-18", "coop-girasole", "16.00"]),
                ),
                (
                    "2027-09-20",
                    json!(["centro-2", "active", "2028-03-18", "coop-girasole", "16.00"]),
                ),
                (
                    "2028-03-16",
                    json!(["centro-2", "active", "2029-03-16", "coop-girasole", "16.00"]),
                ),
                (
                    "2028-05-10",
                    json!(["centro-2", "active", "2029-03-16", "coop-aurora", "12.50"]),
                ),
                (
                    "2029-03-14",
                    json!(["centro-2", "active", "2030-03-14", "coop-aurora", "12.50"]),
                ),
            ],
        )
        .cloned(),
    }
}

fn of_file(state: &Value) -> Value {
    let episode = state["episodes"].as_array().and_then(|all| all.last());
    let since = episode.map_or(&Value::Null, |episode| &episode["in_charge_since_on"]);
    json!([
        state["office"],
        state["manager"]["worker"]["actor"],
        !since.is_null()
    ])
}

fn of_plan(state: &Value) -> Value {
    let provider = &state["versions"][0]["content"]["interventions"][0]["provider"];
    let deliveries = state["deliveries"].as_object();
    let hours = deliveries
        .and_then(|all| all.values().next())
        .map(|one| &one["quantity"]);
    json!([
        state["office"],
        state["status"],
        state["next_review_on"],
        provider,
        hours
    ])
}

impl Journey {
    /// A state over HTTP, as the auditor finds it; nothing where there is none at that moment.
    async fn state(&self, thing: &str, bounds: &str) -> Option<Value> {
        let reply = self
            .app
            .get(&auditor(), &format!("/api/v1/audit/{thing}/state?{bounds}"))
            .await;
        match reply.status {
            200 => Some(reply.json()["state"].clone()),
            404 => None,
            _ => panic!("{bounds}: {reply:?}"),
        }
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Every day of the three years, from before the first call to after the last review.
pub(super) async fn each_day_as_it_was_true_and_as_it_was_known(journey: &Journey) {
    let (file, plan) = (
        format!("case_file/{}", journey.person),
        format!("care_plan/{}", journey.plan),
    );
    let mut on = day("2026-02-28");
    while on <= day("2029-04-30") {
        for (axis, expected) in [("as_of", truly(on)), ("known_at", known(on))] {
            let bounds = format!("{axis}={}", instant(evening(on)));
            let found = journey.state(&file, &bounds).await;
            assert_eq!(
                found.as_ref().map(of_file),
                expected.office,
                "the file, {axis} {on}"
            );
            let found = journey.state(&plan, &bounds).await;
            assert_eq!(
                found.as_ref().map(of_plan),
                expected.plan,
                "the plan, {axis} {on}"
            );
        }
        on = on + Days::new(1);
    }
}

/// What the office believed on one day about another; the command line says what the interface says.
pub(super) async fn both_at_once_and_on_the_command_line(journey: &Journey) {
    let (file, plan) = (
        format!("case_file/{}", journey.person),
        format!("care_plan/{}", journey.plan),
    );
    for (about, then, office, provider) in [
        ("2027-09-14", "2027-09-15", "centro-1", "coop-girasole"),
        ("2027-09-14", "2027-09-21", "centro-2", "coop-girasole"),
        ("2026-07-01", "2028-05-09", "centro-1", "coop-girasole"),
        ("2026-07-01", "2028-05-11", "centro-1", "coop-aurora"),
        ("2026-05-31", "2029-01-01", "centro-1", "coop-girasole"),
    ] {
        let (as_of, known_at) = (evening(day(about)), evening(day(then)));
        let bounds = format!("as_of={}&known_at={}", instant(as_of), instant(known_at));
        let found = journey.state(&plan, &bounds).await.expect("it is there");
        assert_eq!(found["office"], office, "{bounds}");
        assert_eq!(of_plan(&found)[3], provider, "{bounds}");
        let wanted = Wanted {
            moment: Moment {
                at: None,
                as_of: Some(as_of),
                known_at: Some(known_at),
            },
            ..Wanted::default()
        };
        for (thing, shown) in [(&plan, of_plan as fn(&Value) -> Value), (&file, of_file)] {
            let told = wanted
                .of(&journey.app.store, thing)
                .await
                .expect("it is there");
            let found = journey.state(thing, &bounds).await.expect("it is there");
            assert_eq!(shown(&told["state"]), shown(&found), "{thing}, {bounds}");
        }
    }
    let path = format!("/api/v1/audit/{file}/state");
    let refused = journey.app.get(&director(), &path).await;
    assert_eq!(
        refused.status, 404,
        "whoever reaches no file learns nothing of it here"
    );
}
