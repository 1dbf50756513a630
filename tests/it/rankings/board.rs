//! What is posted for everybody: a page, a table and the paper of the act.

use super::{World, head};
use chrono::TimeDelta;
use tests::app::{Reply, send};

/// What somebody gets who says nothing of themselves.
async fn anybody(world: &World, path: &str) -> Reply {
    send(world.app.anonymous(reqwest::Method::GET, path)).await
}

/// Waits until everything that was written can be read.
async fn followed(world: &World) {
    world.asks(&head(), "").await;
}

fn never_told(text: &str) {
    for word in ["Invenzione", "Rosa", "isee", "6200", "4000", "both_work"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

#[tokio::test]
async fn everybody_reads_what_is_posted_while_it_is_posted() {
    let mut world = World::reviewed().await;
    let path = format!("/albo/graduatorie/{}", world.id());
    followed(&world).await;
    assert_eq!(anybody(&world, &path).await.status, 404, "not posted yet");
    world.provisional().await;
    followed(&world).await;
    let page = anybody(&world, &path).await;
    assert_eq!(page.status, 200, "{page:?}");
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("x-robots-tag"), "noindex, noarchive");
    assert_eq!(page.header("cache-control"), "public, max-age=300");
    for code in &world.codes {
        assert!(page.text.contains(code.as_str()), "{code}");
    }
    for part in [
        "<html lang=\"it\">",
        "<caption>Asilo nido</caption>",
        "scope=\"col\"",
        "provvisoria",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    never_told(&page.text);
    let list = anybody(&world, "/albo").await;
    assert!(list.text.contains(&path), "{}", list.text);
    world.app.store.clock().advance(TimeDelta::days(15));
    assert_eq!(anybody(&world, &path).await.status, 404, "taken down");
    let list = anybody(&world, "/albo").await;
    assert!(!list.text.contains(&path), "{}", list.text);
}

#[tokio::test]
async fn a_cache_forgets_what_is_posted_with_the_end_of_its_last_day() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    followed(&world).await;
    // The last minute of the fifteenth day in Rome.
    let last = domain::shared::time::rome_day(world.app.store.clock().now()) + TimeDelta::days(15);
    let end = domain::shared::time::day_start(last) - TimeDelta::seconds(60);
    let left = end - world.app.store.clock().now();
    world.app.store.clock().advance(left);
    let path = format!("/albo/graduatorie/{}", world.id());
    let page = anybody(&world, &path).await;
    assert_eq!(page.header("cache-control"), "public, max-age=60");
}

#[tokio::test]
async fn the_table_and_the_paper_say_what_the_page_says() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    followed(&world).await;
    let path = format!("/albo/graduatorie/{}", world.id());
    let table = anybody(&world, &format!("{path}/righe.csv")).await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    let mut read = csv::Reader::from_reader(table.text.as_bytes());
    let rows: Vec<Vec<String>> = read
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    let first = ["nursery", "1", &world.codes[0], "9.5", "beneficiario", ""];
    assert_eq!(rows[0], first);
    let last = ["", "", &world.codes[3], "", "escluso", "resident"];
    assert_eq!(rows[3], last);
    never_told(&table.text);
    let act = anybody(&world, &format!("{path}/atto.pdf")).await;
    assert_eq!(
        (act.status, act.header("content-type")),
        (200, "application/pdf")
    );
    assert!(act.bytes.starts_with(b"%PDF-"));
    let again = anybody(&world, &format!("{path}/atto.pdf")).await;
    assert_eq!(act.bytes, again.bytes, "the same every time");
}
