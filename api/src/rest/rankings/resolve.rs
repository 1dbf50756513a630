//! What a command on a ranking must know of its call and of an application.

use crate::http::ask::PATIENCE;
use crate::http::command::Call;
use crate::http::problem::Problem;
use domain::access::Role;
use domain::application::{Application, ApplicationEvent, filed_form};
use domain::call;
use domain::ranking::{ApplicationFacts, CallFacts, Known, Ranking};
use domain::scoring::rules::{Code, RuleSet};
use domain::shared::ids::ApplicationId;
use domain::shared::time::day_start;
use projections::Viewer;
use projections::application_progress::received;
use serde_json::{Map, Value};
use store::{Moment, Recorded};
use uuid::Uuid;

/// The call; refused as a field where there is none.
pub(super) async fn call(call: &Call, stream: Uuid) -> Result<CallFacts, Problem> {
    let loaded = call.store().load::<call::Call>(stream).await?.state;
    let running = loaded.status == call::CallStatus::Published;
    let parts = (loaded.code, loaded.service, loaded.office, loaded.content);
    let (Some(code), Some(service), Some(office), Some(content)) = parts else {
        return Err(Problem::field(
            "/call",
            "call.unknown",
            "there is no such call",
        ));
    };
    Ok(CallFacts {
        code,
        service,
        office,
        version: loaded.version,
        content,
        running,
        draw_commitment: loaded.draw_commitment,
    })
}

/// The application, and what its form says of the facts that the rules ask for.
pub(super) async fn application(
    call: &Call,
    id: ApplicationId,
    rules: &RuleSet,
) -> Result<(ApplicationFacts, Map<String, Value>), Problem> {
    let moment = Moment::default();
    let replayed = call
        .store()
        .replay::<Application>(id.0, moment, true)
        .await?;
    let history = replayed.events.iter().map(Recorded::decode);
    let history: Vec<ApplicationEvent> = history.collect::<Result<_, _>>()?;
    let loaded = replayed.loaded.state;
    let parts = (loaded.beneficiary, loaded.applicant, loaded.service.clone());
    let (Some(person), Some(applicant), Some(service)) = parts else {
        return Err(Problem::field(
            "/application",
            "application.unknown",
            "there is no such application",
        ));
    };
    let filed = loaded
        .registered
        .as_ref()
        .filter(|_| loaded.status.is_open());
    let facts = ApplicationFacts {
        application_id: id,
        person,
        applicant,
        service,
        filed_at: filed.map(|registered| registered.registered_at),
    };
    Ok((facts, declared(rules, filed_form(&history).as_ref())))
}

/// What a form says of the facts, each at the place that the rules name.
fn declared(rules: &RuleSet, form: Option<&Value>) -> Map<String, Value> {
    let fact = |(name, rule): (
        &domain::scoring::rules::Name,
        &domain::scoring::rules::FactRule,
    )| {
        let said = form?.pointer(rule.form.as_ref()?.as_str())?;
        Some((name.to_string(), said.clone()))
    };
    rules.facts.iter().filter_map(fact).collect()
}

/// Waits until the read models know of everything that was filed until now, for a bounded time.
pub(super) async fn caught_up(call: &Call) -> Result<(), Problem> {
    let position = call.store().head().await?;
    let views = &call.state().views;
    views
        .caught_up(&["application_progress"], position, PATIENCE)
        .await?;
    Ok(())
}

/// Which applications were filed in time, as far as the read models have followed.
pub(super) async fn filed(call: &Call, ranking: &Ranking) -> Result<Vec<Uuid>, Problem> {
    let (Some(service), Some(content)) = (&ranking.service, &ranking.content) else {
        return Ok(Vec::new());
    };
    let until = match ranking.update {
        Some(update) => update
            .requests_until_on
            .succ_opt()
            .map_or(content.closes_at, day_start),
        None => content.closes_at,
    };
    let window = (content.opens_at, until);
    let viewer = Viewer::system();
    let ids = received(&viewer, call.store(), service.as_str(), window).await?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// Whoever acts for an applicant is whoever stands for the application now: a delegation may have ended since.
pub(super) async fn still_stands_for(
    call: &Call,
    ranking: Uuid,
    code: &Code,
) -> Result<(), Problem> {
    if call.actor().role != Role::Citizen {
        return Ok(());
    }
    let state = call.store().load::<Ranking>(ranking).await?.state;
    let entry = state.entries.get(code).ok_or_else(Problem::not_found)?;
    let application = call
        .store()
        .load::<Application>(entry.application_id.0)
        .await?;
    let people = application.state.people();
    let stands = call
        .actor()
        .person
        .is_some_and(|person| people.contains(&person));
    if stands {
        Ok(())
    } else {
        Err(Problem::not_found())
    }
}

/// The ranking, and what is said of an applicant over what they declared.
pub(super) async fn rules(
    call: &Call,
    ranking: Uuid,
) -> Result<(Ranking, Option<RuleSet>), Problem> {
    let loaded = call.store().load::<Ranking>(ranking).await?.state;
    let rules = loaded.content.as_ref().map(|content| content.rules.clone());
    Ok((loaded, rules))
}

/// What is said counts over what was declared; where nothing proves a fact, it is a declaration.
pub(super) fn known(declared: Map<String, Value>, said: Known) -> Known {
    let mut known = Known {
        facts: declared,
        evidence: said.evidence,
    };
    let declaration = Code::parse("declaration").expect("a code");
    for name in known.facts.keys() {
        if let Ok(name) = domain::scoring::rules::Name::parse(name) {
            known
                .evidence
                .entry(name)
                .or_insert_with(|| declaration.clone());
        }
    }
    known.facts.extend(said.facts);
    known
}
