//! Reads in a small city and in a large one, and the memory of a service that serves the large one.
//!
//! Every application of both cities was filed through the one door; the read models were built from the log.

use std::sync::Arc;
use std::time::Duration;

use domain::access::{Actor, Role};
use domain::shared::ids::{ActorCode, ApplicationId};
use domain::shared::time::rome_day;
use projections::{Cursor, PageRequest, Projections, Viewer, application_desk, work_list};
use store::Store;
use uuid::Uuid;

use super::applications::{Filing, drafts};
use super::figure::{Figure, Target};
use super::ground::Ground;
use super::load::{Client, ROUNDS, Side, TURN, Turn, drive};
use super::served::Served;
use super::wrk;
use super::{applications, http};

const SMALL: usize = 10_000;
const LARGE: usize = 1_000_000;
/// Applications written at a time.
const CHUNK: usize = 20_000;
/// Clients that read at the same time.
const READERS: usize = 4;
const PASS: Duration = Duration::from_mins(10);

/// A city with its applications, read models up to date.
struct City {
    store: Store,
    applications: Arc<Vec<Uuid>>,
}

impl City {
    async fn build(ground: &Ground, name: &str, size: usize) -> anyhow::Result<Self> {
        let store = ground.municipality(name).await?;
        http::publish(&store).await?;
        let mut applications = Vec::with_capacity(size);
        while applications.len() < size {
            let drafts = drafts(&store, CHUNK.min(size - applications.len())).await?;
            applications.extend(drafts.iter().map(|draft| draft.id));
            let mut clients = Filing::share(&store, drafts, 128);
            drive(ground, &mut clients, PASS).await?;
        }
        Projections::new(store.clone()).prepare().await?;
        Ok(Self {
            store,
            applications: Arc::new(applications),
        })
    }

    async fn read(&self, ground: &Ground, what: What) -> anyhow::Result<Turn> {
        let reader = |number: usize| Reader {
            store: self.store.clone(),
            viewer: Viewer::new(head_of_office()),
            applications: Arc::clone(&self.applications),
            at: number * 7919,
            after: None,
            what,
        };
        let mut readers: Vec<Reader> = (0..READERS).map(reader).collect();
        let mut side = Side::default();
        for round in 0..=ROUNDS {
            side.note(round, drive(ground, &mut readers, TURN).await?);
        }
        Ok(side.median())
    }
}

pub(super) fn head_of_office() -> Actor {
    Actor {
        code: ActorCode::new("head").expect("a valid code"),
        role: Role::ServiceHead,
        office: Some(applications::service().offices.default),
        person: None,
    }
}

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let small = City::build(ground, "small_city", SMALL).await?;
    let large = City::build(ground, "large_city", LARGE).await?;
    let mut figures = Vec::new();
    for (what, name) in [
        (
            What::ById,
            "an application by its identifier, with its steps",
        ),
        (What::Page, "page after page of an office's work list"),
    ] {
        let (few, many) = (
            small.read(ground, what).await?,
            large.read(ground, what).await?,
        );
        figures.push(
            Figure::beside(
                "read",
                format!("{name}, p99 at {LARGE} applications beside {SMALL}"),
                "ms",
                (many.p99, few.p99),
                Target::AtMost(1.5),
            )
            .note(format!("{many}; small {few}")),
        );
        figures.push(Figure::alone(
            "read",
            format!("{name}, p99 at {LARGE}"),
            "ms",
            many.p99,
            Target::AtMost(10.0),
        ));
    }
    small.store.close().await;
    figures.push(memory(ground, &large).await?);
    large.store.close().await;
    Ok(figures)
}

/// What the service holds after it was asked for a while.
async fn memory(ground: &Ground, city: &City) -> anyhow::Result<Figure> {
    const ASKED: Duration = Duration::from_secs(10);
    let served = Served::beside(ground, "large_city").await?;
    let fresh = served.resident()?;
    let mut note = format!("{fresh:.0} MB just started");
    if wrk::is_there() {
        let folder = tempfile::tempdir()?;
        let script = folder.path().join("reads.lua");
        let token = served.token(&head_of_office())?;
        let ids: Vec<String> = city
            .applications
            .iter()
            .step_by(97)
            .map(|id| format!("\"{id}\""))
            .collect();
        let text = include_str!("reads.lua")
            .replace("TOKEN", &token)
            .replace("IDS", &ids.join(","));
        std::fs::write(&script, text)?;
        let told = wrk::run(served.address(), &script, 32, ASKED).await?;
        anyhow::ensure!(told.failed <= 0.0, "{} reads failed", told.failed);
        note = format!(
            "{note}; after {:.0} reads/s over HTTP, p99 {:.1} ms",
            told.per_second, told.p99
        );
    }
    let used = served.resident()?;
    served.stop().await?;
    let what = format!("resident memory of the service at {LARGE} applications");
    Ok(Figure::alone("memory", what, "MB", used, Target::AtMost(150.0)).note(note))
}

/// What is asked for.
#[derive(Clone, Copy)]
enum What {
    ById,
    Page,
}

struct Reader {
    store: Store,
    viewer: Viewer,
    applications: Arc<Vec<Uuid>>,
    at: usize,
    after: Option<Cursor>,
    what: What,
}

impl Client for Reader {
    async fn once(&mut self) -> anyhow::Result<bool> {
        match self.what {
            What::ById => self.application().await?,
            What::Page => self.page().await?,
        }
        Ok(true)
    }
}

impl Reader {
    async fn application(&mut self) -> anyhow::Result<()> {
        // A stride that meets them all, far apart from each other.
        self.at = (self.at + 104_729) % self.applications.len();
        let id = ApplicationId(self.applications[self.at]);
        let found = application_desk::by_id(&self.viewer, &self.store, id).await?;
        anyhow::ensure!(found.is_some(), "an application is missing");
        let first = PageRequest {
            after: None,
            limit: None,
        };
        let steps = application_desk::steps(&self.viewer, &self.store, id, &first).await?;
        anyhow::ensure!(!steps.items.is_empty(), "steps are missing");
        Ok(())
    }

    async fn page(&mut self) -> anyhow::Result<()> {
        let request = PageRequest {
            after: self.after.take(),
            limit: None,
        };
        let today = rome_day(self.store.clock().now());
        let filter = work_list::Filter::default();
        let page = work_list::page(&self.viewer, &self.store, today, &filter, &request).await?;
        anyhow::ensure!(!page.items.is_empty(), "the work list is empty");
        self.after = page.next;
        Ok(())
    }
}
