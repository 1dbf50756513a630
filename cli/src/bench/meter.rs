//! Processor time that a turn took: ours and the database's. Unlike the clock on the wall it hardly
//! depends on what else the machine does.

use std::fs;

/// A second has so many ticks in `/proc` on Linux.
const TICKS: f64 = 100.0;

/// Ticks used so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meter {
    server: u32,
    /// The process of ours that is meant; this one where none is named.
    named: Option<u32>,
    ours: u64,
    theirs: u64,
}

impl Meter {
    /// Reads the meters: of the service, which is this process and its children or the one that is named, and of the
    /// server and its processes.
    pub(super) fn read(server: u32, named: Option<u32>) -> Self {
        Self {
            server,
            named,
            ours: named.map_or_else(|| of("self"), |pid| of(&pid.to_string())),
            theirs: of(&server.to_string()) + children(server),
        }
    }

    /// Microseconds for each of so many requests since then: ours, the database's.
    pub(super) fn since(self, requests: f64) -> Cost {
        let now = Self::read(self.server, self.named);
        #[expect(clippy::cast_precision_loss, reason = "figures are rounded anyway")]
        let each = |ticks: u64| ticks as f64 / TICKS * 1e6 / requests.max(1.0);
        Cost {
            ours: each(now.ours.saturating_sub(self.ours)),
            database: each(now.theirs.saturating_sub(self.theirs)),
        }
    }
}

/// Microseconds of processor time for one request.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    /// Of the process that asks.
    pub(super) ours: f64,
    /// Of the server.
    pub(super) database: f64,
}

/// User and system time of a process and of its children that have ended.
fn of(process: &str) -> u64 {
    let Ok(text) = fs::read_to_string(format!("/proc/{process}/stat")) else {
        return 0;
    };
    // The name of the program stands in parentheses and may hold anything.
    let after = text.rsplit_once(") ").map_or("", |(_, after)| after);
    let fields = after.split(' ').skip(11).take(4);
    fields.filter_map(|field| field.parse::<u64>().ok()).sum()
}

fn children(server: u32) -> u64 {
    let list = fs::read_to_string(format!("/proc/{server}/task/{server}/children"));
    list.unwrap_or_default().split_whitespace().map(of).sum()
}
