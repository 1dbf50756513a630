//! The single checks. To add one: a function here and a line in [`all`].

use projections::{Projections, Standing, Stopped};
use serde::Serialize;
use store::{Clock, Store};

use crate::config::Settings;
use crate::database::Database;
use crate::failure::Failure;
use crate::opened;

/// Connections the doctor needs.
const CONNECTIONS: u32 = 6;

/// One thing looked at.
#[derive(Debug, Serialize)]
pub(super) struct Check {
    /// Its stable name.
    name: &'static str,
    /// Whether it is well.
    pub(super) ok: bool,
    /// Whether it is well only as long as nobody works with it in earnest.
    warns: bool,
    /// What was found, and what to do when it is not well.
    detail: String,
}

impl Check {
    pub(super) fn new(name: &'static str, result: Result<String, Failure>) -> Self {
        match result {
            Ok(detail) => Self {
                name,
                ok: true,
                warns: false,
                detail,
            },
            Err(failure) => Self {
                name,
                ok: false,
                warns: false,
                detail: failure.message().to_owned(),
            },
        }
    }

    /// What may stay as it is for a trial, but not for real work.
    pub(super) fn warning(name: &'static str, detail: String) -> Self {
        Self {
            warns: true,
            ..Self::new(name, Ok(detail))
        }
    }

    /// For people.
    pub(super) fn line(&self) -> String {
        let mark = match (self.ok, self.warns) {
            (false, _) => "FAIL",
            (true, true) => "WARN",
            (true, false) => "ok  ",
        };
        format!("{mark} {:<14} {}", self.name, self.detail)
    }
}

/// Looks at everything; what depends on a failed check is left out.
pub(super) async fn all(settings: &Settings) -> Vec<Check> {
    let mut checks = vec![
        Check::new("version", Ok(env!("CARGO_PKG_VERSION").to_owned())),
        // Invalid settings do not come this far.
        Check::new(
            "settings",
            Ok(format!("valid, for {}", settings.municipality)),
        ),
        administration(settings),
        sign_in(settings),
    ];
    checks.extend(super::safety::all(settings));
    match Database::existing(settings).await {
        Ok(database) => {
            checks.push(Check::new("database", Ok(whereabouts(&database))));
            let migrated = Check::new("migrations", migrations(settings, &database).await);
            let keyed = Check::new("master-key", master_key(settings));
            let can_open = migrated.ok && keyed.ok;
            checks.extend([migrated, keyed]);
            if can_open {
                checks.push(Check::new("read-models", lag(settings, &database).await));
            }
            if let Err(failure) = database.close().await {
                checks.push(Check::new("database-stop", Err(failure)));
            }
        }
        Err(failure) => checks.push(Check::new("database", Err(failure))),
    }
    checks.push(Check::new("disk", disk(settings)));
    checks
}

/// Receipts must not name an administration that does not exist.
fn administration(settings: &Settings) -> Check {
    let invented = settings.administration.invented();
    if invented.is_empty() {
        Check::new("administration", Ok(settings.administration.name.clone()))
    } else {
        let detail = format!(
            "receipts name an invented administration: set {}",
            invented.join(", ")
        );
        Check::warning("administration", detail)
    }
}

/// What makes signing in less safe than it should be.
fn sign_in(settings: &Settings) -> Check {
    let mut faults = Vec::new();
    let listens = settings.listen.address.ip();
    let public = settings.listen.public_url.as_deref();
    let encrypts = settings.listen.certificate.is_some();
    let encrypted = encrypts || public.is_some_and(|url| url.starts_with("https://"));
    if settings.demo.enabled {
        faults.push("the demo lets everybody in with a known password: never with real data");
    }
    if settings.identities.local && !settings.demo.enabled {
        faults
            .push("local identities are on: a provider of identities is safer where there is one");
    }
    if !listens.is_loopback() && !encrypted {
        faults.push("it listens to other machines, and neither listen.certificate nor an https listen.public_url is set");
    }
    if encrypted && !encrypts && settings.listen.trusted_proxies.is_empty() {
        faults.push(
            "listen.trusted_proxies is empty: behind a proxy everybody seems to come from one address",
        );
    }
    if !settings.listen.metrics.ip().is_loopback() {
        faults.push("listen.metrics is open to other machines");
    }
    let residents = &settings.identities.residents;
    if residents.issuer.is_some() && residents.levels.trim().is_empty() {
        faults.push("identities.residents.levels is empty: SPID of level 1 would be enough");
    }
    if faults.is_empty() {
        return Check::new("sign-in", Ok("no unsafe setting".to_owned()));
    }
    Check::warning("sign-in", faults.join("; "))
}

fn whereabouts(database: &Database) -> String {
    match database.socket_dir() {
        Some(folder) => format!("private, at {}", folder.display()),
        None => format!("at {}", database.options().get_host()),
    }
}

async fn migrations(settings: &Settings, database: &Database) -> Result<String, Failure> {
    match store::pending_migrations(database.options(), &settings.tenant()?).await? {
        0 => Ok("up to date".to_owned()),
        pending => {
            let message = format!("{pending} not applied: run policentrica migrate");
            Err(Failure::told("store.behind", &message))
        }
    }
}

/// How far the read models are behind the log; one that stopped waits for somebody.
async fn lag(settings: &Settings, database: &Database) -> Result<String, Failure> {
    let store = opened::open(settings, database, Clock::System, CONNECTIONS).await?;
    let looked = behind(&store).await;
    store.close().await;
    looked
}

async fn behind(store: &Store) -> Result<String, Failure> {
    let projections = Projections::new(store.clone());
    let Standing {
        head,
        stopped,
        behind,
    } = projections.standing(&projections.names()).await?;
    if !stopped.is_empty() {
        let all: Vec<String> = stopped.iter().map(Stopped::to_string).collect();
        let message = format!("{}: see policentrica views list", all.join("; "));
        return Err(Failure::told("view.stopped", &message));
    }
    Ok(match behind.iter().max_by_key(|view| view.events) {
        Some(last) => format!("none stopped; {last}, at {head}"),
        None => format!("none stopped, all at {head}"),
    })
}

fn master_key(settings: &Settings) -> Result<String, Failure> {
    settings.master_key()?;
    Ok(settings.master_key_file().display().to_string())
}

/// Free space where the service keeps its files.
fn disk(settings: &Settings) -> Result<String, Failure> {
    const MINIMUM: u64 = 1 << 30;
    let status = rustix::fs::statvfs(&settings.data_dir)
        .map_err(|error| Failure::new("disk", &std::io::Error::from(error)))?;
    let free = status.f_bavail.saturating_mul(status.f_frsize);
    let gibibytes = free / MINIMUM;
    if free < MINIMUM {
        return Err(Failure::told(
            "disk.full",
            "less than 1 GiB free in data_dir: make room",
        ));
    }
    Ok(format!(
        "{gibibytes} GiB free in {}",
        settings.data_dir.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_settings_of_signing_in_are_warned_of() {
        let safe = Settings::default();
        assert!(sign_in(&safe).line().starts_with("ok   sign-in "));
        let warned = |change: &dyn Fn(&mut Settings)| {
            let mut settings = Settings::default();
            change(&mut settings);
            sign_in(&settings).line().starts_with("WARN sign-in ")
        };
        assert!(warned(&|s| s.demo.enabled = true));
        assert!(warned(&|s| s.identities.local = true));
        assert!(warned(&|s| s.listen.address = ([0, 0, 0, 0], 80).into()));
        assert!(warned(&|s| s.listen.metrics = ([0, 0, 0, 0], 81).into()));
        assert!(warned(
            &|s| s.listen.public_url = Some("https://servizi.example".to_owned())
        ));
        assert!(warned(&|s| {
            s.identities.residents.issuer = Some("https://spid.example".to_owned());
            s.identities.residents.levels = String::new();
        }));
    }

    #[test]
    fn an_invented_administration_is_warned_of_and_a_real_one_is_not() {
        let mut settings = Settings::default();
        let check = administration(&settings);
        assert!(check.ok && check.line().starts_with("WARN administration "));
        assert!(check.detail.contains("administration.ipa_code"));
        settings.administration = api::Administration {
            name: "Comune di Prova".to_owned(),
            ipa_code: "c_prova".to_owned(),
            aoo_code: "AOO1".to_owned(),
            pec: "protocollo@pec.prova.example".to_owned(),
            address: "via Prova 1".to_owned(),
            portal_url: "https://prova.example".to_owned(),
            substitute_contact: "segretario@pec.prova.example".to_owned(),
            privacy_url: "https://prova.example/privacy".to_owned(),
            ..api::Administration::default()
        };
        assert!(
            administration(&settings)
                .line()
                .starts_with("ok   administration ")
        );
    }
}
