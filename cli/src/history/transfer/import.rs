//! Brings a log in: rows become events of applications, in the order of the file, each once.

use super::case::{Chunk, Target};
use super::under_way::UnderWay;
use super::waiting::Waiting;
use crate::failure::Failure;
use crate::history::mapping::Mapping;
use crate::history::progress::Progress;
use crate::history::reader::{Item, LogReader, Totals};
use domain::shared::ids::{OfficeCode, ReasonCode};
use domain::shared::text::Vocabulary;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use store::Store;

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
    /// Things beside the rows that cannot be taken: cases without events, attributes in the wrong place.
    pub remarks: u64,
    /// Keys the mapping names and no row has.
    pub unmet: BTreeSet<String>,
    /// Attributes of the log that the mapping leaves out.
    pub left_out: BTreeSet<String>,
}

/// An import under way.
pub struct Import<'a> {
    target: Target<'a>,
    waiting: Waiting,
    under_way: UnderWay,
}

impl<'a> Import<'a> {
    /// Prepares an import into `store` under `office`.
    pub fn new(store: Store, mapping: &'a Mapping, office: OfficeCode) -> Result<Self, Failure> {
        let source = ReasonCode::new(mapping.source.clone())
            .map_err(|error| Failure::new("mapping.source", &error))?;
        let service = mapping.service.as_deref().map(Vocabulary::parse);
        let service = service
            .transpose()
            .map_err(|error| Failure::new("mapping.service", &error))?;
        let under_way = UnderWay::new(store, &source, &office);
        Ok(Self {
            target: Target {
                mapping,
                source,
                service,
                office,
            },
            waiting: Waiting::default(),
            under_way,
        })
    }

    /// Reads the file to its end; `refusal` is told of every row that cannot be taken.
    ///
    /// # Errors
    /// When the file cannot be read on, or the log not be written. What was read before is in.
    pub async fn run(
        mut self,
        file: &Path,
        mapping: &Arc<Mapping>,
        refusal: &mut (dyn FnMut(String) + Send),
    ) -> Result<Imported, Failure> {
        let mut reader = LogReader::open(file, mapping).map_err(|e| Failure::new(e.code(), &e))?;
        let mut progress = Progress::start("import", reader.position().total());
        let mut read = 0_u64;
        let mut end = Ok(());
        while let Some(item) = reader.next() {
            match item {
                Ok(Item::Row(row)) => {
                    let full = self.waiting.take(*row, &self.target);
                    self.send(full, refusal).await?;
                    while let Some(chunk) = self.waiting.surplus() {
                        self.send(Some(chunk), refusal).await?;
                    }
                }
                Ok(Item::Refused(why)) => refusal(why.to_string()),
                Err(error) => end = Err(Failure::new(error.code(), &error)),
            }
            read += 1;
            if read.is_multiple_of(500) {
                progress.advance(reader.position().done(), read);
            }
        }
        while let Some(chunk) = self.waiting.oldest() {
            self.send(Some(chunk), refusal).await?;
        }
        self.under_way.finish(refusal).await?;
        let totals = reader.totals();
        progress.finish(&format!("{} rows of {} cases", totals.rows, totals.cases));
        let outcome = self.outcome(totals);
        end.map_err(|failure: Failure| {
            let Imported {
                imported,
                already_there,
                refused,
                ..
            } = outcome;
            let before = format!(
                "{}; of the rows before, {imported} were imported, {already_there} were already there and {refused} refused",
                failure.message()
            );
            Failure::told(failure.code(), &before)
        })?;
        Ok(outcome)
    }

    async fn send(
        &mut self,
        chunk: Option<Chunk>,
        refusal: &mut (dyn FnMut(String) + Send),
    ) -> Result<(), Failure> {
        match chunk {
            Some(chunk) => self.under_way.send(chunk, &self.target, refusal).await,
            None => Ok(()),
        }
    }

    fn outcome(&self, totals: Totals) -> Imported {
        let counted = self.under_way.counted();
        Imported {
            rows: totals.rows,
            cases: totals.cases,
            imported: counted.written,
            already_there: counted.there,
            refused: totals.refused + counted.refused,
            remarks: totals.remarks,
            unmet: totals.unmet,
            left_out: totals.left_out,
        }
    }
}
