//! Too many requests from one address or of one identity are told to wait; others are not.

use api::{Rates, Settings};
use reqwest::Method;
use tests::actors::{citizen, stranger};
use tests::app::{Reply, TestApp, send};

async fn limited(rates: Rates) -> TestApp {
    TestApp::with(Settings {
        rates,
        proxies: "127.0.0.1".parse().expect("an address"),
        ..Settings::default()
    })
    .await
}

async fn from(app: &TestApp, address: &str, actor: &domain::access::Actor) -> Reply {
    let request = app.request(actor, Method::GET, "/api/v1/offices");
    send(request.header("X-Forwarded-For", address)).await
}

#[tokio::test]
async fn one_address_may_send_so_many_and_another_is_not_touched() {
    let app = limited(Rates {
        per_address: 1,
        per_identity: 0,
    })
    .await;
    let mut last = None;
    for _ in 0..30 {
        let reply = from(&app, "192.0.2.1", &citizen()).await;
        if reply.status != 200 {
            last = Some(reply);
            break;
        }
    }
    let refused = last.expect("the bucket is empty after ten and some");
    assert_eq!(
        refused.problem(),
        (429, "http.too-many-requests".to_owned())
    );
    assert_eq!(refused.header("retry-after"), "2");
    assert_eq!(from(&app, "192.0.2.2", &citizen()).await.status, 200);
}

#[tokio::test]
async fn one_identity_may_send_so_many_from_wherever() {
    let app = limited(Rates {
        per_address: 0,
        per_identity: 1,
    })
    .await;
    let mut statuses = Vec::new();
    for n in 0..30 {
        let address = format!("192.0.2.{n}");
        statuses.push(from(&app, &address, &citizen()).await.status);
    }
    assert!(statuses.contains(&429), "{statuses:?}");
    assert_eq!(from(&app, "192.0.2.9", &stranger()).await.status, 200);
}

#[tokio::test]
async fn a_program_on_the_machine_itself_is_not_limited() {
    let app = TestApp::with(Settings {
        rates: Rates {
            per_address: 1,
            per_identity: 1,
        },
        ..Settings::default()
    })
    .await;
    for _ in 0..30 {
        let reply = app.get(&citizen(), "/api/v1/offices").await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }
}
