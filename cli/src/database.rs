//! The database a verb works on: the one that is named, or the private cluster.

use std::path::PathBuf;
use std::str::FromStr;

use store::PgConnectOptions;

use crate::cluster::{Cluster, ClusterConfig};
use crate::config::Settings;
use crate::failure::Failure;

/// A database within reach for as long as this value lives.
#[derive(Debug)]
pub struct Database {
    options: PgConnectOptions,
    cluster: Option<Cluster>,
}

/// What a verb needs of the private cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tenure {
    /// To be its only master: for `serve`. A second one is refused.
    Sole,
    /// To work beside whoever runs it: for every other verb.
    Shared,
}

impl Database {
    /// Reaches the database of the settings; starts the private cluster if none is named.
    pub async fn open(settings: &Settings, tenure: Tenure) -> Result<Self, Failure> {
        if let Some(url) = &settings.database.url {
            return Ok(Self {
                options: options(url)?,
                cluster: None,
            });
        }
        let config = ClusterConfig::new(&settings.data_dir);
        let start = move || match tenure {
            Tenure::Sole => Cluster::start(&config),
            Tenure::Shared => Cluster::start_or_attach(&config),
        };
        let cluster = blocking(start).await??;
        Ok(Self {
            options: options(&cluster.url())?,
            cluster: Some(cluster),
        })
    }

    /// Its address, with the rights of its owner.
    pub fn options(&self) -> &PgConnectOptions {
        &self.options
    }

    /// The folder of the private cluster's socket, if it is private.
    pub fn socket_dir(&self) -> Option<PathBuf> {
        self.cluster
            .as_ref()
            .map(|cluster| cluster.socket_dir().to_owned())
    }

    /// Whether the private server still runs; a database of somebody else is not ours to watch.
    pub fn is_running(&mut self) -> bool {
        self.cluster.as_mut().is_none_or(Cluster::is_running)
    }

    /// Starts the private server again after it ended without us; connections find it where it was.
    pub async fn revive(&mut self, settings: &Settings) -> Result<(), Failure> {
        // Dropping gives the lock of the data directory back.
        self.cluster.take();
        let revived = Self::open(settings, Tenure::Sole).await?;
        let moved = revived.options.get_port() != self.options.get_port();
        *self = revived;
        if moved {
            return Err(Failure::told(
                "cluster.moved",
                "the private database server could not take its port again; start the service again",
            ));
        }
        Ok(())
    }

    /// Stops the private cluster if this process started it.
    pub async fn close(self) -> Result<(), Failure> {
        match self.cluster {
            Some(cluster) => Ok(blocking(move || cluster.stop()).await??),
            None => Ok(()),
        }
    }
}

fn options(url: &str) -> Result<PgConnectOptions, Failure> {
    PgConnectOptions::from_str(url)
        .map_err(|_| Failure::told("settings.invalid", "database.url is not an address"))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Failure::new("failed", &error))
}
