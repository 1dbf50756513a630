//! Who sends an act and by which way: of a citizen the service knows it, and a desk says it.

use domain::access::Actor;
use domain::application::{Application, ApplicationEvent};
use domain::service::Channel;
use serde_json::{Value, json};
use tests::actors::{admin_officer, citizen, desk_operator, person_of, protocol_officer};
use tests::app::{Reply, TestApp};
use tests::applications::{PATH, attached, filed, filled, open};

/// Whom the register names, number after number.
async fn senders(app: &TestApp) -> Vec<Value> {
    let head = app.store.head().await.expect("a head");
    let path = format!("/api/v1/registrations?min_position={head}");
    let reply = app.get(&protocol_officer(), &path).await;
    let body = reply.json();
    let items = body["items"].as_array().expect("a list").iter();
    let mut named: Vec<_> = items
        .map(|item| (item["number"].to_string(), item["counterparty"].clone()))
        .collect();
    named.sort_by(|one, other| one.0.cmp(&other.0));
    named.into_iter().map(|(_, sender)| sender).collect()
}

/// The way an application came in.
async fn channel(app: &TestApp, place: &str) -> Channel {
    let id = place.rsplit('/').next().expect("a path");
    let log = app.store.read_stream("application", id, 0).await;
    let log = log.expect("it reads");
    let submitted = log.iter().find_map(|recorded| match recorded.decode() {
        Ok(ApplicationEvent::ApplicationSubmitted(event)) => Some(event.channel),
        _ => None,
    });
    submitted.expect("it was filed")
}

fn refused(reply: &Reply, pointer: &str, code: &str) {
    assert_eq!(reply.bad_field(), (pointer.to_owned(), code.to_owned()));
}

#[tokio::test]
async fn a_citizen_is_named_by_the_service_and_comes_through_the_portal() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    assert_eq!(channel(&app, &place).await, Channel::Portal);
    let memo = json!({ "text": "Una precisazione", "documents": [] });
    let path = format!("{place}/file-memo");
    let reply = app.command(&citizen(), &path, 7, &memo).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let path = format!("{place}/withdraw");
    let reply = app.command(&citizen(), &path, 8, &json!({})).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(senders(&app).await, vec![json!("Agata Torrisi"); 3]);
}

#[tokio::test]
async fn a_citizen_who_says_who_sends_it_or_how_is_refused_by_name() {
    let app = open().await;
    let place = filled(&app).await;
    attached(&app, &place, 3).await;
    let path = format!("{place}/submit-application");
    for (body, pointer) in [
        (json!({ "counterparty": "Il Sindaco" }), "/counterparty"),
        (json!({ "channel": "pec" }), "/channel"),
        (json!({ "channel": "counter" }), "/channel"),
    ] {
        let reply = app.command(&citizen(), &path, 4, &body).await;
        refused(&reply, pointer, "field.office-only");
    }
    let portal = json!({ "channel": "portal" });
    let reply = app.command(&citizen(), &path, 4, &portal).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let forged = json!({ "counterparty": "Il Sindaco" });
    let mut memo = json!({ "text": "Una precisazione", "documents": [] });
    memo["counterparty"] = forged["counterparty"].clone();
    let mut supply = json!({ "documents": [], "declarations": [], "complete": true });
    supply["counterparty"] = forged["counterparty"].clone();
    let mut observations = json!({ "text": "Non è così", "documents": [] });
    observations["counterparty"] = forged["counterparty"].clone();
    let mut appeal = json!({ "kind": "review", "text": "Si riesamini" });
    appeal["counterparty"] = forged["counterparty"].clone();
    for (verb, body) in [
        ("withdraw", &forged),
        ("renounce", &forged),
        ("file-memo", &memo),
        ("supply-integration", &supply),
        ("submit-observations", &observations),
        ("file-appeal", &appeal),
    ] {
        let path = format!("{place}/{verb}");
        let reply = app.command(&citizen(), &path, 7, body).await;
        refused(&reply, "/counterparty", "field.office-only");
    }
    assert_eq!(senders(&app).await, [json!("Agata Torrisi")]);
}

/// A draft that is typed at the desk for the citizen, up to the paper.
async fn typed(app: &TestApp, desk: &Actor) -> String {
    let begun = json!({
        "service": "home-care", "capacity": "self", "district": "1", "applicant": person_of(&citizen()),
    });
    let reply = app.post(desk, PATH, &begun).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let place = reply.header("location").to_owned();
    let id = app
        .uploaded(
            desk,
            &tests::applications::purpose(&place),
            tests::applications::REPORT,
        )
        .await;
    for (version, verb, body) in [
        (
            1,
            "update-draft",
            json!({ "form": { "hours_per_week": 6, "lives_alone": true } }),
        ),
        (
            2,
            "record-declarations",
            json!({ "declarations": [{ "code": "residence", "kind": "certification" }] }),
        ),
        (
            3,
            "attach-document",
            json!({ "document": { "document_id": id, "code": "medical-report" } }),
        ),
    ] {
        let path = format!("{place}/{verb}");
        let reply = app.command(desk, &path, version, &body).await;
        assert_eq!(reply.status, 200, "{verb}: {reply:?}");
    }
    place
}

#[tokio::test]
async fn a_desk_says_who_sends_it_and_how() {
    let app = open().await;
    let desk = desk_operator("centro-1");
    let place = typed(&app, &desk).await;
    let path = format!("{place}/submit-application");
    for (body, pointer, code) in [
        (
            json!({ "counterparty": "Agata Torrisi" }),
            "/channel",
            "field.missing",
        ),
        (
            json!({ "channel": "counter" }),
            "/counterparty",
            "field.missing",
        ),
        (
            json!({ "channel": "portal", "counterparty": "Agata Torrisi" }),
            "/channel",
            "field.invalid",
        ),
    ] {
        let reply = app.command(&desk, &path, 4, &body).await;
        refused(&reply, pointer, code);
    }
    let body = json!({
        "channel": "counter", "identity": "substantial", "counterparty": "Torrisi Agata, allo sportello",
    });
    let reply = app.command(&desk, &path, 4, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(channel(&app, &place).await, Channel::Counter);
    let path = format!("{place}/withdraw");
    let clerk = admin_officer("centro-1");
    let nameless = app.command(&clerk, &path, 7, &json!({})).await;
    refused(&nameless, "/counterparty", "field.missing");
    let named = json!({ "counterparty": "Agata Torrisi" });
    let reply = app.command(&clerk, &path, 7, &named).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let state = app
        .store
        .load::<Application>(
            place
                .rsplit('/')
                .next()
                .expect("a path")
                .parse()
                .expect("an id"),
        )
        .await;
    assert_eq!(state.expect("it loads").version, 8);
    assert_eq!(
        senders(&app).await,
        [
            json!("Torrisi Agata, allo sportello"),
            json!("Agata Torrisi")
        ]
    );
}
