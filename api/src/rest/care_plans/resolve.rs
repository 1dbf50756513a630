//! What commands on a care plan must know of funds and mandates.

use crate::http::command::Call;
use crate::http::problem::Problem;
use domain::care_plan::{CarePlan, Content, FundCover, RepresentativeFacts};
use domain::fund::Fund;
use domain::mandate::{Mandate, MandateStatus};
use domain::shared::ids::{CarePlanId, FundCode, MandateId};
use domain::shared::time::rome_day;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What the funds keep for this plan: those its budget names, and those a correction names beside.
pub(super) async fn covers(
    call: &Call,
    plan: Uuid,
    beside: impl IntoIterator<Item = FundCode>,
) -> Result<Vec<FundCover>, Problem> {
    let state = call.store().load::<CarePlan>(plan).await?.state;
    let working = state.working.as_ref().map(|working| &working.content);
    let in_force = state.versions.last().map(|version| &version.content);
    let named: BTreeSet<FundCode> = working
        .into_iter()
        .chain(in_force)
        .flat_map(Content::lines)
        .filter_map(|line| line.fund.clone())
        .chain(beside)
        .collect();
    let today = rome_day(call.now());
    let mut covers = Vec::new();
    for fund in named {
        let fund = call.store().load::<Fund>(fund.stream_id()).await?.state;
        covers.extend(fund.cover_for(CarePlanId(plan), &state.commitments, today));
    }
    Ok(covers)
}

/// What is known of a mandate; one that was never granted entitles nobody.
pub(super) async fn representative(
    call: &Call,
    mandate: Option<Uuid>,
) -> Result<Option<RepresentativeFacts>, Problem> {
    let Some(id) = mandate else {
        return Ok(None);
    };
    let mandate = call.store().load::<Mandate>(id).await?.state;
    let active = mandate.status == MandateStatus::Active;
    Ok(mandate.granted.map(|granted| RepresentativeFacts {
        mandate_id: MandateId(id),
        principal: granted.principal,
        agent: granted.agent,
        from_on: granted.from_on,
        until_on: granted.until_on,
        active,
    }))
}
