//! Citizens file while the service is killed under them: each goes on where they stood, with the same keys, and gets
//! one number.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::letters::{assert_consistent, assert_whole, token};
use crate::support::{DataDir, Service, wait_until};
use domain::service::{DuplicatePolicy, ServiceContent, samples};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use tokio::task::JoinSet;

/// Citizens who file at once.
const CITIZENS: usize = 120;

/// Whoever files: one citizen with many matters.
#[derive(Clone)]
struct Citizen {
    client: Client,
    address: String,
    token: String,
    /// Answers that came.
    answered: Arc<AtomicUsize>,
}

impl Citizen {
    /// One step, under a key of its own; nothing where no good answer came.
    async fn step(
        &self,
        path: &str,
        key: &str,
        version: Option<u32>,
        body: &Value,
    ) -> Option<Response> {
        let mut request = self
            .client
            .post(format!("http://{}{path}", self.address))
            .bearer_auth(&self.token)
            .header("idempotency-key", key)
            .timeout(Duration::from_secs(40))
            .json(body);
        if let Some(version) = version {
            request = request.header("if-match", format!("\"{version}\""));
        }
        let answer = request.send().await.ok()?;
        let status = answer.status().as_u16();
        assert!(matches!(status, 200 | 201 | 503), "{key}: {status}");
        self.answered.fetch_add(1, Ordering::SeqCst);
        (status != 503).then_some(answer)
    }

    /// A whole filing, from the draft to the number; the answer that holds the number.
    async fn file(&self, n: usize) -> Option<String> {
        let start = json!({ "service": "home-care", "capacity": "self", "district": "1" });
        let begun = self
            .step("/api/v1/applications", &format!("start-{n}"), None, &start)
            .await?;
        let place = begun.headers()["location"].to_str().ok()?.to_owned();
        let form = json!({ "form": { "hours_per_week": 6, "lives_alone": true } });
        let path = format!("{place}/update-draft");
        self.step(&path, &format!("fill-{n}"), Some(1), &form)
            .await?;
        let filing = json!({});
        let path = format!("{place}/submit-application");
        let filed = self
            .step(&path, &format!("file-{n}"), Some(2), &filing)
            .await?;
        filed.text().await.ok()
    }

    /// Everybody files; those who have their number.
    async fn file_all(&self, left: Vec<usize>) -> BTreeMap<usize, String> {
        let mut tasks = JoinSet::new();
        for n in left {
            let citizen = self.clone();
            tasks.spawn(async move { citizen.file(n).await.map(|answer| (n, answer)) });
        }
        tasks.join_all().await.into_iter().flatten().collect()
    }
}

/// A service that asks for nothing but the form, and any number of times.
async fn publish(citizen: &Citizen, head: String) {
    let content = ServiceContent {
        windowed: false,
        attachments: Vec::new(),
        declarations: Vec::new(),
        duplicate_policy: DuplicatePolicy::Allow,
        ..samples::content()
    };
    let sample = samples::publish_service();
    let body = json!({ "code": sample.code, "content": content, "offices": sample.offices });
    let head = Citizen {
        token: head,
        ..citizen.clone()
    };
    let published = head.step("/api/v1/services", "publish", None, &body).await;
    assert!(published.is_some(), "the service is not published");
}

#[tokio::test(flavor = "multi_thread")]
async fn filings_cut_off_by_kills_end_with_one_number_each() {
    let dir = DataDir::new();
    let token_of = |somebody: &[&str]| token(&dir, somebody, &[]);
    let citizen_token = token_of(&["--actor", "agata", "--role", "citizen"]);
    let mut citizen = Citizen {
        client: Client::new(),
        address: String::new(),
        token: citizen_token,
        answered: Arc::default(),
    };
    let mut numbered: BTreeMap<usize, String> = BTreeMap::new();
    for round in 0..3_usize {
        let (service, address) = Service::listening(&dir);
        citizen.address = address;
        if round == 0 {
            let head = [
                "--actor",
                "capo",
                "--role",
                "service_head",
                "--office",
                "centro-1",
            ];
            publish(&citizen, token_of(&head)).await;
            let identity =
                json!({ "identity": { "family_name": "Torrisi", "given_name": "Agata" } });
            let known = citizen.step("/api/v1/people", "person", None, &identity);
            assert!(known.await.is_some(), "the citizen is not on file");
        }
        citizen.answered.store(0, Ordering::SeqCst);
        let left: Vec<usize> = (0..CITIZENS)
            .filter(|n| !numbered.contains_key(n))
            .collect();
        // Each time in the middle of another part of the way, and before its end.
        let enough = (CITIZENS / 2 + round * CITIZENS / 2).min(left.len() * 2);
        let answered = citizen.answered.clone();
        let killer = tokio::task::spawn_blocking(move || {
            wait_until("some answers", || answered.load(Ordering::SeqCst) >= enough);
            service.kill();
        });
        numbered.extend(citizen.file_all(left).await);
        killer.await.unwrap();
        assert!(
            numbered.len() < CITIZENS,
            "round {round}: nothing was under way"
        );
    }
    let (service, address) = Service::listening(&dir);
    citizen.address = address;
    let answers = citizen.file_all((0..CITIZENS).collect()).await;
    assert_eq!(answers.len(), CITIZENS);
    assert_whole(&answers, &numbered);
    assert_consistent(&dir, &[]);
    assert_eq!(service.end(), Some(0));
}
