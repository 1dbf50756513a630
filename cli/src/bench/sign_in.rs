//! What it costs to know who asks: one decision of the policy, and one request of somebody signed in.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use api::sign_in::PasswordHash;
use domain::access::{self, Actor, Duty, Role, policy};
use domain::decider::Standing;
use domain::shared::ids::{ActorCode, OfficeCode};
use store::Clock;
use store::seal::MasterKey;
use store::sign_in::{IdentityKeeper, LocalIdentity};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::figure::{Figure, Target};
use super::ground::{Ground, MASTER};
use super::load::{ROUNDS, Side, Turn};
use super::served::Served;
use super::wrk;

const MUNICIPALITY: &str = "sign_in";
/// Decisions measured one by one.
const DECISIONS: usize = 200_000;
/// How long one side asks in one round.
const ROUND: Duration = Duration::from_secs(4);
const CODE: &str = "benchmark";
const PASSWORD: &str = "a password of the benchmark";

pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let mut figures = vec![decisions()?];
    if wrk::is_there() {
        figures.extend(requests(ground).await?);
    } else {
        let why = "not measured: wrk is not installed";
        figures.push(Figure::alone("sign-in", why, "ms", 0.0, Target::Told));
    }
    Ok(figures)
}

/// Every role asks for every permission, on things of its office and of another.
fn decisions() -> anyhow::Result<Figure> {
    let offices = ["centro-1", "centro-2"].map(OfficeCode::new);
    let [own, other] = offices;
    let (own, other) = (own?, other?);
    let permissions: Vec<&str> = policy::rows().map(|row| row.permission).collect();
    let actors: Vec<Actor> = Role::ALL
        .iter()
        .map(|role| {
            let duty = Duty {
                role: *role,
                office: Some(own.clone()),
            };
            Ok(duty.actor(ActorCode::new(CODE)?))
        })
        .collect::<anyhow::Result<_>>()?;
    let standings = [own, other].map(|office| Standing {
        office: Some(office),
        people: Vec::new(),
    });
    let mut nanos = Vec::with_capacity(DECISIONS);
    let mut granted = 0_usize;
    for number in 0..DECISIONS {
        let actor = &actors[number % actors.len()];
        let permission = permissions[number / actors.len() % permissions.len()];
        let standing = &standings[number / 7 % standings.len()];
        let since = Instant::now();
        let decided = access::check(actor, permission, standing);
        nanos.push(since.elapsed().as_nanos());
        granted += usize::from(decided.is_ok());
    }
    nanos.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "figures are rounded anyway")]
    let at = |place: usize| nanos[place] as f64 / 1000.0;
    let (p50, p99) = (at(DECISIONS / 2), at(DECISIONS * 99 / 100));
    let note = format!("p50 {p50:.3} µs; {granted} of {DECISIONS} granted");
    let what = "one decision of the policy, p99";
    Ok(Figure::alone("sign-in", what, "µs", p99, Target::AtMost(50.0)).note(note))
}

/// The same small question without and with somebody signed in, one connection.
async fn requests(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let store = ground.municipality(MUNICIPALITY).await?;
    let master = MasterKey::new(MASTER);
    let options = ground.url().parse()?;
    let mut keeper = IdentityKeeper::open(&options, store.tenant(), &master).await?;
    let identity = LocalIdentity {
        code: CODE.to_owned(),
        person: None,
        duties: vec![Role::Auditor.to_string()],
        password: PasswordHash::of(PASSWORD, &[])?.into_text(),
        second_factor: None,
    };
    keeper.put(&identity, Clock::System.now()).await?;
    keeper.close().await?;
    let served = Served::beside(ground, MUNICIPALITY).await?;
    let cookie = sign_in(served.address()).await?;
    let (mut open, mut known) = (Side::default(), Side::default());
    for round in 0..=ROUNDS {
        open.note(round, ask(&served, "/health/live", "").await?);
        known.note(round, ask(&served, "/api/v1/session", &cookie).await?);
    }
    served.stop().await?;
    store.close().await;
    let (open, known) = (open.median(), known.median());
    let note = format!(
        "p50 {:.2} ms with a session, {:.2} ms without",
        known.p50, open.p50
    );
    let what = "what a session adds to a request, p50, one connection";
    let added = (known.p50 - open.p50).max(0.0);
    Ok(vec![
        Figure::alone("sign-in", what, "ms", added, Target::AtMost(0.5)).note(note),
    ])
}

async fn ask(served: &Served, path: &str, cookie: &str) -> anyhow::Result<Turn> {
    let folder = tempfile::tempdir()?;
    let script = folder.path().join("ask.lua");
    let text = format!(
        "local headers = {{ [\"Cookie\"] = \"{cookie}\" }}\n\
         function request() return wrk.format(\"GET\", \"{path}\", headers) end\n"
    );
    std::fs::write(&script, text)?;
    // It wants a connection for each of its two threads.
    let told = wrk::run(served.address(), &script, 2, ROUND).await?;
    ensure!(told.failed == 0.0, "{} answers were refusals", told.failed);
    Ok(Turn {
        per_second: told.per_second,
        p50: told.p50,
        p99: told.p99,
        ..Turn::default()
    })
}

/// Signs in as a browser does; what it then sends along.
async fn sign_in(address: &str) -> anyhow::Result<String> {
    let host = address.strip_prefix("http://").context("in the clear")?;
    let form = format!("code={CODE}&password={}", PASSWORD.replace(' ', "+"));
    let request = format!(
        "POST /accedi HTTP/1.1\r\nHost: {host}\r\nOrigin: {address}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    let mut stream = TcpStream::connect(host).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let cookie = answer
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: "));
    let cookie = cookie.and_then(|cookie| cookie.split_once(';'));
    Ok(cookie.context("nobody was let in")?.0.to_owned())
}
