//! Services for families and children.

use domain::service::DuplicatePolicy;

use super::{Gives, ISEE, RESIDENCE, Sheet};
use crate::seed::forms::{Kind, may, must};

pub(super) const SHEETS: &[Sheet] = &[
    Sheet {
        code: "nursery",
        title: "Posto in asilo nido comunale",
        description: "Bando per l'ammissione ai nidi comunali, per bambini fino a tre anni.",
        legal_basis: "D.Lgs. 65/2017; L.R. Sicilia 214/1979",
        term_days: 60,
        office: "asili-scuola",
        territorial: false,
        duplicates: DuplicatePolicy::LastWins,
        call: Some((240, 180)),
        fields: &[
            must("isee", "ISEE minorenni", Kind::Euro(0, 32_000)),
            must("born_on", "Nascita del bambino", Kind::Day(2023, 2025)),
            must(
                "section",
                "Sezione",
                Kind::One(&[
                    ("small", "Lattanti"),
                    ("medium", "Semidivezzi"),
                    ("large", "Divezzi"),
                ]),
            ),
            must("parents_work", "Genitori che lavorano", Kind::Whole(0, 2)),
            must(
                "first_choice",
                "Primo nido",
                Kind::One(&[
                    ("aquilone", "Nido L'Aquilone"),
                    ("girasole", "Nido Il Girasole"),
                    ("coccinella", "Nido La Coccinella"),
                ]),
            ),
            may("single_parent", "Un solo genitore nel nucleo", Kind::Flag),
            may("disability", "Disabilità nel nucleo", Kind::Flag),
        ],
        papers: &[],
        declarations: &[RESIDENCE, ISEE],
        gives: Gives::Place,
        for_children: true,
    },
    Sheet {
        code: "school-transport",
        title: "Trasporto scolastico per alunni con disabilità",
        description: "Trasporto con assistenza da casa a scuola e ritorno, per tutto l'anno scolastico.",
        legal_basis: "L. 104/1992 artt. 12 e 13; D.Lgs. 66/2017 art. 3",
        term_days: 30,
        office: "asili-scuola",
        territorial: false,
        duplicates: DuplicatePolicy::Reject,
        call: None,
        fields: &[
            must(
                "school",
                "Scuola",
                Kind::Line(&[
                    "Istituto comprensivo Vulcania",
                    "Liceo delle Ginestre",
                    "Istituto tecnico Polifemo",
                ]),
            ),
            must("class", "Classe", Kind::Whole(1, 8)),
            must("wheelchair", "Usa la sedia a ruote", Kind::Flag),
            must("escort", "Serve un accompagnatore", Kind::Flag),
            may(
                "return_time",
                "Ora di uscita",
                Kind::One(&[("13", "13:00"), ("14", "14:00"), ("16", "16:30")]),
            ),
        ],
        papers: &[(
            "functional-profile",
            "Profilo di funzionamento o diagnosi funzionale",
        )],
        declarations: &[RESIDENCE],
        gives: Gives::Place,
        for_children: true,
    },
    Sheet {
        code: "foster-care",
        title: "Contributo per l'affidamento familiare",
        description: "Contributo mensile alla famiglia che accoglie un minore affidato dal servizio o dal tribunale.",
        legal_basis: "L. 184/1983 artt. 4, 5 e 80",
        term_days: 30,
        office: "famiglia-minori",
        territorial: false,
        duplicates: DuplicatePolicy::Reject,
        call: None,
        fields: &[
            must(
                "measure",
                "Provvedimento",
                Kind::One(&[
                    ("consensual", "Affidamento consensuale"),
                    ("judicial", "Affidamento giudiziale"),
                ]),
            ),
            must("began_on", "Accoglienza dal", Kind::Day(2025, 2026)),
            must("full_time", "Accoglienza a tempo pieno", Kind::Flag),
            may(
                "school",
                "Scuola frequentata",
                Kind::Line(&["Istituto comprensivo Vulcania", "Scuola primaria Etnea"]),
            ),
        ],
        papers: &[("measure", "Provvedimento di affidamento")],
        declarations: &[RESIDENCE],
        gives: Gives::Money(200, 500),
        for_children: false,
    },
    Sheet {
        code: "family-centre",
        title: "Centro per le famiglie: mediazione e sostegno ai genitori",
        description: "Colloqui, mediazione familiare e gruppi di genitori, senza costi.",
        legal_basis: "L. 328/2000 art. 16; L. 296/2006 art. 1 c. 1250",
        term_days: 30,
        office: "famiglia-minori",
        territorial: true,
        duplicates: DuplicatePolicy::Allow,
        call: None,
        fields: &[
            must(
                "activity",
                "Attività richiesta",
                Kind::One(&[
                    ("mediation", "Mediazione familiare"),
                    ("talks", "Colloqui di sostegno"),
                    ("group", "Gruppo di genitori"),
                    ("neutral", "Spazio neutro"),
                ]),
            ),
            must("children", "Figli minori", Kind::Whole(1, 5)),
            must(
                "both_parents",
                "Partecipano entrambi i genitori",
                Kind::Flag,
            ),
            may(
                "times",
                "Orari possibili",
                Kind::Some(&[
                    ("morning", "Mattina"),
                    ("afternoon", "Pomeriggio"),
                    ("saturday", "Sabato"),
                ]),
            ),
        ],
        papers: &[],
        declarations: &[RESIDENCE],
        gives: Gives::Place,
        for_children: false,
    },
];
