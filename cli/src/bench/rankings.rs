//! A ranking of thousands through the running service: entered, scored, approved, objected to, and read by everybody.

use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use chrono::{TimeDelta, Utc};
use domain::access::{Actor, Role};
use domain::call::{self, Call, CallCommand, CallContent, DraftCall, PublishCall, ServiceFacts};
use domain::scoring::rules::RuleSet;
use domain::shared::ids::{ActorCode, CallCode};
use domain::shared::time::rome_day;
use projections::Projections;
use projections::rankings::draw_seed;
use reqwest::Client;
use serde_json::{Value, json};
use store::{Clock, Context, Expected, Store};
use uuid::Uuid;

use super::applications::{Filing, drafts, service};
use super::figure::{Figure, Target};
use super::ground::Ground;
use super::http::publish;
use super::ids;
use super::load::{drive, median};
use super::served::Served;

/// Applicants of the two rankings.
const SIZES: [usize; 2] = [5_000, 10_000];
/// Applicants of one request.
const AT_ONCE: usize = 500;
/// How long filing and following may take.
const PATIENCE: Duration = Duration::from_mins(10);
/// How often the page is read.
const READS: usize = 15;

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for size in SIZES {
        figures.extend(measure(ground, size).await?);
    }
    Ok(figures)
}

async fn measure(ground: &Ground, size: usize) -> anyhow::Result<Vec<Figure>> {
    let municipality = format!("rankings{size}");
    let store = ground.municipality(&municipality).await?;
    publish(&store).await?;
    let opens_at = Clock::System.now();
    let begun = drafts(&store, size).await?;
    drive(ground, &mut Filing::share(&store, begun, 64), PATIENCE).await?;
    let code = called(&store, opens_at).await?;
    let served = Served::beside(ground, &municipality).await?;
    follow(&store).await?;
    let mut office = Office {
        client: Client::new(),
        token: served.token(&head())?,
        base: served.address().to_owned(),
        ranking: String::new(),
        version: 0,
    };
    office.open(&code).await?;
    let entered = office.entered(size).await?;
    let scored = office.scored().await?;
    let approved = office.approved().await?;
    follow(&store).await?;
    let (first, bytes) = office.read().await?;
    served.stop().await?;
    store.close().await;
    let told = |what: &str, seconds: f64, target| {
        Figure::alone(
            "rankings",
            format!("{size} applicants {what}"),
            "s",
            seconds,
            target,
        )
    };
    Ok(vec![
        told("entered, 500 at once", entered, Target::AtMost(120.0)),
        told("given points, 500 at once", scored, Target::AtMost(120.0)),
        told(
            "ranked, explained and posted by one command",
            approved,
            Target::AtMost(30.0),
        ),
        Figure::alone(
            "rankings",
            format!("the public page of {size} rows, first byte"),
            "ms",
            first,
            if size <= 5_000 {
                Target::AtMost(50.0)
            } else {
                Target::Told
            },
        )
        .note(format!("{bytes} bytes")),
    ])
}

/// Waits until the read models hold all that was written.
async fn follow(store: &Store) -> anyhow::Result<()> {
    let views = Projections::new(store.clone());
    let head = store.head().await?;
    let there = views.caught_up(&views.names(), head, PATIENCE).await?;
    ensure!(there, "the read models do not follow");
    Ok(())
}

fn head() -> Actor {
    Actor {
        code: ActorCode::new("head-centro-1").expect("a valid code"),
        role: Role::ServiceHead,
        office: Some(call::samples::draft_call().office),
        person: None,
    }
}

/// A call whose window is over by the time this returns.
async fn called(store: &Store, opens_at: chrono::DateTime<Utc>) -> anyhow::Result<CallCode> {
    let sample = call::samples::draft_call();
    let at = Clock::System.now();
    let content = CallContent {
        opens_at: opens_at - TimeDelta::seconds(5),
        closes_at: at + TimeDelta::seconds(2),
        rules: rules()?,
        ..*sample.content
    };
    let draft = DraftCall {
        service: ServiceFacts {
            code: service().code,
            competitive: Some(true),
        },
        content: Box::new(content),
        at,
        ..sample
    };
    let (code, stream) = (draft.code.clone(), draft.code.stream_id());
    by_the_head(store, stream, Expected::New, draft.into()).await?;
    let publish = PublishCall {
        draw_commitment: draw_seed(store, stream).commitment(),
        at,
    };
    by_the_head(store, stream, Expected::Any, publish.into()).await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    Ok(code)
}

async fn by_the_head(
    store: &Store,
    call: Uuid,
    expected: Expected,
    command: CallCommand,
) -> anyhow::Result<()> {
    let context = Context::new(head(), ids::next(), "benchmark");
    store
        .execute::<Call>(&context, call, expected, &command)
        .await?;
    Ok(())
}

/// What the sample form tells, and points of the commission.
fn rules() -> anyhow::Result<RuleSet> {
    let rules = json!({
        "title": "Banco di prova", "source": "nessuna",
        "facts": {"rooms": {"type": "integer", "label": "Vani", "min": 0, "max": 99, "form": "/rooms"}},
        "criteria": [
            {"code": "rooms", "label": "Vani", "points": {"each": {"of": "rooms", "give": "0.5", "most": 10}}},
            {"code": "hardship", "label": "Disagio", "points": {"commission": {"least": 0, "most": 40, "decimals": 1}}},
        ],
        "tie_breakers": [{"code": "draw", "label": "Sorteggio", "first": "draw"}],
        "lists": [{"code": "all-places", "label": "Posti", "places": 100}],
    });
    Ok(serde_json::from_value(rules)?)
}

/// The office at work.
struct Office {
    client: Client,
    token: String,
    base: String,
    /// Where the ranking is.
    ranking: String,
    version: u64,
}

impl Office {
    async fn open(&mut self, code: &CallCode) -> anyhow::Result<()> {
        let path = format!("{}/api/v1/rankings", self.base);
        let reply = self.post(&path, &json!({"call": code})).await?;
        let location = reply.headers().get("location").context("a place")?;
        self.ranking = format!("{}{}", self.base, location.to_str()?);
        self.version = 1;
        Ok(())
    }

    /// Seconds until everybody is entered.
    async fn entered(&mut self, size: usize) -> anyhow::Result<f64> {
        let since = Instant::now();
        let mut all = 0;
        loop {
            let done = self.does("enter-applicants", &json!({})).await?;
            if done == 0 {
                break;
            }
            all += done;
        }
        ensure!(all == size, "{all} of {size} were entered");
        Ok(since.elapsed().as_secs_f64())
    }

    /// Seconds until everybody has points.
    async fn scored(&mut self) -> anyhow::Result<f64> {
        let codes = self.codes().await?;
        let since = Instant::now();
        for (n, some) in codes.chunks(AT_ONCE).enumerate() {
            let given = some.iter().enumerate().map(|(m, code)| {
                let points = format!("{}.{}", (n * 7 + m * 13) % 40, (n + m) % 10);
                json!({"code": code, "criterion": "hardship", "points": points, "motivation": "Relazione agli atti."})
            });
            let given: Vec<Value> = given.collect();
            self.does("give-many-points", &json!({"given": given}))
                .await?;
        }
        Ok(since.elapsed().as_secs_f64())
    }

    /// Seconds until the provisional ranking is approved.
    async fn approved(&mut self) -> anyhow::Result<f64> {
        let body = json!({"posted_from_on": rome_day(Clock::System.now())});
        let since = Instant::now();
        self.does("approve-provisional", &body).await?;
        Ok(since.elapsed().as_secs_f64())
    }

    /// Milliseconds until the first byte of the public page, and how many there are.
    async fn read(&self) -> anyhow::Result<(f64, usize)> {
        let id = self.ranking.rsplit('/').next().context("an identifier")?;
        let path = format!("{}/albo/graduatorie/{id}", self.base);
        let mut times = Vec::with_capacity(READS);
        let mut bytes = 0;
        for _ in 0..READS {
            let since = Instant::now();
            let mut reply = self.client.get(&path).send().await?.error_for_status()?;
            bytes = reply.chunk().await?.context("a page")?.len();
            times.push(since.elapsed().as_secs_f64() * 1e3);
            while let Some(more) = reply.chunk().await? {
                bytes += more.len();
            }
        }
        Ok((median(times.into_iter()), bytes))
    }

    /// The codes of all applicants, page after page.
    async fn codes(&self) -> anyhow::Result<Vec<Value>> {
        let mut codes = Vec::new();
        let mut next = Some(format!("{}/entries?limit=200", self.ranking));
        while let Some(path) = next {
            let asked = self
                .client
                .get(&path)
                .bearer_auth(&self.token)
                .send()
                .await?;
            let page: Value = asked.error_for_status()?.json().await?;
            let items = page["items"].as_array().context("applicants")?;
            codes.extend(items.iter().map(|item| item["code"].clone()));
            next = page["next"]
                .as_str()
                .map(|next| format!("{}{next}", self.base));
        }
        Ok(codes)
    }

    /// Gives a command; how many events came of it.
    async fn does(&mut self, verb: &str, body: &Value) -> anyhow::Result<usize> {
        let path = format!("{}/{verb}", self.ranking);
        let reply: Value = self.post(&path, body).await?.json().await?;
        self.version = reply["version"].as_u64().context("a version")?;
        Ok(reply["events"].as_array().map_or(0, Vec::len))
    }

    async fn post(&self, path: &str, body: &Value) -> anyhow::Result<reqwest::Response> {
        let mut asked = self
            .client
            .post(path)
            .bearer_auth(&self.token)
            .header("Idempotency-Key", ids::next().to_string())
            .timeout(Duration::from_mins(2))
            .json(body);
        if self.version > 0 {
            asked = asked.header("If-Match", format!("\"{}\"", self.version));
        }
        let reply = asked.send().await?;
        if !reply.status().is_success() {
            let (status, why) = (reply.status(), reply.text().await?);
            anyhow::bail!("{path}: {status} {why}");
        }
        Ok(reply)
    }
}
