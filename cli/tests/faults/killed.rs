//! The service, or its database, is killed in the middle of its work: nothing acknowledged is lost, nothing is done
//! twice.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::letters::{Sender, assert_consistent, assert_whole, numbered_in};
use crate::support::{DataDir, Service, signal, wait_until};
use rustix::process::Signal;

/// Letters that are sent, again and again until all have their number.
const LETTERS: usize = 400;
/// Answers after which something is killed: while most letters still wait for theirs.
const SOME: usize = 40;

/// Kills something once some letters have their number and the others are under way.
fn when_some_are_answered(
    sender: &Sender,
    kill: impl FnOnce() + Send + 'static,
) -> tokio::task::JoinHandle<()> {
    let answered = sender.answered.clone();
    answered.store(0, Ordering::SeqCst);
    tokio::task::spawn_blocking(move || {
        wait_until("some answers", || answered.load(Ordering::SeqCst) >= SOME);
        kill();
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_killed_between_answers_loses_and_doubles_no_number() {
    let dir = DataDir::new();
    let mut acknowledged: BTreeMap<usize, String> = BTreeMap::new();
    for round in 0..3 {
        let (service, address) = Service::listening(&dir);
        let sender = Sender::new(&dir);
        let killer = when_some_are_answered(&sender, move || service.kill());
        let left = (0..LETTERS).filter(|n| !acknowledged.contains_key(n));
        let answers = numbered_in(&sender.send_all(&address, left).await);
        killer.await.unwrap();
        assert!(
            answers.len() >= SOME,
            "round {round}: nothing was acknowledged"
        );
        acknowledged.extend(answers);
        assert!(
            acknowledged.len() < LETTERS,
            "round {round}: nothing was under way"
        );
    }
    let (service, address) = Service::listening(&dir);
    let sender = Sender::new(&dir);
    let answers = sender.insist(&address, 0..LETTERS).await;
    assert_whole(&answers, &acknowledged);
    assert_consistent(&dir, &[]);
    assert_eq!(service.end(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_killed_under_a_service_is_back_by_itself_and_no_number_is_lost() {
    let dir = DataDir::new();
    let (service, address) = Service::listening(&dir);
    let sender = Sender::new(&dir);
    let mut acknowledged: BTreeMap<usize, String> = BTreeMap::new();
    for round in 0..2 {
        let server = dir.server_pid().unwrap();
        let killer = when_some_are_answered(&sender, move || signal(server, Signal::KILL));
        let letters = round * LETTERS..(round + 1) * LETTERS;
        acknowledged.extend(numbered_in(&sender.send_all(&address, letters).await));
        killer.await.unwrap();
        wait_until("another server", || {
            dir.server_pid().is_some_and(|pid| pid != server)
        });
    }
    let answers = sender.insist(&address, 0..2 * LETTERS).await;
    assert_whole(&answers, &acknowledged);
    assert_consistent(&dir, &[]);
    assert_eq!(service.end(), Some(0));
}

/// Whoever asks after a kill is answered as soon as the service listens again, not when a lock has run out.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_before_a_kill_can_be_read_right_after_it() {
    let dir = DataDir::new();
    let (service, address) = Service::listening(&dir);
    let sender = Sender::new(&dir);
    let answers = sender.insist(&address, 0..50).await;
    service.kill();
    let (service, address) = Service::listening(&dir);
    let since = std::time::Instant::now();
    loop {
        let answer = sender
            .ask(&address, "/api/v1/registrations?limit=200&min_position=51")
            .await;
        if !answer.headers().contains_key("policentrica-stale") {
            let body: serde_json::Value = answer.json().await.unwrap();
            assert_eq!(body["items"].as_array().unwrap().len(), answers.len());
            break;
        }
        assert!(
            since.elapsed() < Duration::from_secs(30),
            "the read models stand still"
        );
    }
    assert_eq!(service.end(), Some(0));
}
