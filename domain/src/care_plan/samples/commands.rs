//! One valid sample of each command.

use super::pieces::{coded, cover, euro, intervention, need, objective, quantity, said};
use crate::care_plan::{
    AbandonPlan, ActivatePlan, Assessment, Beneficiaries, BeneficiaryKind, BoardMember,
    BoardOutcome, CaseFacts, ClosePlan, ConveneBoard, CorrectDelivery, CorrectIntervention,
    DiscardRevision, DraftPlan, HandOverPlan, Intervention, NoteReviewDue, ObjectiveScore,
    PlanIntervention, PlanItem, RecordBoardDecision, RecordDelivery, RecordMonitoring, RemoveItem,
    ResumeIntervention, ResumePlan, ReviewPlan, ReviewRule, ReviewUnit, RevisePlan, Scheme, Score,
    SetNeed, SetObjective, SignPlan, Signatory, SignatureMethod, SuspendIntervention, SuspendPlan,
};
use crate::sample::{actor, day, instant, office, person, reason};
use crate::shared::ids::{CarePlanId, CaseFileId, DeliveryId, DocumentId};
use uuid::Uuid;

/// A valid command.
pub fn draft_plan() -> DraftPlan {
    DraftPlan {
        plan_id: CarePlanId(Uuid::from_u128(0x61)),
        kind: coded(Scheme::Local, "pai"),
        case: CaseFacts {
            case_file_id: CaseFileId(Uuid::from_u128(0x62)),
            person: person(1),
            office: office("centro-1"),
            case_manager: actor("assistente-1"),
            in_charge_since_on: Some(day(2026, 2, 9)),
        },
        beneficiaries: Beneficiaries {
            kind: BeneficiaryKind::Individual,
            number: 1,
        },
        assessment: Assessment {
            tool: coded(Scheme::Siuss, "svama"),
            assessed_on: day(2026, 2, 20),
            evaluator: actor("assistente-1"),
            integrated: true,
        },
        needs: vec![need(
            0x631,
            "daily-living",
            "Non riesce più a fare la spesa",
        )],
        review: ReviewRule {
            every: 6,
            unit: ReviewUnit::Months,
            first_after_days: None,
            grace_days: 15,
        },
        ends_on: Some(day(2026, 12, 31)),
        motivation: Some(said("Dimessa dall'ospedale, vive sola")),
        at: instant(2026, 3, 2, 9),
    }
}

/// A valid command.
pub fn set_need() -> SetNeed {
    SetNeed {
        need: need(0x632, "company", "Passa le giornate da sola"),
        at: instant(2026, 3, 2, 10),
    }
}

/// A valid command.
pub fn set_objective() -> SetObjective {
    SetObjective {
        objective: objective(),
        at: instant(2026, 3, 3, 9),
    }
}

/// A valid command.
pub fn plan_intervention() -> PlanIntervention {
    PlanIntervention {
        intervention: intervention(),
        at: instant(2026, 3, 3, 10),
    }
}

/// A valid command.
pub fn remove_item() -> RemoveItem {
    RemoveItem {
        item: PlanItem::Need(set_need().need.need_id),
        at: instant(2026, 3, 3, 11),
    }
}

/// A valid command.
pub fn convene_board() -> ConveneBoard {
    ConveneBoard {
        meets_on: day(2026, 3, 6),
        members: vec![BoardMember {
            profession: reason("geriatrician"),
            body: office("distretto-sanitario"),
            name: Some(said("Dott. Saro Verdini")),
        }],
        at: instant(2026, 3, 4, 9),
    }
}

/// A valid command.
pub fn record_board_decision() -> RecordBoardDecision {
    RecordBoardDecision {
        outcome: BoardOutcome::Approved,
        decided_on: day(2026, 3, 6),
        note: Some(said("Approvato con verifica semestrale")),
        at: instant(2026, 3, 6, 13),
    }
}

/// A valid command: the person.
pub fn sign_plan() -> SignPlan {
    SignPlan {
        signatory: Signatory::Person,
        representative: None,
        by: actor("assistente-1"),
        by_person: None,
        method: SignatureMethod::Paper,
        document: Some(DocumentId(Uuid::from_u128(0x41))),
        signed_on: day(2026, 3, 10),
        at: instant(2026, 3, 10, 9),
    }
}

/// A valid command: the case manager.
pub fn case_manager_signs() -> SignPlan {
    SignPlan {
        signatory: Signatory::CaseManager,
        method: SignatureMethod::Identified,
        document: None,
        ..sign_plan()
    }
}

/// A valid command.
pub fn activate_plan() -> ActivatePlan {
    ActivatePlan {
        starts_on: day(2026, 3, 16),
        covers: vec![cover()],
        at: instant(2026, 3, 12, 9),
    }
}

/// A valid command.
pub fn revise_plan() -> RevisePlan {
    RevisePlan {
        reason: reason("reassessment"),
        note: Some(said("Le condizioni sono cambiate")),
        at: instant(2026, 5, 4, 9),
    }
}

/// A valid command.
pub fn discard_revision() -> DiscardRevision {
    DiscardRevision {
        reason: reason("no-longer-needed"),
        at: instant(2026, 5, 5, 9),
    }
}

/// A valid command.
pub fn suspend_intervention() -> SuspendIntervention {
    SuspendIntervention {
        intervention_id: intervention().intervention_id,
        reason: reason("hospital"),
        from_on: day(2026, 4, 13),
        at: instant(2026, 5, 6, 9),
    }
}

/// A valid command.
pub fn resume_intervention() -> ResumeIntervention {
    ResumeIntervention {
        intervention_id: intervention().intervention_id,
        from_on: day(2026, 5, 6),
        at: instant(2026, 5, 6, 10),
    }
}

/// A valid command.
pub fn suspend_plan() -> SuspendPlan {
    SuspendPlan {
        reason: reason("hospital"),
        from_on: day(2026, 4, 13),
        at: instant(2026, 5, 7, 9),
    }
}

/// A valid command.
pub fn resume_plan() -> ResumePlan {
    ResumePlan {
        from_on: day(2026, 5, 7),
        at: instant(2026, 5, 7, 10),
    }
}

/// A valid command.
pub fn record_delivery() -> RecordDelivery {
    RecordDelivery {
        delivery_id: DeliveryId(Uuid::from_u128(0x661)),
        intervention_id: intervention().intervention_id,
        reference: Some(reason("sheet-2026-07")),
        from_on: day(2026, 7, 1),
        until_on: day(2026, 7, 31),
        quantity: quantity("10.5"),
        amount: euro("210.00"),
        at: instant(2026, 8, 3, 9),
    }
}

/// A valid command.
pub fn correct_delivery() -> CorrectDelivery {
    CorrectDelivery {
        delivery_id: record_delivery().delivery_id,
        quantity: quantity("9.5"),
        amount: euro("190.00"),
        reason: reason("wrong-sheet"),
        effective_on: day(2026, 7, 31),
        at: instant(2026, 8, 10, 9),
    }
}

/// A valid command.
pub fn correct_intervention() -> CorrectIntervention {
    CorrectIntervention {
        intervention: Intervention {
            provider: reason("coop-aurora"),
            note: None,
            ..intervention()
        },
        covers: vec![cover()],
        reason: reason("wrong-provider"),
        note: Some(said("La cooperativa era un'altra fin dall'inizio")),
        effective_on: day(2026, 3, 16),
        at: instant(2026, 8, 11, 9),
    }
}

/// A valid command.
pub fn record_monitoring() -> RecordMonitoring {
    RecordMonitoring {
        monitored_on: day(2026, 8, 20),
        note: said("Sta meglio, chiede più compagnia"),
        at: instant(2026, 8, 20, 12),
    }
}

/// A valid command.
pub fn review_plan() -> ReviewPlan {
    ReviewPlan {
        reviewed_on: day(2026, 9, 21),
        scores: vec![ObjectiveScore {
            objective_id: objective().objective_id,
            score: Score::PartlyReached,
        }],
        next_on: None,
        note: Some(said("Si prosegue")),
        at: instant(2026, 10, 5, 9),
    }
}

/// A valid command.
pub fn note_review_due() -> NoteReviewDue {
    NoteReviewDue {
        at: instant(2026, 9, 16, 1),
    }
}

/// A valid command.
pub fn hand_over_plan() -> HandOverPlan {
    HandOverPlan {
        office: office("centro-2"),
        case_manager: actor("assistente-2"),
        reason: reason("moved"),
        from_on: day(2026, 10, 12),
        at: instant(2026, 10, 12, 9),
    }
}

/// A valid command.
pub fn close_plan() -> ClosePlan {
    ClosePlan {
        reason: reason("objectives-reached"),
        note: Some(said("Torna dalla figlia")),
        outcomes: vec![ObjectiveScore {
            objective_id: objective().objective_id,
            score: Score::Reached,
        }],
        closed_on: day(2026, 11, 30),
        at: instant(2026, 12, 1, 9),
    }
}

/// A valid command.
pub fn abandon_plan() -> AbandonPlan {
    AbandonPlan {
        reason: reason("moved-away"),
        at: instant(2026, 3, 20, 9),
    }
}
