//! Letters sent to a real service over HTTP, again and again under the same keys, and what must be true afterwards.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::support::{DataDir, policentrica};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tokio::task::JoinSet;

/// Whoever sends letters.
#[derive(Clone)]
pub(super) struct Sender {
    client: Client,
    token: String,
    /// The director's, who opens the office of the letters.
    director: String,
    /// Whether that office is open.
    opened: Arc<AtomicBool>,
    /// How many letters have their number.
    pub(super) answered: Arc<AtomicUsize>,
}

/// A token of this installation for somebody.
pub(super) fn token(dir: &DataDir, somebody: &[&str], more: &[(&str, &str)]) -> String {
    drop(rustls::crypto::ring::default_provider().install_default());
    let output = policentrica(dir)
        .arg("token")
        .args(somebody)
        .env("POLICENTRICA_IDENTITIES_LOCAL", "true")
        .envs(more.iter().copied())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// What became of a letter.
#[derive(Clone, Debug)]
pub(super) enum Fate {
    /// It has its number; the answer as it came.
    Numbered(String),
    /// It was refused with this code, and the sender was told when to try again.
    Later(String),
    /// No answer came.
    Unknown,
}

impl Sender {
    /// Takes the officer of the register on, with a token of this installation.
    pub(super) fn new(dir: &DataDir) -> Self {
        Self::with(dir, &[])
    }

    /// The same with settings of the installation's own.
    pub(super) fn with(dir: &DataDir, more: &[(&str, &str)]) -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let officer = ["--actor", "protocollo", "--role", "protocol_officer"];
        let director = token(dir, &["--actor", "dirigente", "--role", "director"], more);
        let token = token(dir, &officer, more);
        Self {
            client: Client::new(),
            token,
            director,
            opened: Arc::default(),
            answered: Arc::default(),
        }
    }

    /// Opens the office the letters are for, unless it is open; whether it is now.
    pub(super) async fn open_office(&self, address: &str) -> bool {
        if self.opened.load(Ordering::SeqCst) {
            return true;
        }
        let profile = json!({
            "name": "Centro sociale 1", "address": "Via dei Platani 12", "phones": [], "hours": [],
            "districts": [], "head": "Rosalia Ferrante",
        });
        let request = self
            .client
            .post(format!("http://{address}/api/v1/offices"))
            .bearer_auth(&self.director)
            .header("idempotency-key", "office")
            .json(&json!({ "code": "centro-1", "opens_on": "2026-01-01", "profile": profile }));
        let answer = request.timeout(Duration::from_secs(40)).send().await;
        let is_open = answer.is_ok_and(|answer| answer.status() == StatusCode::CREATED);
        self.opened.store(is_open, Ordering::SeqCst);
        is_open
    }

    /// Sends one letter. Whatever is not a number must say when to come back, or be no answer at all.
    async fn send(&self, address: &str, letter: usize) -> Fate {
        let request = self
            .client
            .post(format!("http://{address}/api/v1/registrations"))
            .bearer_auth(&self.token)
            .header("idempotency-key", format!("letter-{letter}"))
            .json(&json!({
                "direction": "inbound",
                "act": "other",
                "subject": format!("Lettera {letter}"),
                "counterparty": "Agata Torrisi",
                "office": "centro-1",
            }));
        let Ok(answer) = request.timeout(Duration::from_secs(40)).send().await else {
            return Fate::Unknown;
        };
        let (status, headers) = (answer.status(), answer.headers().clone());
        let Ok(text) = answer.text().await else {
            return Fate::Unknown;
        };
        if status == StatusCode::CREATED {
            self.answered.fetch_add(1, Ordering::SeqCst);
            return Fate::Numbered(text);
        }
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{text}");
        assert!(headers.contains_key("retry-after"), "{headers:?}");
        assert_eq!(headers["content-type"], "application/problem+json");
        let problem: Value = serde_json::from_str(&text).unwrap();
        Fate::Later(problem["code"].as_str().unwrap().to_owned())
    }

    /// Sends many letters at once.
    pub(super) async fn send_all(
        &self,
        address: &str,
        letters: impl IntoIterator<Item = usize>,
    ) -> BTreeMap<usize, Fate> {
        if !self.open_office(address).await {
            return letters.into_iter().map(|n| (n, Fate::Unknown)).collect();
        }
        let mut tasks = JoinSet::new();
        for letter in letters {
            let (sender, address) = (self.clone(), address.to_owned());
            tasks.spawn(async move { (letter, sender.send(&address, letter).await) });
        }
        tasks.join_all().await.into_iter().collect()
    }

    /// Sends letters until each has its number; the limit only keeps a broken test from hanging.
    pub(super) async fn insist(
        &self,
        address: &str,
        letters: impl IntoIterator<Item = usize>,
    ) -> BTreeMap<usize, String> {
        let since = Instant::now();
        let mut left: Vec<usize> = letters.into_iter().collect();
        let mut numbered = BTreeMap::new();
        while !left.is_empty() {
            assert!(since.elapsed() < Duration::from_mins(2), "{left:?}");
            numbered.extend(numbered_in(&self.send_all(address, left.clone()).await));
            left.retain(|letter| !numbered.contains_key(letter));
        }
        numbered
    }

    /// What a question of this sender is answered.
    pub(super) async fn ask(&self, address: &str, path: &str) -> reqwest::Response {
        let request = self.client.get(format!("http://{address}{path}"));
        request.bearer_auth(&self.token).send().await.unwrap()
    }
}

/// The letters that have their number.
pub(super) fn numbered_in(fates: &BTreeMap<usize, Fate>) -> BTreeMap<usize, String> {
    let numbered = |(letter, fate): (&usize, &Fate)| match fate {
        Fate::Numbered(answer) => Some((*letter, answer.clone())),
        Fate::Later(_) | Fate::Unknown => None,
    };
    fates.iter().filter_map(numbered).collect()
}

/// Checks that these are all letters there are, that their numbers have no gap, and that the same answers are given
/// as those that were acknowledged before.
pub(super) fn assert_whole(
    answers: &BTreeMap<usize, String>,
    acknowledged: &BTreeMap<usize, String>,
) {
    for (letter, answer) in acknowledged {
        let again = answers.get(letter);
        assert_eq!(again, Some(answer), "the same key, the same answer");
    }
    let mut numbers: Vec<String> = answers
        .values()
        .map(|answer| {
            let answer: Value = serde_json::from_str(answer).unwrap();
            let number = answer["registrations"][0]["number"].as_str();
            number.unwrap().to_owned()
        })
        .collect();
    numbers.sort();
    let year = &numbers[0][..4];
    let wanted: Vec<String> = (1..=answers.len())
        .map(|n| format!("{year}/{n:07}"))
        .collect();
    assert_eq!(numbers, wanted);
}

/// The log keeps its promises, and every read model is what the log says.
pub(super) fn assert_consistent(dir: &DataDir, more: &[(&str, &str)]) {
    for verb in [&["verify"][..], &["rebuild", "--check"]] {
        let mut command = policentrica(dir);
        command.args(verb).envs(more.iter().copied());
        let checked = command.output().unwrap();
        assert!(checked.status.success(), "{verb:?}: {checked:?}");
    }
}
