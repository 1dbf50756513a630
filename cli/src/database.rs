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
    server: Server,
}

/// Whose server it is.
#[derive(Debug)]
enum Server {
    /// Somebody else's: not ours to watch, to start or to stop.
    Foreign,
    /// The private cluster.
    Private(Cluster),
    /// The private cluster, which ended and could not be started again yet.
    Down,
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
                server: Server::Foreign,
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
            server: Server::Private(cluster),
        })
    }

    /// The same where there is one already; makes nothing in a folder whose name is mistyped.
    pub async fn existing(settings: &Settings) -> Result<Self, Failure> {
        let config = ClusterConfig::new(&settings.data_dir);
        if settings.database.url.is_none() && !Cluster::exists(&config) {
            let message = format!(
                "there is no database in {}; policentrica serve or migrate makes one",
                settings.data_dir.display()
            );
            return Err(Failure::told("cluster.missing", &message));
        }
        Self::open(settings, Tenure::Shared).await
    }

    /// Its address, with the rights of its owner.
    pub fn options(&self) -> &PgConnectOptions {
        &self.options
    }

    /// The folder of the private cluster's socket, if it is private.
    pub fn socket_dir(&self) -> Option<PathBuf> {
        match &self.server {
            Server::Private(cluster) => Some(cluster.socket_dir().to_owned()),
            Server::Foreign | Server::Down => None,
        }
    }

    /// Whether the private server still runs; a database of somebody else is not ours to watch.
    pub fn is_running(&mut self) -> bool {
        match &mut self.server {
            Server::Foreign => true,
            Server::Private(cluster) => cluster.is_running(),
            Server::Down => false,
        }
    }

    /// Starts the private server again after it ended without us; connections find it where it was.
    ///
    /// Where that fails it can be tried again: the server stays down, and is known to be down.
    pub async fn revive(&mut self, settings: &Settings) -> Result<(), Failure> {
        // Dropping gives the lock of the data directory back.
        self.server = Server::Down;
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
        match self.server {
            Server::Private(cluster) => Ok(blocking(move || cluster.stop()).await??),
            Server::Foreign | Server::Down => Ok(()),
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
