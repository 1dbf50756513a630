//! Redigere il piano: there is a case in charge, an assessment and at least one need.

use super::{Decided, content, happened};
use crate::care_plan::{
    Beneficiaries, BeneficiaryKind, CarePlan, CarePlanDrafted, CarePlanError, Content, DraftPlan,
    PlanStatus,
};
use crate::shared::time::rome_day;

pub(super) fn draft(state: &CarePlan, command: &DraftPlan) -> Decided {
    if state.status != PlanStatus::Missing {
        return Err(CarePlanError::AlreadyDrafted);
    }
    let today = rome_day(command.at);
    let case = &command.case;
    if case.in_charge_since_on.is_none_or(|since| since > today) {
        return Err(CarePlanError::CaseNotInCharge);
    }
    if command.needs.is_empty() {
        return Err(CarePlanError::NeedRequired);
    }
    if command.needs.len() > Content::MOST {
        return Err(CarePlanError::TooManyPieces);
    }
    if !fits(command.beneficiaries) {
        return Err(CarePlanError::BeneficiariesContradict);
    }
    if command.review.every == 0 {
        return Err(CarePlanError::ReviewRuleEmpty);
    }
    let codes = [&command.kind, &command.assessment.tool];
    if !codes.iter().all(|code| code.is_valid(today)) {
        return Err(CarePlanError::CodeNotValid);
    }
    happened(command.assessment.assessed_on, command.at)?;
    if command.ends_on.is_some_and(|ends| ends < today) {
        return Err(CarePlanError::DatesContradict);
    }
    let mut needs = Content::default();
    for need in &command.needs {
        content::check_need(need, today)?;
        if needs.needs.iter().any(|put| put.need_id == need.need_id) {
            return Err(CarePlanError::NamedTwice);
        }
        needs.put_need(need.about(case.person));
    }
    Ok(vec![
        CarePlanDrafted {
            plan_id: command.plan_id,
            kind: command.kind.clone(),
            case_file_id: case.case_file_id,
            person: case.person,
            office: case.office.clone(),
            case_manager: case.case_manager.clone(),
            beneficiaries: command.beneficiaries,
            assessment: command.assessment.clone(),
            needs: needs.needs,
            review: command.review,
            ends_on: command.ends_on,
            motivation: command
                .motivation
                .as_ref()
                .map(|motivation| motivation.about(case.person)),
            drafted_at: command.at,
        }
        .into(),
    ])
}

/// One person is one, a family or a group is more.
fn fits(beneficiaries: Beneficiaries) -> bool {
    match beneficiaries.kind {
        BeneficiaryKind::Individual => beneficiaries.number == 1,
        BeneficiaryKind::Household | BeneficiaryKind::Group => beneficiaries.number > 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{CaseFacts, samples};
    use crate::decider::Decider;
    use crate::given::{day, when};

    fn refused(command: DraftPlan) -> CarePlanError {
        CarePlan::default()
            .decide(&command.into())
            .expect_err("refused")
    }

    #[test]
    fn a_plan_is_drafted_once_and_begins_with_its_needs() {
        let plan = when(CarePlan::default(), samples::draft_plan()).expect("drafted");
        assert_eq!(plan.status, PlanStatus::Draft);
        assert_eq!(
            plan.working.as_ref().map(|w| w.content.needs.len()),
            Some(1)
        );
        let again = plan.decide(&samples::draft_plan().into());
        assert_eq!(again, Err(CarePlanError::AlreadyDrafted));
    }

    #[test]
    fn a_plan_belongs_to_a_case_in_charge() {
        for since in [None, Some(day("2026-03-03"))] {
            let case = CaseFacts {
                in_charge_since_on: since,
                ..samples::draft_plan().case
            };
            let command = DraftPlan {
                case,
                ..samples::draft_plan()
            };
            assert_eq!(refused(command), CarePlanError::CaseNotInCharge);
        }
    }

    #[test]
    fn a_plan_answers_at_least_one_need_and_names_each_once() {
        let none = DraftPlan {
            needs: Vec::new(),
            ..samples::draft_plan()
        };
        assert_eq!(refused(none), CarePlanError::NeedRequired);
        let need = samples::draft_plan().needs[0].clone();
        let twice = DraftPlan {
            needs: vec![need.clone(), need],
            ..samples::draft_plan()
        };
        assert_eq!(refused(twice), CarePlanError::NamedTwice);
    }

    #[test]
    fn an_individual_plan_is_for_one_and_a_household_for_more() {
        for (kind, number, fit) in [
            (BeneficiaryKind::Individual, 1, true),
            (BeneficiaryKind::Individual, 2, false),
            (BeneficiaryKind::Household, 1, false),
            (BeneficiaryKind::Group, 12, true),
        ] {
            let command = DraftPlan {
                beneficiaries: Beneficiaries { kind, number },
                ..samples::draft_plan()
            };
            let decided = CarePlan::default().decide(&command.into());
            let expected = if fit {
                None
            } else {
                Some(CarePlanError::BeneficiariesContradict)
            };
            assert_eq!(decided.err(), expected, "{kind:?} {number}");
        }
    }

    #[test]
    fn reviews_have_an_interval() {
        let mut command = samples::draft_plan();
        command.review.every = 0;
        assert_eq!(refused(command), CarePlanError::ReviewRuleEmpty);
    }

    #[test]
    fn codes_are_valid_on_the_day_and_the_assessment_has_happened() {
        let mut command = samples::draft_plan();
        command.kind.valid_until_on = Some(day("2026-03-01"));
        assert_eq!(refused(command), CarePlanError::CodeNotValid);
        let mut command = samples::draft_plan();
        command.assessment.assessed_on = day("2026-03-03");
        assert_eq!(refused(command), CarePlanError::InTheFuture);
        let mut command = samples::draft_plan();
        command.ends_on = Some(day("2026-03-01"));
        assert_eq!(refused(command), CarePlanError::DatesContradict);
    }
}
