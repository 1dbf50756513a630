//! What is put into a file: needs, households, ISEE, assessments, measures, the diary, and links to what else there is.

use domain::access::Actor;
use domain::case_file::{
    AddDiaryEntry, Assessment, AssessmentResult, Circle, CourtMeasure, DiaryEntry, EndCarePlan,
    Household, Isee, LinkApplication, LinkCarePlan, MeasureDetail, Member, Need, NeedDetail,
    RecordAssessment, RecordCourtMeasure, RecordHousehold, RecordIsee, RecordNeed, Score,
};
use domain::shared::ids::{ApplicationId, CarePlanId};
use domain::shared::money::Money;
use domain::shared::time::{days_after, rome_day};

use super::{File, code, given};
use crate::seed::words::{long, reason, short};

/// How an entry is kept: its type is a line of the list of diary entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::seed) enum Wrote {
    /// Nota.
    Note,
    /// Colloquio.
    Interview,
    /// Contatto.
    Contact,
    /// Colloquio riservato.
    Reserved,
}

impl Wrote {
    fn kind(self) -> &'static str {
        match self {
            Self::Note => "4",
            Self::Interview | Self::Reserved => "5",
            Self::Contact => "16",
        }
    }
}

impl File<'_, '_> {
    /// The case manager writes in the diary.
    pub(in crate::seed) fn wrote(&mut self, how: Wrote, text: &str, day: u32) {
        let worker = self.worker();
        self.written_by(&worker, how, text, day);
    }

    /// Somebody writes in the diary.
    pub(in crate::seed) fn written_by(&mut self, author: &Actor, how: Wrote, text: &str, day: u32) {
        let at = self.office_time(day);
        let entry = DiaryEntry {
            entry_id: self.next_id(),
            kind: code("siso.diary", how.kind()),
            happened_at: at,
            reserved: how == Wrote::Reserved,
            private: false,
            activity: None,
            present: None,
            text: self.sealed(long(text)),
        };
        let command = AddDiaryEntry {
            given: given(author, at),
            entry,
        };
        self.add(author.clone(), at, command);
    }

    /// Somebody needs something.
    pub(in crate::seed) fn needs(&mut self, what: &str, note: &str, day: u32) {
        let at = self.office_time(day);
        let worker = self.worker();
        let detail = NeedDetail {
            code: code("municipal.need", what),
            note: Some(long(note)),
        };
        let command = RecordNeed {
            given: given(&worker, at),
            need: Need {
                need_id: self.next_id(),
                from_on: rome_day(at),
                detail: self.sealed(detail),
            },
        };
        self.add(worker, at, command);
    }

    /// Who lives with them or supports them: relation and name of each.
    pub(in crate::seed) fn lives_with(&mut self, circle: Circle, who: &[(&str, &str)], day: u32) {
        let at = self.office_time(day);
        let worker = self.worker();
        let member = |(relation, name): &(&str, &str)| Member {
            person: None,
            name: short(name),
            relation: reason(relation),
            cohabiting: circle == Circle::Household,
            parental_authority: None,
            availability: None,
            contact: None,
            disability: None,
            foster_carer: None,
            note: None,
        };
        let members = self.sealed(who.iter().map(member).collect());
        let command = RecordHousehold {
            given: given(&worker, at),
            household: Household {
                circle,
                from_on: rome_day(at),
                members,
            },
        };
        self.add(worker, at, command);
    }

    /// An ISEE as it was issued.
    pub(in crate::seed) fn isee(&mut self, value: &str, day: u32) {
        let at = self.office_time(day);
        let worker = self.worker();
        let isee_id = self.next_id();
        let number = format!(
            "INPS-ISEE-{}-{:08}X-00",
            rome_day(at).format("%Y"),
            isee_id.as_u128() % 100_000_000
        );
        let value = Money::parse(value).expect("the demo city writes plain amounts");
        let command = RecordIsee {
            given: given(&worker, at),
            isee: Isee {
                isee_id,
                kind: code("isee.kind", "3"),
                declaration: self.sealed(short(&number)),
                value: self.sealed(value),
                issued_on: rome_day(at),
                expires_on: days_after(rome_day(at), 365),
                with_omissions: false,
            },
        };
        self.add(worker, at, command);
    }

    /// What came out of an instrument, line by line.
    pub(in crate::seed) fn assessed(&mut self, tool: &str, scores: &[(&str, i64)], day: u32) {
        let at = self.office_time(day);
        let worker = self.worker();
        let score = |(item, points): &(&str, i64)| Score {
            item: reason(item),
            value: (*points).into(),
        };
        let result = AssessmentResult {
            scores: scores.iter().map(score).collect(),
            note: None,
        };
        let command = RecordAssessment {
            given: given(&worker, at),
            assessment: Assessment {
                assessment_id: self.next_id(),
                tool: code("municipal.tool", tool),
                done_on: rome_day(at),
                result: self.sealed(result),
            },
        };
        self.add(worker, at, command);
    }

    /// A court has ordered something.
    pub(in crate::seed) fn ordered(&mut self, by: &Actor, kind: &str, reference: &str, day: u32) {
        let at = self.office_time(day);
        let detail = MeasureDetail {
            court: short("Tribunale per i minorenni di Catania"),
            kind: code("municipal.measure", kind),
            reference: short(reference),
            note: None,
        };
        let command = RecordCourtMeasure {
            given: given(by, at),
            measure: CourtMeasure {
                measure_id: self.next_id(),
                issued_on: rome_day(at),
                until_on: None,
                detail: self.sealed(detail),
            },
        };
        self.add(by.clone(), at, command);
    }

    /// An application of the person belongs to it.
    pub(in crate::seed) fn has_application(&mut self, application_id: ApplicationId, day: u32) {
        let at = self.office_time(day);
        let worker = self.worker();
        let command = LinkApplication {
            given: given(&worker, at),
            application_id,
            is_theirs: true,
        };
        self.add(worker, at, command);
    }

    /// A care plan that is in force belongs to it: the service notes it by itself.
    pub(in crate::seed) fn has_plan(&mut self, plan: CarePlanId, day: u32) {
        let (at, service) = (self.office_time(day), Actor::system());
        let command = LinkCarePlan {
            given: given(&service, at),
            plan_id: plan.0,
        };
        self.add(service, at, command);
    }

    /// A care plan of it has ended.
    pub(in crate::seed) fn plan_ended(&mut self, plan: CarePlanId, day: u32) {
        let (at, service) = (self.office_time(day), Actor::system());
        let command = EndCarePlan {
            given: given(&service, at),
            plan_id: plan.0,
        };
        self.add(service, at, command);
    }
}
