//! Samples of decisions, of what follows them, and of imported history.

use super::{appeals, applicant_name, at, code, ground, reason, text};
use crate::application::{
    AnnulDecision, AppealKind, AppealOutcome, ApplicationStatus, Archive, ArchiveReason, Benefit,
    Criterion, DeclareForfeiture, DeclareInadmissible, ExpireTerm, FileAppeal, Grant, HistoryRow,
    ImportHistory, InadmissibleKind, InvokeSubstitutePower, ObservationsAnswer, ProtectedSituation,
    Reasons, RecordAppealOutcome, Reject, Renounce, Reopen, RevokeDecision, Withdraw,
};
use crate::shared::digest::Digest;
use crate::shared::ids::{ApplicationId, OfficeCode};
use crate::shared::money::Money;
use chrono::NaiveDate;
use serde_json::json;
use uuid::Uuid;

fn digest(byte: u8) -> Digest {
    Digest::from_bytes(&[byte; 32])
}

fn reasons() -> Reasons {
    Reasons {
        facts: text("Agata Esempio ha dichiarato tre stanze"),
        law: text("Art. 22 L. 328/2000"),
    }
}

/// See [`Grant`].
pub fn grant() -> Grant {
    Grant {
        benefit: Benefit {
            amount: Some(Money::parse("450.00").expect("an amount")),
            places: None,
            from: NaiveDate::from_ymd_opt(2026, 4, 1),
            until: NaiveDate::from_ymd_opt(2026, 12, 31),
        },
        criteria: vec![Criterion {
            code: reason("isee"),
            met: true,
            explanation: text("ISEE di Agata Esempio sotto la soglia"),
        }],
        reasons: Some(reasons()),
        divergence_reason: None,
        appeals: appeals(),
        counterparty: applicant_name(),
        digest: Some(digest(11)),
        at: at("03-30"),
    }
}

/// See [`Reject`].
pub fn reject() -> Reject {
    Reject {
        grounds: vec![ground("not-resident")],
        other_known_grounds: vec![reason("income-too-high")],
        answers: vec![ObservationsAnswer {
            observations: 1,
            answer: text("Le prove di Agata Esempio non bastano"),
        }],
        reasons: Some(reasons()),
        divergence_reason: None,
        appeals: appeals(),
        counterparty: applicant_name(),
        digest: Some(digest(12)),
        at: at("04-28"),
    }
}

/// See [`DeclareInadmissible`].
pub fn declare_inadmissible() -> DeclareInadmissible {
    DeclareInadmissible {
        kind: InadmissibleKind::Irreceivable,
        reasons: Some(text("Istanza di Agata Esempio diretta ad altro ente")),
        appeals: appeals(),
        counterparty: applicant_name(),
        digest: Some(digest(13)),
        at: at("03-10"),
    }
}

/// See [`Withdraw`].
pub fn withdraw() -> Withdraw {
    Withdraw {
        reason: Some(text("Agata Esempio ha trovato altro")),
        counterparty: applicant_name(),
        digest: Some(digest(14)),
        at: at("03-15"),
    }
}

/// See [`Renounce`].
pub fn renounce() -> Renounce {
    Renounce {
        reason: Some(text("Agata Esempio rinuncia al posto")),
        counterparty: applicant_name(),
        digest: Some(digest(15)),
        at: at("05-02"),
    }
}

/// See [`Archive`].
pub fn archive() -> Archive {
    Archive {
        reason: ArchiveReason::MovedAway,
        note: Some(text("Agata Esempio ora abita altrove")),
        at: at("03-15"),
    }
}

/// See [`Reopen`].
pub fn reopen() -> Reopen {
    Reopen {
        reason: text("Ritirata per errore da Agata Esempio"),
        at: at("03-16"),
    }
}

/// See [`AnnulDecision`].
pub fn annul_decision() -> AnnulDecision {
    AnnulDecision {
        reasons: Some(reasons()),
        criminal_falsehood_final_judgment: false,
        counterparty: applicant_name(),
        digest: Some(digest(16)),
        at: at("05-04"),
    }
}

/// See [`RevokeDecision`].
pub fn revoke_decision() -> RevokeDecision {
    RevokeDecision {
        reasons: Some(reasons()),
        mere_reevaluation: false,
        effective_on: NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day of 2026"),
        counterparty: applicant_name(),
        digest: Some(digest(17)),
        at: at("05-04"),
    }
}

/// See [`DeclareForfeiture`].
pub fn declare_forfeiture() -> DeclareForfeiture {
    DeclareForfeiture {
        protected_situation: Some(ProtectedSituation::None),
        motivation: Some(text("Nessun minore con Agata Esempio")),
        counterparty: applicant_name(),
        digest: Some(digest(18)),
        at: at("05-05"),
    }
}

/// See [`ExpireTerm`].
pub fn expire_term() -> ExpireTerm {
    ExpireTerm { at: at("04-02") }
}

/// See [`InvokeSubstitutePower`].
pub fn invoke_substitute_power() -> InvokeSubstitutePower {
    InvokeSubstitutePower { at: at("04-02") }
}

/// See [`FileAppeal`].
pub fn file_appeal() -> FileAppeal {
    FileAppeal {
        kind: AppealKind::Court,
        text: text("Ricorso di Agata Esempio"),
        counterparty: applicant_name(),
        digest: Some(digest(19)),
        at: at("05-10"),
    }
}

/// See [`RecordAppealOutcome`].
pub fn record_appeal_outcome() -> RecordAppealOutcome {
    RecordAppealOutcome {
        outcome: AppealOutcome::Upheld,
        note: Some(text("Accolto il ricorso di Agata Esempio")),
        at: at("06-10"),
    }
}

/// See [`ImportHistory`].
pub fn import_history() -> ImportHistory {
    let row = |index: u32, day: &str, activity: &str| HistoryRow {
        row: 100 + u64::from(index),
        index_in_case: index,
        activity: text(activity),
        lifecycle: Some(reason("complete")),
        resource: Some(text("Resource07")),
        group: Some(text("Group 1")),
        instance: None,
        at: at(day),
        attributes: json!({ "note": "caso di Agata Esempio" }),
        milestone: None,
    };
    ImportHistory {
        application_id: ApplicationId(Uuid::from_u128(0x1a9)),
        source: reason("permits"),
        case_id: text("case-10011"),
        office: code("storico", OfficeCode::new),
        service: Some(text("environmental permit")),
        received_at: Some(at("01-07")),
        attributes: json!({ "requester": "Agata Esempio" }),
        rows: vec![
            row(0, "01-07", "Confirmation of receipt"),
            HistoryRow {
                milestone: Some(ApplicationStatus::Granted),
                ..row(1, "01-20", "T10 Determine necessity to stop indication")
            },
        ],
        at: at("11-01"),
    }
}
