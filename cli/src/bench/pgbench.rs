//! The other peer: pgbench, which does nothing but send statements.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, ensure};
use tokio::process::Command;

use super::ground::Ground;
use super::load::Turn;
use crate::cluster;

/// Whether pgbench is installed; the server's package of some systems leaves it out.
pub(super) fn is_there() -> bool {
    program().is_ok()
}

fn program() -> anyhow::Result<PathBuf> {
    Ok(cluster::client_program("pgbench")?)
}

/// Runs a script with prepared statements; `round` is a variable in it.
pub(super) async fn run(
    ground: &Ground,
    script: &str,
    clients: usize,
    span: Duration,
    round: usize,
) -> anyhow::Result<Turn> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("script.sql");
    std::fs::write(&file, script)?;
    let meter = ground.meter();
    let output = Command::new(program()?)
        .args(["--no-vacuum", "--protocol=prepared", "--log"])
        .args(["--username", cluster::SUPERUSER])
        .arg("--host")
        .arg(ground.socket_dir())
        .arg(format!("--port={}", ground.port()))
        .arg(format!("--client={clients}"))
        .arg(format!("--jobs={}", clients.min(2)))
        .arg(format!("--time={}", span.as_secs().max(1)))
        .arg(format!("--define=round={round}"))
        .args(["--define=seq=8", "--define=stream=0"])
        .arg("--file")
        .arg(&file)
        .arg(cluster::SUPERUSER)
        .current_dir(folder.path())
        .output()
        .await?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "pgbench failed: {errors}");
    let told = String::from_utf8_lossy(&output.stdout);
    let per_second = told
        .lines()
        .find_map(|line| {
            line.strip_prefix("tps = ")?
                .split_whitespace()
                .next()?
                .parse()
                .ok()
        })
        .context("pgbench told no figure")?;
    let turn = Turn {
        per_second,
        ..Turn::of(micros(folder.path())?, span)
    };
    Ok(turn.metered(meter, span))
}

/// The third column of its logs, one file for each of its threads.
fn micros(folder: &std::path::Path) -> anyhow::Result<Vec<u64>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_log = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("pgbench_log"));
        if is_log {
            let text = std::fs::read_to_string(&path)?;
            all.extend(
                text.lines()
                    .filter_map(|line| line.split(' ').nth(2)?.parse::<u64>().ok()),
            );
        }
    }
    Ok(all)
}

/// A text as a literal of SQL in which pgbench finds no variable.
pub(super) fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\'', "''");
    format!("E'{}'", text.replace(':', "\\x3a"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_literal_holds_nothing_that_pgbench_takes_for_a_variable() {
        assert_eq!(
            quoted(r#"{"a":null,"b":"\""}"#),
            r#"E'{"a"\x3anull,"b"\x3a"\\""}'"#
        );
    }
}
