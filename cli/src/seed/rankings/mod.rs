//! Two calls of the demo city, from the regulation to the last place: everybody who filed in time stands on the ranking.
//!
//! A ranking follows from the applications that the stories file, so it is written after them; and the stories go on as
//! the ranking says, so they are written twice. The second time everybody has the place they got.

mod ballot;

use chrono::NaiveDate;
use domain::access::Actor;
use domain::application::{ApplicationCommand, ListPlace};
use domain::call::{CallContent, DraftCall, PublishCall, RefusalRule, ServiceFacts};
use domain::decider::Command;
use domain::scoring::rules::RuleSet;
use domain::shared::ids::{ApplicationId, CallCode, OfficeCode};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::city;
use super::script::{Deed, Script, Step, World};
use super::secrets::Secrets;
use super::services::{Sheet, sheet};
use super::timeline::Timeline;
use super::words::{long, office, service, short};

/// Bando of the demo city.
#[derive(Debug)]
pub(super) struct DemoCall {
    /// Its code.
    pub(super) code: &'static str,
    /// The service it is for.
    pub(super) service: &'static str,
    title: &'static str,
    rules: &'static str,
    /// The criterion that the commission gives points for.
    commission: Option<&'static str>,
    holds_until_updated: bool,
    /// Whether it was updated lately.
    pub(super) is_updated: bool,
}

/// Every call of the demo city.
pub(super) static CALLS: &[DemoCall] = &[
    DemoCall {
        code: "nidi-1",
        service: "nursery",
        title: "Ammissione ai nidi comunali",
        rules: include_str!("nursery.toml"),
        commission: Some("hardship"),
        holds_until_updated: false,
        is_updated: false,
    },
    DemoCall {
        code: "alloggi-1",
        service: "public-housing",
        title: "Assegnazione di alloggi popolari",
        rules: include_str!("housing.toml"),
        commission: None,
        holds_until_updated: true,
        is_updated: true,
    },
];

/// Where each application stands on the ranking of its call.
pub(super) type Standings = BTreeMap<ApplicationId, Place>;

/// Posto of one application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The ranking.
    pub(super) ranking: Uuid,
    /// Where it stands.
    pub(super) standing: ListPlace,
    /// Its position.
    pub(super) position: Option<u32>,
    /// The day of approval.
    pub(super) approved_on: NaiveDate,
}

/// The call of a service, where it has one.
pub(super) fn call_of(service: &str) -> Option<&'static DemoCall> {
    CALLS.iter().find(|call| call.service == service)
}

/// Publishes every call on the first morning.
pub(super) fn publish(script: &mut Script) {
    for call in CALLS {
        for (name, command) in call.commands(&script.world.timeline, &script.world.secrets) {
            let at = script.world.timeline.opening();
            script.step(Step {
                name: format!("call/{}/{name}", call.code),
                at,
                actor: call.head(),
                channel: "desk",
                on_behalf_of: None,
                stream: call.code().stream_id(),
                deed: Deed::Call(command),
            });
        }
    }
}

/// Where everybody stands who filed; what a first writing of the stories is for.
pub(super) fn standings(world: &World, steps: &[Step]) -> Standings {
    let ballots = CALLS.iter().map(|call| ballot::hold(call, world, steps));
    ballots.flat_map(|ballot| ballot.standings).collect()
}

/// Writes the rankings of what the stories filed.
pub(super) fn write(script: &mut Script) {
    for call in CALLS {
        let ballot = ballot::hold(call, script.world, &script.steps);
        script.steps.extend(ballot.steps);
    }
}

impl DemoCall {
    pub(super) fn code(&self) -> CallCode {
        CallCode::new(self.code).expect("a short code")
    }

    pub(super) fn sheet(&self) -> &'static Sheet {
        sheet(self.service)
    }

    pub(super) fn office(&self) -> OfficeCode {
        office(self.sheet().office)
    }

    pub(super) fn head(&self) -> Actor {
        city::head(&self.office())
    }

    pub(super) fn content(&self, timeline: &Timeline) -> CallContent {
        let (opens_at, closes_at) = self.sheet().window(timeline).expect("it has a window");
        CallContent {
            title: short(self.title),
            legal_basis: short(self.sheet().legal_basis),
            opens_at,
            closes_at,
            reference_on: domain::shared::time::rome_day(opens_at),
            posting_days: 15,
            objection_days: 10,
            automatic_final: false,
            offer_days: 10,
            refusal: RefusalRule::Removed,
            validity_months: 12,
            holds_until_updated: self.holds_until_updated,
            publishes_points: true,
            posting_notifies: true,
            funding_source: None,
            appeal_text: long(
                "Contro la graduatoria si può ricorrere al TAR Sicilia, sezione di Catania, entro 60 giorni dalla \
                 pubblicazione, oppure al Presidente della Regione entro 120 giorni.",
            ),
            rules: self.rules(),
        }
    }

    fn rules(&self) -> RuleSet {
        toml::from_str(self.rules).expect("a test checks the rules of the demo city")
    }

    fn commands(
        &self,
        timeline: &Timeline,
        secrets: &Secrets,
    ) -> [(&'static str, domain::call::CallCommand); 2] {
        let at = timeline.opening();
        let draft = DraftCall {
            code: self.code(),
            service: ServiceFacts {
                code: service(self.service),
                competitive: Some(true),
            },
            office: self.office(),
            content: Box::new(self.content(timeline)),
            at,
        };
        let publish = PublishCall {
            draw_commitment: secrets.draw(&self.code()).commitment(),
            at,
        };
        [("draft", draft.into()), ("publish", publish.into())]
    }
}

/// The steps on applications, with their command.
fn on_applications(steps: &[Step]) -> impl Iterator<Item = (&Step, &ApplicationCommand)> {
    steps.iter().filter_map(|step| match &step.deed {
        Deed::Application(command) => Some((step, command)),
        Deed::Office(_)
        | Deed::Service(_)
        | Deed::Person(_)
        | Deed::Mandate(_)
        | Deed::CarePlan(_)
        | Deed::CaseFile(_)
        | Deed::AccessSheet(_)
        | Deed::Fund(_)
        | Deed::Call(_)
        | Deed::Ranking(_) => None,
    })
}

/// The name of a step on a ranking.
fn name(call: &DemoCall, count: usize, command: &domain::ranking::RankingCommand) -> String {
    format!("ranking/{}/{count:02}-{}", call.code, command.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::scoring::Rules;

    #[test]
    fn the_rules_of_the_demo_calls_are_sound() {
        for call in CALLS {
            let checked = Rules::check(call.rules());
            assert!(checked.is_ok(), "{}: {:?}", call.code, checked.err());
        }
    }
}
