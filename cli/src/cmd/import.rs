//! `import log`: the history of another system.

use clap::{Args, Subcommand};
use domain::office::Office;
use domain::shared::ids::OfficeCode;
use std::path::PathBuf;
use std::sync::Arc;
use store::Store;

use super::Context;
use crate::failure::Failure;
use crate::history::mapping::Mapping;
use crate::history::transfer::{Import as Transfer, Imported};
use crate::opened::Opened;
use crate::output::Output;

/// Bring in what another system knows
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// An event log in XES or CSV, also packed: every row becomes an event, once
    Log {
        /// The log
        file: PathBuf,
        /// The mapping: what the log's attributes mean
        #[arg(long, value_name = "FILE")]
        mapping: PathBuf,
        /// The office whose history it is
        #[arg(long, value_name = "CODE", value_parser = |text: &str| OfficeCode::new(text))]
        office: OfficeCode,
    },
}

impl Import {
    pub(super) async fn run(self, context: Context) -> Result<(), Failure> {
        let Context { settings, output } = context;
        let What::Log {
            file,
            mapping,
            office,
        } = self.what;
        let mapping = Mapping::load(&mapping).map_err(|e| Failure::new(e.code(), &e))?;
        let mapping = Arc::new(mapping);
        let opened = Opened::beside(&settings).await?;
        let mut refusal = |text: String| output.remark(&text);
        let imported = async {
            remark_unknown(&opened.store, &office, output).await?;
            let transfer = Transfer::new(opened.store.clone(), &mapping, office)?;
            transfer.run(&file, &mapping, &mut refusal).await
        }
        .await;
        opened.close().await?;
        told(&imported?, output)
    }
}

/// Says that an office was never opened: the history of one that is closed for good is kept, but on no list.
async fn remark_unknown(store: &Store, code: &OfficeCode, output: Output) -> Result<(), Failure> {
    let office = store.load::<Office>(code.stream_id()).await?.state;
    if office.code.is_none() {
        output.remark(&format!(
            "no office `{code}` was ever opened here: its history is kept, but nobody finds it in a list until there is"
        ));
    }
    Ok(())
}

fn told(imported: &Imported, output: Output) -> Result<(), Failure> {
    if imported.rows + imported.refused + imported.remarks == 0 {
        return Err(Failure::told(
            "import.no-rows",
            "there is no row in the file: nothing is in",
        ));
    }
    for key in &imported.unmet {
        output.remark(&format!("the mapping names `{key}`, and no row has it"));
    }
    let Imported {
        rows,
        cases,
        imported: new,
        already_there,
        refused,
        remarks,
        ..
    } = imported;
    output.result(
        imported,
        &format!("{rows} rows of {cases} cases: {new} imported, {already_there} already there, {refused} refused"),
    )?;
    if refused + remarks > 0 {
        let rest = if new + already_there > 0 {
            "everything else is in"
        } else {
            "nothing is in"
        };
        return Err(Failure::told(
            "import.rows-refused",
            &format!("{refused} rows and {remarks} things beside the rows were refused; {rest}"),
        ));
    }
    Ok(())
}
