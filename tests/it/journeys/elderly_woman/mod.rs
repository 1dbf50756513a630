//! An old woman, helped at home: from the first call to the third yearly review, through a move and a late correction.

mod days;
mod story;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::access::{Actor, Role};
use domain::shared::ids::{ActorCode, OfficeCode};
use serde_json::{Value, json};
use tests::actors::{citizen, director, person_of, service_head};
use tests::app::{Reply, TestApp};
use uuid::Uuid;

const NEED: &str = "00000000-0000-4000-8000-00000000a631";
const OBJECTIVE: &str = "00000000-0000-4000-8000-00000000a641";
const INTERVENTION: &str = "00000000-0000-4000-8000-00000000a651";
const COMMITMENT: &str = "00000000-0000-4000-8000-00000000a071";
const DELIVERY: &str = "00000000-0000-4000-8000-00000000a091";

/// Her case, her plan, and the days that go by.
struct Journey {
    app: TestApp,
    person: Uuid,
    plan: Uuid,
}

fn staff(code: &str, role: Role, office: &str) -> Actor {
    Actor {
        code: ActorCode::new(code).expect("a code"),
        role,
        office: Some(OfficeCode::new(office).expect("a code")),
        person: None,
    }
}

/// Who is responsible at first.
fn ferrante() -> Actor {
    staff("ferrante", Role::CaseManager, "centro-1")
}

/// Who is responsible after the move.
fn leonardi() -> Actor {
    staff("leonardi", Role::CaseManager, "centro-2")
}

/// Ten in the morning in Greenwich.
fn morning(day: &str) -> DateTime<Utc> {
    let day: NaiveDate = day.parse().expect("a day");
    day.and_time(NaiveTime::from_hms_opt(10, 0, 0).expect("a time"))
        .and_utc()
}

impl Journey {
    async fn start() -> Self {
        let app = TestApp::with_offices().await;
        app.database.clock.set(morning("2026-03-02"));
        let her = citizen();
        let reply = app.post(&her, "/api/v1/people", &json!({})).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        let fund =
            json!({ "source": "fna", "year": 2026, "allocated": "10000.00", "act": "dd-2026-014" });
        let reply = app.post(&director(), "/api/v1/funds", &fund).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        Self {
            person: person_of(&her).0,
            plan: Uuid::nil(),
            app,
        }
    }

    fn on(&self, day: &str) {
        self.app.database.clock.set(morning(day));
    }

    /// A command on the case file that is accepted.
    async fn case(&self, actor: &Actor, verb: &str, body: &Value) {
        self.does(actor, &format!("case-files/{}", self.person), verb, body)
            .await;
    }

    /// A command on the plan that is accepted.
    async fn plan(&self, actor: &Actor, verb: &str, body: &Value) {
        self.does(actor, &format!("care-plans/{}", self.plan), verb, body)
            .await;
    }

    /// A command on the newest version there is.
    async fn does(&self, actor: &Actor, thing: &str, verb: &str, body: &Value) {
        let id = thing.rsplit('/').next().expect("an identifier");
        let version: i64 =
            sqlx::query_scalar("SELECT max(sequence) FROM events WHERE aggregate_id = $1")
                .bind(id)
                .fetch_one(self.app.store.pool())
                .await
                .expect("a version");
        let path = format!("/api/v1/{thing}/{verb}");
        let version = u64::try_from(version).expect("a version");
        let reply = self.app.command(actor, &path, version, body).await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
    }

    /// A question answered with all that has happened so far.
    async fn get(&self, actor: &Actor, path: &str) -> Reply {
        let head = self.app.store.head().await.expect("a position");
        let mark = if path.contains('?') { '&' } else { '?' };
        self.app
            .get(actor, &format!("/api/v1/{path}{mark}min_position={head}"))
            .await
    }
}

#[tokio::test]
async fn an_old_woman_is_helped_at_home_from_the_first_call_to_the_third_review() {
    let mut journey = Journey::start().await;
    story::first_call(&journey).await;
    story::plan_in_force(&mut journey).await;
    story::first_review(&journey).await;
    story::moved_house(&journey).await;
    story::second_review_and_correction(&journey).await;
    story::third_review(&journey).await;
    story::how_it_went(&journey).await;
    days::each_day_as_it_was_true_and_as_it_was_known(&journey).await;
    days::both_at_once_and_on_the_command_line(&journey).await;
}

/// The head of the centre where she lives first.
fn head() -> Actor {
    service_head("centro-1")
}
