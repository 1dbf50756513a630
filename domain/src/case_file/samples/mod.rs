//! One valid sample of each command and event of a case file; the people are invented.

mod events;

pub use events::{events, told};

use super::{
    AbsorbCase, AcceptTransfer, AccessGrant, Activity, AddCoworker, AddDiaryEntry, AdultPath,
    AmendDiaryEntry, Assessment, AssessmentResult, AssignCaseManager, BreakGlass, By, CaseDocument,
    CaseFileCommand, ChooseAdultPath, Circle, CloseCase, CorrectRecord, Correction, CourtMeasure,
    DiaryEntry, EndCarePlan, EndNeed, EndUrgentProtection, ExpireIsee, FileDocument, Given,
    GrantAccess, HideInformation, Household, Isee, KeepCompetence, LapseProtectionTerm,
    LiftRestriction, LinkApplication, LinkCarePlan, MeasureDetail, Member, Need, NeedDetail,
    NoteComingOfAge, NoteDeath, OpenCase, ProtectionOutcome, ProtectionStep, RaiseCompetenceReview,
    ReceiveReport, RecordAssessment, RecordCostMunicipality, RecordCourtMeasure, RecordHousehold,
    RecordIsee, RecordNeed, RecordProtectionStep, RecordSchool, RefuseTransfer, RemoveCoworker,
    ReopenCase, Report, RequestDetail, RequestService, RequestTransfer, RestoreCase,
    RestrictAccess, RevokeAccess, SchemeCode, School, SchoolDetail, Score, ServiceRequest,
    ShowInformation, StartUrgentProtection, TakeBackGlass, TakeInCharge, TransferOut, Visibility,
    Worker,
};
use crate::sample::{actor, day, instant, long, office, person, reason, short};
use crate::shared::digest::Digest;
use crate::shared::ids::{ApplicationId, DocumentId};
use crate::shared::money::Money;
use crate::shared::personal::{Personal, RetentionClass};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use uuid::Uuid;

/// One of each command; the first makes the file.
pub fn commands() -> Vec<CaseFileCommand> {
    vec![
        receive_report().into(),
        open_case().into(),
        assign_case_manager().into(),
        add_coworker().into(),
        remove_coworker().into(),
        take_in_charge().into(),
        request_transfer().into(),
        accept_transfer().into(),
        refuse_transfer().into(),
        close_case().into(),
        reopen_case().into(),
        note_death().into(),
        note_coming_of_age().into(),
        choose_adult_path().into(),
        raise_competence_review().into(),
        keep_competence().into(),
        record_cost_municipality().into(),
        transfer_out().into(),
        record_household().into(),
        record_need().into(),
        end_need().into(),
        record_isee().into(),
        expire_isee().into(),
        record_assessment().into(),
        record_court_measure().into(),
        record_school().into(),
        request_service().into(),
        correct_record().into(),
        add_diary_entry().into(),
        amend_diary_entry().into(),
        file_document().into(),
        link_application().into(),
        link_care_plan().into(),
        end_care_plan().into(),
        restrict_access().into(),
        lift_restriction().into(),
        hide_information().into(),
        show_information().into(),
        grant_access().into(),
        revoke_access().into(),
        break_glass().into(),
        take_back_glass().into(),
        start_urgent_protection().into(),
        record_protection_step().into(),
        lapse_protection_term().into(),
        end_urgent_protection().into(),
        absorb_case().into(),
        restore_case().into(),
    ]
}

/// A value about the sample person.
pub fn sealed<T>(value: T) -> Personal<T> {
    Personal::new(person(1), RetentionClass::CaseFile, value)
}

/// Somebody at an office.
pub fn worker(at: &str, who: &str) -> Worker {
    Worker {
        office: office(at),
        actor: actor(who),
    }
}

/// Given by a social worker of the office in charge, long after everything here has happened.
pub fn given() -> Given {
    given_by(By::Office(worker("centro-1", "ferrante")))
}

/// Given by somebody.
pub fn given_by(by: By) -> Given {
    Given {
        by,
        at: instant(2026, 10, 1, 9),
    }
}

/// A code of a list.
pub fn code(scheme: &str, code: &str) -> SchemeCode {
    SchemeCode {
        scheme: reason(scheme),
        code: reason(code),
    }
}

/// Something that is filed.
pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

macro_rules! samples {
    ($($name:ident = $command:ident { $($field:ident: $value:expr),* $(,)? })*) => {$(
        /// A valid command.
        pub fn $name() -> $command {
            $command { given: given(), $($field: $value),* }
        }
    )*};
}

samples! {
    receive_report = ReceiveReport {
        person_id: person(1),
        office: office("centro-1"),
        report: Report {
            report_id: id(0x10),
            source: code("sinba.report-source", "13"),
            received_on: day(2026, 3, 2),
            reporter: Some(sealed(short("La maestra Concetta Bonanno"))),
            text: Some(sealed(long("Da tre settimane arriva a scuola senza merenda."))),
        },
    }
    open_case = OpenCase { opened_on: day(2026, 3, 3), reason: reason("report-accepted") }
    assign_case_manager = AssignCaseManager {
        to: worker("centro-1", "ferrante"),
        reason: reason("first-assignment"),
        from_on: day(2026, 3, 4),
    }
    add_coworker = AddCoworker {
        worker: worker("centro-1", "grasso"),
        office_is_open: true,
        reason: reason("educator"),
        from_on: day(2026, 3, 5),
    }
    remove_coworker = RemoveCoworker {
        worker: worker("centro-1", "grasso"),
        reason: reason("leave"),
        until_on: day(2026, 6, 30),
    }
    take_in_charge = TakeInCharge { from_on: day(2026, 3, 6) }
    request_transfer = RequestTransfer {
        to: office("centro-2"),
        target_is_open: true,
        reason: reason("moved-house"),
        summary: sealed(long("La famiglia si è trasferita in Via Etnea.")),
    }
    accept_transfer = AcceptTransfer {
        manager: worker("centro-2", "leonardi"),
        target_is_open: true,
        effective_on: day(2026, 10, 1),
        former_reads_until_on: Some(day(2026, 10, 31)),
    }
    refuse_transfer = RefuseTransfer {
        reason: reason("still-resident"),
        note: Some(sealed(long("La residenza non è ancora cambiata."))),
    }
    close_case = CloseCase {
        reason: code("sinba.closure-reason", "4"),
        situation: Some(code("sinba.closure-situation", "1")),
        closed_on: day(2026, 9, 30),
        closes: BTreeSet::new(),
    }
    reopen_case = ReopenCase { reason: reason("new-report"), opened_on: day(2026, 10, 1) }
    note_death = NoteDeath { died_on: sealed(day(2026, 9, 12)), born_on: None }
    note_coming_of_age = NoteComingOfAge { turned_on: sealed(day(2026, 8, 14)) }
    choose_adult_path = ChooseAdultPath {
        path: AdultPath::Continue,
        reason: reason("still-at-school"),
    }
    raise_competence_review = RaiseCompetenceReview { office: office("centro-2") }
    keep_competence = KeepCompetence { reason: reason("few-months-left") }
    record_cost_municipality = RecordCostMunicipality {
        municipality: reason("087015"),
        from_on: day(2026, 3, 2),
        reason: reason("residential-placement"),
    }
    transfer_out = TransferOut {
        municipality: reason("087002"),
        closure: code("sinba.closure-reason", "1"),
        situation: None,
        documents: vec![file_document().document.document_id],
        left_on: day(2026, 9, 30),
    }
    record_household = RecordHousehold {
        household: Household {
            circle: Circle::Household,
            from_on: day(2026, 3, 2),
            members: sealed(vec![Member {
                person: Some(person(2)),
                name: short("Carmela Verdini"),
                relation: reason("mother"),
                cohabiting: true,
                parental_authority: Some(true),
                availability: Some(short("La sera e il sabato")),
                contact: Some(short("333 0000000")),
                disability: Some(false),
                foster_carer: Some(false),
                note: None,
            }]),
        },
    }
    record_need = RecordNeed {
        need: Need {
            need_id: id(0x20),
            from_on: day(2026, 3, 6),
            detail: sealed(NeedDetail {
                code: code("municipal.need", "parenting"),
                note: Some(long("Sostegno alla madre.")),
            }),
        },
    }
    end_need = EndNeed {
        need_id: id(0x20),
        until_on: day(2026, 9, 1),
        reason: reason("met"),
    }
    record_isee = RecordIsee {
        isee: Isee {
            isee_id: id(0x30),
            kind: code("isee.kind", "5"),
            declaration: sealed(short("INPS-ISEE-2026-00000001X-00")),
            value: sealed(Money::parse("6200.00").expect("a valid amount")),
            issued_on: day(2026, 3, 10),
            expires_on: day(2026, 9, 30),
            with_omissions: false,
        },
    }
    expire_isee = ExpireIsee { isee_id: id(0x30) }
    record_assessment = RecordAssessment {
        assessment: Assessment {
            assessment_id: id(0x40),
            tool: code("municipal.tool", "barthel"),
            done_on: day(2026, 4, 1),
            result: sealed(AssessmentResult {
                scores: vec![Score { item: reason("feeding"), value: Decimal::new(75, 1) }],
                note: None,
            }),
        },
    }
    record_court_measure = RecordCourtMeasure {
        measure: CourtMeasure {
            measure_id: id(0x50),
            issued_on: day(2026, 5, 4),
            until_on: Some(day(2027, 5, 4)),
            detail: sealed(MeasureDetail {
                court: short("Tribunale per i minorenni di Catania"),
                kind: code("municipal.measure", "foster-care"),
                reference: short("123/2026 VG"),
                note: None,
            }),
        },
    }
    record_school = RecordSchool {
        school: School {
            school_id: id(0x55),
            from_on: day(2026, 3, 6),
            detail: sealed(SchoolDetail {
                school: short("Istituto comprensivo Fontanarossa"),
                year: short("2025/2026"),
                class: Some(short("3 B")),
                note: None,
            }),
        },
    }
    request_service = RequestService {
        request: ServiceRequest {
            request_id: id(0x56),
            requested_on: day(2026, 3, 6),
            detail: sealed(RequestDetail {
                service: code("municipal.service", "home-education"),
                note: Some(long("Due pomeriggi alla settimana.")),
            }),
        },
    }
    correct_record = CorrectRecord {
        correction: Correction::Need(Need {
            from_on: day(2026, 3, 2),
            ..record_need().need
        }),
        effect_on: None,
        reason: reason("wrong-date"),
        note: Some(sealed(long("La data della segnalazione."))),
    }
    add_diary_entry = AddDiaryEntry { entry: entry(0x60, false) }
    amend_diary_entry = AmendDiaryEntry { supersedes: id(0x60), entry: entry(0x61, false) }
    file_document = FileDocument { document: document(0x70, Visibility::Public, false) }
    link_application = LinkApplication {
        application_id: ApplicationId(id(0x80)),
        is_theirs: true,
    }
    link_care_plan = LinkCarePlan { plan_id: id(0x90) }
    end_care_plan = EndCarePlan { plan_id: id(0x90) }
    restrict_access = RestrictAccess {
        team: office("equipe-minori"),
        team_is_open: true,
        until_on: None,
        reason: reason("court-secrecy"),
    }
    lift_restriction = LiftRestriction { reason: reason("court-order") }
    hide_information = HideInformation { reason: reason("neighbours-at-work") }
    show_information = ShowInformation { reason: reason("transferred") }
    grant_access = GrantAccess {
        grant: AccessGrant {
            office: office("centro-3"),
            from_on: day(2026, 10, 1),
            until_on: Some(day(2026, 12, 31)),
        },
        office_is_open: true,
        reason: reason("shared-project"),
    }
    revoke_access = RevokeAccess { office: office("centro-3"), reason: reason("project-ended") }
    break_glass = BreakGlass {
        reason: sealed(short("Pronto soccorso, minore da solo")),
        until_at: instant(2026, 10, 1, 16),
    }
    take_back_glass = TakeBackGlass { worker: worker("centro-2", "leonardi") }
    start_urgent_protection = StartUrgentProtection {
        team: office("equipe-minori"),
        team_is_open: true,
        placed_at: instant(2026, 9, 28, 9),
        born_on: Some(day(2014, 5, 3)),
        place: sealed(short("Comunità Girasole")),
    }
    record_protection_step = RecordProtectionStep {
        step: ProtectionStep::OralNotice,
        done_at: instant(2026, 9, 28, 10),
    }
    lapse_protection_term = LapseProtectionTerm { step: ProtectionStep::OralNotice }
    end_urgent_protection = EndUrgentProtection {
        outcome: ProtectionOutcome::Confirmed,
        ended_at: instant(2026, 9, 30, 9),
    }
    absorb_case = AbsorbCase {
        into: person(2),
        survivor_is_fit: true,
        reason: reason("same-person"),
    }
    restore_case = RestoreCase { reason: reason("two-people") }
}

/// A diary entry.
pub fn entry(n: u128, reserved: bool) -> DiaryEntry {
    DiaryEntry {
        entry_id: id(n),
        kind: code("siso.diary", "5"),
        happened_at: instant(2026, 4, 8, 9),
        reserved,
        private: false,
        activity: Some(Activity {
            operators: 1,
            minutes: 45,
        }),
        present: Some(sealed(short("Carmela Verdini"))),
        text: sealed(long("Colloquio con la madre: ha ripreso a lavorare.")),
    }
}

/// A document.
pub fn document(n: u128, visibility: Visibility, court_mandated: bool) -> CaseDocument {
    CaseDocument {
        document_id: DocumentId(id(n)),
        folder: code("siso.folder", "7"),
        visibility,
        court_mandated,
        title: sealed(short("Calendario degli incontri")),
        media_type: "application/pdf".to_owned(),
        size: 2048,
        digest: Digest::from_bytes(&[7; 32]),
    }
}
