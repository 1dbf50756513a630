//! Services against poverty and exclusion.

use domain::service::DuplicatePolicy;

use super::{Gives, ISEE, RESIDENCE, Sheet};
use crate::seed::forms::{Kind, may, must};

const DWELLING: (&str, &str) = (
    "usual-dwelling",
    "Dichiaro di vivere abitualmente nel territorio del Comune senza avere una dimora.",
);

pub(super) const SHEETS: &[Sheet] = &[
    Sheet {
        code: "economic-support",
        title: "Contributo economico straordinario",
        description: "Aiuto in denaro, una volta nell'anno, per una spesa necessaria che il nucleo non può sostenere.",
        legal_basis: "L. 328/2000 art. 22 c. 2 lett. a; L.R. Sicilia 22/1986",
        term_days: 30,
        office: "casa-inclusione",
        territorial: true,
        duplicates: DuplicatePolicy::Allow,
        call: None,
        fields: &[
            must("isee", "ISEE del nucleo", Kind::Euro(0, 9_000)),
            must("members", "Componenti del nucleo", Kind::Whole(1, 8)),
            must(
                "purpose",
                "Spesa da sostenere",
                Kind::One(&[
                    ("bills", "Bollette arretrate"),
                    ("health", "Cure non coperte"),
                    ("rent", "Canoni arretrati"),
                    ("school", "Spese scolastiche"),
                ]),
            ),
            must("amount", "Importo chiesto", Kind::Euro(80, 900)),
            may("minors", "Minori nel nucleo", Kind::Whole(0, 5)),
            may(
                "notes",
                "Motivi della richiesta",
                Kind::Lines(&[
                    "Ho perso il lavoro a stagione finita e non riesco a pagare le bollette.",
                    "Le cure di mio figlio non sono coperte e la spesa è già stata anticipata.",
                    "Siamo in ritardo con il canone da due mesi.",
                ]),
            ),
        ],
        papers: &[],
        declarations: &[RESIDENCE, ISEE],
        gives: Gives::Money(100, 900),
        for_children: false,
    },
    Sheet {
        code: "fictitious-residence",
        title: "Residenza fittizia per persone senza dimora",
        description: "Attestazione del servizio sociale per l'iscrizione anagrafica nella via fittizia del Comune.",
        legal_basis: "L. 1228/1954 art. 2; DPR 223/1989",
        term_days: 30,
        office: "casa-inclusione",
        territorial: false,
        duplicates: DuplicatePolicy::Reject,
        call: None,
        fields: &[
            must(
                "usual_places",
                "Luoghi che frequenta di solito",
                Kind::Line(&[
                    "Stazione e mensa di via dei Carretti",
                    "Dormitorio di via del Pozzo Nuovo",
                    "Giardini del porto",
                ]),
            ),
            must("since", "In città dal", Kind::Day(2018, 2025)),
            must(
                "contact",
                "Dove può essere trovato",
                Kind::One(&[
                    ("canteen", "Mensa"),
                    ("shelter", "Dormitorio"),
                    ("unit", "Unità di strada"),
                ]),
            ),
            may("phone", "Telefono", Kind::Phone),
        ],
        papers: &[],
        declarations: &[DWELLING],
        gives: Gives::Place,
        for_children: false,
    },
    Sheet {
        code: "independent-living",
        title: "Progetto Dopo di noi",
        description: "Percorsi verso una vita autonoma per persone con disabilità grave prive del sostegno familiare.",
        legal_basis: "L. 112/2016; DM 23/11/2016",
        term_days: 60,
        office: "anziani-disabili",
        territorial: false,
        duplicates: DuplicatePolicy::Reject,
        call: None,
        fields: &[
            must(
                "severity",
                "Riconoscimento L. 104/1992 art. 3 comma 3",
                Kind::Flag,
            ),
            must(
                "family",
                "Sostegno della famiglia",
                Kind::One(&[
                    ("none", "Nessuno"),
                    ("elderly", "Genitori anziani"),
                    ("insufficient", "Non sufficiente"),
                ]),
            ),
            must(
                "path",
                "Percorso chiesto",
                Kind::One(&[
                    ("flat", "Gruppo appartamento"),
                    ("weekends", "Fine settimana di autonomia"),
                    ("training", "Tirocinio per l'autonomia"),
                ]),
            ),
            may("isee", "ISEE socio-sanitario", Kind::Euro(0, 25_000)),
        ],
        papers: &[],
        declarations: &[RESIDENCE],
        gives: Gives::Money(500, 6_000),
        for_children: false,
    },
];
