//! Services for the elderly and for people with disabilities.

use domain::service::DuplicatePolicy;

use super::{Gives, ISEE, RESIDENCE, Sheet};
use crate::seed::forms::{Kind, Options, may, must};

const AUTONOMY: Options = &[
    ("autonomous", "Autosufficiente"),
    ("partly", "Parzialmente autosufficiente"),
    ("dependent", "Non autosufficiente"),
];

const TASKS: Options = &[
    ("housework", "Aiuto domestico"),
    ("personal-care", "Cura della persona"),
    ("company", "Supporto sociale e relazionale"),
    ("errands", "Disbrigo pratiche e accompagnamento"),
];

const PROVIDERS: Options = &[
    ("ginestra", "Cooperativa La Ginestra"),
    ("sciara", "Cooperativa Sciara Viva"),
    ("mongibello", "Associazione Mongibello Solidale"),
];

const NEEDS: &[&str] = &[
    "Ha bisogno di aiuto per lavarsi e vestirsi la mattina.",
    "Cammina con il deambulatore e non riesce a fare la spesa.",
    "Dopo il ricovero non può restare senza assistenza durante il giorno.",
    "Vive al terzo piano senza ascensore e non esce da mesi.",
];

const DOCTORS: &[&str] = &[
    "Dott. Amato Collina",
    "Dott.ssa Bruna Sorgente",
    "Dott. Elio Pineta",
];

pub(super) const SHEETS: &[Sheet] = &[
    Sheet {
        code: "home-care",
        title: "Assistenza domiciliare agli anziani (ADA)",
        description: "Aiuto in casa per chi ha più di 65 anni, affidato a un ente accreditato scelto da chi fa domanda.",
        legal_basis: "L. 328/2000 art. 16; L.R. Sicilia 22/1986",
        term_days: 30,
        office: "anziani-disabili",
        territorial: true,
        duplicates: DuplicatePolicy::Reject,
        call: None,
        fields: &[
            must("isee", "ISEE del nucleo", Kind::Euro(0, 24_000)),
            must("lives_alone", "Vive da solo o da sola", Kind::Flag),
            must("autonomy", "Grado di autonomia", Kind::One(AUTONOMY)),
            must("tasks", "Prestazioni richieste", Kind::Some(TASKS)),
            must("provider", "Ente accreditato scelto", Kind::One(PROVIDERS)),
            may("emergency_phone", "Telefono di un familiare", Kind::Phone),
            may("notes", "Descrizione del bisogno", Kind::Lines(NEEDS)),
        ],
        papers: &[],
        declarations: &[RESIDENCE, ISEE],
        gives: Gives::Place,
        for_children: false,
    },
    Sheet {
        code: "integrated-home-care",
        title: "Assistenza domiciliare integrata, parte sociale",
        description: "Ore di assistenza sociale a casa, insieme alle cure sanitarie decise dall'unità di valutazione.",
        legal_basis: "L. 328/2000 art. 15; DPCM 12/1/2017 art. 22",
        term_days: 30,
        office: "anziani-disabili",
        territorial: false,
        duplicates: DuplicatePolicy::Reject,
        call: None,
        fields: &[
            must("isee", "ISEE socio-sanitario", Kind::Euro(0, 30_000)),
            must("autonomy", "Grado di autonomia", Kind::One(AUTONOMY)),
            must("doctor", "Medico di medicina generale", Kind::Line(DOCTORS)),
            must(
                "weekly_hours",
                "Ore settimanali richieste",
                Kind::Whole(2, 18),
            ),
            may(
                "care_allowance",
                "Percepisce l'indennità di accompagnamento",
                Kind::Flag,
            ),
            may("notes", "Descrizione del bisogno", Kind::Lines(NEEDS)),
        ],
        papers: &[("medical-report", "Scheda sanitaria del medico curante")],
        declarations: &[RESIDENCE, ISEE],
        gives: Gives::Place,
        for_children: false,
    },
    Sheet {
        code: "home-meals",
        title: "Pasti a domicilio",
        description: "Consegna di un pasto pronto al giorno a chi non può prepararlo né procurarselo.",
        legal_basis: "L. 328/2000 art. 22 c. 2; L.R. Sicilia 22/1986",
        term_days: 30,
        office: "anziani-disabili",
        territorial: true,
        duplicates: DuplicatePolicy::Reject,
        call: None,
        fields: &[
            must("isee", "ISEE del nucleo", Kind::Euro(0, 15_000)),
            must("days", "Giorni alla settimana", Kind::Whole(1, 7)),
            must(
                "diet",
                "Dieta",
                Kind::One(&[
                    ("common", "Comune"),
                    ("diabetic", "Per diabetici"),
                    ("soft", "Morbida"),
                    ("low-salt", "Senza sale"),
                ]),
            ),
            may(
                "doorbell",
                "Nome sul citofono e piano",
                Kind::Line(&[
                    "Citofono 4, secondo piano",
                    "Portone verde, piano terra",
                    "Scala B, primo piano",
                ]),
            ),
        ],
        papers: &[],
        declarations: &[RESIDENCE, ISEE],
        gives: Gives::Place,
        for_children: false,
    },
    Sheet {
        code: "telecare",
        title: "Telesoccorso e teleassistenza",
        description: "Un apparecchio che chiama la centrale operativa a ogni ora, per chi vive solo.",
        legal_basis: "L. 328/2000 art. 22 c. 2 lett. g",
        term_days: 30,
        office: "anziani-disabili",
        territorial: false,
        duplicates: DuplicatePolicy::Reject,
        call: None,
        fields: &[
            must("lives_alone", "Vive da solo o da sola", Kind::Flag),
            must(
                "line",
                "Collegamento disponibile",
                Kind::One(&[
                    ("landline", "Telefono fisso"),
                    ("mobile", "Rete mobile"),
                    ("none", "Nessuno"),
                ]),
            ),
            must("contact_phone", "Telefono di chi ha le chiavi", Kind::Phone),
            may("falls", "Cadute nell'ultimo anno", Kind::Whole(0, 6)),
        ],
        papers: &[],
        declarations: &[RESIDENCE],
        gives: Gives::Place,
        for_children: false,
    },
    Sheet {
        code: "day-centre",
        title: "Centro diurno per persone con disabilità",
        description: "Frequenza del centro diurno, con trasporto e laboratori, secondo il progetto individuale.",
        legal_basis: "L. 104/1992 art. 8; L. 328/2000 art. 14",
        term_days: 45,
        office: "anziani-disabili",
        territorial: false,
        duplicates: DuplicatePolicy::Reject,
        call: None,
        fields: &[
            must(
                "severity",
                "Riconoscimento L. 104/1992",
                Kind::One(&[
                    ("art-3-1", "Art. 3 comma 1"),
                    ("art-3-3", "Art. 3 comma 3"),
                    ("pending", "Domanda in corso"),
                ]),
            ),
            must("days", "Giorni alla settimana", Kind::Whole(1, 5)),
            must("transport", "Serve il trasporto", Kind::Flag),
            may(
                "interests",
                "Laboratori di interesse",
                Kind::Some(&[
                    ("garden", "Orto"),
                    ("theatre", "Teatro"),
                    ("ceramics", "Ceramica"),
                    ("music", "Musica"),
                ]),
            ),
        ],
        papers: &[("medical-report", "Relazione dello specialista")],
        declarations: &[RESIDENCE],
        gives: Gives::Place,
        for_children: false,
    },
    Sheet {
        code: "protected-discharge",
        title: "Dimissioni protette",
        description: "Sostegno sociale per il rientro a casa dopo il ricovero, concordato con l'ospedale.",
        legal_basis: "L. 234/2021 art. 1 c. 162 e 170",
        term_days: 10,
        office: "anziani-disabili",
        territorial: false,
        duplicates: DuplicatePolicy::Allow,
        call: None,
        fields: &[
            must(
                "hospital",
                "Ospedale",
                Kind::Line(&[
                    "Ospedale Monte Chiaro",
                    "Policlinico delle Ginestre",
                    "Ospedale del Porto",
                ]),
            ),
            must("expected_on", "Dimissione prevista", Kind::Day(2026, 2026)),
            must("caregiver", "A casa c'è chi può assistere", Kind::Flag),
            must("tasks", "Prestazioni richieste", Kind::Some(TASKS)),
        ],
        papers: &[],
        declarations: &[RESIDENCE],
        gives: Gives::Place,
        for_children: false,
    },
];
