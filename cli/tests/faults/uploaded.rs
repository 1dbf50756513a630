//! The service is killed between an upload and the command that names it: what was acknowledged is there.

use crate::support::{DataDir, Service};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\nlettera di Agata Torrisi\n%%EOF\n";

struct Sender {
    client: Client,
    address: String,
    token: String,
}

impl Sender {
    fn new(dir: &DataDir, address: String) -> Self {
        Self {
            client: Client::new(),
            token: super::letters::token(
                dir,
                &["--actor", "protocollo", "--role", "protocol_officer"],
                &[],
            ),
            address,
        }
    }

    async fn send(&self, request: RequestBuilder) -> Response {
        let request = request.bearer_auth(&self.token);
        request.send().await.expect("an answer")
    }

    async fn upload(&self) -> (u16, String) {
        let url = format!("http://{}/api/v1/documents?office=centro-1", self.address);
        let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lettera.pdf\"\r\n\r\n";
        let body = [head.as_bytes(), PDF, b"\r\n--b--\r\n"].concat();
        let request = self.client.post(url).body(body);
        let request = request.header("content-type", "multipart/form-data; boundary=b");
        let answer = self
            .send(request.header("idempotency-key", "lettera-1"))
            .await;
        (
            answer.status().as_u16(),
            answer.text().await.expect("a body"),
        )
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_outlives_a_service_that_is_killed_before_it_is_named() {
    drop(rustls::crypto::ring::default_provider().install_default());
    let dir = DataDir::new();
    let (service, address) = Service::listening(&dir);
    let officer = super::letters::Sender::new(&dir);
    assert!(officer.open_office(&address).await, "no office");
    let first = Sender::new(&dir, address).upload().await;
    assert_eq!(first.0, 201, "{first:?}");
    service.kill();
    let (service, address) = Service::listening(&dir);
    let sender = Sender::new(&dir, address);
    assert_eq!(
        sender.upload().await,
        first,
        "the same key, the same answer"
    );
    let document: Value = serde_json::from_str(&first.1).expect("JSON");
    let letter = json!({
        "direction": "inbound", "act": "other", "subject": "Lettera", "office": "centro-1",
        "counterparty": "Agata Torrisi", "digest": document["sha256"],
    });
    let url = format!("http://{}/api/v1", sender.address);
    let registering = sender.client.post(format!("{url}/registrations"));
    let registered = sender.send(registering.json(&letter)).await;
    assert_eq!(registered.status().as_u16(), 201);
    let position = registered.headers()["policentrica-position"].to_str();
    let position = position.expect("a number").to_owned();
    let id = document["document_id"].as_str().expect("an identifier");
    let reading = format!("{url}/documents/{id}?min_position={position}");
    let read = sender.send(sender.client.get(reading)).await;
    assert_eq!(read.status().as_u16(), 200);
    assert_eq!(read.bytes().await.expect("a body"), PDF);
    assert_eq!(service.end(), Some(0));
}
