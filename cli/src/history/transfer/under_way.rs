//! Commands on their way to the log: many at once, but one of a case at a time.

use super::case::{Chunk, Target};
use crate::failure::Failure;
use domain::access::{Actor, Role};
use domain::application::{Application, ApplicationCommand, HistoryRow};
use domain::shared::error::Coded;
use domain::shared::ids::{ActorCode, OfficeCode, ReasonCode};
use std::collections::HashSet;
use std::time::Duration;
use store::{Context, Done, ExecuteError, Expected, Store, StoreError};
use tokio::task::JoinSet;
use uuid::Uuid;

/// Commands under way at once.
const COMMANDS: usize = 64;
/// About how many bytes their rows weigh at most; parsed, each takes many times as much.
const WEIGHT: usize = 2 * 1024 * 1024;
/// How often a command is sent to a database that does not take it.
const TRIES: u64 = 10;

/// The event one row becomes.
const ROW_EVENT: &str = "external_event_recorded";

/// What became of the rows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    /// Written now.
    pub(super) written: u64,
    /// There before.
    pub(super) there: u64,
    /// Not taken by the log.
    pub(super) refused: u64,
}

/// The commands under way.
pub(super) struct UnderWay {
    store: Store,
    actor: Actor,
    correlation: Uuid,
    tasks: JoinSet<Result<Answer, Failure>>,
    busy: HashSet<Uuid>,
    weight: usize,
    counted: Counted,
}

/// What came of one command.
struct Answer {
    case: Uuid,
    weight: usize,
    rows: u64,
    /// Rows written now, or why there are none.
    written: Result<u64, String>,
}

impl UnderWay {
    pub(super) fn new(store: Store, source: &ReasonCode, office: &OfficeCode) -> Self {
        let name = format!("{source}/{office}");
        Self {
            store,
            actor: Actor {
                code: ActorCode::new("import").expect("a valid code"),
                role: Role::System,
                office: Some(office.clone()),
                person: None,
            },
            correlation: Uuid::new_v5(&domain::shared::ids::NAMESPACE, name.as_bytes()),
            tasks: JoinSet::new(),
            busy: HashSet::new(),
            weight: 0,
            counted: Counted::default(),
        }
    }

    /// What became of the rows so far.
    pub(super) const fn counted(&self) -> Counted {
        self.counted
    }

    /// Sends the rows of a case as soon as there is room, and nothing else of the case is under way: its rows keep
    /// their order.
    pub(super) async fn send(
        &mut self,
        chunk: Chunk,
        target: &Target<'_>,
        refusal: &mut (dyn FnMut(String) + Send),
    ) -> Result<(), Failure> {
        while self.busy.contains(&chunk.id) || self.tasks.len() >= COMMANDS || self.weight > WEIGHT
        {
            self.take_answer(refusal).await?;
        }
        let (case, weight) = (chunk.id, chunk.weight);
        let (command_id, command) = chunk.command(target, self.store.clock().now());
        let mut context = Context::new(self.actor.clone(), command_id, "import");
        context.correlation_id = self.correlation;
        self.busy.insert(case);
        self.weight += weight;
        let store = self.store.clone();
        let rows = command.rows.len() as u64;
        let places = places(&command.rows);
        let command = ApplicationCommand::ImportHistory(Box::new(command));
        self.tasks.spawn(async move {
            let written = insist(&store, &context, case, &command).await?;
            Ok(Answer {
                case,
                weight,
                rows,
                written: written.map_err(|why| format!("{places}: {why}")),
            })
        });
        Ok(())
    }

    /// Waits for all of them.
    pub(super) async fn finish(
        &mut self,
        refusal: &mut (dyn FnMut(String) + Send),
    ) -> Result<(), Failure> {
        while !self.tasks.is_empty() {
            self.take_answer(refusal).await?;
        }
        Ok(())
    }

    async fn take_answer(
        &mut self,
        refusal: &mut (dyn FnMut(String) + Send),
    ) -> Result<(), Failure> {
        let Some(joined) = self.tasks.join_next().await else {
            return Ok(());
        };
        let answer = joined.map_err(|error| Failure::new("import.failed", &error))??;
        self.busy.remove(&answer.case);
        self.weight -= answer.weight;
        match answer.written {
            Ok(written) => {
                self.counted.written += written;
                self.counted.there += answer.rows - written;
            }
            Err(why) => {
                self.counted.refused += answer.rows;
                refusal(why);
            }
        }
        Ok(())
    }
}

/// The rows as they are called in the file, the first being 1.
fn places(rows: &[HistoryRow]) -> String {
    let numbers: Vec<String> = rows.iter().map(|row| (row.row + 1).to_string()).collect();
    match numbers.as_slice() {
        [one] => format!("row {one}"),
        many => format!("rows {}", many.join(", ")),
    }
}

/// Sends a command until the database takes it: a busy or restarting one must not end an import.
///
/// The inner error is what the log has against these rows; others may be taken.
async fn insist(
    store: &Store,
    context: &Context,
    id: Uuid,
    command: &ApplicationCommand,
) -> Result<Result<u64, String>, Failure> {
    for attempt in 1.. {
        match store
            .execute_telling::<Application>(context, id, Expected::Any, command)
            .await
        {
            Ok((_, Done::Found)) => return Ok(Ok(0)),
            Ok((receipt, Done::Now)) => {
                let rows = receipt.events.iter().filter(|name| *name == ROW_EVENT);
                return Ok(Ok(rows.count() as u64));
            }
            Err(ExecuteError::Store(error)) if error.is_passing() && attempt < TRIES => {
                tokio::time::sleep(Duration::from_millis(200 * attempt)).await;
            }
            Err(ExecuteError::Refused(why)) => return Ok(Err(told(&why, why.code()))),
            Err(ExecuteError::Store(error @ StoreError::KeyDestroyed(_))) => {
                return Ok(Err(told(&error, error.code())));
            }
            Err(error) => return Err(Failure::new("import.failed", &error)),
        }
    }
    unreachable!("the loop ends with its last attempt")
}

fn told(why: &dyn std::error::Error, code: &str) -> String {
    format!("{} [{code}]", Failure::new(code, why).message())
}
