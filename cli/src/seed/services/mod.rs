//! The services of the demo city: what they ask, on which law they rest, who answers for them.

mod care;
mod family;
mod household;
mod inclusion;

use chrono::{DateTime, Utc};
use domain::decider::Decider;
use domain::service::{
    AppealRoute, AttachmentRule, Channel, DeclarationRule, DuplicatePolicy, IdentityLevel,
    OfficeMap, OpenWindow, PublishService, RequiredAttachment, Service, ServiceCommand,
    ServiceContent, ServiceRules, Silence, Unit,
};
use domain::shared::ids::ServiceCode;
use domain::shared::regime::LegalRegime;
use domain::shared::time::day_start;
use std::collections::BTreeMap;

use super::city::{DIRECTOR, DISTRICTS, place_of};
use super::forms::{Field, schema};
use super::rankings::call_of;
use super::timeline::Timeline;
use super::words::{long, office, reason, service, short};

/// The most bytes of a required paper.
const PAPER_BYTES: u64 = 10 * 1024 * 1024;

/// Servizio: what the catalogue says of it, as a table row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub(super) code: &'static str,
    pub(super) title: &'static str,
    pub(super) description: &'static str,
    pub(super) legal_basis: &'static str,
    pub(super) term_days: u32,
    /// The office that answers for it.
    pub(super) office: &'static str,
    /// Whether the centre of the district is in charge of the cases.
    pub(super) territorial: bool,
    pub(super) duplicates: DuplicatePolicy,
    /// A ranking call, and when it is open: days before the last day, from and to.
    pub(super) call: Option<(u32, u32)>,
    pub(super) fields: &'static [Field],
    /// Required papers: code and label.
    pub(super) papers: &'static [(&'static str, &'static str)],
    /// Required declarations: code and sentence.
    pub(super) declarations: &'static [(&'static str, &'static str)],
    /// What is granted.
    pub(super) gives: Gives,
    /// Whether children are who it is for.
    pub(super) for_children: bool,
}

/// What a service gives when an application is granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gives {
    /// Money, from and to in whole euro.
    Money(u32, u32),
    /// One place, or hours of work, for a year.
    Place,
}

/// The declaration almost every service asks for.
pub(super) const RESIDENCE: (&str, &str) = (
    "residence",
    "Dichiaro che la persona per cui chiedo il servizio risiede nel Comune.",
);

/// The declaration on the ISEE, which the office reads at INPS by itself.
pub(super) const ISEE: (&str, &str) = (
    "isee",
    "Dichiaro che l'ISEE indicato è quello dell'attestazione in corso di validità.",
);

/// Every service, in the order of the catalogue.
pub(super) fn sheets() -> impl Iterator<Item = &'static Sheet> {
    [
        care::SHEETS,
        household::SHEETS,
        inclusion::SHEETS,
        family::SHEETS,
    ]
    .into_iter()
    .flatten()
}

/// The sheet of a code.
pub(super) fn sheet(code: &str) -> &'static Sheet {
    sheets()
        .find(|sheet| sheet.code == code)
        .expect("stories name services of the demo city")
}

impl Sheet {
    /// The code, checked.
    pub(super) fn code(&self) -> ServiceCode {
        service(self.code)
    }

    /// The commands that put it in the catalogue, in order.
    pub(super) fn commands(&self, timeline: &Timeline) -> Vec<ServiceCommand> {
        let at = timeline.opening();
        let publish = PublishService {
            code: self.code(),
            content: Box::new(self.content()),
            offices: self.offices(),
            at,
        };
        let window = self
            .window(timeline)
            .map(|(opens_at, closes_at)| OpenWindow {
                opens_at,
                closes_at: Some(closes_at),
                period: Some(reason(
                    call_of(self.code).map_or("call-1", |call| call.code),
                )),
                at,
            });
        let opening = window.map(ServiceCommand::from);
        std::iter::once(publish.into()).chain(opening).collect()
    }

    /// From when to when applications are taken, where there is a call.
    pub(super) fn window(&self, timeline: &Timeline) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let (from, until) = self.call?;
        let start = |ago| day_start(timeline.day(ago));
        Some((start(from), start(until)))
    }

    /// The rules a citizen finds once those commands are done.
    pub(super) fn rules(&self, timeline: &Timeline) -> ServiceRules {
        let mut state = Service::default();
        for command in self.commands(timeline) {
            let events = state
                .decide(&command)
                .expect("a test publishes every sheet");
            for event in &events {
                state.evolve(event);
            }
        }
        state.rules().expect("it was published above")
    }

    fn content(&self) -> ServiceContent {
        let place = place_of(self.office);
        ServiceContent {
            title: short(self.title),
            description: long(self.description),
            legal_basis: short(self.legal_basis),
            regime: LegalRegime::sicily(),
            term_days: self.term_days,
            exceptional_term_reason: None,
            roll_office_deadline: false,
            silence: Silence::FailureToAct,
            competitive: self.call.is_some(),
            form_schema: schema(self.fields),
            attachments: self.papers.iter().map(paper).collect(),
            declarations: self.declarations.iter().map(declaration).collect(),
            channels: vec![Channel::Spid, Channel::Cie, Channel::Pec, Channel::Counter],
            minimum_identity: IdentityLevel::Substantial,
            duplicate_policy: self.duplicates,
            windowed: self.call.is_some(),
            office: office(self.office),
            unit: Unit {
                name: short(place.name),
                head: short(place.head),
                substitute_power_holder: short(DIRECTOR),
            },
            appeals: appeals(),
            appeal_text: long(
                "Contro questo provvedimento si può ricorrere al TAR Sicilia, sezione di Catania, entro \
                 60 giorni dalla comunicazione, oppure al Presidente della Regione entro 120 giorni.",
            ),
            privacy_notice: short(&format!("/privacy/{}", self.code)),
        }
    }

    fn offices(&self) -> OfficeMap {
        let mut districts = BTreeMap::new();
        if self.territorial {
            for (code, _) in DISTRICTS {
                districts.insert((*code).to_owned(), office(&format!("centro-{code}")));
            }
        }
        OfficeMap {
            districts,
            default: office(self.office),
        }
    }
}

/// Before whom every decision can be challenged.
pub(super) fn appeals() -> Vec<AppealRoute> {
    let route = |authority: &str, term_days| AppealRoute {
        authority: short(authority),
        term_days,
    };
    vec![
        route("TAR Sicilia, sezione di Catania", 60),
        route(
            "Presidente della Regione Siciliana, ricorso straordinario",
            120,
        ),
    ]
}

fn paper((code, label): &(&str, &str)) -> RequiredAttachment {
    RequiredAttachment {
        rule: AttachmentRule {
            code: reason(code),
            label: short(label),
            media_types: ["application/pdf", "image/png", "image/jpeg"]
                .map(str::to_owned)
                .to_vec(),
        },
        max_bytes: PAPER_BYTES,
    }
}

fn declaration((code, text): &(&str, &str)) -> DeclarationRule {
    DeclarationRule {
        code: reason(code),
        text: long(text),
    }
}
