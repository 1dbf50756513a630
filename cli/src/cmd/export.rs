//! `export xes`: the history for process mining.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use domain::shared::ids::OfficeCode;
use std::path::PathBuf;

use super::Context;
use crate::failure::Failure;
use crate::history::transfer;
use crate::opened::Opened;

/// Give the history out in a standard format
#[derive(Debug, Args)]
pub struct Export {
    #[command(subcommand)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Format {
    /// IEEE XES; packed when the name ends in .gz
    Xes {
        /// The file to write
        file: PathBuf,
        /// Cases of this office only
        #[arg(long, value_name = "CODE", value_parser = |text: &str| OfficeCode::new(text))]
        office: Option<OfficeCode>,
        /// Events from this day on
        #[arg(long, value_name = "DATE")]
        from: Option<NaiveDate>,
        /// Events up to this day
        #[arg(long, value_name = "DATE")]
        to: Option<NaiveDate>,
        /// Which streams are the cases
        #[arg(long = "type", value_enum, default_value_t = Cases::Application)]
        cases: Cases,
    },
}

/// What a case is.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Cases {
    /// An application.
    Application,
}

impl Export {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let Format::Xes {
            file,
            office,
            from,
            to,
            cases: Cases::Application,
        } = self.format;
        let opened = Opened::existing(&settings).await?;
        let export = transfer::Export { office, from, to };
        let exported = export.xes(&opened.store, &file).await;
        opened.close().await?;
        let exported = exported?;
        if exported.renamed > 0 {
            output.remark(&format!(
                "{} cases stand under OFFICE/SOURCE/CASE, because another case has the same number",
                exported.renamed
            ));
        }
        let text = format!("{} rows of {} cases written", exported.rows, exported.cases);
        output.result(&exported, &text)
    }
}
