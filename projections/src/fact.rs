//! Events as read models take them: decoded once per batch, whatever the number of read models.

use crate::application::{Case, Folds};
use crate::error::ProjectionError;
use crate::view::ViewRef;
use domain::access_sheet::AccessSheetEvent;
use domain::application::ApplicationEvent;
use domain::call::CallEvent;
use domain::care_plan::CarePlanEvent;
use domain::case_file::CaseFileEvent;
use domain::fund::FundEvent;
use domain::mandate::MandateEvent;
use domain::office::OfficeEvent;
use domain::person::PersonEvent;
use domain::projection::ProjectionEvent;
use domain::ranking::RankingEvent;
use domain::register::RegisterEvent;
use domain::registration::RegistrationEvent;
use domain::service::ServiceEvent;
use domain::unmasking::UnmaskingEvent;
use sqlx::postgres::PgConnection;
use std::collections::BTreeSet;
use store::{Recorded, Store, StoreError};
use uuid::Uuid;

macro_rules! events {
    ($($variant:ident($event:ty) = $name:literal,)*) => {
        /// An event of any aggregate; read models match it without a catch-all.
        #[derive(Clone, Debug)]
        pub enum Event {
            $(
                #[doc = concat!("Of the aggregate `", $name, "`.")]
                $variant(Box<$event>),
            )*
        }

        impl Event {
            /// The aggregates there are, as the log names them.
            pub const AGGREGATES: &'static [&'static str] = &[$($name,)*];

            fn decode(recorded: &Recorded) -> Option<Self> {
                match recorded.aggregate_type.as_str() {
                    $($name => recorded.decode().ok().map(|event| Self::$variant(Box::new(event))),)*
                    _ => None,
                }
            }
        }
    };
}

events! {
    Application(ApplicationEvent) = "application",
    Call(CallEvent) = "call",
    CarePlan(CarePlanEvent) = "care_plan",
    Fund(FundEvent) = "fund",
    CaseFile(CaseFileEvent) = "case_file",
    AccessSheet(AccessSheetEvent) = "access_sheet",
    Mandate(MandateEvent) = "mandate",
    Office(OfficeEvent) = "office",
    Person(PersonEvent) = "person",
    Projection(ProjectionEvent) = "projection",
    Ranking(RankingEvent) = "ranking",
    Register(RegisterEvent) = "register",
    Registration(RegistrationEvent) = "registration",
    Service(ServiceEvent) = "service",
    Unmasking(UnmaskingEvent) = "unmasking",
}

/// Fatto: one event with its circumstances, for one read model.
#[derive(Clone, Copy)]
pub struct Fact<'a> {
    /// The event as it stands in the log.
    pub recorded: &'a Recorded,
    /// Its stream.
    pub id: Uuid,
    /// The event itself; personal fields are sealed.
    pub event: &'a Event,
    /// The same with its personal fields readable, for read models that asked for it.
    pub clear: Option<&'a Event>,
    /// The case as it stands after the event, where it is one of an application.
    pub case: Option<&'a Case>,
    /// Makes the keyed digest of a thing within a scope, in hexadecimal as PostgreSQL reads it.
    pub digest: &'a (dyn Fn(&str, &str) -> String + Send + Sync),
}

/// One event of a batch, read and decoded.
pub(crate) struct Read {
    recorded: Recorded,
    id: Uuid,
    event: Option<Event>,
    clear: Option<Event>,
    case: Option<Case>,
}

/// What the read models of a batch want beside the events.
#[derive(Debug, Default)]
pub(crate) struct Needs {
    /// Aggregates whose personal fields must be readable.
    pub(crate) clear: BTreeSet<&'static str>,
    /// Whether applications come with their case.
    pub(crate) cases: bool,
    /// The aggregates whose events are read; none named means all of them.
    aggregates: Vec<&'static str>,
}

impl Needs {
    /// What these read models want.
    pub(crate) fn of(views: &[ViewRef]) -> Self {
        Self {
            clear: views
                .iter()
                .flat_map(|view| view.clear())
                .copied()
                .collect(),
            cases: views
                .iter()
                .any(|view| view.aggregates().contains(&"application")),
            aggregates: if views.iter().any(|view| view.aggregates().is_empty()) {
                Vec::new()
            } else {
                let wanted = views.iter().flat_map(|view| view.aggregates());
                wanted
                    .copied()
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .collect()
            },
        }
    }
}

/// A batch of events in the order of the log.
pub(crate) struct Batch {
    reads: Vec<Read>,
    /// The position after which it begins.
    pub(crate) after: i64,
    /// The position of its last event.
    pub(crate) to: i64,
}

impl Batch {
    /// Reads at most `limit` events after `after`, with what is needed beside them.
    pub(crate) async fn read(
        store: &Store,
        connection: &mut PgConnection,
        (after, limit): (i64, i64),
        needs: &Needs,
        folds: &mut Folds,
    ) -> Result<Option<Self>, ProjectionError> {
        let Some(stretch) = store::next_stretch(&mut *connection, after, limit).await? else {
            return Ok(None);
        };
        let recorded = store::read_on(&mut *connection, stretch, &needs.aggregates).await?;
        let mut reads: Vec<Read> = recorded.into_iter().map(Read::of).collect();
        reveal(store, &mut reads, &needs.clear).await?;
        if needs.cases {
            folds.follow(connection, &mut reads, stretch).await?;
        }
        Ok(Some(Self {
            reads,
            after: stretch.after,
            to: stretch.to,
        }))
    }

    /// How many positions of the log it covers.
    pub(crate) fn len(&self) -> usize {
        usize::try_from(self.to - self.after).unwrap_or_default()
    }

    /// The events of these aggregates, or of all where none are named.
    pub(crate) fn of<'a>(
        &'a self,
        aggregates: &'static [&'static str],
    ) -> impl Iterator<Item = &'a Read> {
        self.reads.iter().filter(move |read| {
            aggregates.is_empty() || aggregates.contains(&read.recorded.aggregate_type.as_str())
        })
    }
}

impl Read {
    pub(crate) fn of(recorded: Recorded) -> Self {
        Self {
            id: recorded.aggregate_id.parse().unwrap_or_default(),
            event: Event::decode(&recorded),
            clear: None,
            case: None,
            recorded,
        }
    }

    /// Its place in the log.
    pub(crate) fn log_index(&self) -> i64 {
        self.recorded.log_index
    }

    /// Its place in its stream.
    pub(crate) fn sequence(&self) -> i64 {
        self.recorded.sequence
    }

    /// Its stream.
    pub(crate) fn id(&self) -> Uuid {
        self.id
    }

    /// The event, where it can be read.
    pub(crate) fn event(&self) -> Option<&Event> {
        self.event.as_ref()
    }

    /// Says how the case stands after it.
    pub(crate) fn set_case(&mut self, case: Case) {
        self.case = Some(case);
    }

    /// The event for a read model.
    pub(crate) fn fact<'a>(
        &'a self,
        digest: &'a (dyn Fn(&str, &str) -> String + Send + Sync),
    ) -> Result<Fact<'a>, ProjectionError> {
        let unreadable = ProjectionError::Unreadable {
            log_index: self.recorded.log_index,
        };
        Ok(Fact {
            recorded: &self.recorded,
            id: self.id,
            event: self.event.as_ref().ok_or(unreadable)?,
            clear: self.clear.as_ref(),
            case: self.case.as_ref(),
            digest,
        })
    }
}

async fn reveal(
    store: &Store,
    reads: &mut [Read],
    aggregates: &BTreeSet<&'static str>,
) -> Result<(), StoreError> {
    let mut wanted: Vec<(usize, Recorded)> = reads
        .iter()
        .enumerate()
        .filter(|(_, read)| aggregates.contains(read.recorded.aggregate_type.as_str()))
        .map(|(at, read)| (at, read.recorded.clone()))
        .collect();
    let mut payloads: Vec<_> = wanted
        .iter_mut()
        .map(|(_, recorded)| &mut recorded.payload)
        .collect();
    store.keyring().reveal(&mut payloads).await?;
    for (at, recorded) in wanted {
        reads[at].clear = Event::decode(&recorded);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_aggregate_of_the_domain_is_known_here() {
        let domain = concat!(env!("CARGO_MANIFEST_DIR"), "/../domain/src");
        let mut missing = Vec::new();
        for folder in std::fs::read_dir(domain).expect("the domain lies beside") {
            let file = folder.expect("an entry").path().join("mod.rs");
            let text = std::fs::read_to_string(file).unwrap_or_default();
            let declared = text.split("crate::aggregate!(").nth(1);
            let name = declared.and_then(|rest| rest.split('"').nth(1));
            missing.extend(
                name.filter(|name| !Event::AGGREGATES.contains(name))
                    .map(str::to_owned),
            );
        }
        // The audit trail takes every event: one it cannot read would stop it.
        assert_eq!(missing, [] as [String; 0]);
    }
}
