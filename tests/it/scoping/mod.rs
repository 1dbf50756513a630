//! Lists show no more than items, counts agree, and what is hidden is as if it were not there: for every noun, whoever asks.
//!
//! Worlds are generated: people, offices, applications, letters, plans and case files that are restricted, opened to
//! others or left as they are, from a few dice.

mod world;

use domain::access::{Actor, Role};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use tests::actors::{citizen, everybody, stranger};
use tests::app::{Reply, TestApp};
use world::World;

/// A noun: the list of it, what names a row, and where the row is found alone.
struct Noun {
    list: &'static str,
    row: &'static str,
    item: &'static str,
}

const NOUNS: &[Noun] = &[
    Noun {
        list: "/api/v1/applications",
        row: "id",
        item: "/api/v1/applications/{id}",
    },
    Noun {
        list: "/api/v1/applications?which=all",
        row: "id",
        item: "/api/v1/applications/{id}",
    },
    Noun {
        list: "/api/v1/deadlines",
        row: "application_id",
        item: "/api/v1/applications/{id}",
    },
    Noun {
        list: "/api/v1/registrations",
        row: "id",
        item: "/api/v1/registrations/{id}",
    },
    Noun {
        list: "/api/v1/care-plans",
        row: "id",
        item: "/api/v1/care-plans/{id}",
    },
    Noun {
        list: "/api/v1/care-plans/reviews-due",
        row: "plan",
        item: "/api/v1/care-plans/{id}",
    },
    Noun {
        list: "/api/v1/case-files",
        row: "id",
        item: "/api/v1/case-files/{id}",
    },
    Noun {
        list: "/api/v1/access-sheets",
        row: "id",
        item: "/api/v1/access-sheets/{id}",
    },
    Noun {
        list: "/api/v1/funds",
        row: "id",
        item: "/api/v1/funds/{id}",
    },
];

const NOWHERE: &str = "7d444840-9dc0-41d1-b245-5ffdce74fad2";

/// Everybody who might ask: each role at each office, and the people themselves.
fn askers() -> Vec<Actor> {
    let mut all: Vec<Actor> = ["centro-1", "centro-2", "equipe-minori", "sportello"]
        .iter()
        .flat_map(|office| everybody(office))
        .filter(|actor| actor.role != Role::Citizen)
        .collect();
    all.extend([citizen(), stranger(), crate::case_files::given::ferrante()]);
    all
}

/// All rows of a list by what names them, page after page; nothing where who asks is turned away.
async fn listed(app: &TestApp, actor: &Actor, noun: &Noun) -> Option<BTreeSet<String>> {
    let head = app.store.head().await.expect("a head");
    let with = if noun.list.contains('?') { '&' } else { '?' };
    let mut link = format!("{}{with}limit=3&count=true&min_position={head}", noun.list);
    let (mut rows, mut counts) = (Vec::new(), BTreeSet::new());
    loop {
        let reply = app.get(actor, &link).await;
        if matches!(reply.status, 403 | 404 | 422) {
            return None;
        }
        assert_eq!(reply.status, 200, "{link} as {actor:?}: {reply:?}");
        let page = reply.json();
        counts.insert(page["count"].as_u64().expect("a count"));
        for row in page["items"].as_array().expect("rows") {
            rows.push(row[noun.row].as_str().expect("a name").to_owned());
        }
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut link),
            None => break,
        }
    }
    let counted: Vec<u64> = counts.into_iter().collect();
    assert_eq!(
        counted,
        [rows.len() as u64],
        "{} counts otherwise than it shows to {actor:?}",
        noun.list
    );
    Some(rows.into_iter().collect())
}

fn without_place(reply: &Reply) -> (u16, Value) {
    let mut body = reply.json();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("instance");
    }
    (reply.status, body)
}

/// Which of these somebody finds alone; what they do not find is answered like what does not exist.
async fn found(
    app: &TestApp,
    actor: &Actor,
    item: &str,
    all: &BTreeSet<String>,
) -> BTreeSet<String> {
    let nothing = app.get(actor, &item.replace("{id}", NOWHERE)).await;
    let mut found = BTreeSet::new();
    for id in all {
        let reply = app.get(actor, &item.replace("{id}", id)).await;
        if reply.status == 200 {
            found.insert(id.clone());
        } else {
            assert_eq!(
                without_place(&reply),
                without_place(&nothing),
                "{item} of {id} as {actor:?}"
            );
        }
    }
    found
}

/// Checks one world; how many rows were seen in lists, by noun.
async fn checked(world: &World) -> BTreeMap<&'static str, usize> {
    let app = world.app();
    let askers = askers();
    let mut lists: BTreeMap<&str, Vec<Option<BTreeSet<String>>>> = BTreeMap::new();
    let mut all: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for noun in NOUNS {
        for actor in &askers {
            let rows = listed(app, actor, noun).await;
            let known = all.entry(noun.item).or_default();
            known.extend(rows.iter().flatten().cloned());
            lists.entry(noun.list).or_default().push(rows);
        }
    }
    for (item, ids) in world.made() {
        all.entry(item).or_default().extend(ids);
    }
    for (at, actor) in askers.iter().enumerate() {
        let mut alone: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for noun in NOUNS {
            if !alone.contains_key(noun.item) {
                let found = found(app, actor, noun.item, &all[noun.item]).await;
                alone.insert(noun.item, found);
            }
            let Some(rows) = &lists[noun.list][at] else {
                continue;
            };
            let more: Vec<&String> = rows.difference(&alone[noun.item]).collect();
            assert!(
                more.is_empty(),
                "{} shows {actor:?} what {} hides: {more:?}",
                noun.list,
                noun.item
            );
        }
    }
    NOUNS
        .iter()
        .map(|noun| {
            let rows = lists[noun.list].iter().flatten();
            (noun.list, rows.map(BTreeSet::len).sum())
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_list_shows_more_than_its_items_and_what_is_hidden_is_not_there() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in [1, 2, 3] {
        let world = World::generated(seed).await;
        for (list, rows) in checked(&world).await {
            *seen.entry(list).or_default() += rows;
        }
    }
    for (list, rows) in seen {
        assert!(rows > 0, "nobody saw a row of {list}: it proves nothing");
    }
}
