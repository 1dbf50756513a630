//! What can be counted of one plan: how far it came, how much of it was done, and whether it was looked at in time.

use super::query::within;
use crate::error::ProjectionError;
use crate::fetch;
use crate::viewer::Viewer;
use domain::shared::ids::CarePlanId;
use domain::shared::money::Money;
use serde::{Deserialize, Serialize};
use store::Store;

/// Indicatori del piano.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorsRow {
    /// Objectives of the version in force.
    pub objectives: i64,
    /// Of those scored last, by a review or by the closing: reached.
    pub reached: i64,
    /// Reached in part.
    pub partly_reached: i64,
    /// Not reached.
    pub not_reached: i64,
    /// Interventions of all versions that are or were in force.
    pub interventions: i64,
    /// Of these, those of which something was delivered.
    pub interventions_begun: i64,
    /// What they should cost.
    pub planned_cost: Money,
    /// What was delivered cost.
    pub delivered_cost: Money,
    /// Days from the assessment to the first day in force.
    pub days_to_start: Option<i32>,
    /// Reviews that were made.
    pub reviews: i64,
    /// Of these, those in time.
    pub reviews_in_time: i64,
    /// Versions that are or were in force.
    pub versions: i64,
    /// Whether the person, or who represents them, signed one of these.
    pub signed_by_person: bool,
}

/// An intervention stands as the last version in force that has it plans it.
const COLUMNS: &str = "\
    (SELECT count(*) FROM plan_view_items i WHERE i.plan_id = v.plan_id AND i.kind = 'objective' \
        AND i.number = v.in_force) AS objectives, \
    s.reached, s.partly_reached, s.not_reached, p.interventions, p.interventions_begun, \
    p.planned_cost::text AS planned_cost, \
    (SELECT coalesce(sum(d.amount), 0.00)::text FROM plan_view_deliveries d \
        WHERE d.plan_id = v.plan_id) AS delivered_cost, \
    w.started_on - (v.assessment->>'assessed_on')::date AS days_to_start, \
    r.reviews, r.reviews_in_time, w.versions, \
    EXISTS (SELECT FROM plan_view_signatures g JOIN plan_view_versions x USING (plan_id, number) \
        WHERE g.plan_id = v.plan_id AND x.state = 'in_force' \
        AND g.signatory IN ('person', 'representative')) AS signed_by_person";

const FROM: &str = "plan_view v \
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE one->>'score' = 'reached') AS reached, \
        count(*) FILTER (WHERE one->>'score' = 'partly_reached') AS partly_reached, \
        count(*) FILTER (WHERE one->>'score' = 'not_reached') AS not_reached \
        FROM jsonb_array_elements((SELECT coalesce(t.detail->'outcomes', t.detail->'scores') \
            FROM plan_view_steps t WHERE t.plan_id = v.plan_id \
            AND t.code IN ('plan_reviewed', 'care_plan_closed') ORDER BY t.sequence DESC LIMIT 1)) one) s \
    CROSS JOIN LATERAL (SELECT count(*) AS interventions, count(*) FILTER (WHERE EXISTS ( \
            SELECT FROM plan_view_deliveries d WHERE d.plan_id = v.plan_id AND d.quantity > 0 \
            AND d.intervention_id = l.item_id)) AS interventions_begun, \
        coalesce(sum((l.content->>'cost')::numeric), 0.00) AS planned_cost \
        FROM (SELECT DISTINCT ON (i.item_id) i.item_id, i.content FROM plan_view_items i \
            JOIN plan_view_versions x USING (plan_id, number) WHERE i.plan_id = v.plan_id \
            AND i.kind = 'intervention' AND x.state = 'in_force' ORDER BY i.item_id, i.number DESC) l) p \
    CROSS JOIN LATERAL (SELECT count(*) AS versions, min(x.starts_on) AS started_on \
        FROM plan_view_versions x WHERE x.plan_id = v.plan_id AND x.state = 'in_force') w \
    CROSS JOIN LATERAL (SELECT count(*) AS reviews, \
        count(*) FILTER (WHERE NOT (t.detail->>'late')::boolean) AS reviews_in_time \
        FROM plan_view_steps t WHERE t.plan_id = v.plan_id AND t.code = 'plan_reviewed') r";

/// How far did this plan come?
pub async fn indicators(
    viewer: &Viewer,
    store: &Store,
    id: CarePlanId,
) -> Result<Option<IndicatorsRow>, ProjectionError> {
    let mut query = within(viewer, store, COLUMNS, FROM);
    query.push(" AND v.plan_id = ").push_bind(id.0);
    fetch::order(&mut query, "v.plan_id", 1);
    fetch::first(store, query).await
}
