//! What commands on a care plan must know of its case file, of funds and mandates.

use crate::http::answer::Answer;
use crate::http::command::Call;
use crate::http::problem::Problem;
use crate::rest::known;
use domain::access::Actor;
use domain::care_plan::{
    CarePlan, CarePlanCommand, CarePlanError, CaseFacts, Content, FundCover, RepresentativeFacts,
};
use domain::case_file::{By, CaseFile, CaseFileCommand, EndCarePlan, Given, LinkCarePlan};
use domain::decider::Standing;
use domain::fund::Fund;
use domain::mandate::{Mandate, MandateStatus};
use domain::shared::ids::{CarePlanId, FundCode, MandateId};
use domain::shared::time::rome_day;
use std::collections::BTreeSet;
use store::{Beside, ExecuteError};
use uuid::Uuid;

/// What the case file says of itself, to whoever may draft a plan and knows of the file.
pub(super) async fn case(call: &Call, id: Uuid) -> Result<CaseFacts, Problem> {
    let own = Standing {
        office: call.actor().office.clone(),
        people: Vec::new(),
    };
    call.check("care_plan.draft_plan", &own)?;
    let (file, found) = known::case_file(call.state(), call.actor(), id, "/case_file").await?;
    call.unless_done(found).await?;
    let not_in_charge = || ExecuteError::Refused(CarePlanError::CaseNotInCharge).into();
    CaseFacts::of(&file).ok_or_else(not_in_charge)
}

/// A command on a plan, from whoever may know of it.
pub(super) async fn change(
    call: Call,
    plan: Uuid,
    command: impl Into<CarePlanCommand>,
) -> Result<Answer, Problem> {
    within(&call, plan).await?;
    call.change::<CarePlan>(plan, command).await
}

/// Refuses whom the plan is kept from, as if there were none; a command that was done gets its first answer.
pub(super) async fn within(call: &Call, plan: Uuid) -> Result<(), Problem> {
    let plan = call.store().load::<CarePlan>(plan).await?.state;
    call.unless_done(known::plan(call.state(), call.actor(), &plan).await)
        .await
}

/// While a plan is in force its case file knows of it: written in the transaction that puts the plan in force.
pub(super) async fn linked(call: &Call, plan: Uuid) -> Result<Vec<Beside<CaseFile>>, Problem> {
    let link = |given, plan_id| LinkCarePlan { given, plan_id }.into();
    on_file(call, plan, link).await
}

/// A plan that has ended no longer keeps its case open: written in the transaction that ends it.
pub(super) async fn unlinked(call: &Call, plan: Uuid) -> Result<Vec<Beside<CaseFile>>, Problem> {
    let end = |given, plan_id| EndCarePlan { given, plan_id }.into();
    on_file(call, plan, end).await
}

async fn on_file(
    call: &Call,
    plan: Uuid,
    command: impl FnOnce(Given, Uuid) -> CaseFileCommand,
) -> Result<Vec<Beside<CaseFile>>, Problem> {
    within(call, plan).await?;
    let state = call.store().load::<CarePlan>(plan).await?.state;
    // Where there is no plan, the command itself says so.
    let Some(file) = state.id.and(state.case_file) else {
        return Ok(Vec::new());
    };
    let given = Given {
        by: By::Service,
        at: call.now(),
    };
    Ok(vec![Beside {
        id: file.0,
        command: command(given, plan),
        by: Actor::system(),
    }])
}

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
