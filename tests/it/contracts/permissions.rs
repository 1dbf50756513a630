//! docs/reference/permissions.md: who may do what, readable without knowing the code.

use super::aggregates;
use super::golden;
use crate::house::source;
use domain::access::Role;
use domain::access::policy::{self, Reach};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const PAGE: &str = "docs/reference/permissions.md";

const INTRODUCTION: &str = "# Who may do what

Generated from the policy; `make golden` writes it again.
A row is a command; a column is a role.
An empty cell means that the role may not.

| word | reach |
|---|---|
| own | only what belongs to the person who acts |
| office | only what is in charge of the office the actor acts for |
| all | everything in the municipality |

Outside their reach people are told that a thing does not exist, not that it is forbidden.
";

fn word(reach: Reach) -> &'static str {
    match reach {
        Reach::Own => "own",
        Reach::Office => "office",
        Reach::Everywhere => "all",
        Reach::Nothing => "",
    }
}

/// The Italian name of each role, from its documentation.
fn italian() -> BTreeMap<String, String> {
    let text = source::read("domain/src/access/actor.rs");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines
        .windows(2)
        .filter_map(|two| {
            let name = two[0].strip_prefix("/// ")?.trim_end_matches('.');
            let code = two[1].split_once(" = \"")?.1.strip_suffix("\",")?;
            Some((code.to_owned(), name.to_owned()))
        })
        .collect()
}

fn roles(page: &mut String) {
    let italian = italian();
    page.push_str("\n## Roles\n\n| role | in the office | sees single cases |\n|---|---|---|\n");
    for role in Role::ALL {
        let name = italian.get(role.as_str()).map_or("", String::as_str);
        let sight = match policy::sight(*role) {
            Reach::Nothing => "none",
            reach => word(reach),
        };
        writeln!(page, "| {} | {name} | {sight} |", role.as_str()).expect("writes to a string");
    }
}

/// The grants of each command.
type Commands = BTreeMap<&'static str, &'static [(Role, Reach)]>;

/// What asks for a fresh proof of who somebody is.
fn delicate(page: &mut String) {
    page.push_str(
        "\n## Delicate\n\nWhoever signed in longer ago than `sessions.fresh_minutes` proves again who they are before:\n\n",
    );
    for permission in policy::FRESH_PROOF {
        let (aggregate, command) = permission.split_once('.').unwrap_or_default();
        writeln!(page, "- {aggregate}: {}", command.replace('_', " ")).expect("writes to a string");
    }
}

fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    roles(&mut page);
    delicate(&mut page);
    let mut rows: BTreeMap<&str, Commands> = BTreeMap::new();
    for row in policy::rows() {
        let (aggregate, command) = row.permission.split_once('.').unwrap_or_default();
        rows.entry(aggregate)
            .or_default()
            .insert(command, row.grants);
    }
    for (aggregate, commands) in rows {
        let used: BTreeSet<Role> = commands
            .values()
            .flat_map(|grants| grants.iter().map(|(role, _)| *role))
            .collect();
        let columns: Vec<Role> = Role::ALL
            .iter()
            .copied()
            .filter(|role| used.contains(role))
            .collect();
        let heads: Vec<String> = columns
            .iter()
            .map(|role| role.as_str().replace('_', " "))
            .collect();
        write!(
            page,
            "\n## {aggregate}\n\n| command | {} |\n|---|{}\n",
            heads.join(" | "),
            "---|".repeat(columns.len())
        )
        .expect("writes to a string");
        for (command, grants) in commands {
            let cells: Vec<String> = columns
                .iter()
                .map(|column| {
                    let reaches: Vec<&str> = grants
                        .iter()
                        .filter(|(role, _)| role == column)
                        .map(|(_, reach)| word(*reach))
                        .collect();
                    reaches.join(", ")
                })
                .collect();
            writeln!(
                page,
                "| {} | {} |",
                command.replace('_', " "),
                cells.join(" | ")
            )
            .expect("writes to a string");
        }
    }
    page
}

#[test]
fn the_page_of_permissions_says_what_the_policy_says() {
    golden::assert_same(PAGE, &page());
}

#[test]
fn every_row_of_the_policy_is_a_command() {
    let commands: BTreeSet<String> = aggregates::all()
        .iter()
        .flat_map(|known| {
            known
                .commands
                .iter()
                .map(|command| format!("{}.{command}", known.name))
        })
        .collect();
    let faults: Vec<String> = policy::rows()
        .map(|row| row.permission.to_owned())
        .filter(|permission| !commands.contains(permission))
        .collect();
    source::assert_none(
        &faults,
        "A row for a command that does not exist grants nothing and misleads whoever reads the policy.",
    );
}

#[test]
fn what_is_delicate_is_a_command() {
    let rows: BTreeSet<&str> = policy::rows().map(|row| row.permission).collect();
    let faults: Vec<String> = policy::FRESH_PROOF
        .iter()
        .filter(|permission| !rows.contains(*permission))
        .map(|permission| (*permission).to_owned())
        .collect();
    source::assert_none(
        &faults,
        "A fresh proof for a command that does not exist protects nothing.",
    );
}

#[test]
fn every_command_has_a_row() {
    let rows: BTreeSet<&str> = policy::rows().map(|row| row.permission).collect();
    let faults: Vec<String> = aggregates::all()
        .iter()
        .flat_map(|known| {
            known
                .commands
                .iter()
                .map(|command| format!("{}.{command}", known.name))
        })
        .filter(|permission| !rows.contains(permission.as_str()))
        .collect();
    source::assert_none(
        &faults,
        "A command without a row is refused to everybody: it might as well not exist.",
    );
}

#[test]
fn no_permission_has_two_rows() {
    let mut seen = BTreeSet::new();
    let faults: Vec<String> = policy::rows()
        .map(|row| row.permission)
        .filter(|permission| !seen.insert(*permission))
        .map(str::to_owned)
        .collect();
    source::assert_none(
        &faults,
        "Two rows for one permission add up silently; whoever reads one of them is misled.",
    );
}
