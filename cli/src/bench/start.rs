//! How long the service takes to start where everything is there already.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;

use super::figure::{Figure, Target};
use super::ground::Ground;
use super::load::median;
use super::served::Served;

/// Starts that count.
const STARTS: usize = 5;

pub(super) async fn run(_: &Ground) -> anyhow::Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    // Started by root, the server runs as somebody else, who must be able to pass.
    std::fs::set_permissions(folder.path(), Permissions::from_mode(0o711))?;
    let place = folder.path().join("data");
    std::fs::create_dir(&place)?;
    // The first one makes the cluster, the schema and the keys.
    Served::private(place.clone()).await?.stop().await?;
    let mut seconds = Vec::new();
    for _ in 0..STARTS {
        let served = Served::private(place.clone()).await?;
        seconds.push(served.started_in.as_secs_f64());
        served.stop().await?;
    }
    Ok(vec![Figure::alone(
        "start",
        format!("from the command to ready, on a private cluster that exists, median of {STARTS}"),
        "s",
        median(seconds.into_iter()),
        Target::AtMost(2.0),
    )])
}
