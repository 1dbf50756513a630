//! One ranking as it goes: who stands on it, what the commission finds, who objects, who gets a place and who takes it.

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::application::{ApplicationCommand, ListPlace};
use domain::decider::Decider;
use domain::ranking::{
    AcceptOffer, ApplicationFacts, ApproveFinal, ApproveProvisional, ApproveUpdate, Assessed,
    CallFacts, DecideObjection, DecideRevision, DeclineOffer, EnterApplicant, EnterApplicants,
    ExcludeEntry, ExpireOffers, FileObjection, GiveManyPoints, GivePoints, Known, OfferPlaces,
    OpenRanking, OpenUpdate, Outcome, Ranking, RankingCommand, RankingEvent, RequestRevision,
};
use domain::scoring::Number;
use domain::scoring::rules::{Code, RuleSet};
use domain::shared::ids::{ApplicationId, RankingId};
use domain::shared::text::ShortText;
use domain::shared::time::rome_day;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

use super::{DemoCall, Place, Standings, name, on_applications};
use crate::seed::city;
use crate::seed::dice::Dice;
use crate::seed::script::{Deed, Step, World};
use crate::seed::timeline::Hours;
use crate::seed::words::{long, service};

/// Days after the end of the window.
const OPENED: u32 = 3;
const SCORED: u32 = 8;
const PROVISIONAL: u32 = 14;
const OBJECTED: u32 = 18;
const DECIDED: u32 = 24;
const FINAL: u32 = 34;
const OFFERED: u32 = 80;
const ANSWERED: u32 = 85;
const EXPIRED: u32 = 100;
const SCROLLED: u32 = 104;

/// Days before the last one.
const ASKED: u32 = 50;
const UPDATE_OPENED: u32 = 44;
const REVISED: u32 = 30;
const UPDATED: u32 = 4;

/// What came of a call.
pub(super) struct Ballot {
    /// Everything that happened to the ranking.
    pub(super) steps: Vec<Step>,
    /// Where everybody stood in the end.
    pub(super) standings: Standings,
}

/// An application as the stories filed it.
struct Filed {
    facts: ApplicationFacts,
    form: Value,
    by: Actor,
}

/// The ranking on its way.
struct Count<'a> {
    call: &'a DemoCall,
    world: &'a World,
    ranking: Ranking,
    id: RankingId,
    last: DateTime<Utc>,
    steps: Vec<Step>,
    standings: Standings,
}

/// Holds the ranking of everybody whom these steps file in time.
pub(super) fn hold(call: &DemoCall, world: &World, steps: &[Step]) -> Ballot {
    let filed = filed(call, world, steps);
    let mut count = Count {
        call,
        world,
        ranking: Ranking::default(),
        id: RankingId::of(&call.code()),
        last: world.timeline.opening(),
        steps: Vec::new(),
        standings: Standings::new(),
    };
    if !filed.is_empty() {
        count.form(&filed);
        count.give(&filed, &granted(steps));
        if call.is_updated {
            count.update(&filed);
        }
    }
    Ballot {
        steps: count.steps,
        standings: count.standings,
    }
}

/// Who filed for the service of the call, by application; what was taken back before the ranking is left out.
fn filed(call: &DemoCall, world: &World, steps: &[Step]) -> BTreeMap<ApplicationId, Filed> {
    let wanted = service(call.service);
    let content = call.content(&world.timeline);
    let mut all: BTreeMap<Uuid, Filed> = BTreeMap::new();
    for (step, command) in on_applications(steps) {
        match command {
            ApplicationCommand::StartDraft(draft) if draft.service.code == wanted => {
                let facts = ApplicationFacts {
                    application_id: draft.application_id,
                    person: draft.beneficiary,
                    applicant: draft.applicant,
                    service: wanted.clone(),
                    filed_at: None,
                };
                let by = step.actor.clone();
                let form = Value::Null;
                all.insert(step.stream, Filed { facts, form, by });
            }
            ApplicationCommand::UpdateDraft(update) => {
                if let Some(filed) = all.get_mut(&step.stream) {
                    filed.form = update.form.clone();
                }
            }
            ApplicationCommand::SubmitApplication(submit) => {
                if let Some(filed) = all.get_mut(&step.stream) {
                    filed.facts.filed_at = Some(submit.at);
                }
            }
            ApplicationCommand::Withdraw(_) | ApplicationCommand::Archive(_) => {
                all.remove(&step.stream);
            }
            _ => {}
        }
    }
    let in_time = |filed: &Filed| {
        let at = filed.facts.filed_at;
        at.is_some_and(|at| content.opens_at <= at && at < content.closes_at)
    };
    all.into_values()
        .filter(in_time)
        .map(|filed| (filed.facts.application_id, filed))
        .collect()
}

/// To whom the stories grant what they asked for.
fn granted(steps: &[Step]) -> BTreeSet<Uuid> {
    let grants = on_applications(steps)
        .filter(|(_, command)| matches!(command, ApplicationCommand::Grant(_)));
    grants.map(|(step, _)| step.stream).collect()
}

impl Count<'_> {
    /// From the end of the window to the final ranking.
    fn form(&mut self, filed: &BTreeMap<ApplicationId, Filed>) {
        let content = self.call.content(&self.world.timeline);
        let (office, head) = (self.call.office(), self.call.head());
        let (clerk, commission) = (city::clerk(&office), city::commission(&office));
        let seed = self.world.secrets.draw(&self.call.code());
        let at = self.after(OPENED);
        let open = OpenRanking {
            ranking_id: self.id,
            call: CallFacts {
                code: self.call.code(),
                service: service(self.call.service),
                office,
                version: 1,
                content: Box::new(content.clone()),
                running: true,
                draw_commitment: Some(seed.commitment()),
            },
            draw_seed: seed.reveal(),
            at,
        };
        self.does(at, clerk.clone(), open);
        let applicants = filed
            .values()
            .map(|filed| EnterApplicant {
                code: self.code(filed),
                application: filed.facts.clone(),
                known: declared(&content.rules, &filed.form),
                lists: Vec::new(),
                at,
            })
            .collect();
        self.does(at, clerk.clone(), EnterApplicants { applicants, at });
        let at = self.after(SCORED);
        // The last one did not sign.
        if let Some(last) = filed.values().next_back() {
            let exclude = ExcludeEntry {
                code: self.code(last),
                ground: code("unsigned"),
                note: long("La domanda agli atti non risulta sottoscritta."),
                at,
            };
            self.does(at, clerk, exclude);
        }
        if let Some(criterion) = self.call.commission {
            let given = filed.values().map(|filed| GivePoints {
                code: self.code(filed),
                criterion: code(criterion),
                assessed: found(filed),
                at,
            });
            let given = given.collect();
            self.does(at, commission.clone(), GiveManyPoints { given, at });
        }
        let at = self.after(PROVISIONAL);
        let posted_from_on = rome_day(at);
        self.does(at, head.clone(), ApproveProvisional { posted_from_on, at });
        self.object(filed, &commission);
        let at = self.after(FINAL);
        let posted_from_on = rome_day(at);
        self.does(at, head, ApproveFinal { posted_from_on, at });
    }

    /// The first one who filed objects, and is not upheld.
    fn object(&mut self, filed: &BTreeMap<ApplicationId, Filed>, commission: &Actor) {
        let Some(first) = filed.values().next() else {
            return;
        };
        let at = self.after(OBJECTED);
        let objection = FileObjection {
            code: self.code(first),
            text: long(
                "Chiedo di verificare il punteggio: i documenti erano allegati alla domanda.",
            ),
            at,
        };
        self.does(at, first.by.clone(), objection);
        let at = self.after(DECIDED);
        let decision = DecideObjection {
            code: self.code(first),
            upheld: None,
            motivation: long(
                "I punti sono quelli che il regolamento prevede per i dati dichiarati.",
            ),
            at,
        };
        self.does(at, commission.clone(), decision);
    }

    /// Places are offered, most are taken, one is refused, some are not answered, and the next ones move up.
    fn give(&mut self, filed: &BTreeMap<ApplicationId, Filed>, granted: &BTreeSet<Uuid>) {
        let head = self.call.head();
        let at = self.after(OFFERED);
        let offered = self.does(at, head.clone(), OfferPlaces { at });
        let at = self.after(ANSWERED);
        let mut has_refused = false;
        for code in offered {
            let by = |filed: &&Filed| self.code(filed) == code;
            let Some(applicant) = filed.values().find(by) else {
                continue;
            };
            let actor = applicant.by.clone();
            if granted.contains(&applicant.facts.application_id.0) {
                self.does(at, actor, AcceptOffer { code, at });
            } else if !has_refused {
                has_refused = true;
                self.does(at, actor, DeclineOffer { code, at });
            }
        }
        let at = self.after(EXPIRED);
        self.does(at, Actor::system(), ExpireOffers { at });
        let at = self.after(SCROLLED);
        self.does(at, head, OfferPlaces { at });
    }

    /// Somebody asks for a revision, and the update is posted these days.
    fn update(&mut self, filed: &BTreeMap<ApplicationId, Filed>) {
        let (head, commission) = (self.call.head(), city::commission(&self.call.office()));
        let stays = |filed: &&Filed| {
            let entry = self.ranking.entries.get(&self.code(filed));
            entry.is_some_and(|entry| !entry.out && entry.offer.is_none())
        };
        let asks = filed
            .values()
            .find(stays)
            .map(|asks| (self.code(asks), asks));
        let at = self.before(ASKED);
        if let Some((code, asks)) = &asks {
            let request = RequestRevision {
                code: code.clone(),
                text: long("Il nucleo è cresciuto: chiedo di aggiornare il punteggio."),
                at,
            };
            self.does(at, asks.by.clone(), request);
        }
        let at = self.before(UPDATE_OPENED);
        let open = OpenUpdate {
            requests_until_on: rome_day(self.before(REVISED)),
            reference_on: rome_day(at),
            at,
        };
        self.does(at, head.clone(), open);
        if let Some((code, asks)) = &asks {
            let at = self.before(REVISED);
            let rules = self.call.content(&self.world.timeline).rules;
            let mut known = declared(&rules, &asks.form);
            known.facts.insert("members".to_owned(), Value::from(6));
            let decision = DecideRevision {
                code: code.clone(),
                upheld: Some(known),
                motivation: long("La nuova composizione risulta all'anagrafe."),
                at,
            };
            self.does(at, commission, decision);
        }
        let at = self.before(UPDATED);
        let posted_from_on = rome_day(at);
        self.does(at, head, ApproveUpdate { posted_from_on, at });
    }

    /// Writes a command down, with what it leads to; the codes that something is offered to.
    fn does(
        &mut self,
        at: DateTime<Utc>,
        actor: Actor,
        command: impl Into<RankingCommand>,
    ) -> Vec<Code> {
        let command = command.into();
        let events = self.ranking.decide(&command);
        let events = events.expect("a test plays the ranking of every demo call");
        let mut offered = Vec::new();
        for event in &events {
            self.ranking.evolve(event);
            if let RankingEvent::PlaceOffered(event) = event {
                offered.push(event.code.clone());
            }
            if let RankingEvent::FinalRankingApproved(event) = event {
                self.stand(event);
            }
        }
        self.steps.push(Step {
            name: name(self.call, self.steps.len() + 1, &command),
            at,
            channel: if actor.person.is_some() {
                "portal"
            } else {
                "desk"
            },
            actor,
            on_behalf_of: None,
            stream: self.id.0,
            deed: Deed::Ranking(command),
        });
        offered
    }

    /// Where everybody stands in the final ranking.
    fn stand(&mut self, event: &domain::ranking::FinalRankingApproved) {
        for row in &event.rows {
            let Some(entry) = self.ranking.entries.get(&row.code) else {
                continue;
            };
            let place = match row.outcome {
                Outcome::Beneficiary => ListPlace::Ranked,
                Outcome::Eligible | Outcome::Elsewhere => ListPlace::WaitingList,
                Outcome::Ineligible | Outcome::Excluded | Outcome::Out => ListPlace::Excluded,
            };
            let place = Place {
                ranking: self.id.0,
                standing: place,
                position: row.position.and_then(|at| u32::try_from(at).ok()),
                approved_on: rome_day(event.approved_at),
            };
            self.standings.insert(entry.application_id, place);
        }
    }

    fn code(&self, filed: &Filed) -> Code {
        let id = filed.facts.application_id;
        self.world.secrets.public_code(self.id, id)
    }

    /// A morning so many days after the window closed; never before what was done last.
    fn after(&mut self, days: u32) -> DateTime<Utc> {
        let (_, until) = self.call.sheet().call.expect("it has a window");
        self.before(until.saturating_sub(days))
    }

    /// A morning so many days before the last one.
    fn before(&mut self, ago: u32) -> DateTime<Utc> {
        let mut dice = Dice::of(&format!("ranking/{}/{ago}", self.call.code));
        let at = self.world.timeline.at(ago, Hours::Office, &mut dice);
        self.last = self.last.max(at);
        self.last
    }
}

/// What the commission finds of somebody.
fn found(filed: &Filed) -> Assessed {
    let mut dice = Dice::of(&format!("commission/{}", filed.facts.application_id));
    let points = if dice.percent(70) {
        0
    } else {
        dice.between(1, 4)
    };
    let why = if points == 0 {
        "Il nucleo non è seguito dal servizio sociale."
    } else {
        "Nucleo seguito dal servizio sociale professionale."
    };
    Assessed {
        points: Number::parse(&points.to_string()).expect("a small number"),
        motivation: long(why),
    }
}

/// What the form says of the facts, as a declaration.
fn declared(rules: &RuleSet, form: &Value) -> Known {
    let mut known = Known {
        facts: Map::new(),
        evidence: BTreeMap::new(),
    };
    for (name, rule) in &rules.facts {
        let place = rule.form.as_ref().map(ShortText::as_str);
        if let Some(said) = place.and_then(|place| form.pointer(place)) {
            known.facts.insert(name.to_string(), said.clone());
            known.evidence.insert(name.clone(), code("declaration"));
        }
    }
    known
}

fn code(text: &str) -> Code {
    Code::parse(text).expect("a short code")
}
