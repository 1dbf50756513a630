//! Brings a log in: rows become events of applications, in the order of the file, each once.

use super::case::{Chunk, Misfit, Target};
use crate::failure::Failure;
use crate::history::mapping::Mapping;
use crate::history::progress::Progress;
use crate::history::reader::{Item, LogReader};
use crate::history::row::Row;
use domain::access::{Actor, Role};
use domain::application::{Application, ApplicationCommand};
use domain::shared::ids::{ActorCode, OfficeCode, ReasonCode};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::{Context, ExecuteError, Expected, Receipt, Store};
use tokio::task::JoinSet;
use uuid::Uuid;

/// Rows of one case that travel in one command at most.
const CHUNK: usize = 100;
/// Rows that wait for more of their case at most; the rest of the file is not in memory.
const WAITING: usize = 20_000;
/// Commands under way at once.
const UNDER_WAY: usize = 16;
/// How often a command is sent to a database that does not take it.
const TRIES: u64 = 10;
/// Refusals that are told one by one; the others are counted.
const TOLD: u64 = 100;

/// The event one row becomes.
const ROW_EVENT: &str = "external_event_recorded";

/// What came of an import.
#[derive(Debug, Default, Serialize)]
pub struct Imported {
    /// Rows in the file.
    pub rows: u64,
    /// Cases in the file.
    pub cases: u64,
    /// Rows that were written now.
    pub imported: u64,
    /// Rows that were there already.
    pub already_there: u64,
    /// Rows that cannot be taken.
    pub refused: u64,
    /// Keys the mapping names and no row has.
    pub unmet: BTreeSet<String>,
    /// Attributes of the log that the mapping leaves out.
    pub left_out: BTreeSet<String>,
}

/// An import under way.
pub struct Import<'a> {
    store: Store,
    target: Target<'a>,
    correlation: Uuid,
    waiting: HashMap<Uuid, Chunk>,
    /// Cases in the order in which they began to wait.
    order: VecDeque<Uuid>,
    rows_waiting: usize,
    busy: HashSet<Uuid>,
    /// Position of the log when the import began.
    before: i64,
    tasks: JoinSet<Result<(Uuid, u64, u64), Failure>>,
    done: Imported,
}

impl<'a> Import<'a> {
    /// Prepares an import into `store` under `office`.
    pub fn new(store: Store, mapping: &'a Mapping, office: OfficeCode) -> Result<Self, Failure> {
        let source = ReasonCode::new(mapping.source.clone())
            .map_err(|error| Failure::new("mapping.source", &error))?;
        let name = format!("{source}/{office}");
        Ok(Self {
            store,
            target: Target {
                mapping,
                source,
                office,
            },
            correlation: Uuid::new_v5(&domain::shared::ids::NAMESPACE, name.as_bytes()),
            waiting: HashMap::new(),
            order: VecDeque::new(),
            rows_waiting: 0,
            busy: HashSet::new(),
            before: 0,
            tasks: JoinSet::new(),
            done: Imported::default(),
        })
    }

    /// Reads the file to its end; `refusal` is told of every row that cannot be taken.
    pub async fn run(
        mut self,
        file: &Path,
        mapping: &Arc<Mapping>,
        refusal: &mut (dyn FnMut(String) + Send),
    ) -> Result<Imported, Failure> {
        let mut reader = LogReader::open(file, mapping).map_err(|e| Failure::new(e.code(), &e))?;
        self.before = self.store.head().await?;
        let total = reader.position().total();
        let mut progress = Progress::start("import", total);
        let mut read = 0_u64;
        let mut told = 0_u64;
        let mut tell = |text: String| {
            told += 1;
            if told <= TOLD {
                refusal(text);
            }
        };
        while let Some(item) = reader.next() {
            match item.map_err(|e| Failure::new(e.code(), &e))? {
                Item::Refused(why) => tell(why.to_string()),
                Item::Row(row) => {
                    if let Err(Misfit(why)) = self.take(&row).await? {
                        self.done.refused += 1;
                        tell(format!("row {}: {why}", row.index_in_file + 1));
                    }
                }
            }
            read += 1;
            if read.is_multiple_of(500) {
                progress.advance(reader.position().done(), read);
            }
        }
        self.flush_all().await?;
        let totals = reader.totals();
        progress.finish(&format!("{} rows of {} cases", totals.rows, totals.cases));
        self.done.rows = totals.rows;
        self.done.cases = totals.cases;
        self.done.refused += totals.refused + totals.remarks;
        self.done.unmet = totals.unmet;
        self.done.left_out = totals.left_out;
        Ok(self.done)
    }

    async fn take(&mut self, row: &Row) -> Result<Result<(), Misfit>, Failure> {
        let unwritable = |error| Failure::new("import.unwritable", &error);
        let begun = Chunk::begin(row, &self.target).map_err(unwritable)?;
        let id = begun.id;
        let order = &mut self.order;
        let chunk = self.waiting.entry(id).or_insert_with(|| {
            order.push_back(id);
            begun
        });
        if let Err(misfit) = chunk.push(row, &self.target) {
            return Ok(Err(misfit));
        }
        self.rows_waiting += 1;
        if chunk.rows.len() >= CHUNK {
            self.send(id).await?;
        }
        while self.rows_waiting > WAITING {
            let Some(oldest) = self.order.pop_front() else {
                break;
            };
            self.send(oldest).await?;
        }
        Ok(Ok(()))
    }

    async fn flush_all(&mut self) -> Result<(), Failure> {
        while let Some(oldest) = self.order.pop_front() {
            self.send(oldest).await?;
        }
        while !self.tasks.is_empty() {
            self.finish_one().await?;
        }
        Ok(())
    }

    /// Sends the rows of a case; one command of a case at a time, so that its rows keep their order.
    async fn send(&mut self, id: Uuid) -> Result<(), Failure> {
        let Some(chunk) = self
            .waiting
            .remove(&id)
            .filter(|chunk| !chunk.rows.is_empty())
        else {
            return Ok(());
        };
        while self.busy.contains(&id) || self.tasks.len() >= UNDER_WAY {
            self.finish_one().await?;
        }
        let rows = chunk.rows.len();
        self.rows_waiting -= rows;
        let case_id = chunk.case_id.clone();
        let at = self.store.clock().now();
        let Ok((command_id, command)) = chunk.command(&self.target, at) else {
            return Err(Failure::told(
                "import.case",
                &format!("case {case_id} has a name that cannot be kept"),
            ));
        };
        let mut context = Context::new(self.actor(), command_id, "import");
        context.correlation_id = self.correlation;
        let (store, before) = (self.store.clone(), self.before);
        self.busy.insert(id);
        self.tasks.spawn(async move {
            let command = ApplicationCommand::ImportHistory(Box::new(command));
            let receipt = insist(&store, &context, id, &command).await?;
            // A command that had been done before answers with its old position.
            let written = receipt
                .events
                .iter()
                .filter(|name| *name == ROW_EVENT)
                .count();
            let new = if receipt.position > before {
                written as u64
            } else {
                0
            };
            Ok((id, new, rows as u64))
        });
        Ok(())
    }

    async fn finish_one(&mut self) -> Result<(), Failure> {
        let Some(joined) = self.tasks.join_next().await else {
            return Ok(());
        };
        let (id, new, rows) = joined.map_err(|error| Failure::new("import.failed", &error))??;
        self.busy.remove(&id);
        self.done.imported += new;
        self.done.already_there += rows - new;
        Ok(())
    }

    fn actor(&self) -> Actor {
        Actor {
            code: ActorCode::new("import").expect("a valid code"),
            role: Role::System,
            office: Some(self.target.office.clone()),
            person: None,
        }
    }
}

/// Sends a command until the database takes it: a busy or restarting one must not end an import.
async fn insist(
    store: &Store,
    context: &Context,
    id: Uuid,
    command: &ApplicationCommand,
) -> Result<Receipt, Failure> {
    for attempt in 1.. {
        match store
            .execute::<Application>(context, id, Expected::Any, command)
            .await
        {
            Ok(receipt) => return Ok(receipt),
            Err(ExecuteError::Store(error)) if error.is_passing() && attempt < TRIES => {
                tokio::time::sleep(Duration::from_millis(200 * attempt)).await;
            }
            Err(error) => return Err(Failure::new("import.refused", &error)),
        }
    }
    unreachable!("the loop ends with its last attempt")
}
