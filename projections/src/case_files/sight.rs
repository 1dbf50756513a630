//! Who may see what of a case file: conditions that every statement carries; where nothing is known, nothing is seen.

use crate::viewer::Viewer;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Role;
use domain::case_file::{By, Worker};
use domain::shared::time::rome_day;
use sqlx::{Postgres, QueryBuilder};
use store::Store;

/// How much of a file a question is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// That there is a file, where it stands, who works on it.
    Overview,
    /// What is in it.
    Content,
}

/// When a question is asked, and which day that is in Italy.
#[derive(Clone, Copy)]
pub(super) struct Today {
    at: DateTime<Utc>,
    pub(super) on: NaiveDate,
}

/// Now, and the day in Italy.
pub(super) fn today(store: &Store) -> Today {
    let at = store.clock().now();
    Today {
        at,
        on: rome_day(at),
    }
}

/// Whether the file is a team's alone on the day that is bound; never null.
pub(super) fn restricted(query: &mut QueryBuilder<'_, Postgres>, today: Today) {
    query.push(
        "(c.restricted_to IS NOT NULL AND (c.restricted_until IS NULL OR c.restricted_until >= ",
    );
    query.push_bind(today.on).push("))");
}

/// Adds ` AND <the file c is open to them>`.
pub(super) fn of_file(
    viewer: &Viewer,
    query: &mut QueryBuilder<'_, Postgres>,
    today: Today,
    depth: Depth,
) {
    let by = position(viewer);
    if by == By::Service {
        return;
    }
    let Some(worker) = by.worker() else {
        query.push(" AND false");
        return;
    };
    let office = worker.office.as_str();
    query.push(" AND (");
    works_on_it(&by, query, today);
    query.push(" OR ");
    restricted(query, today);
    query
        .push(" AND (c.restricted_to = ")
        .push_bind(office.to_owned());
    if depth == Depth::Overview && matches!(by, By::Head(_)) {
        query.push(" OR c.office = ").push_bind(office.to_owned());
    }
    query.push(") OR NOT ");
    restricted(query, today);
    query.push(" AND (c.office = ").push_bind(office.to_owned());
    // What was absorbed stays readable for the office of the file that goes on.
    query.push(
        " OR EXISTS (SELECT FROM case_files s WHERE s.case_id = c.absorbed_into AND s.office = ",
    );
    query.push_bind(office.to_owned());
    query.push(" AND (s.restricted_to IS NULL OR s.restricted_until < ");
    query.push_bind(today.on).push("))");
    if depth == Depth::Overview {
        query
            .push(" OR c.asked_office = ")
            .push_bind(office.to_owned());
    }
    query.push(
        " OR EXISTS (SELECT FROM case_files_grants g WHERE g.case_id = c.case_id AND NOT g.revoked AND g.office = ",
    );
    query.push_bind(office.to_owned());
    query.push(" AND g.from_on <= ").push_bind(today.on);
    query.push(" AND (g.until_on IS NULL OR g.until_on >= ");
    query.push_bind(today.on).push("))))");
}

/// The office of whoever reads files by it; nothing for the service, which reads all of them.
pub(super) fn office(viewer: &Viewer) -> Option<String> {
    let by = position(viewer);
    by.worker().map(|worker| worker.office.to_string())
}

/// Those files of other offices that stand for themselves and may be open to them by [`of_file`]: never fewer than are.
pub(super) fn other_ways(viewer: &Viewer, query: &mut QueryBuilder<'_, Postgres>) {
    let by = position(viewer);
    let Some(worker) = by.worker() else {
        query.push("SELECT case_id FROM case_files WHERE false");
        return;
    };
    let ways = [
        ("case_files WHERE asked_office = ", false),
        ("case_files WHERE restricted_to = ", false),
        ("case_files_grants WHERE office = ", false),
        (
            "case_files_workers WHERE until_on IS NULL AND office = ",
            true,
        ),
        ("case_files_glasses WHERE office = ", true),
    ];
    let mut between = "";
    for (way, in_person) in ways {
        query.push(between);
        between = " UNION ALL ";
        query.push("SELECT case_id FROM ").push(way);
        query.push_bind(worker.office.as_str().to_owned());
        if in_person {
            query.push(" AND actor = ");
            query.push_bind(worker.actor.as_str().to_owned());
        }
    }
}

/// Adds ` AND <the entry e of the file c is open to them>`: what a team wrote is for that team, what is reserved for
/// whoever works on the case, wrote it, or heads the office in charge, or broke the glass there; a private note is for its author and for who
/// heads their office.
pub(super) fn of_entry(viewer: &Viewer, query: &mut QueryBuilder<'_, Postgres>, today: Today) {
    of_team(viewer, query);
    let by = position(viewer);
    let Some(worker) = by.worker() else {
        return;
    };
    query.push(" AND (NOT e.private OR (e.author_office = ");
    query.push_bind(worker.office.as_str().to_owned());
    if !matches!(by, By::Head(_)) {
        query.push(" AND e.author = ");
        query.push_bind(worker.actor.as_str().to_owned());
    }
    query.push(")) AND (NOT e.reserved OR ");
    is_named(worker, query);
    // An emergency opens to another office what the office in charge reads of it, and nothing reserved.
    query
        .push(" OR (c.office = ")
        .push_bind(worker.office.as_str().to_owned());
    query.push(" AND ");
    under_glass(worker, query, today);
    query.push(") OR (e.author_office = ");
    query.push_bind(worker.office.as_str().to_owned());
    query.push(" AND e.author = ");
    query.push_bind(worker.actor.as_str().to_owned());
    query.push(")");
    if matches!(by, By::Head(_)) {
        query.push(" OR (c.office = ");
        query.push_bind(worker.office.as_str().to_owned());
        query.push(" AND NOT ");
        restricted(query, today);
        query.push(")");
    }
    query.push(")");
}

/// Adds ` AND <what a team put into the file is that team's>` for rows `e` with an author; where the file hides its
/// information, what any office put there is that office's.
pub(super) fn of_team(viewer: &Viewer, query: &mut QueryBuilder<'_, Postgres>) {
    let by = position(viewer);
    if by == By::Service {
        return;
    }
    let Some(worker) = by.worker() else {
        query.push(" AND false");
        return;
    };
    query.push(" AND ");
    team_keeps(worker, query);
}

/// Adds ` AND <the record e of the file c is open to them>`: as in [`of_team`], but for where a child was placed, which
/// is for the team and for whoever works on the case, never by broken glass.
pub(super) fn of_record(viewer: &Viewer, query: &mut QueryBuilder<'_, Postgres>, today: Today) {
    let by = position(viewer);
    let Some(worker) = by.worker() else {
        return of_team(viewer, query);
    };
    let office = worker.office.as_str();
    query.push(" AND CASE e.kind WHEN 'placement' THEN (");
    is_named(worker, query);
    query.push(" OR e.second_level AND e.author_office = ");
    query.push_bind(office.to_owned());
    query.push(" OR c.restricted_to = ");
    query.push_bind(office.to_owned());
    query.push(" AND ");
    restricted(query, today);
    query.push(") ELSE ");
    team_keeps(worker, query);
    query.push(" END");
}

/// Whether the row `e` is nobody's in particular or their office's; what the service itself wrote is no office's.
fn team_keeps(worker: &Worker, query: &mut QueryBuilder<'_, Postgres>) {
    query.push("(NOT (e.second_level OR c.information_hidden AND e.author_office IS NOT NULL) OR e.author_office = ");
    query.push_bind(worker.office.as_str().to_owned());
    query.push(")");
}

/// Adds ` AND <the case of the row is no team's alone, or open to them all the same>` for rows of another read model.
pub(crate) fn not_kept_from(
    viewer: &Viewer,
    store: &Store,
    query: &mut QueryBuilder<'_, Postgres>,
    case: &'static str,
) {
    let by = position(viewer);
    if by == By::Service {
        return;
    }
    query.push(" AND NOT EXISTS (SELECT FROM case_files c WHERE c.case_id = ");
    query.push(case).push(" AND ");
    restricted(query, today(store));
    query.push(" AND NOT (");
    works_on_it(&by, query, today(store));
    if let Some(worker) = by.worker() {
        let office = worker.office.as_str();
        query.push(" OR c.restricted_to = ");
        query.push_bind(office.to_owned());
        if matches!(by, By::Head(_)) {
            query.push(" OR c.office = ").push_bind(office.to_owned());
        }
    }
    query.push("))");
}

/// Whether the case of a row of another read model is that of the viewer's team alone.
pub(crate) fn is_their_teams(
    viewer: &Viewer,
    store: &Store,
    query: &mut QueryBuilder<'_, Postgres>,
    case: &'static str,
) {
    let by = position(viewer);
    let Some(worker) = by.worker() else {
        query.push("false");
        return;
    };
    query.push("EXISTS (SELECT FROM case_files c WHERE c.case_id = ");
    query.push(case).push(" AND c.restricted_to = ");
    query.push_bind(worker.office.as_str().to_owned());
    query.push(" AND ");
    restricted(query, today(store));
    query.push(")");
}

/// Whether they work on the case, or broke the glass before it for some hours.
fn works_on_it(by: &By, query: &mut QueryBuilder<'_, Postgres>, today: Today) {
    let Some(worker) = by.worker() else {
        query.push("false");
        return;
    };
    query.push("(");
    is_named(worker, query);
    query.push(" OR ");
    under_glass(worker, query, today);
    query.push(")");
}

/// Whether they broke the glass before the file c, it was not taken back, and nothing more was kept from them since.
pub(super) fn under_glass(worker: &Worker, query: &mut QueryBuilder<'_, Postgres>, today: Today) {
    query.push(
        "EXISTS (SELECT FROM case_files_glasses b WHERE b.case_id = c.case_id AND b.office = ",
    );
    query.push_bind(worker.office.as_str().to_owned());
    query.push(" AND b.actor = ");
    query.push_bind(worker.actor.as_str().to_owned());
    query.push(" AND b.until_at > ").push_bind(today.at);
    query.push(" AND b.taken_back_at IS NULL");
    query.push(" AND (c.restricted_version IS NULL OR b.version > c.restricted_version))");
}

/// Whether they are among those who work on the case.
fn is_named(worker: &Worker, query: &mut QueryBuilder<'_, Postgres>) {
    query.push(
        "EXISTS (SELECT FROM case_files_workers w WHERE w.case_id = c.case_id AND w.until_on IS NULL AND w.office = ",
    );
    query.push_bind(worker.office.as_str().to_owned());
    query.push(" AND w.actor = ");
    query.push_bind(worker.actor.as_str().to_owned());
    query.push(")");
}

/// The counter takes reports and reads no file.
fn position(viewer: &Viewer) -> By {
    if viewer.actor().role == Role::DeskOperator {
        return By::Nobody;
    }
    By::of(viewer.actor())
}
