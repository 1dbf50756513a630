//! The service is killed in the middle of its work: nothing acknowledged is lost, nothing is done twice.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::support::{DataDir, Service, policentrica};
use reqwest::Client;
use serde_json::json;
use tokio::task::JoinSet;

/// Letters that are sent, again and again until all have their number.
const LETTERS: usize = 400;

/// A token of the officer of the register.
pub(crate) fn token(dir: &DataDir) -> String {
    let output = policentrica(dir)
        .args([
            "token",
            "--actor",
            "protocollo",
            "--role",
            "protocol_officer",
        ])
        .env("POLICENTRICA_IDENTITIES_LOCAL", "true")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Sends one letter; its answer to the letter, if one came.
async fn send(client: Client, address: String, token: String, letter: usize) -> Option<String> {
    let answer = client
        .post(format!("http://{address}/api/v1/registrations"))
        .bearer_auth(token)
        .header("idempotency-key", format!("letter-{letter}"))
        .json(&json!({
            "direction": "inbound",
            "act": "other",
            "subject": format!("Lettera {letter}"),
            "counterparty": "Agata Torrisi",
            "office": "centro-1",
        }))
        .timeout(Duration::from_secs(20))
        .send()
        .await
        .ok()?;
    if answer.status() != 201 {
        return None;
    }
    answer.text().await.ok()
}

async fn send_all(address: &str, token: &str, letters: &[usize]) -> BTreeMap<usize, String> {
    let client = Client::new();
    let mut tasks = JoinSet::new();
    for &letter in letters {
        let sent = send(client.clone(), address.to_owned(), token.to_owned(), letter);
        tasks.spawn(async move { sent.await.map(|answer| (letter, answer)) });
    }
    tasks.join_all().await.into_iter().flatten().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_killed_between_answers_loses_and_doubles_no_number() {
    drop(rustls::crypto::ring::default_provider().install_default());
    let dir = DataDir::new();
    let mut acknowledged: BTreeMap<usize, String> = BTreeMap::new();
    for round in 0..3 {
        let (service, address) = Service::listening(&dir);
        let token = token(&dir);
        let letters: Vec<usize> = (0..LETTERS)
            .filter(|n| !acknowledged.contains_key(n))
            .collect();
        let killer = tokio::task::spawn_blocking(move || {
            std::thread::sleep(Duration::from_millis(60 * (round + 1)));
            service.kill();
        });
        acknowledged.extend(send_all(&address, &token, &letters).await);
        killer.await.unwrap();
    }
    let (service, address) = Service::listening(&dir);
    let all: Vec<usize> = (0..LETTERS).collect();
    let again = send_all(&address, &token(&dir), &all).await;
    for (letter, answer) in &acknowledged {
        assert_eq!(
            again.get(letter),
            Some(answer),
            "the same key, the same answer"
        );
    }
    let mut numbers: Vec<String> = again
        .values()
        .map(|answer| {
            let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
            answer["registrations"][0]["number"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    numbers.sort();
    let year = &numbers[0][..4];
    let wanted: Vec<String> = (1..=LETTERS).map(|n| format!("{year}/{n:07}")).collect();
    assert_eq!(numbers, wanted);
    for verb in [&["verify"][..], &["rebuild", "--check"]] {
        let checked = policentrica(&dir).args(verb).output().unwrap();
        assert!(checked.status.success(), "{verb:?}: {checked:?}");
    }
    assert_eq!(service.end(), Some(0));
}
