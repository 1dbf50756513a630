//! Monitorare e verificare: how it goes, what was reached, and when to look again.

use super::{Decided, happened};
use crate::care_plan::{
    CarePlan, CarePlanError, Content, NoteReviewDue, ObjectiveScore, PlanMonitored, PlanReviewed,
    RecordMonitoring, ReviewFellDue, ReviewPlan,
};
use crate::shared::time::rome_day;
use chrono::NaiveDate;

pub(super) fn monitoring(state: &CarePlan, command: &RecordMonitoring) -> Decided {
    state.in_force()?;
    happened(command.monitored_on, command.at)?;
    begun(state, command.monitored_on)?;
    Ok(vec![
        PlanMonitored {
            monitored_on: command.monitored_on,
            note: state.seal(&command.note),
            recorded_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn review(state: &CarePlan, command: &ReviewPlan) -> Decided {
    let version = state.in_force()?;
    happened(command.reviewed_on, command.at)?;
    begun(state, command.reviewed_on)?;
    scored(&version.content, &command.scores)?;
    let rule = state.review.ok_or(CarePlanError::NotDrafted)?;
    let due_on = state.next_review_on.unwrap_or(command.reviewed_on);
    let next_review_on = command
        .next_on
        .unwrap_or_else(|| rule.next(command.reviewed_on));
    if next_review_on <= command.reviewed_on {
        return Err(CarePlanError::DatesContradict);
    }
    Ok(vec![
        PlanReviewed {
            version: version.version,
            reviewed_on: command.reviewed_on,
            due_on,
            late: command.reviewed_on > rule.in_time_until(due_on),
            scores: command.scores.clone(),
            next_review_on,
            in_time_until_on: rule.in_time_until(next_review_on),
            note: state.seal_some(command.note.as_ref()),
            recorded_at: command.at,
        }
        .into(),
    ])
}

/// Nobody looks at a plan before its first day.
fn begun(state: &CarePlan, on: NaiveDate) -> Result<(), CarePlanError> {
    let first = state.versions.first().map(|version| version.starts_on);
    if first.is_some_and(|first| on < first) {
        return Err(CarePlanError::DatesContradict);
    }
    Ok(())
}

/// Every objective of the version has one score.
pub(super) fn scored(content: &Content, scores: &[ObjectiveScore]) -> Result<(), CarePlanError> {
    let known = |id| content.objectives.iter().any(|o| o.objective_id == id);
    if !scores.iter().all(|score| known(score.objective_id)) {
        return Err(CarePlanError::ObjectiveUnknown);
    }
    for objective in &content.objectives {
        let its = scores
            .iter()
            .filter(|score| score.objective_id == objective.objective_id);
        match its.count() {
            0 => return Err(CarePlanError::ScoreMissing),
            1 => {}
            _ => return Err(CarePlanError::NamedTwice),
        }
    }
    Ok(())
}

/// The clock notes each due review once.
pub(super) fn due(state: &CarePlan, command: &NoteReviewDue) -> Decided {
    state.in_force()?;
    let due_on = state
        .next_review_on
        .filter(|due| *due <= rome_day(command.at))
        .ok_or(CarePlanError::ReviewNotDue)?;
    if state.noted_review_on == Some(due_on) {
        return Ok(Vec::new());
    }
    Ok(vec![
        ReviewFellDue {
            due_on,
            noted_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{CarePlanEvent, samples};
    use crate::decider::Decider;
    use crate::given::{at, day, when};
    use crate::shared::ids::ObjectiveId;
    use uuid::Uuid;

    fn reviewed(command: ReviewPlan) -> Result<PlanReviewed, CarePlanError> {
        match samples::active().decide(&command.into())?.pop() {
            Some(CarePlanEvent::PlanReviewed(event)) => Ok(event),
            other => panic!("not reviewed: {other:?}"),
        }
    }

    #[test]
    fn a_review_says_whether_it_was_late_and_when_the_next_one_is() {
        for (on, late) in [
            ("2026-09-16", false),
            ("2026-10-01", false),
            ("2026-10-02", true),
        ] {
            let event = reviewed(ReviewPlan {
                reviewed_on: day(on),
                ..samples::review_plan()
            })
            .expect("reviewed");
            assert_eq!(
                (event.due_on, event.late),
                (day("2026-09-16"), late),
                "{on}"
            );
        }
        let event = reviewed(samples::review_plan()).expect("reviewed");
        assert_eq!(event.next_review_on, day("2027-03-21"));
        assert_eq!(event.in_time_until_on, day("2027-04-05"));
    }

    #[test]
    fn every_objective_gets_one_score() {
        let none = ReviewPlan {
            scores: Vec::new(),
            ..samples::review_plan()
        };
        assert_eq!(reviewed(none), Err(CarePlanError::ScoreMissing));
        let mut twice = samples::review_plan();
        twice.scores.push(twice.scores[0]);
        assert_eq!(reviewed(twice), Err(CarePlanError::NamedTwice));
        let mut unknown = samples::review_plan();
        unknown.scores[0].objective_id = ObjectiveId(Uuid::from_u128(99));
        assert_eq!(reviewed(unknown), Err(CarePlanError::ObjectiveUnknown));
    }

    #[test]
    fn a_review_lies_between_the_first_day_and_today_and_before_the_next_one() {
        for (on, next, expected) in [
            ("2026-03-01", None, CarePlanError::DatesContradict),
            ("2027-12-01", None, CarePlanError::InTheFuture),
            (
                "2026-09-21",
                Some("2026-09-21"),
                CarePlanError::DatesContradict,
            ),
        ] {
            let command = ReviewPlan {
                reviewed_on: day(on),
                next_on: next.map(day),
                ..samples::review_plan()
            };
            assert_eq!(reviewed(command), Err(expected), "{on}");
        }
    }

    #[test]
    fn the_clock_notes_each_due_review_once() {
        let early = NoteReviewDue {
            at: at("2026-09-15T09:00:00Z"),
        };
        let refused = samples::active().decide(&early.into());
        assert_eq!(refused, Err(CarePlanError::ReviewNotDue));
        let plan = when(samples::active(), samples::note_review_due()).expect("noted");
        let again = plan.decide(&samples::note_review_due().into());
        assert_eq!(again, Ok(Vec::new()));
    }

    #[test]
    fn only_a_plan_in_force_is_followed() {
        let refused = samples::agreed().decide(&samples::record_monitoring().into());
        assert_eq!(refused, Err(CarePlanError::NotActive));
        let future = RecordMonitoring {
            monitored_on: day("2027-01-01"),
            ..samples::record_monitoring()
        };
        let refused = samples::active().decide(&future.into());
        assert_eq!(refused, Err(CarePlanError::InTheFuture));
        let early = RecordMonitoring {
            monitored_on: day("2026-03-15"),
            ..samples::record_monitoring()
        };
        let refused = samples::active().decide(&early.into());
        assert_eq!(refused, Err(CarePlanError::DatesContradict));
    }
}
