//! An invented plan, and the way of it to the point where a test begins.

use crate::case_files::given::open_team;
use domain::access::{Actor, Role};
use domain::case_file::{self, CaseFile, CaseFileCommand, samples as cases};
use domain::shared::ids::{ActorCode, OfficeCode};
use serde_json::{Value, json};
use store::{Context, Expected};
use tests::actors::{self, citizen, director, person_of};
use tests::app::{Reply, TestApp};
use uuid::Uuid;

/// Where plans are.
pub(crate) const PLANS: &str = "/api/v1/care-plans";
/// Where funds are.
pub(crate) const FUNDS: &str = "/api/v1/funds";
/// Pieces of the plan.
pub(crate) const NEED: &str = "00000000-0000-4000-8000-000000000631";
pub(crate) const OBJECTIVE: &str = "00000000-0000-4000-8000-000000000641";
pub(crate) const INTERVENTION: &str = "00000000-0000-4000-8000-000000000651";
pub(crate) const COMMITMENT: &str = "00000000-0000-4000-8000-000000000071";

/// Somebody of an office.
fn staff(code: &str, role: Role, office: &str) -> Actor {
    Actor {
        code: ActorCode::new(code).expect("a code"),
        role,
        office: Some(OfficeCode::new(office).expect("a code")),
        person: None,
    }
}

/// The case manager of the plan.
pub(crate) fn case_manager() -> Actor {
    actors::case_manager("centro-1")
}

/// A colleague of the same office.
pub(crate) fn social_worker() -> Actor {
    staff("assistente-3", Role::SocialWorker, "centro-1")
}

/// A case manager of another office.
pub(crate) fn elsewhere() -> Actor {
    staff("assistente-2", Role::CaseManager, "centro-2")
}

/// Whoever pays at the office of the plan.
pub(crate) fn payer() -> Actor {
    staff("istruttore", Role::AdminOfficer, "centro-1")
}

/// A code of a scheme.
pub(crate) fn code(scheme: &str, code: &str) -> Value {
    json!({ "scheme": scheme, "code": code })
}

/// A new plan for Agata.
pub(crate) fn draft() -> Value {
    json!({
        "kind": code("local", "pai"), "case_file": person_of(&citizen()),
        "beneficiaries": { "kind": "individual", "number": 1 },
        "assessment": {
            "tool": code("siuss", "svama"), "assessed_on": "2026-02-20", "evaluator": "assistente-1",
            "integrated": false,
        },
        "needs": [{
            "need_id": NEED, "code": code("local", "daily-living"),
            "description": "Non riesce più a fare la spesa",
        }],
        "review": { "every": 6, "unit": "months", "grace_days": 15 },
        "motivation": "Dimessa dall'ospedale, vive sola",
    })
}

/// Agata's case, since February in charge of the case manager of the plan.
pub(crate) async fn in_charge(app: &TestApp) {
    open_team(app).await;
    let person = person_of(&citizen());
    let by = case_file::By::of(&case_manager());
    let given = || case_file::Given {
        by: by.clone(),
        at: app.store.clock().now(),
    };
    let manager = by.worker().expect("somebody of an office").clone();
    let report = case_file::Report {
        reporter: None,
        text: None,
        ..cases::receive_report().report
    };
    let day = |text: &str| text.parse().expect("a day");
    let commands: [CaseFileCommand; 4] = [
        case_file::ReceiveReport {
            given: given(),
            person_id: person,
            office: manager.office.clone(),
            report: case_file::Report {
                received_on: day("2026-02-02"),
                ..report
            },
        }
        .into(),
        case_file::OpenCase {
            given: given(),
            opened_on: day("2026-02-03"),
            ..cases::open_case()
        }
        .into(),
        case_file::AssignCaseManager {
            given: given(),
            to: manager,
            from_on: day("2026-02-04"),
            ..cases::assign_case_manager()
        }
        .into(),
        case_file::TakeInCharge {
            given: given(),
            from_on: day("2026-02-09"),
        }
        .into(),
    ];
    for (n, command) in commands.iter().enumerate() {
        let id = Uuid::new_v5(&person.0, format!("case/{n}").as_bytes());
        let context = Context::new(actors::service_head("centro-1"), id, "test");
        let done = app
            .store
            .execute::<CaseFile>(&context, person.0, Expected::Any, command)
            .await;
        done.expect("accepted");
    }
}

/// An objective for the need.
pub(crate) fn objective(description: &str) -> Value {
    json!({ "objective": {
        "objective_id": OBJECTIVE, "needs": [NEED], "term": "medium", "description": description,
        "indicator": "Nessun ricovero evitabile in sei mesi", "target_on": "2026-09-30",
    } })
}

/// An intervention: 100 hours at 20 euro, paid by the fund and the family.
pub(crate) fn intervention(provider: &str) -> Value {
    json!({ "intervention": {
        "intervention_id": INTERVENTION, "objectives": [OBJECTIVE], "code": code("siuss", "A2.07"),
        "provider": provider, "place": "home", "unit": code("local", "hours"), "quantity": "100",
        "unit_cost": "20.00", "cost": "2000.00", "from_on": "2026-03-02", "until_on": "2026-12-31",
        "lines": [
            { "source": code("local", "fna"), "bearer": "fund", "fund": "fna-2026", "amount": "1840.00", "year": 2026 },
            { "source": code("local", "family"), "bearer": "family", "amount": "160.00", "year": 2026 },
        ],
        "note": "Igiene personale e spesa, al mattino",
    } })
}

/// A signature of the case manager with their own identity.
pub(crate) fn signed(signatory: &str) -> Value {
    json!({ "signatory": signatory, "method": "identified", "signed_on": "2026-03-02" })
}

/// A plan under way: where it is and which version was seen last.
pub(crate) struct Plan<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) path: String,
    pub(crate) version: u64,
    pub(crate) position: i64,
}

/// What is left of a plan without its application.
pub(crate) struct Parts {
    pub(crate) id: String,
    pub(crate) version: u64,
}

impl<'a> Plan<'a> {
    /// Drafted with its need.
    pub(crate) async fn drafted(app: &'a TestApp) -> Plan<'a> {
        Self::of(app, &draft()).await
    }

    /// Drafted as this body says.
    pub(crate) async fn of(app: &'a TestApp, body: &Value) -> Plan<'a> {
        in_charge(app).await;
        let reply = app.post(&case_manager(), PLANS, body).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        Self {
            app,
            path: reply.header("location").to_owned(),
            version: 1,
            position: reply.json()["position"].as_i64().expect("a position"),
        }
    }

    /// With an objective and an intervention.
    pub(crate) async fn planned(app: &'a TestApp) -> Plan<'a> {
        let mut plan = Self::drafted(app).await;
        let objective = objective("Resta a casa in sicurezza");
        plan.does(&case_manager(), "set-objective", &objective)
            .await;
        let intervention = intervention("coop-girasole");
        plan.does(&case_manager(), "plan-intervention", &intervention)
            .await;
        plan
    }

    /// Signed by the case manager and by Agata, with money kept for it.
    pub(crate) async fn agreed(app: &'a TestApp) -> Plan<'a> {
        let mut plan = Self::planned(app).await;
        plan.does(&case_manager(), "sign-plan", &signed("case_manager"))
            .await;
        plan.does(&citizen(), "sign-plan", &signed("person")).await;
        opened(app).await;
        let reply = committed(app, 1, &plan.id(), COMMITMENT, "3000.00").await;
        assert_eq!(reply.status, 200, "{reply:?}");
        plan
    }

    /// In force since the first day of the test.
    pub(crate) async fn active(app: &'a TestApp) -> Plan<'a> {
        let mut plan = Self::agreed(app).await;
        let starts = json!({ "starts_on": "2026-03-02" });
        plan.does(&case_manager(), "activate-plan", &starts).await;
        plan
    }

    /// The same plan as another worker has it before them.
    pub(crate) fn copy(&self) -> Plan<'a> {
        Plan {
            app: self.app,
            path: self.path.clone(),
            version: self.version,
            position: self.position,
        }
    }

    /// Its identifier and version, once the application goes elsewhere.
    pub(crate) fn parts(&self) -> Parts {
        Parts {
            id: self.id(),
            version: self.version,
        }
    }

    /// Its identifier.
    pub(crate) fn id(&self) -> String {
        self.path.rsplit('/').next().expect("a path").to_owned()
    }

    /// A command that is accepted.
    pub(crate) async fn does(&mut self, actor: &Actor, verb: &str, body: &Value) {
        let reply = self.tries(actor, verb, body).await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
        let answer = reply.json();
        self.version = answer["version"].as_u64().expect("a version");
        self.position = answer["position"].as_i64().expect("a position");
    }

    /// A command on the version that was seen last.
    pub(crate) async fn tries(&self, actor: &Actor, verb: &str, body: &Value) -> Reply {
        let path = format!("{}/{verb}", self.path);
        self.app.command(actor, &path, self.version, body).await
    }

    /// What the actor sees, with all that was done.
    pub(crate) async fn seen_by(&self, actor: &Actor, part: &str) -> Reply {
        let sign = if part.contains('?') { '&' } else { '?' };
        let path = format!("{}{part}{sign}min_position={}", self.path, self.position);
        self.app.get(actor, &path).await
    }
}

/// The fund of the tests, with 10,000 euro.
pub(crate) async fn opened(app: &TestApp) {
    let fund =
        json!({ "source": "fna", "year": 2026, "allocated": "10000.00", "act": "dd-2026-014" });
    let reply = app.post(&director(), FUNDS, &fund).await;
    assert_eq!(reply.status, 201, "{reply:?}");
}

/// The case manager keeps money for a plan.
pub(crate) async fn committed(
    app: &TestApp,
    version: u64,
    plan: &str,
    id: &str,
    amount: &str,
) -> Reply {
    let body = json!({
        "commitment_id": id, "plan": plan, "amount": amount, "until_on": "2026-04-30",
    });
    let path = format!("{FUNDS}/fna-2026/commit-funds");
    app.command(&case_manager(), &path, version, &body).await
}
