//! docs/reference/route-rights.md: which role gets something from which route, as the running service answers.

use super::golden;
use crate::calls::trial;
use crate::edge::city::City;
use domain::access::policy::{self, Reach};
use domain::access::{Actor, Role};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use tests::actors::{citizen, everybody, stranger};
use tests::app::{Reply, TestApp, send};
use tests::schema::{body, fill, operations};

const PAGE: &str = "docs/reference/route-rights.md";

const INTRODUCTION: &str = "# Which role gets what from which route

Generated; `make golden` writes it again.
A cell of a question is what the running service answered to somebody of that role in a city with something of everything: \
asked for things of their own office or person, and for those of others; its calls are published, its rankings not yet.
A cell of a command is what the policy says ([permissions.md](permissions.md)).

| word | reach |
|---|---|
| own | only what belongs to the person who asks |
| office | only what is in charge of the office of who asks |
| all | everything in the municipality |

An empty cell means that nothing of it is told: 403 where the role never does this, else 404 or an empty list, as if nothing were there.
What an auditor is told has its personal values masked; what cannot be masked is told once it is unmasked.
";

/// Whoever could be concerned by what stands at `office`, and whoever is not.
fn pairs(office: &str) -> Vec<(Role, Actor, Actor)> {
    let near = everybody(office).into_iter();
    near.zip(everybody("centro-3"))
        .map(|(near, far)| match near.role {
            Role::Citizen => (Role::Citizen, citizen(), stranger()),
            role => (role, near, far),
        })
        .collect()
}

async fn ask(app: &TestApp, actor: &Actor, method: &str, path: &str) -> Reply {
    if method == "GET" {
        return app.get(actor, path).await;
    }
    // The two questions with a body.
    let body = if path.ends_with("/try-rules") {
        trial()
    } else {
        json!({ "family_name": "Torrisi", "given_name": "Agata", "birth_on": "1950-05-05" })
    };
    app.post(actor, path, &body).await
}

/// Whether an answer tells anything.
fn tells(reply: &Reply) -> bool {
    match reply.status {
        200 if reply.header("content-type").starts_with("application/json") => {
            reply.json()["items"] != json!([])
        }
        200 => true,
        403 | 404 => false,
        _ => panic!("neither an answer nor a refusal for who asks: {reply:?}"),
    }
}

async fn measured(city: &City, method: &str, template: &str) -> BTreeMap<Role, &'static str> {
    let path = city.real(template);
    let office = if template.contains("/access-sheets") {
        "sportello"
    } else {
        "centro-1"
    };
    let mut cells = BTreeMap::new();
    for (role, near, far) in pairs(office) {
        let near = tells(&ask(city.app(), &near, method, &path).await);
        let far = tells(&ask(city.app(), &far, method, &path).await);
        let word = match (near, far) {
            (true, true) => "all",
            (true, false) if role == Role::Citizen => "own",
            (true, false) => "office",
            (false, false) => "",
            (false, true) => panic!("{role} sees of {template} only what is of others"),
        };
        cells.insert(role, word);
    }
    cells
}

fn granted(permission: &str) -> BTreeMap<Role, &'static str> {
    let word = |reach: &Reach| match reach {
        Reach::Own => "own",
        Reach::Office => "office",
        Reach::Everywhere => "all",
        Reach::Nothing => "",
    };
    let roles = Role::ALL.iter().filter(|role| **role != Role::System);
    roles
        .map(|role| {
            let reach = policy::reach(*role, permission);
            (*role, reach.first().map_or("", word))
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_routes_and_roles_says_what_the_service_answers() {
    let city = City::build().await;
    let mut nouns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (method, path, operation) in operations(&api::openapi()) {
        if path.starts_with("/health") {
            continue;
        }
        let cells = match operation["x-permission"].as_str() {
            Some(permission) => granted(permission),
            None => measured(&city, &method, &path).await,
        };
        let words: Vec<&str> = cells.values().copied().collect();
        let noun = operation["tags"][0].as_str().expect("a noun").to_owned();
        let path = path.trim_start_matches("/api/v1");
        let line = format!("| {method} `{path}` | {} |", words.join(" | "));
        nouns.entry(noun).or_default().push(line);
    }
    let roles: Vec<String> = pairs("centro-1")
        .iter()
        .map(|(role, _, _)| role.as_str().replace('_', " "))
        .collect();
    let mut page = INTRODUCTION.to_owned();
    for (noun, lines) in nouns {
        write!(
            page,
            "\n## {noun}\n\n| route | {} |\n|---|{}\n{}\n",
            roles.join(" | "),
            "---|".repeat(roles.len()),
            lines.join("\n")
        )
        .expect("writes to a string");
    }
    golden::assert_same(PAGE, &page);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_command_is_taken_from_a_role_that_has_no_row_for_it() {
    let city = City::build().await;
    let api = api::openapi();
    let mut refused = 0;
    for (method, path, operation) in operations(&api) {
        let Some(permission) = operation["x-permission"].as_str() else {
            continue;
        };
        let schema = body(&operation);
        let whole = schema.map_or(Value::Null, |schema| fill(&api, schema, "Prova"));
        for actor in everybody("centro-1") {
            if !policy::reach(actor.role, permission).is_empty() {
                continue;
            }
            let method = Method::from_bytes(method.as_bytes()).expect("a method");
            let request = city
                .app()
                .request(&actor, method, &city.real(&path))
                .header("If-Match", "\"1\"");
            let reply = send(request.json(&whole)).await;
            let (status, _) = reply.problem();
            assert!(
                matches!(status, 400 | 403 | 404 | 415 | 422),
                "{path} as {}: {reply:?}",
                actor.role
            );
            refused += usize::from(matches!(status, 403 | 404));
        }
    }
    assert!(refused > 500, "{refused} refusals by role");
}
