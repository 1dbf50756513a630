//! Windows and districts of a service.

use super::publish_service::{SERVICE, published};
use serde_json::json;
use tests::actors::{citizen, director, service_head};

#[tokio::test]
async fn a_window_is_opened_once_and_closed_at_once() {
    let app = published().await;
    let head = service_head("centro-1");
    let window = json!({ "opens_at": "2026-03-01T23:00:00Z", "closes_at": "2026-03-31T22:00:00Z", "period": "2026" });
    let open = format!("{SERVICE}/open-window");
    let reply = app.command(&head, &open, 1, &window).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.json()["events"], json!(["window_opened"]));
    let shown = app.get(&citizen(), SERVICE).await.json();
    assert_eq!(shown["window"], window);
    let again = app.command(&head, &open, 2, &window).await;
    assert_eq!(
        again.problem(),
        (409, "service.window-already-open".to_owned())
    );
    let extend = format!("{SERVICE}/extend-window");
    let later = json!({ "closes_at": "2026-04-15T22:00:00Z" });
    let reply = app.command(&head, &extend, 2, &later).await;
    assert_eq!(reply.json()["events"], json!(["window_extended"]));
    let shorter = json!({ "closes_at": "2026-03-20T22:00:00Z" });
    let reply = app.command(&head, &extend, 3, &shorter).await;
    assert_eq!(
        reply.problem(),
        (409, "service.window-shortened".to_owned())
    );
    let close = format!("{SERVICE}/close-window");
    let reply = app.command(&head, &close, 3, &json!({})).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let shown = app.get(&citizen(), SERVICE).await.json();
    assert_eq!(shown["window"]["closes_at"], "2026-03-02T11:00:00Z");
    let again = app.command(&head, &close, 4, &json!({})).await;
    assert_eq!(again.problem(), (409, "service.window-not-open".to_owned()));
}

#[tokio::test]
async fn only_the_director_says_who_is_in_charge_of_a_district() {
    let app = published().await;
    let path = format!("{SERVICE}/set-office-map");
    let map = json!({ "offices": { "districts": { "1": "centro-1", "2": "centro-3" }, "default": "centro-1" } });
    for (actor, status) in [(service_head("centro-1"), 403), (citizen(), 404)] {
        let reply = app.command(&actor, &path, 1, &map).await;
        assert_eq!(reply.problem().0, status, "{actor:?}");
    }
    let reply = app.command(&director(), &path, 1, &map).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let shown = app.get(&citizen(), SERVICE).await.json();
    assert_eq!(shown["offices"], map["offices"]);
}
