//! What happens to a plan in force, and how it ends.

use domain::care_plan::{
    AbandonPlan, ClosePlan, CorrectDelivery, RecordDelivery, RecordMonitoring, ResumePlan,
    ReviewPlan, RevisePlan, Score, SuspendPlan,
};
use domain::shared::ids::DeliveryId;
use domain::shared::time::{days_after, rome_day};

use super::{Plan, price, quantity, said};
use crate::seed::city;
use crate::seed::words::reason;

impl Plan<'_, '_> {
    /// So many hours of the days since the last sheet of the provider.
    pub(in crate::seed) fn delivered(&mut self, day: u32, hours: &str) {
        let at = self.office_time(day);
        let until_on = rome_day(at);
        let delivery_id =
            DeliveryId::derive(self.id.0, &format!("delivery/{}", self.deliveries.len()));
        let command = RecordDelivery {
            delivery_id,
            intervention_id: self.intervention(),
            reference: Some(reason(&format!("sheet-{}", self.deliveries.len() + 1))),
            from_on: self.delivered_until.expect("a plan in force"),
            until_on,
            quantity: quantity(hours),
            amount: price(hours),
            at,
        };
        let clerk = city::clerk(&self.office);
        self.add(at, clerk, command);
        self.deliveries.push(delivery_id);
        self.delivered_until = Some(days_after(until_on, 1));
    }

    /// The last sheet of the provider was wrong.
    pub(in crate::seed) fn corrected(&mut self, day: u32, hours: &str) {
        let at = self.office_time(day);
        let command = CorrectDelivery {
            delivery_id: *self.deliveries.last().expect("something was delivered"),
            quantity: quantity(hours),
            amount: price(hours),
            reason: reason("wrong-sheet"),
            effective_on: rome_day(at),
            at,
        };
        let clerk = city::clerk(&self.office);
        self.add(at, clerk, command);
    }

    /// The social worker notes how it goes.
    pub(in crate::seed) fn monitored(&mut self, note: &str, day: u32) {
        let at = self.office_time(day);
        let command = RecordMonitoring {
            monitored_on: rome_day(at),
            note: said(note),
            at,
        };
        self.by_manager(at, command);
    }

    /// The social worker looks at what was reached.
    pub(in crate::seed) fn reviewed(&mut self, note: &str, day: u32) {
        let at = self.office_time(day);
        let command = ReviewPlan {
            reviewed_on: rome_day(at),
            scores: self.scores(Score::PartlyReached),
            next_on: None,
            note: Some(said(note)),
            at,
        };
        self.by_manager(at, command);
    }

    /// The next version is begun, with other hours.
    pub(in crate::seed) fn revised(&mut self, hours: &'static str, day: u32) {
        let at = self.office_time(day);
        let command = RevisePlan {
            reason: reason("reassessment"),
            note: Some(said("Le condizioni sono cambiate.")),
            at,
        };
        self.by_manager(at, command);
        self.hours = hours;
        self.planned(day);
    }

    /// It stands still.
    pub(in crate::seed) fn suspended(&mut self, why: &str, day: u32) {
        let at = self.office_time(day);
        let command = SuspendPlan {
            reason: reason(why),
            from_on: rome_day(at),
            at,
        };
        self.by_manager(at, command);
    }

    /// It goes on.
    pub(in crate::seed) fn resumed(&mut self, day: u32) {
        let at = self.office_time(day);
        let from_on = rome_day(at);
        self.by_manager(at, ResumePlan { from_on, at });
        self.delivered_until = Some(from_on);
    }

    /// It ends with everything reached.
    pub(in crate::seed) fn closed(&mut self, why: &str, day: u32) {
        let at = self.office_time(day);
        let command = ClosePlan {
            reason: reason(why),
            note: None,
            outcomes: self.scores(Score::Reached),
            closed_on: rome_day(at),
            at,
        };
        self.by_manager(at, command);
    }

    /// It is given up before it ever was in force.
    pub(in crate::seed) fn abandoned(&mut self, why: &str, day: u32) {
        let at = self.office_time(day);
        let command = AbandonPlan {
            reason: reason(why),
            at,
        };
        self.by_manager(at, command);
    }
}
