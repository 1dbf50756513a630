//! Rettificare un intervento in vigore: what was written by mistake is put right from the day on which it was wrong.

use super::{Decided, activate, content, happened, sum};
use crate::care_plan::{CarePlan, CarePlanError, CorrectIntervention, InterventionCorrected};

pub(super) fn intervention(state: &CarePlan, command: &CorrectIntervention) -> Decided {
    let version = state.in_force()?;
    let id = command.intervention.intervention_id;
    let before = version
        .content
        .intervention(id)
        .ok_or(CarePlanError::InterventionUnknown)?;
    content::check_intervention(&version.content, &command.intervention)?;
    happened(command.effective_on, command.at)?;
    let last = version.corrected_on.get(&id).copied();
    if command.effective_on < last.unwrap_or(version.starts_on) {
        return Err(CarePlanError::DatesContradict);
    }
    let mut right = command.intervention.about(state.person);
    // A note that is not given again stays as it was.
    right.note = right.note.or_else(|| before.note.clone());
    if right == *before {
        return Err(CarePlanError::CorrectionUnchanged);
    }
    let mut corrected = version.content.clone();
    corrected.put_intervention(right.clone());
    let commitments = activate::covered(&corrected, &command.covers)?;
    Ok(vec![
        InterventionCorrected {
            version: version.version,
            also_in: state
                .working
                .as_ref()
                .filter(|working| working.content.intervention(id) == Some(before))
                .map(|working| working.version),
            before: Box::new(before.clone()),
            intervention: right,
            cost: sum(corrected.cost())?,
            family_share: activate::family_share(&corrected)?,
            commitments,
            reason: command.reason.clone(),
            note: state.seal_some(command.note.as_ref()),
            effective_on: command.effective_on,
            recorded_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{CarePlanEvent, samples};
    use crate::decider::Decider;
    use crate::given::{day, when};

    fn refused(change: impl FnOnce(&mut CorrectIntervention)) -> Option<CarePlanError> {
        let mut command = samples::correct_intervention();
        change(&mut command);
        samples::active().decide(&command.into()).err()
    }

    #[test]
    fn a_correction_shows_what_was_written_and_what_should_have_been() {
        let events = samples::active().decide(&samples::correct_intervention().into());
        let Ok([CarePlanEvent::InterventionCorrected(event)]) = events.as_deref() else {
            panic!("not corrected");
        };
        assert_eq!(event.before.provider.as_str(), "coop-girasole");
        assert_eq!(event.intervention.provider.as_str(), "coop-aurora");
        let plan = when(samples::active(), samples::correct_intervention()).expect("corrected");
        assert_eq!(plan.versions.len(), 1, "a correction is no new version");
    }

    #[test]
    fn a_revision_that_is_open_takes_the_correction_over() {
        let plan = when(samples::active(), samples::revise_plan()).expect("revised");
        let plan = when(plan, samples::correct_intervention()).expect("corrected");
        let working = plan.working.expect("open");
        assert_eq!(working.content, plan.versions[0].content);
    }

    #[test]
    fn a_correction_changes_something_that_is_there_within_its_version() {
        let unchanged = refused(|command| {
            command.intervention = samples::plan_intervention().intervention;
        });
        assert_eq!(unchanged, Some(CarePlanError::CorrectionUnchanged));
        let unknown = refused(|command| {
            command.intervention.intervention_id = uuid::Uuid::from_u128(99).into();
        });
        assert_eq!(unknown, Some(CarePlanError::InterventionUnknown));
        let before = refused(|command| command.effective_on = day("2026-03-15"));
        assert_eq!(before, Some(CarePlanError::DatesContradict));
        let after = refused(|command| command.effective_on = day("2027-03-15"));
        assert_eq!(after, Some(CarePlanError::InTheFuture));
    }

    #[test]
    fn a_second_correction_is_not_true_before_the_first_one() {
        let first = CorrectIntervention {
            effective_on: day("2026-05-01"),
            ..samples::correct_intervention()
        };
        let plan = when(samples::active(), first).expect("corrected");
        for (effective_on, expected) in [
            ("2026-04-30", Some(CarePlanError::DatesContradict)),
            ("2026-05-01", None),
        ] {
            let mut second = samples::correct_intervention();
            second.intervention.provider = crate::sample::reason("coop-terza");
            second.effective_on = day(effective_on);
            let refused = plan.decide(&second.into()).err();
            assert_eq!(refused, expected, "{effective_on}");
        }
    }

    #[test]
    fn a_corrected_budget_is_covered_too() {
        let found = refused(|command| command.covers.clear());
        assert_eq!(found, Some(CarePlanError::BudgetNotCovered));
    }
}
