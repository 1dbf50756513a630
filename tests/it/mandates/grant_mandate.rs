//! `POST /mandates`, `GET /mandates/{id}` and the life of a mandate.

use domain::access::{Actor, Role};
use domain::shared::ids::ActorCode;
use serde_json::{Value, json};
use tests::actors::{citizen, desk_operator, person_of, planner, stranger};
use tests::app::TestApp;

const MANDATES: &str = "/api/v1/mandates";

/// Carmelo, whom Agata trusts.
fn delegate() -> Actor {
    let code = ActorCode::new("carmelo").expect("a code");
    Actor {
        person: Some(Actor::person_for(&code)),
        code,
        ..citizen()
    }
}

fn delegation() -> Value {
    json!({
        "capacity": "delegate",
        "principal": person_of(&citizen()), "agent": person_of(&delegate()),
        "proof": { "kind": "digital_delegation", "reference": "SGD-2026-000001", "slot": 1 },
        "services": ["home-care"],
        "from_on": "2026-03-02", "until_on": "2026-12-31",
    })
}

async fn granted(app: &TestApp) -> String {
    let reply = app.post(&citizen(), MANDATES, &delegation()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(reply.json()["events"], json!(["mandate_granted"]));
    reply.header("location").to_owned()
}

#[tokio::test]
async fn a_delegation_lives_from_its_grant_to_its_end() {
    let app = TestApp::start().await;
    let path = granted(&app).await;
    assert_eq!(delegate().role, Role::Citizen);
    let steps = [
        (delegate(), "accept-mandate", json!({}), "active"),
        (
            citizen(),
            "suspend-mandate",
            json!({ "reason": "under-review" }),
            "suspended",
        ),
        (citizen(), "resume-mandate", json!({}), "active"),
        (
            citizen(),
            "renew-mandate",
            json!({ "until_on": "2027-12-31" }),
            "active",
        ),
        (
            delegate(),
            "revoke-mandate",
            json!({ "reason": "agent-request" }),
            "revoked",
        ),
    ];
    for (version, (actor, verb, body, status)) in (1..).zip(&steps) {
        let reply = app
            .command(actor, &format!("{path}/{verb}"), version, body)
            .await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
        let shown = app.get(actor, &path).await;
        assert_eq!(shown.json()["status"], *status, "{verb}");
        assert_eq!(shown.header("etag"), format!("\"{}\"", version + 1));
    }
    let shown = app.get(&citizen(), &path).await.json();
    assert_eq!(shown["until_on"], "2027-12-31");
    let again = json!({ "reason": "principal-request" });
    let reply = app
        .command(&citizen(), &format!("{path}/revoke-mandate"), 6, &again)
        .await;
    assert_eq!(
        reply.problem(),
        (409, "mandate.already-revoked".to_owned()),
        "{reply:?}"
    );
}

#[tokio::test]
async fn only_the_delegate_answers_and_no_means_no() {
    let app = TestApp::start().await;
    let path = granted(&app).await;
    let refuse = format!("{path}/refuse-mandate");
    let reply = app.command(&citizen(), &refuse, 1, &json!({})).await;
    assert_eq!(reply.problem().0, 404, "the principal does not answer");
    let reply = app.command(&delegate(), &refuse, 1, &json!({})).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let accept = format!("{path}/accept-mandate");
    let reply = app.command(&delegate(), &accept, 2, &json!({})).await;
    assert_eq!(reply.problem().0, 409, "{reply:?}");
}

#[tokio::test]
async fn a_stranger_learns_nothing_of_a_mandate() {
    let app = TestApp::start().await;
    let path = granted(&app).await;
    for other in [stranger(), planner()] {
        let reply = app.get(&other, &path).await;
        assert_eq!(
            reply.problem(),
            (404, "resource.not-found".to_owned()),
            "{other:?}"
        );
    }
    let reason = json!({ "reason": "principal-request" });
    let revoke = format!("{path}/revoke-mandate");
    let reply = app.command(&stranger(), &revoke, 1, &reason).await;
    assert_eq!(reply.problem(), (404, "resource.not-found".to_owned()));
    for reader in [citizen(), delegate(), desk_operator("centro-1")] {
        let shown = app.get(&reader, &path).await.json();
        assert_eq!(shown["proof"], delegation()["proof"], "{reader:?}");
        assert_eq!(shown["services"], json!(["home-care"]));
    }
}

#[tokio::test]
async fn nobody_grants_a_mandate_for_somebody_else() {
    let app = TestApp::start().await;
    let reply = app.post(&stranger(), MANDATES, &delegation()).await;
    assert_eq!(reply.problem().0, 404, "{reply:?}");
}

#[tokio::test]
async fn a_guardian_needs_a_decree() {
    let app = TestApp::start().await;
    let desk = desk_operator("centro-1");
    let mut body = delegation();
    body["capacity"] = json!("guardian");
    body["services"] = json!(null);
    let reply = app.post(&desk, MANDATES, &body).await;
    assert_eq!(
        reply.problem(),
        (409, "mandate.decree-required".to_owned()),
        "{reply:?}"
    );
    body["proof"] = json!({
        "kind": "court_decree", "number": "R.G. 4321/2025", "issued_on": "2026-01-09",
        "court": "Tribunale di Catania, giudice tutelare",
    });
    let reply = app.post(&desk, MANDATES, &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let shown = app.get(&desk, reply.header("location")).await.json();
    assert_eq!(shown["proof"]["decree"]["number"], "R.G. 4321/2025");
    assert_eq!(shown["status"], "active");
}

#[tokio::test]
async fn nobody_puts_their_own_guardian_on_file() {
    let app = TestApp::start().await;
    let decree = json!({
        "kind": "court_decree", "number": "R.G. 1/2026", "issued_on": "2026-01-09", "court": "Nessuno",
    });
    let mut body = delegation();
    body["services"] = json!(null);
    for (capacity, proof) in [
        ("guardian", &decree),
        ("parent", &decree),
        ("parent", &json!({ "kind": "civil_registry" })),
    ] {
        body["capacity"] = json!(capacity);
        body["proof"] = proof.clone();
        let own = app.post(&citizen(), MANDATES, &body).await;
        let wanted = (
            "/proof/kind".to_owned(),
            "mandate.proof-for-offices".to_owned(),
        );
        assert_eq!(own.bad_field(), wanted, "{capacity}");
        let agent = app.post(&delegate(), MANDATES, &body).await;
        assert_eq!(agent.problem().0, 404, "{agent:?}");
    }
    assert_eq!(app.store.head().await.expect("a head"), 0);
    body["capacity"] = json!("guardian");
    for missing in ["number", "issued_on", "court"] {
        let mut proof = decree.clone();
        proof.as_object_mut().expect("an object").remove(missing);
        body["proof"] = proof;
        let reply = app.post(&desk_operator("centro-1"), MANDATES, &body).await;
        assert_eq!(reply.bad_field().1, "field.missing", "{missing}");
    }
}

#[tokio::test]
async fn nobody_takes_back_what_a_judge_decided_about_them() {
    let app = TestApp::start().await;
    let desk = desk_operator("centro-1");
    let mut body = delegation();
    body["capacity"] = json!("guardian");
    body["services"] = json!(null);
    body["proof"] = json!({
        "kind": "court_decree", "number": "R.G. 4321/2025", "issued_on": "2026-01-09",
        "court": "Tribunale di Catania, giudice tutelare",
    });
    let reply = app.post(&desk, MANDATES, &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let path = reply.header("location");
    let changes = [
        ("suspend-mandate", json!({ "reason": "under-review" })),
        ("resume-mandate", json!({})),
        ("renew-mandate", json!({ "until_on": "2027-12-31" })),
        ("revoke-mandate", json!({ "reason": "principal-request" })),
    ];
    for (version, (verb, body)) in (1..).zip(&changes) {
        let path = format!("{path}/{verb}");
        for party in [citizen(), delegate()] {
            let reply = app.command(&party, &path, version, body).await;
            assert_eq!(reply.problem().0, 404, "{verb}: {reply:?}");
        }
        let reply = app.command(&desk, &path, version, body).await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
    }
}

#[tokio::test]
async fn a_field_that_is_not_known_is_named() {
    let app = TestApp::start().await;
    let mut body = delegation();
    body["fee"] = json!("10.00");
    let reply = app.post(&citizen(), MANDATES, &body).await;
    assert_eq!(reply.problem(), (422, "request.invalid".to_owned()));
    assert_eq!(
        reply.json()["errors"][0],
        json!({ "pointer": "/fee", "code": "field.unknown", "detail": "there is no such field" })
    );
    let mut body = delegation();
    body["proof"]["fee"] = json!("10.00");
    let reply = app.post(&citizen(), MANDATES, &body).await;
    assert_eq!(reply.json()["errors"][0]["pointer"], "/proof/fee");
}
