//! Which accesses look unusual? A sign for somebody to ask, never a verdict.

use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest, Place};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::{Postgres, QueryBuilder};
use std::collections::BTreeSet;
use store::Store;
use uuid::Uuid;

/// What is looked at, and from where on it is unusual.
#[derive(Clone, Copy, Debug)]
pub struct Unusual {
    /// From this instant on.
    pub from_at: DateTime<Utc>,
    /// Before this instant.
    pub to_at: DateTime<Utc>,
    /// More people than this, one by one, in an hour.
    pub people_in_an_hour: u32,
    /// Outside of these hours in Rome, the first and the one that ends the day.
    pub working_hours: (u8, u8),
}

/// What is unusual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlertKind {
    /// Many people in an hour, one by one.
    ManyPeople,
    /// When no office works.
    OutOfHours,
    /// The file of somebody who has nothing at the reader's office.
    NothingHere,
    /// The glass was broken.
    BreakGlass,
    /// An auditor saw personal values unmasked.
    Unmasked,
}

impl Place for AlertKind {}

/// Segnalazione: accesses of one reader in one hour that somebody should ask about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// What is unusual.
    pub kind: AlertKind,
    /// The hour in which it was.
    pub began_at: DateTime<Utc>,
    /// Who read.
    pub actor: String,
    /// In which role.
    pub role: String,
    /// For which office.
    pub office: Option<String>,
    /// How many people it touched.
    pub people: i64,
    /// How many answers it was.
    pub accesses: i64,
}

type Query<'q> = QueryBuilder<'q, Postgres>;

const SCOPE: ScopeColumns = ScopeColumns {
    office: "office",
    people: None,
};

/// One group per reader and hour, of the accesses to single things by whoever works here.
fn grouped<'q>(viewer: &Viewer, unusual: &Unusual, kind: AlertKind) -> Query<'q> {
    let word = match kind {
        AlertKind::ManyPeople => "many_people",
        AlertKind::OutOfHours => "out_of_hours",
        AlertKind::NothingHere => "nothing_here",
        AlertKind::BreakGlass => "break_glass",
        AlertKind::Unmasked => "unmasked",
    };
    let mut query = QueryBuilder::new(format!(
        "SELECT to_jsonb(q) FROM (SELECT '{word}' AS kind, date_trunc('hour', at) AS began_at, actor, role, office, \
         count(DISTINCT person) AS people, count(DISTINCT (chain, place)) AS accesses \
         FROM accesses LEFT JOIN LATERAL unnest(people) person ON true \
         WHERE record IS NOT NULL AND role <> 'citizen'"
    ));
    viewer.scope(&mut query, viewer.access_sight(), SCOPE);
    query.push(" AND at >= ").push_bind(unusual.from_at);
    query.push(" AND at < ").push_bind(unusual.to_at);
    query
}

const GROUP: &str = " GROUP BY 2, actor, role, office";

/// What is unusual in this span, newest first?
pub async fn alerts(
    viewer: &Viewer,
    store: &Store,
    unusual: &Unusual,
    request: &PageRequest,
) -> Result<(Page<Alert>, i64), ProjectionError> {
    let reader = store.accesses().reader();
    let mut many = grouped(viewer, unusual, AlertKind::ManyPeople);
    many.push(GROUP).push(" HAVING count(DISTINCT person) > ");
    many.push_bind(i64::from(unusual.people_in_an_hour))
        .push(") q");
    let mut late = grouped(viewer, unusual, AlertKind::OutOfHours);
    let (first, last) = unusual.working_hours;
    late.push(" AND (extract(isodow FROM at AT TIME ZONE 'Europe/Rome') = 7 OR extract(hour FROM at AT TIME ZONE 'Europe/Rome') NOT BETWEEN ");
    late.push_bind(i32::from(first)).push(" AND ");
    late.push_bind(i32::from(last) - 1).push(")");
    late.push(GROUP).push(") q");
    let mut broken = grouped(viewer, unusual, AlertKind::BreakGlass);
    broken.push(" AND break_glass").push(GROUP).push(") q");
    let mut unmasked = grouped(viewer, unusual, AlertKind::Unmasked);
    unmasked
        .push(" AND unmasking IS NOT NULL")
        .push(GROUP)
        .push(") q");
    let mut all: Vec<Alert> = Vec::new();
    for query in [many, late, broken, unmasked] {
        all.extend(fetch::plain(reader, query).await?);
    }
    all.extend(elsewhere(viewer, store, unusual).await?);
    all.sort_by_cached_key(|alert| std::cmp::Reverse(place(alert)));
    let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
    if let Some(after) = request.place::<(DateTime<Utc>, AlertKind, String)>()? {
        all.retain(|alert| place(alert) < after);
    }
    let limit = request.limit();
    all.truncate(limit + 1);
    Ok((Page::of(all, limit, place), total))
}

fn place(alert: &Alert) -> (DateTime<Utc>, AlertKind, String) {
    let office = alert.office.as_deref().unwrap_or_default();
    let reader = format!("{}/{}/{office}", alert.actor, alert.role);
    (alert.began_at, alert.kind, reader)
}

/// Somebody's file, opened for an office.
#[derive(Deserialize)]
struct Opened {
    began_at: DateTime<Utc>,
    actor: String,
    role: String,
    office: String,
    people: Vec<Uuid>,
    accesses: i64,
}

/// Files of people who have neither an application nor a care plan at the office for which they were opened.
async fn elsewhere(
    viewer: &Viewer,
    store: &Store,
    unusual: &Unusual,
) -> Result<Vec<Alert>, ProjectionError> {
    let mut query = QueryBuilder::new(
        "SELECT to_jsonb(q) FROM (SELECT date_trunc('hour', at) AS began_at, actor, role, office, \
         array_agg(DISTINCT person) AS people, count(DISTINCT (chain, place)) AS accesses \
         FROM accesses CROSS JOIN LATERAL unnest(people) person \
         WHERE operation = 'get_person' AND office IS NOT NULL",
    );
    viewer.scope(&mut query, viewer.access_sight(), SCOPE);
    query.push(" AND at >= ").push_bind(unusual.from_at);
    query.push(" AND at < ").push_bind(unusual.to_at);
    query.push(" GROUP BY 1, actor, role, office) q");
    let opened: Vec<Opened> = fetch::plain(store.accesses().reader(), query).await?;
    let pairs: BTreeSet<(&str, Uuid)> = opened
        .iter()
        .flat_map(|opened| {
            opened
                .people
                .iter()
                .map(|person| (&*opened.office, *person))
        })
        .collect();
    let strangers = strangers(store, &pairs).await?;
    let alert = |opened: &Opened| {
        let unknown = opened
            .people
            .iter()
            .filter(|person| strangers.contains(&(opened.office.clone(), **person)))
            .count();
        (unknown > 0).then(|| Alert {
            kind: AlertKind::NothingHere,
            began_at: opened.began_at,
            actor: opened.actor.clone(),
            role: opened.role.clone(),
            office: Some(opened.office.clone()),
            people: i64::try_from(unknown).unwrap_or(i64::MAX),
            accesses: opened.accesses,
        })
    };
    Ok(opened.iter().filter_map(alert).collect())
}

/// Who has nothing at that office now. The log says who read; only the read models know where somebody has a case.
async fn strangers(
    store: &Store,
    pairs: &BTreeSet<(&str, Uuid)>,
) -> Result<BTreeSet<(String, Uuid)>, ProjectionError> {
    let found: Vec<(String, Uuid)> = sqlx::query_as(
        "SELECT office, person FROM unnest($1::text[], $2::uuid[]) asked(office, person) \
         WHERE NOT EXISTS (SELECT 1 FROM application_desk d WHERE d.office = asked.office \
                           AND asked.person IN (d.applicant, d.beneficiary)) \
           AND NOT EXISTS (SELECT 1 FROM plan_view v WHERE v.office = asked.office AND v.person = asked.person)",
    )
    .bind(pairs.iter().map(|(office, _)| *office).collect::<Vec<_>>())
    .bind(pairs.iter().map(|(_, person)| *person).collect::<Vec<_>>())
    .fetch_all(store.pool())
    .await?;
    Ok(found.into_iter().collect())
}
