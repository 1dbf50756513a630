//! Words and days that are not written as they should be: the answer says what they should be.

use serde_json::json;
use tests::actors::{citizen, director, protocol_officer};
use tests::app::TestApp;
use tests::applications::{PATH, open};

#[tokio::test]
async fn a_word_that_is_not_known_is_answered_with_those_that_are() {
    let app = open().await;
    for word in ["myself", "x, expected spirit of nothing", "`a`"] {
        let body = json!({ "service": "home-care", "capacity": word });
        let reply = app.post(&citizen(), PATH, &body).await;
        let wanted = ("/capacity".to_owned(), "field.unknown-value".to_owned());
        assert_eq!(reply.bad_field(), wanted);
        assert_eq!(
            reply.json()["errors"][0]["detail"],
            "expected one of: self, parent, guardian, curator, support_administrator, delegate, ex_officio, heir"
        );
    }
    let reply = app
        .get(&protocol_officer(), "/api/v1/registrations?direction=up")
        .await;
    assert_eq!(
        reply.json()["errors"][0]["detail"],
        "expected one of: inbound, outbound, internal"
    );
}

#[tokio::test]
async fn a_day_that_is_not_one_is_answered_with_how_a_day_is_written() {
    let app = TestApp::start().await;
    let day = "a day is written YYYY-MM-DD, such as 2026-03-02";
    let register = json!({ "register": "generale", "first_day": "2.3.2026" });
    let reply = app
        .post(&protocol_officer(), "/api/v1/registers", &register)
        .await;
    assert_eq!(reply.bad_field().0, "/first_day");
    let either = "a day is written YYYY-MM-DD, an instant as RFC 3339 says and with its offset";
    assert_eq!(reply.json()["errors"][0]["detail"], either);
    let office = json!({
        "code": "centro-1", "opens_on": "2026-02-30",
        "profile": {
            "name": "Centro", "address": "Via dei Platani 12", "phones": [], "hours": [],
            "districts": [], "head": "Rosalia Ferrante",
        },
    });
    let reply = app.post(&director(), "/api/v1/offices", &office).await;
    assert_eq!(reply.bad_field().0, "/opens_on");
    assert_eq!(reply.json()["errors"][0]["detail"], day);
    let reply = app
        .get(&director(), "/api/v1/audit?from_at=2026-03-02")
        .await;
    assert_eq!(reply.bad_field().0, "/from_at");
    assert_eq!(
        reply.json()["errors"][0]["detail"],
        "an instant is written as RFC 3339 says and with its offset, such as 2026-03-02T12:00:00+01:00"
    );
}
