//! The benchmarks: our figures beside those of a peer, on a database of their own that flushes every commit.
//!
//! Each benchmark is one file and one line in [`ALL`]. Two sides of a comparison take turns, so that
//! whatever else the machine does hits both; what is told is the median of the rounds.

mod access;
mod append;
mod append_one;
mod applications;
mod cases;
mod city;
mod command;
mod figure;
mod ground;
mod http;
mod ids;
mod load;
mod meter;
mod offices;
mod pgbench;
mod project;
mod ranking;
mod rankings;
mod replay;
mod served;
mod sign_in;
mod start;
mod stock;
mod table;
mod wrk;

use std::future::Future;
use std::pin::Pin;

pub use figure::{Figure, Verdict};
pub use ground::Ground;
pub use table::table;

/// What running a benchmark comes to.
type Running<'a> = Pin<Box<dyn Future<Output = anyhow::Result<Vec<Figure>>> + 'a>>;

/// One benchmark.
pub struct Bench {
    /// The name on the command line.
    pub name: &'static str,
    /// What it measures, in one line.
    pub measures: &'static str,
    run: fn(&Ground) -> Running<'_>,
}

impl Bench {
    /// Measures.
    pub async fn run(&self, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
        (self.run)(ground).await
    }
}

/// Every benchmark, in the order of the table.
pub static ALL: &[Bench] = &[
    Bench {
        name: "command",
        measures: "load a stream of up to 8 events and append one, 32 tasks",
        run: |ground| Box::pin(command::run(ground)),
    },
    Bench {
        name: "append",
        measures: "filings with events, number, claim, receipt and idempotency row, 64 tasks",
        run: |ground| Box::pin(append::run(ground)),
    },
    Bench {
        name: "append-one",
        measures: "the same filing, one client",
        run: |ground| Box::pin(append_one::run(ground)),
    },
    Bench {
        name: "http",
        measures: "the same filing through the running service, 32 connections",
        run: |ground| Box::pin(http::run(ground)),
    },
    Bench {
        name: "access",
        measures: "reads over HTTP with the access log and without it, 32 connections",
        run: |ground| Box::pin(access::run(ground)),
    },
    Bench {
        name: "sign-in",
        measures: "one decision of the policy, and what a session adds to a request",
        run: |ground| Box::pin(sign_in::run(ground)),
    },
    Bench {
        name: "start",
        measures: "the service starts on a private cluster that exists",
        run: |ground| Box::pin(start::run(ground)),
    },
    Bench {
        name: "project",
        measures: "one read model catches up with the log",
        run: |ground| Box::pin(project::catch_up(ground)),
    },
    Bench {
        name: "rebuild",
        measures: "all read models again, while they are read",
        run: |ground| Box::pin(project::rebuild(ground)),
    },
    Bench {
        name: "replay",
        measures: "a stream of 100 events as true at an instant",
        run: |ground| Box::pin(replay::run(ground)),
    },
    Bench {
        name: "cases",
        measures: "a municipality's year of case files and plans seeded, then read; takes some minutes",
        run: |ground| Box::pin(cases::run(ground)),
    },
    Bench {
        name: "ranking",
        measures: "ten and a hundred thousand applicants under twenty criteria",
        run: |_| Box::pin(async { ranking::run() }),
    },
    Bench {
        name: "rankings",
        measures: "rankings of thousands through the running service, and their public page",
        run: |ground| Box::pin(rankings::run(ground)),
    },
    Bench {
        name: "read",
        measures: "reads in a small and a large city, and the memory of the service; takes half an hour",
        run: |ground| Box::pin(city::run(ground)),
    },
];
