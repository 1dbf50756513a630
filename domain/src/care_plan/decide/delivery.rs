//! Registrare le erogazioni: each once, within the days of its intervention, and never while it stood still.

use super::{Decided, happened};
use crate::care_plan::{
    CarePlan, CarePlanError, CorrectDelivery, DeliveryCorrected, DeliveryOnFile, DeliveryRecorded,
    RecordDelivery,
};

/// Deliveries of the days before the end of a plan may still come in after it.
pub(super) fn record(state: &CarePlan, command: &RecordDelivery) -> Decided {
    state.filed()?;
    if state.versions.is_empty() {
        return Err(CarePlanError::NotActive);
    }
    let (id, from_on, until_on) = (command.intervention_id, command.from_on, command.until_on);
    if until_on < from_on {
        return Err(CarePlanError::DatesContradict);
    }
    happened(until_on, command.at)?;
    if state.deliveries.contains_key(&command.delivery_id)
        || state.deliveries.values().any(|old| is_same(old, command))
    {
        return Err(CarePlanError::DeliveryRecorded);
    }
    if command.quantity.is_zero() {
        return Err(CarePlanError::QuantityRequired);
    }
    let known = |v: &crate::care_plan::Version| v.content.intervention(id).is_some();
    if !state.versions.iter().any(known) {
        return Err(CarePlanError::InterventionUnknown);
    }
    let (version, intervention) = state
        .version_on(from_on)
        .and_then(|version| Some((version.version, version.content.intervention(id)?)))
        .ok_or(CarePlanError::DeliveryOutOfTime)?;
    let is_over = state.closed_on.is_some_and(|closed| closed < until_on);
    if is_over || from_on < intervention.from_on || intervention.until_on < until_on {
        return Err(CarePlanError::DeliveryOutOfTime);
    }
    if state.stood_still(id, from_on, until_on) {
        return Err(CarePlanError::Suspended);
    }
    Ok(vec![
        DeliveryRecorded {
            delivery_id: command.delivery_id,
            intervention_id: id,
            version,
            reference: command.reference.clone(),
            from_on,
            until_on,
            quantity: command.quantity,
            amount: command.amount,
            recorded_at: command.at,
        }
        .into(),
    ])
}

/// One intervention, the same days, the same sheet of the provider: that is the same delivery.
fn is_same(old: &DeliveryOnFile, new: &RecordDelivery) -> bool {
    old.intervention_id == new.intervention_id
        && (old.from_on, old.until_on) == (new.from_on, new.until_on)
        && old.reference == new.reference
}

pub(super) fn correct(state: &CarePlan, command: &CorrectDelivery) -> Decided {
    state.filed()?;
    let delivery = state
        .deliveries
        .get(&command.delivery_id)
        .ok_or(CarePlanError::DeliveryUnknown)?;
    if (delivery.quantity, delivery.amount) == (command.quantity, command.amount) {
        return Err(CarePlanError::CorrectionUnchanged);
    }
    happened(command.effective_on, command.at)?;
    if command.effective_on < delivery.since_on {
        return Err(CarePlanError::DatesContradict);
    }
    Ok(vec![
        DeliveryCorrected {
            delivery_id: command.delivery_id,
            quantity_before: delivery.quantity,
            amount_before: delivery.amount,
            quantity: command.quantity,
            amount: command.amount,
            reason: command.reason.clone(),
            effective_on: command.effective_on,
            recorded_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{Quantity, samples};
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::shared::ids::{DeliveryId, InterventionId};
    use uuid::Uuid;

    fn refused(plan: &CarePlan, change: impl FnOnce(&mut RecordDelivery)) -> Option<CarePlanError> {
        let mut command = samples::record_delivery();
        change(&mut command);
        plan.decide(&command.into()).err()
    }

    #[test]
    fn the_same_delivery_is_not_recorded_twice() {
        let plan = when(samples::active(), samples::record_delivery()).expect("recorded");
        let again = Some(CarePlanError::DeliveryRecorded);
        assert_eq!(refused(&plan, |_| {}), again);
        let other = DeliveryId(Uuid::from_u128(99));
        assert_eq!(
            refused(&plan, |delivery| delivery.delivery_id = other),
            again
        );
        let another_sheet = refused(&plan, |delivery| {
            delivery.delivery_id = other;
            delivery.reference = None;
        });
        assert_eq!(another_sheet, None);
    }

    #[test]
    fn a_delivery_lies_within_the_days_of_its_intervention() {
        let plan = samples::active();
        for (from, until, expected) in [
            ("2026-03-15", "2026-03-31", CarePlanError::DeliveryOutOfTime),
            ("2026-05-02", "2026-05-01", CarePlanError::DatesContradict),
            ("2026-12-31", "2027-01-01", CarePlanError::InTheFuture),
        ] {
            let found = refused(&plan, |delivery| {
                delivery.from_on = day(from);
                delivery.until_on = day(until);
            });
            assert_eq!(found, Some(expected), "{from} {until}");
        }
    }

    #[test]
    fn a_delivery_is_something_of_an_intervention_in_force() {
        let elsewhere = InterventionId(Uuid::from_u128(99));
        let found = refused(&samples::active(), |d| d.intervention_id = elsewhere);
        assert_eq!(found, Some(CarePlanError::InterventionUnknown));
        let found = refused(&samples::active(), |d| d.quantity = Quantity::default());
        assert_eq!(found, Some(CarePlanError::QuantityRequired));
        let found = refused(&samples::agreed(), |_| {});
        assert_eq!(found, Some(CarePlanError::NotActive));
    }

    #[test]
    fn nothing_is_delivered_while_the_plan_or_the_intervention_stood_still() {
        let whole = when(samples::active(), samples::suspend_plan()).expect("suspended");
        let one = when(samples::active(), samples::suspend_intervention()).expect("suspended");
        for plan in [whole, one] {
            let during = refused(&plan, |delivery| {
                delivery.from_on = day("2026-04-20");
                delivery.until_on = day("2026-04-30");
            });
            assert_eq!(during, Some(CarePlanError::Suspended));
            let before = refused(&plan, |delivery| {
                delivery.from_on = day("2026-03-20");
                delivery.until_on = day("2026-03-31");
            });
            assert_eq!(before, None);
        }
    }

    #[test]
    fn what_was_delivered_before_the_end_may_come_in_after_it() {
        let plan = when(samples::active(), samples::close_plan()).expect("closed");
        let found = refused(&plan, |_| {});
        assert_eq!(found, None);
        let after = refused(&plan, |delivery| {
            delivery.from_on = day("2026-12-01");
            delivery.until_on = day("2026-12-20");
            delivery.at = crate::given::at("2027-01-10T09:00:00Z");
        });
        assert_eq!(after, Some(CarePlanError::DeliveryOutOfTime));
    }

    #[test]
    fn a_correction_says_what_was_there_before_and_changes_something() {
        let plan = when(samples::active(), samples::record_delivery()).expect("recorded");
        let same = CorrectDelivery {
            quantity: samples::record_delivery().quantity,
            amount: samples::record_delivery().amount,
            ..samples::correct_delivery()
        };
        let refused = plan.decide(&same.into());
        assert_eq!(refused, Err(CarePlanError::CorrectionUnchanged));
        let plan = when(plan, samples::correct_delivery()).expect("corrected");
        let delivery = &plan.deliveries[&samples::record_delivery().delivery_id];
        assert_eq!(delivery.quantity, samples::correct_delivery().quantity);
        let refused = samples::active().decide(&samples::correct_delivery().into());
        assert_eq!(refused, Err(CarePlanError::DeliveryUnknown));
    }

    #[test]
    fn a_correction_is_true_since_the_last_day_of_the_delivery_or_since_the_one_before_it() {
        let mut plan = when(samples::active(), samples::record_delivery()).expect("recorded");
        let last = samples::record_delivery().until_on;
        let corrected = |hours: &str, effective_on| CorrectDelivery {
            quantity: crate::care_plan::Quantity::parse(hours).expect("a quantity"),
            effective_on,
            ..samples::correct_delivery()
        };
        let early = corrected("9.25", last.pred_opt().expect("a day"));
        let refused = plan.decide(&early.into());
        assert_eq!(refused, Err(CarePlanError::DatesContradict));
        let first = samples::correct_delivery();
        plan = when(plan, first.clone()).expect("corrected");
        let before = first.effective_on.pred_opt().expect("a day");
        let refused = plan.decide(&corrected("9.25", before).into());
        assert_eq!(refused, Err(CarePlanError::DatesContradict));
        when(plan, corrected("9.25", first.effective_on)).expect("corrected again");
    }
}
