//! Scrivere la versione: needs, objectives that answer them, interventions that serve those, budgets that add up.

use super::{Decided, sum};
use crate::care_plan::{
    Bearer, BudgetLine, CarePlan, CarePlanError, Content, Intervention, InterventionPlanned,
    ItemRemoved, Need, NeedSet, Objective, ObjectiveSet, PlanIntervention, PlanItem, RemoveItem,
    SetNeed, SetObjective,
};
use crate::shared::money::Money;
use crate::shared::time::rome_day;
use chrono::NaiveDate;

pub(super) fn need(state: &CarePlan, command: &SetNeed) -> Decided {
    let working = state.worked_on()?;
    check_need(&command.need, rome_day(command.at))?;
    room(&working.content.needs, |need| {
        need.need_id == command.need.need_id
    })?;
    Ok(vec![
        NeedSet {
            version: working.version,
            need: command.need.about(state.person),
            set_at: command.at,
        }
        .into(),
    ])
}

/// What is put down anew takes no more room.
fn room<T>(pieces: &[T], same: impl FnMut(&T) -> bool) -> Result<(), CarePlanError> {
    if pieces.len() < Content::MOST || pieces.iter().any(same) {
        Ok(())
    } else {
        Err(CarePlanError::TooManyPieces)
    }
}

pub(super) fn check_need(need: &Need, today: NaiveDate) -> Result<(), CarePlanError> {
    if need.code.is_valid(today) {
        Ok(())
    } else {
        Err(CarePlanError::CodeNotValid)
    }
}

pub(super) fn objective(state: &CarePlan, command: &SetObjective) -> Decided {
    let working = state.worked_on()?;
    let objective: &Objective = &command.objective;
    let needs = &working.content.needs;
    if objective.needs.is_empty() {
        return Err(CarePlanError::ChainBroken);
    }
    let known = |id| needs.iter().any(|need| need.need_id == id);
    if !objective.needs.iter().all(|id| known(*id)) {
        return Err(CarePlanError::NeedUnknown);
    }
    room(&working.content.objectives, |old| {
        old.objective_id == objective.objective_id
    })?;
    Ok(vec![
        ObjectiveSet {
            version: working.version,
            objective: objective.about(state.person),
            set_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn intervention(state: &CarePlan, command: &PlanIntervention) -> Decided {
    let working = state.worked_on()?;
    check_intervention(&working.content, &command.intervention)?;
    room(&working.content.interventions, |old| {
        old.intervention_id == command.intervention.intervention_id
    })?;
    Ok(vec![
        InterventionPlanned {
            version: working.version,
            intervention: command.intervention.about(state.person),
            planned_at: command.at,
        }
        .into(),
    ])
}

/// An intervention serves objectives of the version, and its budget is its cost.
pub(super) fn check_intervention(
    content: &Content,
    intervention: &Intervention,
) -> Result<(), CarePlanError> {
    if intervention.objectives.is_empty() {
        return Err(CarePlanError::ChainBroken);
    }
    let known = |id| content.objectives.iter().any(|o| o.objective_id == id);
    if !intervention.objectives.iter().all(|id| known(*id)) {
        return Err(CarePlanError::ObjectiveUnknown);
    }
    if intervention.until_on < intervention.from_on {
        return Err(CarePlanError::DatesContradict);
    }
    let codes = [&intervention.code, &intervention.unit];
    let sources = intervention.lines.iter().map(|line| &line.source);
    if !codes
        .into_iter()
        .chain(sources)
        .all(|code| code.is_valid(intervention.from_on))
    {
        return Err(CarePlanError::CodeNotValid);
    }
    if intervention.quantity.is_zero() {
        return Err(CarePlanError::QuantityRequired);
    }
    check_budget(intervention)
}

fn check_budget(intervention: &Intervention) -> Result<(), CarePlanError> {
    let fits = |line: &BudgetLine| line.fund.is_some() == (line.bearer == Bearer::Fund);
    if !intervention.lines.iter().all(fits) {
        return Err(CarePlanError::LineFundMismatch);
    }
    let lines = intervention.lines.iter().map(|line| line.amount);
    if sum(Money::total(lines))? != intervention.cost {
        return Err(CarePlanError::LinesDoNotAddUp);
    }
    if let Some(price) = intervention.unit_cost
        && sum(intervention.quantity.at(price))? != intervention.cost
    {
        return Err(CarePlanError::CostDiffers);
    }
    Ok(())
}

pub(super) fn remove(state: &CarePlan, command: &RemoveItem) -> Decided {
    let working = state.worked_on()?;
    let content = &working.content;
    let (is_there, is_used, unknown) = match command.item {
        PlanItem::Need(id) => (
            content.needs.iter().any(|need| need.need_id == id),
            content.objectives.iter().any(|o| o.needs.contains(&id)),
            CarePlanError::NeedUnknown,
        ),
        PlanItem::Objective(id) => (
            content.objectives.iter().any(|o| o.objective_id == id),
            content
                .interventions
                .iter()
                .any(|i| i.objectives.contains(&id)),
            CarePlanError::ObjectiveUnknown,
        ),
        PlanItem::Intervention(id) => (
            content.intervention(id).is_some(),
            false,
            CarePlanError::InterventionUnknown,
        ),
    };
    if !is_there {
        return Err(unknown);
    }
    if is_used {
        return Err(CarePlanError::ItemInUse);
    }
    Ok(vec![
        ItemRemoved {
            version: working.version,
            item: command.item,
            removed_at: command.at,
        }
        .into(),
    ])
}

/// What is shared with others has needs, objectives and interventions.
pub(super) fn complete(content: &Content) -> Result<(), CarePlanError> {
    if content.needs.is_empty() || content.objectives.is_empty() || content.interventions.is_empty()
    {
        return Err(CarePlanError::VersionIncomplete);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{Quantity, samples};
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::shared::ids::{InterventionId, NeedId, ObjectiveId};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn euro(text: &str) -> Money {
        Money::parse(text).expect("a valid amount in a test")
    }

    fn with_objective() -> CarePlan {
        let plan = when(CarePlan::default(), samples::draft_plan()).expect("drafted");
        when(plan, samples::set_objective()).expect("set")
    }

    fn planned(change: impl FnOnce(&mut Intervention)) -> Result<CarePlan, CarePlanError> {
        let mut command = samples::plan_intervention();
        change(&mut command.intervention);
        when(with_objective(), command)
    }

    #[test]
    fn nothing_is_written_where_nothing_was_drafted_or_no_version_is_open() {
        let refused = CarePlan::default().decide(&samples::set_need().into());
        assert_eq!(refused, Err(CarePlanError::NotDrafted));
        let refused = samples::active().decide(&samples::set_need().into());
        assert_eq!(refused, Err(CarePlanError::NothingToEdit));
    }

    #[test]
    fn an_objective_answers_needs_of_the_plan() {
        let plan = when(CarePlan::default(), samples::draft_plan()).expect("drafted");
        let mut command = samples::set_objective();
        command.objective.needs.clear();
        let refused = plan.decide(&command.clone().into());
        assert_eq!(refused, Err(CarePlanError::ChainBroken));
        command.objective.needs.push(NeedId(Uuid::from_u128(99)));
        let refused = plan.decide(&command.into());
        assert_eq!(refused, Err(CarePlanError::NeedUnknown));
    }

    #[test]
    fn an_intervention_serves_objectives_of_the_plan() {
        let refused = planned(|i| i.objectives.clear());
        assert_eq!(refused, Err(CarePlanError::ChainBroken));
        let refused = planned(|i| i.objectives.push(ObjectiveId(Uuid::from_u128(99))));
        assert_eq!(refused, Err(CarePlanError::ObjectiveUnknown));
    }

    #[test]
    fn the_lines_of_the_budget_add_up_to_the_cost_to_the_cent() {
        let refused = planned(|i| i.lines[1].amount = euro("160.01"));
        assert_eq!(refused, Err(CarePlanError::LinesDoNotAddUp));
        let refused = planned(|i| i.unit_cost = Some(euro("20.01")));
        assert_eq!(refused, Err(CarePlanError::CostDiffers));
        assert!(planned(|_| {}).is_ok());
    }

    #[test]
    fn sums_that_grow_too_large_are_refused() {
        let refused = planned(|i| {
            i.lines[0].amount = euro("999999999999.99");
            i.lines[1].amount = euro("999999999999.99");
        });
        assert_eq!(refused, Err(CarePlanError::AmountTooLarge));
    }

    #[test]
    fn a_line_names_a_fund_exactly_where_the_municipality_bears_it() {
        let refused = planned(|i| i.lines[0].fund = None);
        assert_eq!(refused, Err(CarePlanError::LineFundMismatch));
        let refused = planned(|i| i.lines[1].fund = i.lines[0].fund.clone());
        assert_eq!(refused, Err(CarePlanError::LineFundMismatch));
    }

    #[test]
    fn an_intervention_is_something_for_some_days_by_a_valid_code() {
        let refused = planned(|i| i.quantity = Quantity::default());
        assert_eq!(refused, Err(CarePlanError::QuantityRequired));
        let refused = planned(|i| i.until_on = day("2026-03-01"));
        assert_eq!(refused, Err(CarePlanError::DatesContradict));
        let refused = planned(|i| i.code.valid_from_on = Some(day("2027-01-01")));
        assert_eq!(refused, Err(CarePlanError::CodeNotValid));
        let mut need = samples::set_need();
        need.need.code.valid_until_on = Some(day("2026-01-31"));
        let refused = with_objective().decide(&need.into());
        assert_eq!(refused, Err(CarePlanError::CodeNotValid));
    }

    #[test]
    fn a_version_has_so_many_pieces_of_a_kind_and_no_more() {
        let mut plan = planned(|_| {}).expect("planned");
        let content = &mut plan.working.as_mut().expect("a draft").content;
        let at = |n: usize| Uuid::from_u128(0xF000 + n as u128);
        let (need, objective, intervention) = (
            content.needs[0].clone(),
            content.objectives[0].clone(),
            content.interventions[0].clone(),
        );
        for n in 1..Content::MOST {
            content.put_need(Need {
                need_id: NeedId(at(n)),
                ..need.clone()
            });
            content.put_objective(Objective {
                objective_id: ObjectiveId(at(n)),
                ..objective.clone()
            });
            content.put_intervention(Intervention {
                intervention_id: InterventionId(at(n)),
                ..intervention.clone()
            });
        }
        content.needs.truncate(Content::MOST);
        let full = Some(CarePlanError::TooManyPieces);
        let mut more = samples::set_need();
        more.need.need_id = NeedId(at(0));
        assert_eq!(plan.decide(&more.clone().into()).err(), full);
        more.need.need_id = need.need_id;
        assert_eq!(plan.decide(&more.into()).err(), None, "put down anew");
        let mut more = samples::set_objective();
        assert_eq!(plan.decide(&more.clone().into()).err(), None);
        more.objective.objective_id = ObjectiveId(at(0));
        assert_eq!(plan.decide(&more.into()).err(), full);
        let mut more = samples::plan_intervention();
        assert_eq!(plan.decide(&more.clone().into()).err(), None);
        more.intervention.intervention_id = InterventionId(at(0));
        assert_eq!(plan.decide(&more.into()).err(), full);
    }

    #[test]
    fn what_others_rest_on_stays_and_what_is_not_there_cannot_go() {
        let plan = planned(|_| {}).expect("planned");
        let remove = |item| {
            let command = RemoveItem {
                item,
                ..samples::remove_item()
            };
            plan.decide(&command.into()).err()
        };
        let need = samples::draft_plan().needs[0].need_id;
        let objective = samples::set_objective().objective.objective_id;
        let intervention = samples::plan_intervention().intervention.intervention_id;
        let elsewhere = Uuid::from_u128(99);
        for (item, expected) in [
            (PlanItem::Need(need), Some(CarePlanError::ItemInUse)),
            (
                PlanItem::Objective(objective),
                Some(CarePlanError::ItemInUse),
            ),
            (PlanItem::Intervention(intervention), None),
            (
                PlanItem::Need(NeedId(elsewhere)),
                Some(CarePlanError::NeedUnknown),
            ),
            (
                PlanItem::Objective(ObjectiveId(elsewhere)),
                Some(CarePlanError::ObjectiveUnknown),
            ),
            (
                PlanItem::Intervention(InterventionId(elsewhere)),
                Some(CarePlanError::InterventionUnknown),
            ),
        ] {
            assert_eq!(remove(item), expected, "{item:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_planned_costs_exactly_what_its_lines_say(cents in prop::collection::vec(0_u64..5_000_000, 1..8), off in 0_u64..2) {
            let amounts: Vec<Money> = cents.iter().map(|c| Money::from_cents(*c).expect("fits")).collect();
            let total: u64 = cents.iter().sum();
            let plan = planned(|i| {
                let line = i.lines[1].clone();
                i.lines = amounts.iter().map(|amount| BudgetLine { amount: *amount, ..line.clone() }).collect();
                i.unit_cost = None;
                i.cost = Money::from_cents(total + off).expect("fits");
            });
            prop_assert_eq!(plan.is_ok(), off == 0);
            if let Ok(plan) = plan {
                let content = &plan.working.as_ref().expect("a draft").content;
                prop_assert_eq!(content.cost(), Money::from_cents(total));
            }
        }
    }
}
