//! Closed loops: so many clients, each with its next request as soon as the last was answered.

use std::future::Future;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::ground::Ground;
use super::meter::{Cost, Meter};

/// Rounds that count; one more before them warms up.
pub(super) const ROUNDS: usize = 3;
/// How long one side works in one round.
pub(super) const TURN: Duration = Duration::from_secs(2);

/// One client.
pub(super) trait Client: Send + 'static {
    /// One request and its answer; false when there is nothing left to ask.
    fn once(&mut self) -> impl Future<Output = anyhow::Result<bool>> + Send;
}

/// What one turn came to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Turn {
    /// Answers per second.
    pub(super) per_second: f64,
    /// Half of the answers took at most this, in milliseconds.
    pub(super) p50: f64,
    /// 99 of 100 took at most this, in milliseconds.
    pub(super) p99: f64,
    /// Processor time of one request.
    pub(super) cost: Cost,
}

impl Turn {
    /// From the time each answer took, in microseconds.
    pub(super) fn of(mut micros: Vec<u64>, span: Duration) -> Self {
        micros.sort_unstable();
        #[expect(clippy::cast_precision_loss, reason = "figures are rounded anyway")]
        let at = |per_hundred: usize| {
            let place = (micros.len() * per_hundred / 100).min(micros.len().saturating_sub(1));
            micros.get(place).copied().unwrap_or_default() as f64 / 1000.0
        };
        #[expect(clippy::cast_precision_loss, reason = "figures are rounded anyway")]
        let per_second = micros.len() as f64 / span.as_secs_f64();
        Self {
            per_second,
            p50: at(50),
            p99: at(99),
            cost: Cost::default(),
        }
    }

    /// With what the meter shows since it was read.
    pub(super) fn metered(self, meter: Meter, span: Duration) -> Self {
        Self {
            cost: meter.since(self.per_second * span.as_secs_f64()),
            ..self
        }
    }
}

/// Lets the clients work for `span`, or until they have nothing left; the first failure ends the turn.
pub(super) async fn drive<C: Client>(
    ground: &Ground,
    clients: &mut Vec<C>,
    span: Duration,
) -> anyhow::Result<Turn> {
    let meter = ground.meter();
    let since = Instant::now();
    let mut tasks = JoinSet::new();
    for mut client in clients.drain(..) {
        tasks.spawn(async move {
            let mut micros = Vec::new();
            while since.elapsed() < span {
                let asked = Instant::now();
                if !client.once().await? {
                    break;
                }
                micros.push(u64::try_from(asked.elapsed().as_micros()).unwrap_or(u64::MAX));
            }
            anyhow::Ok((client, micros))
        });
    }
    let mut all = Vec::new();
    while let Some(done) = tasks.join_next().await {
        let (client, micros) = done??;
        clients.push(client);
        all.extend(micros);
    }
    let took = since.elapsed();
    Ok(Turn::of(all, took).metered(meter, took))
}

impl std::fmt::Display for Turn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "p50/p99 {:.1}/{:.1} ms, cpu {:.0}+{:.0} µs",
            self.p50, self.p99, self.cost.ours, self.cost.database
        )
    }
}

/// The turns of one side.
#[derive(Debug, Default)]
pub(super) struct Side(Vec<Turn>);

impl Side {
    /// Notes a turn; the first round only warms up.
    pub(super) fn note(&mut self, round: usize, turn: Turn) {
        if round > 0 {
            self.0.push(turn);
        }
    }

    /// The median of each figure.
    pub(super) fn median(&self) -> Turn {
        Turn {
            per_second: median(self.0.iter().map(|turn| turn.per_second)),
            p50: median(self.0.iter().map(|turn| turn.p50)),
            p99: median(self.0.iter().map(|turn| turn.p99)),
            cost: Cost {
                ours: median(self.0.iter().map(|turn| turn.cost.ours)),
                database: median(self.0.iter().map(|turn| turn.cost.database)),
            },
        }
    }
}

/// The middle of some figures; 0 of none.
pub(super) fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_taken() {
        let turn = Turn::of(
            (1..=1000).map(|n| n * 1000).collect(),
            Duration::from_secs(2),
        );
        assert!((turn.per_second - 500.0).abs() < 1e-9);
        assert!((turn.p50 - 501.0).abs() < 1e-9);
        assert!((turn.p99 - 991.0).abs() < 1e-9);
    }

    #[test]
    fn the_round_that_warms_up_does_not_count() {
        let mut side = Side::default();
        for (round, per_second) in [9.0, 1.0, 3.0, 2.0].into_iter().enumerate() {
            side.note(
                round,
                Turn {
                    per_second,
                    ..Turn::default()
                },
            );
        }
        assert!((side.median().per_second - 2.0).abs() < 1e-9);
    }
}
