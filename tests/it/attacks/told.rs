//! What somebody tries in vain leaves a line in the log of the process, by which tries of one person are put together.

use reqwest::Method;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use tests::actors::{auditor, citizen, desk_operator};
use tests::app::{TestApp, send};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Lines {
    /// The lines about answers, each with its status, its code and who asked.
    fn answers(&self) -> Vec<(u64, String, String)> {
        let text = String::from_utf8(self.0.lock().expect("no panic").clone()).expect("text");
        let lines = text.lines().map(serde_json::from_str);
        let lines = lines.map(|line: Result<Value, _>| line.expect("JSON")["fields"].clone());
        let answers = lines.filter(|fields| fields["message"] == "answered a request");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        answers
            .map(|fields| {
                let status = fields["status"].as_u64().expect("a number");
                (status, text(&fields["code"]), text(&fields["who"]))
            })
            .collect()
    }
}

#[tokio::test]
async fn what_was_refused_is_in_the_log_with_who_tried_and_without_their_name() {
    let lines = Lines::default();
    let writer = lines.clone();
    let log = tracing_subscriber::fmt()
        .json()
        .with_writer(move || writer.clone());
    log.try_init().expect("the only log of this process");
    let app = TestApp::start().await;
    send(app.anonymous(Method::GET, "/api/v1/applications")).await;
    let (curious, other) = (citizen(), desk_operator("centro-1"));
    for actor in [&curious, &curious, &other] {
        app.get(actor, "/api/v1/accesses").await;
    }
    let body = json!({ "unknown": 1 });
    app.post(&other, "/api/v1/people", &body).await;
    app.get(&auditor(), "/api/v1/offices").await;
    let answers = lines.answers();
    let told: Vec<(u64, &str)> = answers
        .iter()
        .map(|(status, code, _)| (*status, code.as_str()))
        .collect();
    let expected = [
        (401, "token.missing"),
        (403, "access.role-may-not"),
        (403, "access.role-may-not"),
        (403, "access.role-may-not"),
        (422, "request.invalid"),
        (200, ""),
    ];
    assert_eq!(told, expected);
    let who: Vec<&str> = answers.iter().map(|(_, _, who)| who.as_str()).collect();
    assert_eq!(who[0], "", "nobody knows");
    assert!(who[1].len() == 16 && who[1] == who[2] && who[2] != who[3] && who[3] == who[4]);
    assert_eq!(who[3], api::log_digest(&app.store, other.code.as_str()));
    let text = String::from_utf8(lines.0.lock().expect("no panic").clone()).expect("text");
    for actor in [&curious, &other] {
        assert!(!text.contains(actor.code.as_str()), "{text}");
    }
}
