//! Two services on one database: they share the work, and one goes on where the other ends without a word.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::letters::{Sender, assert_consistent, assert_whole, numbered_in};
use crate::support::{DataDir, Service, wait_until};
use cli::cluster::Scratch;

/// Letters that go to both nodes.
const LETTERS: usize = 400;
/// How soon the read models of a node that died are kept by the other one.
const SECONDS: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread")]
async fn of_two_services_one_dies_and_the_other_goes_on_with_everything() {
    let database = tokio::task::spawn_blocking(Scratch::start)
        .await
        .unwrap()
        .unwrap();
    let dirs = [DataDir::new(), DataDir::new()];
    let settings = dirs[0].of_a_node(&database.url());
    let env: Vec<(&str, &str)> = settings
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    let (dying, first) = Service::listening_with(&dirs[0], &env);
    let (going_on, second) = Service::listening_with(&dirs[1], &env);
    let sender = Sender::with(&dirs[0], &env);
    let answered = sender.answered.clone();
    let killer = tokio::task::spawn_blocking(move || {
        wait_until("some answers", || answered.load(Ordering::SeqCst) >= 40);
        dying.kill();
    });
    let halves = (0..LETTERS / 2, LETTERS / 2..LETTERS);
    let (left, right) = tokio::join!(
        sender.send_all(&first, halves.0),
        sender.send_all(&second, halves.1),
    );
    killer.await.unwrap();
    let died_at = Instant::now();
    let mut acknowledged: BTreeMap<usize, String> = numbered_in(&left);
    assert!(acknowledged.len() < LETTERS / 2, "nothing was under way");
    acknowledged.extend(numbered_in(&right));
    // The read models follow what the survivor writes, whoever kept them before.
    let letter = sender.insist(&second, [9_999]).await;
    acknowledged.extend(letter);
    loop {
        let answer = sender
            .ask(&second, "/api/v1/registrations?limit=1&min_position=1")
            .await;
        let number =
            answer.json::<serde_json::Value>().await.unwrap()["items"][0]["number"].clone();
        let newest: serde_json::Value = serde_json::from_str(&acknowledged[&9_999]).unwrap();
        if number == newest["registrations"][0]["number"] {
            break;
        }
        assert!(died_at.elapsed() < SECONDS, "nobody has taken over");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    // What the dead node never answered is asked of the living one.
    let all = (0..LETTERS).chain([9_999]);
    let answers = sender.insist(&second, all).await;
    assert_whole(&answers, &acknowledged);
    assert_consistent(&dirs[1], &env);
    assert_eq!(going_on.end(), Some(0));
}
