//! The load over HTTP: wrk, a program of others, so that the client's share of the machine is small and not ours.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, ensure};
use tokio::process::Command;

/// What it told of one run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Told {
    /// Answers per second.
    pub(super) per_second: f64,
    /// Half of the answers took at most this, in milliseconds.
    pub(super) p50: f64,
    /// 99 of 100 took at most this, in milliseconds.
    pub(super) p99: f64,
    /// Answers that were refusals or faults, or never came.
    pub(super) failed: f64,
}

/// Whether it is installed.
pub(super) fn is_there() -> bool {
    program().is_some()
}

fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join("wrk"))
        .find(|file| file.is_file())
}

/// Runs a script of requests against an address.
pub(super) async fn run(
    address: &str,
    script: &Path,
    connections: usize,
    span: Duration,
) -> anyhow::Result<Told> {
    let output = Command::new(program().context("wrk is not installed")?)
        .args(["--threads=2", "--latency", "--timeout=10s"])
        .arg(format!("--connections={connections}"))
        .arg(format!("--duration={}s", span.as_secs().max(1)))
        .arg("--script")
        .arg(script)
        .arg(address)
        .output()
        .await?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "wrk failed: {errors}");
    read(&String::from_utf8_lossy(&output.stdout))
}

fn read(told: &str) -> anyhow::Result<Told> {
    let after = |start: &str| {
        let rest = told
            .lines()
            .find_map(|line| line.trim().strip_prefix(start));
        rest.map(str::trim)
    };
    let number = |text: &str| -> anyhow::Result<f64> { Ok(text.parse()?) };
    let errors = after("Socket errors:").map_or(0.0, |text| {
        let counts = text.split(|c: char| !c.is_ascii_digit());
        counts.filter_map(|count| count.parse::<f64>().ok()).sum()
    });
    Ok(Told {
        per_second: number(after("Requests/sec:").context("wrk told no rate")?)?,
        p50: millis(after("50%").context("wrk told no p50")?)?,
        p99: millis(after("99%").context("wrk told no p99")?)?,
        failed: errors + after("Non-2xx or 3xx responses:").map_or(Ok(0.0), number)?,
    })
}

/// `950.00us`, `12.30ms` or `1.20s`, in milliseconds.
fn millis(text: &str) -> anyhow::Result<f64> {
    let units = [("us", 1.0), ("ms", 1e3), ("m", 6e7), ("s", 1e6)];
    let found = units.iter().find_map(|(unit, factor)| {
        let number: f64 = text.strip_suffix(unit)?.parse().ok()?;
        Some(number * factor / 1e3)
    });
    found.with_context(|| format!("{text} is no time"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_figures_are_read_in_milliseconds() {
        let told = "Running 10s test\n  Latency Distribution\n     50%  950.00us\n     75%    2.00ms\n     \
                    99%    1.20s \n  100 requests in 10s\n  Socket errors: connect 0, read 1, write 0, timeout 2\n  \
                    Non-2xx or 3xx responses: 3\nRequests/sec:   1500.25\nTransfer/sec: 1MB\n";
        let expected = Told {
            per_second: 1500.25,
            p50: 0.95,
            p99: 1200.0,
            failed: 6.0,
        };
        assert_eq!(read(told).unwrap(), expected);
    }

    #[test]
    fn a_run_that_told_nothing_is_no_figure() {
        assert!(read("unable to connect").is_err());
    }
}
