//! What is written about an application is read by both sides.

use serde_json::json;
use tests::actors::{citizen, service_head, stranger};
use tests::applications::{filed, open};

#[tokio::test]
async fn messages_are_read_by_both_sides_and_by_nobody_else() {
    let app = open().await;
    let (place, done) = filed(&app).await;
    let version = done.json()["version"].as_u64().expect("a version");
    let head = service_head("centro-1");
    let path = format!("{place}/send-message");
    let asked = json!({ "body": "Quando potete venire?" });
    let reply = app.command(&citizen(), &path, version, &asked).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let answer = json!({ "body": "Domani mattina." });
    let reply = app.command(&head, &path, version + 1, &answer).await;
    let position = reply.header("policentrica-position");
    let path = format!("{place}/messages?min_position={position}");
    for reader in [citizen(), head] {
        let read = app.get(&reader, &path).await.json();
        let texts: Vec<_> = read["items"].as_array().expect("a list").iter().collect();
        assert_eq!(texts.len(), 2, "{read}");
        assert_eq!(
            (&texts[0]["sender"], &texts[0]["body"]),
            (&json!("applicant"), &json!("Quando potete venire?"))
        );
        assert_eq!(texts[1]["body"], "Domani mattina.");
    }
    for stranger in [service_head("centro-2"), stranger()] {
        let read = app.get(&stranger, &path).await;
        assert_eq!(read.problem().0, 404, "{read:?}");
    }
}
