//! From the first line of a plan to the day on which it is in force.

use chrono::{DateTime, Datelike, Utc};
use domain::access::Actor;
use domain::care_plan::{
    ActivatePlan, Assessment, Bearer, Beneficiaries, BeneficiaryKind, BoardMember, BoardOutcome,
    BudgetLine, CaseFacts, ConveneBoard, DraftPlan, FundCover, Horizon, Intervention, Need,
    Objective, PlanIntervention, RecordBoardDecision, ReviewRule, ReviewUnit, SetObjective,
    SignPlan, Signatory, SignatureMethod,
};
use domain::decider::Command;
use domain::fund::{CommitFunds, FundCommand, PlanFacts};
use domain::shared::ids::{CaseFileId, CommitmentId};
use domain::shared::money::Money;
use domain::shared::time::{days_after, rome_day};

use super::{LASTS, PRICE, Plan, coded, euro, quantity, said, share};
use crate::seed::script::Deed;
use crate::seed::timeline::{FUND_SOURCE, Hours};
use crate::seed::words::{office, reason};

impl Plan<'_, '_> {
    /// Drafted by the social worker with its objective and its intervention; `integrated` where the board decides too.
    pub(in crate::seed) fn drafted(&mut self, day: u32, integrated: bool) {
        let (at, manager) = (self.office_time(day), self.manager());
        self.begun_on = rome_day(at);
        let (area, need) = self.matter.need;
        let draft = DraftPlan {
            plan_id: self.id,
            kind: coded(self.matter.kind),
            case: CaseFacts {
                case_file_id: CaseFileId(self.person.id.0),
                person: self.person.id,
                office: self.office.clone(),
                case_manager: manager.code.clone(),
                in_charge_since_on: Some(self.begun_on),
            },
            beneficiaries: Beneficiaries {
                kind: BeneficiaryKind::Individual,
                number: 1,
            },
            assessment: Assessment {
                tool: coded(self.matter.tool),
                assessed_on: self.begun_on,
                evaluator: manager.code,
                integrated,
            },
            needs: vec![Need {
                need_id: self.need(),
                code: coded(area),
                description: said(need),
            }],
            review: ReviewRule {
                every: 3,
                unit: ReviewUnit::Months,
                first_after_days: None,
                grace_days: 15,
            },
            ends_on: Some(days_after(self.begun_on, LASTS)),
            motivation: Some(said(self.matter.motivation)),
            at,
        };
        self.by_manager(at, draft);
        let at = self.office_time(day);
        let objective = Objective {
            objective_id: self.objective(),
            needs: vec![self.need()],
            term: Horizon::Medium,
            description: said(self.matter.objective),
            indicator: said(self.matter.indicator),
            target_on: days_after(self.begun_on, 180),
        };
        self.by_manager(at, SetObjective { objective, at });
        self.planned(day);
    }

    /// The intervention with as many hours as are wanted now, paid by the fund and for a tenth by the family.
    pub(super) fn planned(&mut self, day: u32) {
        let at = self.office_time(day);
        let year = u16::try_from(self.begun_on.year()).expect("a year of four digits");
        let line = |bearer, source: &str, fund, amount| BudgetLine {
            source: coded(source),
            bearer,
            fund,
            amount,
            year,
        };
        let cost = self.cost();
        let family = share(cost);
        let paid = cost.minus(family).expect("a tenth is less than the whole");
        let fund = self.script.world.timeline.fund();
        let intervention = Intervention {
            intervention_id: self.intervention(),
            objectives: vec![self.objective()],
            code: coded(self.matter.intervention),
            provider: reason(self.matter.provider),
            place: reason(self.matter.place),
            unit: coded("hours"),
            quantity: quantity(self.hours),
            unit_cost: Some(euro(PRICE)),
            cost,
            from_on: self.begun_on,
            until_on: days_after(self.begun_on, LASTS),
            lines: vec![
                line(Bearer::Fund, FUND_SOURCE, Some(fund), paid),
                line(Bearer::Family, "family", None, family),
            ],
            note: Some(said(self.matter.note)),
        };
        self.by_manager(at, PlanIntervention { intervention, at });
    }

    /// The board is called together.
    pub(in crate::seed) fn board_convened(&mut self, day: u32) {
        let at = self.office_time(day);
        let member = |profession: &str| BoardMember {
            profession: reason(profession),
            body: office("distretto-sanitario"),
            name: None,
        };
        let command = ConveneBoard {
            meets_on: rome_day(at),
            members: vec![member("geriatrician"), member("nurse")],
            at,
        };
        self.by_manager(at, command);
    }

    /// The board approves.
    pub(in crate::seed) fn board_approved(&mut self, day: u32) {
        let at = self.office_time(day);
        let command = RecordBoardDecision {
            outcome: BoardOutcome::Approved,
            decided_on: rome_day(at),
            note: Some(said("Approvato, con verifica dopo tre mesi.")),
            at,
        };
        self.by_manager(at, command);
    }

    /// The social worker signs: the person sees it and may sign.
    pub(in crate::seed) fn offered(&mut self, day: u32) {
        let (at, manager) = (self.office_time(day), self.manager());
        self.add(
            at,
            manager.clone(),
            signed(Signatory::CaseManager, &manager, at),
        );
    }

    /// The social worker and the person sign.
    pub(in crate::seed) fn agreed(&mut self, day: u32) {
        self.offered(day);
        let at = self.time(day, Hours::Citizen);
        let person = self.person.actor.clone();
        self.add(at, person.clone(), signed(Signatory::Person, &person, at));
    }

    /// The fund keeps what the plan takes; then it is in force from that day on.
    pub(in crate::seed) fn activated(&mut self, day: u32) {
        let at = self.office_time(day);
        let kept = Money::total(self.kept.iter().map(|(_, amount)| *amount)).expect("small sums");
        let cost = self.cost();
        let needed = cost
            .minus(share(cost))
            .expect("a tenth is less than the whole");
        if let Ok(amount) = needed.minus(kept)
            && !amount.is_zero()
        {
            self.commits(at, amount);
        }
        let at = self.office_time(day);
        let cover = FundCover {
            fund: self.script.world.timeline.fund(),
            kept: Money::total(self.kept.iter().map(|(_, amount)| *amount)).expect("small sums"),
            commitments: self.kept.iter().map(|(id, _)| *id).collect(),
        };
        let starts_on = rome_day(at);
        let command = ActivatePlan {
            starts_on,
            covers: vec![cover],
            at,
        };
        self.by_manager(at, command);
        self.delivered_until.get_or_insert(starts_on);
    }

    fn commits(&mut self, at: DateTime<Utc>, amount: Money) {
        let commitment_id =
            CommitmentId::derive(self.id.0, &format!("commitment/{}", self.kept.len()));
        let command = FundCommand::from(CommitFunds {
            commitment_id,
            plan: PlanFacts {
                plan_id: self.id,
                office: self.office.clone(),
                ended: false,
            },
            amount,
            until_on: days_after(rome_day(at), 30),
            at,
        });
        let stream = self.script.world.timeline.fund().stream_id();
        let manager = self.manager();
        self.write(
            at,
            manager,
            command.name(),
            stream,
            Deed::Fund(command.clone()),
        );
        self.kept.push((commitment_id, amount));
    }
}

fn signed(signatory: Signatory, by: &Actor, at: DateTime<Utc>) -> SignPlan {
    SignPlan {
        signatory,
        representative: None,
        by: by.code.clone(),
        by_person: by.person,
        method: SignatureMethod::Identified,
        document: None,
        signed_on: rome_day(at),
        at,
    }
}
