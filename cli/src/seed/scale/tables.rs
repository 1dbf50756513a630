//! The published tables that the city at scale follows: counts by district, read where they lie and never copied.

use std::collections::BTreeMap;
use std::path::Path;

use crate::failure::Failure;

const PLANS: &str = "pai_2014_quartieri_dei_servizi.tsv";
const INTERVENTIONS: &str = "interventi_2014_quartieri_dei_servizi.tsv";
const CONTACTS: &str = "sportelli_sociali_2014_quartiere_del_nodo.tsv";

/// The columns that name a district.
const ID: &str = "Id";
const NAME: &str = "Nome";

/// One district of one table: how many in all, and how many of each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub total: u64,
    columns: BTreeMap<String, u64>,
}

impl Counts {
    /// How many of a column; none where the table has no such column.
    pub fn of(&self, column: &str) -> u64 {
        self.columns.get(column).copied().unwrap_or_default()
    }
}

/// Quartiere: what the three tables say of one district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Care plans.
    pub plans: Counts,
    /// Interventions of the plans.
    pub interventions: Counts,
    /// Contacts with the desks.
    pub contacts: Counts,
}

/// Reads the tables of a folder; what is missing or is not a table is named.
pub fn read(folder: &Path) -> Result<Vec<District>, Failure> {
    let plans = table(folder, PLANS, "Numero PAI totale")?;
    let mut interventions = table(folder, INTERVENTIONS, "Numero interventi totale")?;
    let mut contacts = table(folder, CONTACTS, "Numero contatti totale")?;
    let mut districts = Vec::new();
    for (id, (name, plans)) in plans {
        let (Some((_, interventions)), Some((_, contacts))) =
            (interventions.remove(&id), contacts.remove(&id))
        else {
            let message =
                format!("district {id} of {PLANS} is missing in {INTERVENTIONS} or {CONTACTS}");
            return Err(Failure::told("seed.table-unreadable", &message));
        };
        districts.push(District {
            id,
            name,
            plans,
            interventions,
            contacts,
        });
    }
    if districts.is_empty() {
        return Err(Failure::told(
            "seed.table-unreadable",
            &format!("{PLANS} has no rows"),
        ));
    }
    Ok(districts)
}

type Table = BTreeMap<u32, (String, Counts)>;

fn table(folder: &Path, name: &str, total: &str) -> Result<Table, Failure> {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path).map_err(|error| {
        let message = format!(
            "the table {} cannot be read ({}); --from names the folder of the Open Welfare 2014 tables",
            path.display(),
            error.kind()
        );
        Failure::told("seed.table-missing", &message)
    })?;
    parse(&text, total).map_err(|why| {
        let message = format!("the table {}: {why}", path.display());
        Failure::told("seed.table-unreadable", &message)
    })
}

fn parse(text: &str, total: &str) -> Result<Table, String> {
    let mut lines = text.lines().map(|line| line.trim_end_matches(['\r', '\n']));
    let header: Vec<&str> = lines
        .next()
        .unwrap_or_default()
        .split('\t')
        .map(str::trim)
        .collect();
    let place = |column: &str| {
        let found = header.iter().position(|name| *name == column);
        found.ok_or_else(|| format!("there is no column {column}"))
    };
    let (id, name, total) = (place(ID)?, place(NAME)?, place(total)?);
    let mut table = Table::new();
    for (row, line) in lines
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let cell = |place: usize| cells.get(place).copied().unwrap_or_default();
        let number = |place: usize| {
            let wrong = |_| format!("row {}: {} is not a number", row + 2, header[place]);
            cell(place).parse::<u64>().map_err(wrong)
        };
        // A cell that is empty counts none; rates have decimals and are not counts.
        let columns = (0..header.len())
            .filter_map(|place| Some((header[place].to_owned(), cell(place).parse().ok()?)))
            .collect();
        let counts = Counts {
            total: number(total)?,
            columns,
        };
        let id =
            u32::try_from(number(id)?).map_err(|_| format!("row {}: Id is too large", row + 2))?;
        if table.insert(id, (cell(name).to_owned(), counts)).is_some() {
            return Err(format!("row {}: district {id} comes twice", row + 2));
        }
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_by_the_name_of_their_column_and_empty_cells_are_none() {
        let text = "Id\tNome\tNumero PAI totale\tPAI per residente\tChiuso\tSospeso\n2\tNavile\t10\t0,03\t9\t\r\n";
        let table = parse(text, "Numero PAI totale").expect("a table");
        let (name, counts) = &table[&2];
        assert_eq!((name.as_str(), counts.total), ("Navile", 10));
        assert_eq!((counts.of("Chiuso"), counts.of("Sospeso")), (9, 0));
        assert_eq!(counts.of("PAI per residente"), 0);
    }

    #[test]
    fn a_table_that_is_none_says_what_it_lacks() {
        for (text, why) in [
            ("", "there is no column Id"),
            ("Id\tNome\n", "there is no column Numero"),
            (
                "Id\tNome\tNumero\n1\tX\t\n",
                "row 2: Numero is not a number",
            ),
            (
                "Id\tNome\tNumero\n1\tX\t3\n1\tY\t3\n",
                "row 3: district 1 comes twice",
            ),
        ] {
            assert_eq!(parse(text, "Numero").expect_err("no table"), why);
        }
        let refused = read(Path::new("/nowhere")).expect_err("no folder");
        assert_eq!(refused.code(), "seed.table-missing");
        assert!(
            refused.message().contains("--from"),
            "{}",
            refused.message()
        );
    }
}
