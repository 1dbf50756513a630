//! Receipts of invented people, for examples and tests.

use chrono::{DateTime, Utc};

use super::{
    Administration, OnlineAccess, PrivacyNotice, Receipt, ReceiptAttachment, ReceiptOffice,
    ReceiptOfficer, ReceiptRegistration, SubstitutePower,
};

/// A receipt with everything: an assigned officer, someone acting for another, attachments.
pub fn receipt() -> Receipt {
    let filed_at = DateTime::<Utc>::from_timestamp(1_795_421_643, 0)
        .expect("a fixed instant within the calendar");
    Receipt {
        administration: Administration {
            name: "Comune di Policentrica".into(),
            department: "Direzione Famiglia e Politiche Sociali".into(),
            ipa_code: "c_pol3".into(),
            pec: "protocollo@pec.policentrica.example".into(),
        },
        registration: ReceiptRegistration {
            number: "2026/0000123".into(),
            register: "generale".into(),
            aoo: "SERSOC".into(),
            registered_at: filed_at,
        },
        filed_at,
        applicant: "Rosa Esempio".into(),
        beneficiary: Some("Agata Prova".into()),
        subject: "Assegno di cura per persone non autosufficienti, anno 2027".into(),
        office: ReceiptOffice {
            name: "Centro territoriale 3".into(),
            address: "via dei Campioni 12, 95100 Policentrica".into(),
            pec: "centro3@pec.policentrica.example".into(),
            phone: Some("095 000 00 03".into()),
            opening_hours: Some("lunedì e mercoledì 9–12, giovedì 15–17".into()),
        },
        officer: ReceiptOfficer::Officer {
            name: "Marta Esempio".into(),
        },
        due_on: chrono::NaiveDate::from_ymd_opt(2026, 12, 23).expect("a day of the calendar"),
        term_days: 30,
        substitute_power: SubstitutePower {
            holder: "Segretario generale".into(),
            contact: "segretario@pec.policentrica.example".into(),
        },
        online_access: OnlineAccess {
            url: "https://servizi.policentrica.example/istanze/2026-0000123".into(),
            identification: "SPID, CIE o CNS".into(),
        },
        paper_office: ReceiptOffice {
            name: "Archivio".into(),
            address: "piazza del Modello 1, 95100 Policentrica".into(),
            pec: "protocollo@pec.policentrica.example".into(),
            phone: None,
            opening_hours: Some("martedì 9–12".into()),
        },
        attachments: attachments(),
        public_codes: Vec::new(),
        privacy_notice: PrivacyNotice {
            reference: "Informativa servizi sociali, versione 3".into(),
            url: "https://servizi.policentrica.example/privacy".into(),
        },
    }
}

fn attachments() -> Vec<ReceiptAttachment> {
    let file = |name: &str, size, sha256: &str| ReceiptAttachment {
        name: name.into(),
        size,
        sha256: sha256.into(),
    };
    vec![
        file(
            "isee-2026.pdf",
            234_567,
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ),
        file(
            "verbale commissione medica – fotografia del foglio n. 2.jpg",
            3_141_592,
            "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
        ),
    ]
}

/// A receipt issued before anybody is assigned, for oneself, with no attachments.
pub fn unassigned() -> Receipt {
    Receipt {
        beneficiary: None,
        officer: ReceiptOfficer::HeadOfUnit {
            name: "Paolo Campione".into(),
        },
        attachments: Vec::new(),
        ..receipt()
    }
}

#[cfg(test)]
mod tests {
    use super::{Receipt, receipt, unassigned};

    #[test]
    fn a_receipt_read_back_from_json_is_the_same() {
        for sample in [receipt(), unassigned()] {
            let json = serde_json::to_value(&sample).expect("writable");
            let read: Receipt = serde_json::from_value(json).expect("readable");
            assert_eq!(read, sample);
        }
    }

    #[test]
    fn json_says_who_answers_and_writes_instants_in_utc() {
        let json = serde_json::to_value(unassigned()).expect("writable");
        assert_eq!(json["officer"]["role"], "head_of_unit");
        assert_eq!(json["filed_at"], "2026-11-23T08:14:03Z");
        assert_eq!(json["due_on"], "2026-12-23");
        assert_eq!(json["registration"]["number"], "2026/0000123");
    }
}
