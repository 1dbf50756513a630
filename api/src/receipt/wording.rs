//! The words of the receipt, in Italian: which fact stands where, and how the law is said plainly.

use super::page::{AttachmentLine, Page, Row, Section};
use super::{PublicCode, Receipt, ReceiptOffice, ReceiptOfficer};
use crate::format::{day, instant, size};

/// Puts a receipt into words.
pub(super) fn page(receipt: &Receipt) -> Page {
    let registration = &receipt.registration;
    Page {
        issuer: vec![
            receipt.administration.name.clone(),
            receipt.administration.department.clone(),
        ],
        title: "Ricevuta di presentazione dell’istanza".to_owned(),
        subtitle: "Comunicazione di avvio del procedimento (legge 7 agosto 1990, n. 241, \
                   articoli 8 e 18-bis)"
            .to_owned(),
        number: registration.number.clone(),
        stamp: vec![
            Row::new("Registrato il", instant(registration.registered_at)),
            Row::new("Registro", registration.register.clone()),
            Row::new(
                "Amministrazione e AOO",
                format!("{} · {}", receipt.administration.ipa_code, registration.aoo),
            ),
        ],
        opening: opening(receipt),
        sections: std::iter::once(procedure(receipt))
            .chain(ranking(receipt))
            .chain([office(receipt), inaction(receipt), rights(receipt)])
            .collect(),
        attachments_title: "Documenti allegati".to_owned(),
        attachments_note: attachments_note(receipt.attachments.len()),
        attachments: receipt.attachments.iter().map(attachment).collect(),
        closing: closing(receipt),
    }
}

fn opening(receipt: &Receipt) -> String {
    let filed = instant(receipt.filed_at);
    let applicant = &receipt.applicant;
    let whom = match &receipt.beneficiary {
        Some(beneficiary) => format!(", per conto di {beneficiary},"),
        None => String::new(),
    };
    format!(
        "Si attesta che {applicant}{whom} ha presentato l’istanza descritta qui sotto il {filed} \
         (ora italiana). Da quel momento decorre il termine del procedimento."
    )
}

fn procedure(receipt: &Receipt) -> Section {
    Section {
        title: "Il procedimento".to_owned(),
        rows: vec![
            Row::new("Oggetto", receipt.subject.clone()),
            Row::new("Presentata il", instant(receipt.filed_at)),
            Row::weighty(
                "Termine di conclusione",
                format!(
                    "entro il {} ({} giorni)",
                    day(receipt.due_on),
                    receipt.term_days
                ),
            ),
        ],
        paragraphs: vec![
            "Il termine può essere sospeso nei casi previsti dalla legge, per esempio quando \
             occorre integrare i documenti; la sospensione è sempre comunicata."
                .to_owned(),
        ],
    }
}

/// Where what was asked for is given out by a ranking, how to find oneself in what is published.
fn ranking(receipt: &Receipt) -> Option<Section> {
    let row = |code: &PublicCode| Row::weighty(&code.title, code.code.clone());
    let rows: Vec<Row> = receipt.public_codes.iter().map(row).collect();
    (!rows.is_empty()).then(|| Section {
        title: "Il codice per trovarsi in graduatoria".to_owned(),
        rows,
        paragraphs: vec![
            "La graduatoria è pubblicata senza nomi: ogni domanda vi compare con questo codice. \
             Conviene conservarlo e non comunicarlo ad altri."
                .to_owned(),
        ],
    })
}

fn office(receipt: &Receipt) -> Section {
    let (label, name, note) = match &receipt.officer {
        ReceiptOfficer::Officer { name } => ("Responsabile del procedimento", name, None),
        ReceiptOfficer::HeadOfUnit { name } => (
            "Dirigente dell’unità",
            name,
            Some(
                "Finché il procedimento non è assegnato, ne è responsabile chi dirige l’unità \
                 organizzativa (articolo 5, comma 2). Il nome della persona assegnata sarà \
                 comunicato.",
            ),
        ),
    };
    let mut rows = vec![
        Row::new("Amministrazione", receipt.administration.name.clone()),
        Row::new(
            "Domicilio digitale (PEC)",
            receipt.administration.pec.clone(),
        ),
    ];
    rows.extend(contact("Ufficio competente", &receipt.office));
    rows.push(Row::new(label, name.clone()));
    Section {
        title: "Chi se ne occupa".to_owned(),
        rows,
        paragraphs: note.map(str::to_owned).into_iter().collect(),
    }
}

fn contact(label: &str, office: &ReceiptOffice) -> Vec<Row> {
    let mut rows = vec![
        Row::new(label, format!("{}, {}", office.name, office.address)),
        Row::new("PEC dell’ufficio", office.pec.clone()),
    ];
    let optional = [
        ("Telefono", &office.phone),
        ("Orari", &office.opening_hours),
    ];
    rows.extend(optional.into_iter().filter_map(|(label, value)| {
        let value = value.as_ref()?;
        Some(Row::new(label, value.clone()))
    }));
    rows
}

fn inaction(receipt: &Receipt) -> Section {
    let power = &receipt.substitute_power;
    Section {
        title: "Se il termine passa senza risposta".to_owned(),
        rows: vec![
            Row::new("Titolare del potere sostitutivo", power.holder.clone()),
            Row::new("Contatto", power.contact.clone()),
        ],
        paragraphs: vec![
            "A questa persona si può chiedere di concludere il procedimento entro la metà del \
             termine originario (articolo 2, comma 9-ter). Contro il silenzio è inoltre ammesso \
             ricorso al Tribunale amministrativo regionale, finché dura l’inadempimento e comunque \
             entro un anno dalla scadenza del termine (codice del processo amministrativo, \
             articolo 31)."
                .to_owned(),
        ],
    }
}

fn rights(receipt: &Receipt) -> Section {
    let access = &receipt.online_access;
    let mut rows = vec![
        Row::new("Fascicolo informatico", access.url.clone()),
        Row::new("Accesso con", access.identification.clone()),
    ];
    rows.extend(contact("Atti non digitali presso", &receipt.paper_office));
    Section {
        title: "Come seguire il procedimento".to_owned(),
        rows,
        paragraphs: vec![
            "Si può prendere visione degli atti e presentare memorie scritte e documenti, che \
             l’amministrazione valuta se pertinenti (articolo 10)."
                .to_owned(),
        ],
    }
}

fn attachments_note(count: usize) -> String {
    match count {
        0 => "All’istanza non sono allegati documenti.".to_owned(),
        1 => "È allegato un documento. L’impronta SHA-256 permette di verificare che non sia \
              cambiato."
            .to_owned(),
        more => format!(
            "Sono allegati {more} documenti. L’impronta SHA-256 permette di verificare che non \
             siano cambiati."
        ),
    }
}

fn attachment(file: &super::ReceiptAttachment) -> AttachmentLine {
    AttachmentLine {
        name: file.name.clone(),
        size: size(file.size),
        sha256: file.sha256.clone(),
    }
}

fn closing(receipt: &Receipt) -> Vec<String> {
    let notice = &receipt.privacy_notice;
    vec![
        format!(
            "Informativa sul trattamento dei dati personali (regolamento UE 2016/679): {}, {}",
            notice.reference, notice.url
        ),
        "Documento prodotto dal sistema informatico al momento della registrazione. I dati di \
         protocollo non possono essere modificati."
            .to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::samples;

    #[test]
    fn everything_the_law_asks_for_can_be_read() {
        let receipt = samples::receipt();
        let text = receipt.page().plain_text();
        for fact in [
            "Comune di Policentrica",
            "protocollo@pec.policentrica.example",
            "Assegno di cura per persone non autosufficienti",
            "Centro territoriale 3",
            "Responsabile del procedimento: Marta Esempio",
            "entro il 23 dicembre 2026 (30 giorni)",
            "Titolare del potere sostitutivo: Segretario generale",
            "23 novembre 2026, ore 09:14:03",
            "https://servizi.policentrica.example/istanze/2026-0000123",
            "Atti non digitali presso: Archivio",
            "2026/0000123",
            "Registro: generale",
            "c_pol3 · SERSOC",
            "isee-2026.pdf (234,6 kB) SHA-256 9f86d081",
            "Informativa",
        ] {
            assert!(text.contains(fact), "`{fact}` is missing from:\n{text}");
        }
    }

    #[test]
    fn until_an_officer_is_assigned_the_head_of_the_unit_is_named() {
        let text = samples::unassigned().page().plain_text();
        assert!(text.contains("Dirigente dell’unità: Paolo Campione"));
        assert!(text.contains("Il nome della persona assegnata sarà comunicato."));
        assert!(!text.contains("Responsabile del procedimento:"));
    }

    #[test]
    fn a_receipt_without_attachments_says_so() {
        let text = samples::unassigned().page().plain_text();
        assert!(text.contains("non sono allegati documenti"));
        assert!(!text.contains("SHA-256"));
    }
}
