//! What the columns of the tables stand for: areas of users, ages, states of plans, areas of need, channels.

use super::tables::Counts;

/// How a plan stands in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanState {
    /// Chiuso.
    Closed,
    /// Interrotto: closed before its time.
    Interrupted,
    /// Avviato.
    Active,
    /// Sospeso.
    Suspended,
    /// In corso fase esterna: it waits for the board.
    AtTheBoard,
    /// Sconosciuto: written and never begun, as far as is known.
    Draft,
}

/// Every state with its column.
pub const STATES: &[(&str, PlanState)] = &[
    ("Chiuso", PlanState::Closed),
    ("Avviato", PlanState::Active),
    ("Interrotto", PlanState::Interrupted),
    ("In corso fase esterna", PlanState::AtTheBoard),
    ("Sospeso", PlanState::Suspended),
    ("Sconosciuto", PlanState::Draft),
];

/// Area di utenza: column and code, from the youngest to the oldest.
pub const TARGETS: &[(&str, &str)] = &[
    ("Famiglia e Minori", "family-minors"),
    ("Disagio adulto", "adult-hardship"),
    ("Disabili", "disability"),
    ("Anziani", "elderly"),
];

/// Ages: column, youngest and oldest.
pub const AGES: &[(&str, u32, u32)] = &[
    ("0-3", 0, 3),
    ("4-7", 4, 7),
    ("8-10", 8, 10),
    ("11-14", 11, 14),
    ("15-17", 15, 17),
    ("18-25", 18, 25),
    ("26-35", 26, 35),
    ("36-50", 36, 50),
    ("51-64", 51, 64),
    (">=65", 65, 97),
];

/// What an area of need costs: a unit, its price, and how much of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tariff {
    pub(super) unit: &'static str,
    pub(super) price: &'static str,
    pub(super) quantity: &'static str,
}

/// Area di bisogno: what is asked for or done.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// The column of the tables.
    pub column: &'static str,
    /// Our code.
    pub code: &'static str,
    /// Its words, in Italian.
    pub(super) words: &'static str,
    /// What it costs; nothing where the municipality's own staff does it.
    pub(super) tariff: Option<Tariff>,
}

const fn area(
    column: &'static str,
    code: &'static str,
    words: &'static str,
    tariff: Option<Tariff>,
) -> Area {
    Area {
        column,
        code,
        words,
        tariff,
    }
}

const fn tariff(unit: &'static str, price: &'static str, quantity: &'static str) -> Tariff {
    Tariff {
        unit,
        price,
        quantity,
    }
}

/// Every area, from those of families to those of the old.
pub const AREAS: &[Area] = &[
    area(
        "Educativo assistenziale e supporto inserimento lavorativo",
        "education-work",
        "sostegno educativo o al lavoro",
        None,
    ),
    area(
        "Integrazione sociale",
        "social-integration",
        "integrazione sociale",
        None,
    ),
    area("Prevenzione", "prevention", "prevenzione", None),
    area(
        "Pronto intervento sociale",
        "emergency",
        "pronto intervento",
        None,
    ),
    area(
        "Contributi economici",
        "economic-contribution",
        "un contributo economico",
        Some(tariff("months", "180.00", "6.00")),
    ),
    area(
        "Supporto a persona e famiglia",
        "family-support",
        "sostegno alla famiglia",
        None,
    ),
    area(
        "Segretariato sociale",
        "information",
        "informazioni e orientamento",
        None,
    ),
    area(
        "Servizi integrativi di supporto",
        "supplementary",
        "servizi integrativi",
        None,
    ),
    area(
        "Interventi domiciliari e per la domiciliarità",
        "home-care",
        "aiuto a casa",
        Some(tariff("hours", "20.00", "60.00")),
    ),
    area(
        "Strutture semi-residenziali",
        "day-centre",
        "un centro diurno",
        Some(tariff("days", "28.00", "80.00")),
    ),
    area(
        "Strutture residenziali",
        "residential",
        "un posto in struttura",
        Some(tariff("days", "52.00", "120.00")),
    ),
];

/// Canale: column and code.
pub const CHANNELS: &[(&str, &str)] = &[
    ("Personale", "counter"),
    ("Telefono", "phone"),
    ("E-Mail", "e-mail"),
    ("Fax", "fax"),
    ("Lettera", "letter"),
];

/// How many of each column of a dimension, and at the end those of none.
pub(super) fn weights<'c>(counts: &Counts, columns: impl Iterator<Item = &'c str>) -> Vec<u64> {
    let mut weights: Vec<u64> = columns.map(|column| counts.of(column)).collect();
    let known: u64 = weights.iter().sum();
    weights.push(counts.total.saturating_sub(known));
    weights
}
