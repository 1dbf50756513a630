//! The plan of somebody of the city at scale, from its draft to the state in which the tables have it.

use chrono::{Datelike, NaiveDate};
use domain::access::Actor;
use domain::care_plan::{
    ActivatePlan, Assessment, Bearer, Beneficiaries, BeneficiaryKind, BoardMember, BudgetLine,
    CaseFacts, ClosePlan, Coded, ConveneBoard, DraftPlan, FundCover, Horizon, Intervention, Need,
    Objective, ObjectiveScore, PlanIntervention, Quantity, RecordDelivery, RepresentativeFacts,
    ReviewRule, ReviewUnit, Said, Scheme, Score, SetObjective, SignPlan, Signatory,
    SignatureMethod, SuspendPlan,
};
use domain::decider::Command;
use domain::fund::{CommitFunds, FundCommand, PlanFacts};
use domain::shared::ids::{
    CaseFileId, CommitmentId, DeliveryId, FundCode, InterventionId, NeedId, ObjectiveId,
};
use domain::shared::money::Money;
use domain::shared::time::days_after;
use std::collections::BTreeMap;

use super::course;
use super::kinds::{AGES, AREAS, PlanState, TARGETS, Tariff};
use super::life::Life;
use super::population::PlanSheet;
use crate::seed::script::Deed;
use crate::seed::words::{long, office, reason};

/// Days an intervention lasts.
const LASTS: u64 = 300;

/// Whoever is younger does not sign.
const OF_AGE: u32 = 18;

/// Follows the plan as far as it has come.
pub(super) fn follow(life: &mut Life<'_>, sheet: &PlanSheet, citizen: &Actor) {
    let days = life.dice.between(3, 12);
    life.later(days);
    let at_the_board = sheet.state == PlanState::AtTheBoard;
    draft(life, sheet, at_the_board);
    set_objective(life);
    let begins_on = life.on();
    let planned: Vec<Intervention> = (0..sheet.interventions.len())
        .map(|place| intervention(life, sheet, place, begins_on))
        .collect();
    for intervention in &planned {
        let (manager, at) = (life.manager.clone(), life.now());
        let intervention = intervention.clone();
        life.on_plan(manager, PlanIntervention { intervention, at });
    }
    if at_the_board {
        convene(life);
    }
    // What nobody has put into it cannot be agreed on.
    if at_the_board || sheet.state == PlanState::Draft || planned.is_empty() {
        return;
    }
    let days = life.dice.between(3, 15);
    life.later(days);
    signed(life, sheet, citizen);
    activated(life, &planned);
    course::linked(life);
    deliver(life, &planned);
    match sheet.state {
        PlanState::Closed => closed(life, "goals-reached", Score::Reached),
        PlanState::Interrupted => closed(life, "interrupted", Score::NotReached),
        PlanState::Suspended => suspended(life),
        PlanState::Active | PlanState::AtTheBoard | PlanState::Draft => {}
    }
}

fn draft(life: &mut Life<'_>, sheet: &PlanSheet, integrated: bool) {
    let (manager, at, on) = (life.manager.clone(), life.now(), life.on());
    let area = sheet.target.map_or("other", |place| TARGETS[place].1);
    let command = DraftPlan {
        plan_id: life.plan_id(),
        kind: coded("pai"),
        case: CaseFacts {
            case_file_id: CaseFileId(life.person.0),
            person: life.person,
            office: life.office.clone(),
            case_manager: manager.code.clone(),
            in_charge_since_on: Some(on),
        },
        beneficiaries: Beneficiaries {
            kind: BeneficiaryKind::Individual,
            number: 1,
        },
        assessment: Assessment {
            tool: coded("multidimensional-sheet"),
            assessed_on: on,
            evaluator: manager.code.clone(),
            integrated,
        },
        needs: vec![Need {
            need_id: NeedId(life.id("need")),
            code: coded(area),
            description: said("Bisogno rilevato nei primi colloqui."),
        }],
        review: ReviewRule {
            every: 6,
            unit: ReviewUnit::Months,
            first_after_days: None,
            grace_days: 15,
        },
        ends_on: Some(days_after(on, LASTS)),
        motivation: None,
        at,
    };
    life.on_plan(manager, command);
}

fn set_objective(life: &mut Life<'_>) {
    let (manager, at) = (life.manager.clone(), life.now());
    let objective = Objective {
        objective_id: objective(life),
        needs: vec![NeedId(life.id("need"))],
        term: Horizon::Medium,
        description: said("Migliorare la situazione concordata con la persona."),
        indicator: said("Verifica semestrale con esito almeno parziale."),
        target_on: days_after(life.on(), 180),
    };
    life.on_plan(manager, SetObjective { objective, at });
}

fn objective(life: &Life<'_>) -> ObjectiveId {
    ObjectiveId(life.id("objective"))
}

fn intervention(
    life: &Life<'_>,
    sheet: &PlanSheet,
    place: usize,
    from_on: NaiveDate,
) -> Intervention {
    let area = &AREAS[sheet.interventions[place]];
    let fund = life.year.fund(life.dossier.district, area);
    let (unit, quantity, unit_cost, cost, lines) = match area.tariff {
        Some(tariff) => {
            let cost = cost(tariff);
            let lines = vec![BudgetLine {
                source: coded(area.code),
                bearer: Bearer::Fund,
                fund: Some(fund),
                amount: cost,
                year: u16::try_from(from_on.year()).expect("a year of four digits"),
            }];
            (
                tariff.unit,
                tariff.quantity,
                Some(euro(tariff.price)),
                cost,
                lines,
            )
        }
        // The municipality's own staff does it.
        None => ("meetings", "10.00", None, Money::ZERO, Vec::new()),
    };
    Intervention {
        intervention_id: InterventionId(life.id(&format!("intervention/{place}"))),
        objectives: vec![objective(life)],
        code: coded(area.code),
        provider: reason(if area.tariff.is_some() {
            "accredited-body"
        } else {
            "municipality"
        }),
        place: reason("district"),
        unit: coded(unit),
        quantity: measured(quantity),
        unit_cost,
        cost,
        from_on,
        until_on: days_after(from_on, LASTS),
        lines,
        note: None,
    }
}

fn convene(life: &mut Life<'_>) {
    let (manager, at) = (life.manager.clone(), life.now());
    let command = ConveneBoard {
        meets_on: life.on(),
        members: vec![BoardMember {
            profession: reason("geriatrician"),
            body: office("distretto-sanitario"),
            name: None,
        }],
        at,
    };
    life.on_plan(manager, command);
}

fn signed(life: &mut Life<'_>, sheet: &PlanSheet, citizen: &Actor) {
    let manager = life.manager.clone();
    let command = signature(life, &manager, Signatory::CaseManager, None);
    life.on_plan(manager, command);
    if sheet.age.is_none_or(|place| AGES[place].2 >= OF_AGE) {
        let command = signature(life, citizen, Signatory::Person, None);
        life.on_plan(citizen.clone(), command);
        return;
    }
    let (mandate, paper) = life.parent();
    let facts = RepresentativeFacts {
        mandate_id: mandate.mandate_id,
        principal: mandate.principal,
        agent: mandate.agent,
        from_on: mandate.from_on,
        until_on: mandate.until_on,
        active: true,
    };
    let manager = life.manager.clone();
    let command = SignPlan {
        method: SignatureMethod::Paper,
        document: Some(paper.document.document_id),
        ..signature(life, &manager, Signatory::Representative, Some(facts))
    };
    life.on_plan(manager, command);
    life.naming(paper);
}

fn signature(
    life: &Life<'_>,
    by: &Actor,
    signatory: Signatory,
    representative: Option<RepresentativeFacts>,
) -> SignPlan {
    SignPlan {
        signatory,
        representative,
        by: by.code.clone(),
        by_person: by.person,
        method: SignatureMethod::Identified,
        document: None,
        signed_on: life.on(),
        at: life.now(),
    }
}

/// Each fund keeps what the plan takes from it; then it is in force.
fn activated(life: &mut Life<'_>, planned: &[Intervention]) {
    let mut needed: BTreeMap<FundCode, Money> = BTreeMap::new();
    for line in planned.iter().flat_map(|intervention| &intervention.lines) {
        let fund = line.fund.clone().expect("every line is a fund's");
        let sum = needed.entry(fund).or_default();
        *sum = sum.plus(line.amount).expect("small sums");
    }
    let manager = life.manager.clone();
    let mut covers = Vec::new();
    for (fund, amount) in needed {
        let commitment_id = CommitmentId(life.id(&format!("commitment/{fund}")));
        let command = FundCommand::from(CommitFunds {
            commitment_id,
            plan: PlanFacts {
                plan_id: life.plan_id(),
                office: life.office.clone(),
                ended: false,
            },
            amount,
            until_on: days_after(life.on(), 30),
            at: life.now(),
        });
        life.add(
            command.name(),
            manager.clone(),
            "desk",
            fund.stream_id(),
            Deed::Fund(command.clone()),
        );
        covers.push(FundCover {
            fund,
            kept: amount,
            commitments: vec![commitment_id],
        });
    }
    let command = ActivatePlan {
        starts_on: life.on(),
        covers,
        at: life.now(),
    };
    life.on_plan(manager, command);
}

/// The first sheet of the first provider.
fn deliver(life: &mut Life<'_>, planned: &[Intervention]) {
    let from_on = life.on();
    let days = life.dice.between(20, 28);
    life.later(days);
    let Some(intervention) = planned.iter().find(|planned| planned.unit_cost.is_some()) else {
        return;
    };
    let price = intervention.unit_cost.expect("it was looked for");
    let quantity = measured("6.00");
    let command = RecordDelivery {
        delivery_id: DeliveryId(life.id("delivery/1")),
        intervention_id: intervention.intervention_id,
        reference: Some(reason("sheet-1")),
        from_on,
        until_on: life.on(),
        quantity,
        amount: quantity.at(price).expect("small sums"),
        at: life.now(),
    };
    let clerk = crate::seed::city::clerk(&life.office);
    life.on_plan(clerk, command);
}

fn closed(life: &mut Life<'_>, why: &str, score: Score) {
    let days = life.dice.between(5, 25);
    life.later(days);
    life.someday(life.today());
    let manager = life.manager.clone();
    let command = ClosePlan {
        reason: reason(why),
        note: None,
        outcomes: vec![ObjectiveScore {
            objective_id: objective(life),
            score,
        }],
        closed_on: life.on(),
        at: life.now(),
    };
    life.on_plan(manager, command);
    course::plan_over(life);
}

fn suspended(life: &mut Life<'_>) {
    let days = life.dice.between(5, 25);
    life.later(days);
    let manager = life.manager.clone();
    let command = SuspendPlan {
        reason: reason("hospital"),
        from_on: life.on(),
        at: life.now(),
    };
    life.on_plan(manager, command);
}

/// A code of the municipality, valid for ever.
fn coded(code: &str) -> Coded {
    Coded {
        scheme: Scheme::Local,
        code: reason(code),
        valid_from_on: None,
        valid_until_on: None,
    }
}

fn said(text: &str) -> Said {
    Said(long(text))
}

fn euro(text: &str) -> Money {
    Money::parse(text).expect("prices are plain amounts")
}

fn measured(text: &str) -> Quantity {
    Quantity::parse(text).expect("quantities are plain numbers")
}

fn cost(tariff: Tariff) -> Money {
    measured(tariff.quantity)
        .at(euro(tariff.price))
        .expect("small sums")
}
