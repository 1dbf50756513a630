//! `identity`: whom the service vouches for itself, and the log of who signed in.

use std::io::{self, BufRead};

use api::sign_in::{PasswordHash, SecondFactor};
use clap::{Args, Subcommand};
use domain::access::Duty;
use domain::shared::ids::ActorCode;
use serde::Serialize;
use serde_json::json;
use store::Clock;
use store::sign_in::{IdentityKeeper, LocalIdentity};
use uuid::Uuid;

use super::Context;
use crate::failure::Failure;
use crate::opened::Opened;

/// Appoint, dismiss and list local identities; read the log of sign-ins
#[derive(Debug, Args)]
pub struct Identity {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Appoint somebody, or change what they may; the password comes on standard input
    Put(Put),
    /// Dismiss somebody; their sessions end at once
    Remove(Remove),
    /// Everybody
    List,
    /// What passed between this service and the providers of identities
    Log(Log),
    /// The digest under which somebody stands in the log of the process, which names nobody
    Who(Who),
}

#[derive(Debug, Args)]
struct Put {
    /// Their user name, which stands in the log
    #[arg(value_parser = |text: &str| ActorCode::new(text))]
    code: ActorCode,
    /// What they act as, such as social_worker@centro-1; may be given several times
    #[arg(long = "duty", value_name = "DUTY", value_parser = |text: &str| text.parse::<Duty>(), required_unless_present = "person")]
    duties: Vec<Duty>,
    /// The person they are, for a resident
    #[arg(long, value_name = "UUID", conflicts_with = "duties")]
    person: Option<Uuid>,
    /// Let the password alone be enough
    #[arg(long)]
    without_second_factor: bool,
}

#[derive(Debug, Args)]
struct Who {
    /// Their code; of a resident, the identifier of their file
    code: String,
}

#[derive(Debug, Args)]
struct Remove {
    /// Their user name
    code: String,
}

#[derive(Debug, Args)]
struct Log {
    /// Entries after this number
    #[arg(long, value_name = "N", default_value_t = 0)]
    after: i64,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(i64).range(1..=10_000))]
    limit: i64,
}

/// A local identity without its secrets.
#[derive(Serialize)]
struct Shown {
    code: String,
    person: Option<Uuid>,
    duties: Vec<String>,
    second_factor: bool,
}

impl Identity {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let opened = Opened::existing(&context.settings).await?;
        let done = match self.what {
            What::Put(put) => put.run(&context, &opened).await,
            What::Remove(remove) => remove.run(&context, &opened).await,
            What::List => list(&context, &opened).await,
            What::Log(log) => log.run(&context, &opened).await,
            What::Who(who) => who.run(&context, &opened),
        };
        opened.close().await?;
        done
    }
}

async fn keeper(context: &Context, opened: &Opened) -> Result<IdentityKeeper, Failure> {
    let settings = &context.settings;
    let master = settings.master_key()?;
    Ok(IdentityKeeper::open(opened.options(), &settings.tenant()?, &master).await?)
}

impl Put {
    async fn run(self, context: &Context, opened: &Opened) -> Result<(), Failure> {
        let mut password = String::new();
        io::stdin()
            .lock()
            .read_line(&mut password)
            .map_err(|error| Failure::new("identity.password", &error))?;
        let password = password.trim_end_matches(['\r', '\n']);
        let password = PasswordHash::of(password, &[self.code.as_str()])
            .map_err(|error| Failure::new("identity.password", &error))?;
        let factor = (!self.without_second_factor).then(SecondFactor::generate);
        let code = self.code.to_string();
        let identity = LocalIdentity {
            code: code.clone(),
            person: self.person,
            duties: self.duties.iter().map(ToString::to_string).collect(),
            password: password.into_text(),
            second_factor: factor.as_ref().map(|factor| factor.bytes().to_vec()),
        };
        let mut keeper = keeper(context, opened).await?;
        keeper.put(&identity, Clock::System.now()).await?;
        keeper.close().await?;
        end_sessions(opened, &identity).await?;
        let issuer = &context.settings.administration.name;
        let address = factor.map(|factor| factor.address(&code, issuer));
        let told = match &address {
            Some(address) => {
                format!("{code} may sign in; the second factor, shown once: {address}")
            }
            None => format!("{code} may sign in with the password alone"),
        };
        let result = json!({ "code": code, "second_factor": address });
        context.output.result(&result, &told)
    }
}

impl Remove {
    async fn run(self, context: &Context, opened: &Opened) -> Result<(), Failure> {
        let mut keeper = keeper(context, opened).await?;
        let all = keeper.all().await?;
        let known = all.into_iter().find(|one| one.code == self.code);
        let gone = keeper.remove(&self.code).await?;
        keeper.close().await?;
        if let Some(identity) = known {
            end_sessions(opened, &identity).await?;
        }
        if !gone {
            let message = format!("there is no local identity {}", self.code);
            return Err(Failure::told("identity.unknown", &message));
        }
        let told = format!("{} may no longer sign in", self.code);
        context.output.result(&json!({ "code": self.code }), &told)
    }
}

/// What somebody may do changed: it takes effect on their next request.
async fn end_sessions(opened: &Opened, identity: &LocalIdentity) -> Result<(), Failure> {
    let owner = match identity.person {
        Some(person) => person.to_string(),
        None => identity.code.clone(),
    };
    opened.store.end_sessions_of(&owner).await?;
    Ok(())
}

async fn list(context: &Context, opened: &Opened) -> Result<(), Failure> {
    let mut keeper = keeper(context, opened).await?;
    let all = keeper.all().await?;
    keeper.close().await?;
    let shown = all.into_iter().map(|one| Shown {
        second_factor: one.second_factor.is_some(),
        code: one.code,
        person: one.person,
        duties: one.duties,
    });
    let shown: Vec<Shown> = shown.collect();
    let lines = shown.iter().map(|one| {
        let acts = match one.person {
            Some(person) => format!("person {person}"),
            None => one.duties.join(", "),
        };
        let factor = if one.second_factor {
            ""
        } else {
            " (password alone)"
        };
        format!("{}: {acts}{factor}", one.code)
    });
    let lines: Vec<String> = lines.collect();
    context.output.result(&shown, &lines.join("\n"))
}

impl Log {
    async fn run(self, context: &Context, opened: &Opened) -> Result<(), Failure> {
        let entries = opened.store.sign_ins(self.after, self.limit).await?;
        let lines = entries.iter().map(|entry| match &entry.says {
            Some(says) => format!("{} {} {says}", entry.entry, entry.at),
            None => format!("{} {} was tampered with", entry.entry, entry.at),
        });
        let lines: Vec<String> = lines.collect();
        context.output.result(&entries, &lines.join("\n"))
    }
}

impl Who {
    fn run(&self, context: &Context, opened: &Opened) -> Result<(), Failure> {
        let who = api::log_digest(&opened.store, &self.code);
        context.output.result(&json!({ "who": who }), &who)
    }
}
