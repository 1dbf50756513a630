//! Identifiers of others: whatever is asked for or sent to them, it is as if nothing were there.

use crate::edge::city::City;
use domain::access::{Actor, Role};
use domain::shared::ids::{ActorCode, OfficeCode};
use reqwest::Method;
use serde_json::Value;
use tests::actors::stranger;
use tests::app::{Reply, TestApp, send};
use tests::schema::{body, fill, operations};

/// An identifier under which nothing is.
const NOWHERE: &str = "7d444840-9dc0-41d1-b245-5ffdce74fad2";

/// Nouns that are public, or kept by whoever serves citizens anywhere: nothing of them is somebody's alone.
const OF_EVERYBODY: &[&str] = &["calls", "offices", "services", "funds", "registers"];
/// A door that is meant: who breaks the glass is seen by those who answer for the file. This list may only get shorter.
const DOORS: &[&str] = &["/api/v1/case-files/{id}/break-glass"];
/// Of these, whoever serves citizens may need any.
const OF_THE_COUNTER: &[&str] = &["people", "mandates"];

/// The head of an office that has no part in anything.
fn elsewhere(role: Role) -> Actor {
    Actor {
        code: ActorCode::new("altrove").expect("a code"),
        role,
        office: Some(OfficeCode::new("centro-3").expect("a code")),
        person: None,
    }
}

async fn sent(app: &TestApp, actor: &Actor, method: &str, path: &str, body: &Value) -> Reply {
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let request = app
        .request(actor, method.clone(), path)
        .header("If-Match", "\"1\"");
    send(if method == Method::POST {
        request.json(body)
    } else {
        request
    })
    .await
}

/// What an answer says, without what it was asked.
fn said(reply: &Reply) -> (u16, Value) {
    let mut body = reply.json();
    if let Some(body) = body.as_object_mut() {
        body.remove("instance");
        body.remove("request_id");
    }
    (reply.status, body)
}

async fn as_if_nothing_were_there(city: &City, actor: &Actor, leave: &[&str]) -> usize {
    let api = api::openapi();
    let mut asked = 0;
    for (method, path, operation) in operations(&api) {
        let noun = path.split('/').nth(3).unwrap_or_default();
        let is_left = leave.contains(&noun) || DOORS.contains(&path.as_str());
        if !path.contains("{id}") || is_left {
            continue;
        }
        let whole = body(&operation).map(|schema| fill(&api, schema, "Prova"));
        let whole = whole.unwrap_or(Value::Null);
        let (real, nowhere) = (city.real(&path), City::completed(&path, NOWHERE));
        let there = sent(city.app(), actor, &method, &real, &whole).await;
        let not = sent(city.app(), actor, &method, &nowhere, &whole).await;
        let is_list = there.status == 200 && there.json()["items"] == serde_json::json!([]);
        assert!(
            there.status >= 400 || is_list,
            "{method} {real} as {actor:?}: {there:?}"
        );
        assert_eq!(said(&there), said(&not), "{method} {real} as {actor:?}");
        asked += 1;
    }
    asked
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_reaches_nothing_of_another_by_its_identifier() {
    let city = City::build().await;
    let asked = as_if_nothing_were_there(&city, &stranger(), OF_EVERYBODY).await;
    assert!(asked > 100, "{asked} operations");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_reaches_nothing_of_another_by_its_identifier() {
    let city = City::build().await;
    let leave = [OF_EVERYBODY, OF_THE_COUNTER].concat();
    for role in [
        Role::DeskOperator,
        Role::SocialWorker,
        Role::CaseManager,
        Role::SpecialistTeam,
        Role::AdminOfficer,
        Role::ProcedureOfficer,
        Role::ServiceHead,
        Role::Commission,
    ] {
        let asked = as_if_nothing_were_there(&city, &elsewhere(role), &leave).await;
        assert!(asked > 80, "{role}: {asked} operations");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sees_no_single_case_reaches_none() {
    let city = City::build().await;
    for role in [Role::Dpo, Role::Planner, Role::SystemAdmin] {
        let actor = Actor {
            office: None,
            ..elsewhere(role)
        };
        // What auditors ask to see is answered by the officer.
        let answers: &[&str] = match role {
            Role::Dpo => &["unmaskings"],
            _ => &[],
        };
        let leave = [OF_EVERYBODY, &["audit"], answers].concat();
        as_if_nothing_were_there(&city, &actor, &leave).await;
    }
}
