//! Services for the home: rent, public housing, water.

use domain::service::DuplicatePolicy;

use super::{Gives, ISEE, RESIDENCE, Sheet};
use crate::seed::forms::{Kind, may, must};

const NO_PROPERTY: (&str, &str) = (
    "no-property",
    "Dichiaro che nessuno nel nucleo possiede un alloggio adeguato nel territorio della Regione.",
);

pub(super) const SHEETS: &[Sheet] = &[
    Sheet {
        code: "rent-support",
        title: "Contributo all'affitto",
        description: "Integrazione del canone per chi ha un contratto registrato e un reddito basso rispetto al canone.",
        legal_basis: "L. 431/1998 art. 11; DM 7/6/1999",
        term_days: 60,
        office: "casa-inclusione",
        territorial: false,
        duplicates: DuplicatePolicy::LastWins,
        call: Some((285, 200)),
        fields: &[
            must("isee", "ISEE del nucleo", Kind::Euro(0, 20_000)),
            must(
                "income",
                "Reddito imponibile dell'anno precedente",
                Kind::Euro(3_000, 24_000),
            ),
            must("yearly_rent", "Canone annuo", Kind::Euro(2_400, 7_800)),
            must("members", "Componenti del nucleo", Kind::Whole(1, 7)),
            must(
                "contract_number",
                "Estremi di registrazione del contratto",
                Kind::Line(&["Serie 3T n. 1042", "Serie 3T n. 2281", "Serie 3T n. 967"]),
            ),
            may("over_65", "C'è una persona con più di 65 anni", Kind::Flag),
            may("disability", "C'è una persona con disabilità", Kind::Flag),
        ],
        papers: &[("lease", "Contratto di locazione registrato")],
        declarations: &[RESIDENCE, ISEE, NO_PROPERTY],
        gives: Gives::Money(400, 3_098),
        for_children: false,
    },
    Sheet {
        code: "public-housing",
        title: "Assegnazione di alloggio di edilizia residenziale pubblica",
        description: "Bando per la graduatoria degli alloggi popolari.",
        legal_basis: "DPR 1035/1972; L.R. Sicilia 1/1992",
        term_days: 60,
        office: "casa-inclusione",
        territorial: false,
        duplicates: DuplicatePolicy::Reject,
        call: Some((260, 190)),
        fields: &[
            must("isee", "ISEE del nucleo", Kind::Euro(0, 15_000)),
            must("members", "Componenti del nucleo", Kind::Whole(1, 9)),
            must("rooms", "Vani dell'alloggio attuale", Kind::Whole(1, 5)),
            must(
                "situation",
                "Situazione abitativa",
                Kind::One(&[
                    ("rented", "In affitto"),
                    ("eviction", "Con sfratto esecutivo"),
                    ("unhealthy", "Alloggio antigienico"),
                    ("shared", "In coabitazione"),
                    ("none", "Senza alloggio"),
                ]),
            ),
            may("disability", "C'è una persona con disabilità", Kind::Flag),
            may(
                "years_resident",
                "Anni di residenza nel Comune",
                Kind::Whole(0, 60),
            ),
        ],
        papers: &[],
        declarations: &[RESIDENCE, ISEE, NO_PROPERTY],
        gives: Gives::Place,
        for_children: false,
    },
    Sheet {
        code: "water-bonus",
        title: "Bonus idrico integrativo",
        description: "Rimborso di parte della spesa per l'acqua, oltre al bonus nazionale.",
        legal_basis: "DPCM 13/10/2016; deliberazione ARERA 897/2017",
        term_days: 30,
        office: "casa-inclusione",
        territorial: false,
        duplicates: DuplicatePolicy::LastWins,
        call: None,
        fields: &[
            must("isee", "ISEE del nucleo", Kind::Euro(0, 20_000)),
            must("members", "Componenti del nucleo", Kind::Whole(1, 8)),
            must(
                "supply",
                "Tipo di fornitura",
                Kind::One(&[
                    ("direct", "Contratto proprio"),
                    ("condominium", "Contratto del condominio"),
                ]),
            ),
            must(
                "yearly_cost",
                "Spesa annua per l'acqua",
                Kind::Euro(90, 640),
            ),
            may(
                "contract",
                "Codice utenza",
                Kind::Line(&["UT-000418", "UT-001177", "UT-002093"]),
            ),
        ],
        papers: &[],
        declarations: &[RESIDENCE, ISEE],
        gives: Gives::Money(25, 200),
        for_children: false,
    },
];
