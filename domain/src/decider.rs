//! What every aggregate adds to cqrs-es: a pure decision, a standing for the policy, claims on unique things.

use crate::shared::ids::{OfficeCode, PersonId};
use chrono::{DateTime, Utc};
use cqrs_es::{Aggregate, DomainEvent};

/// A command, as the policy and the log name it.
pub trait Command: Send + Sync {
    /// The name in snake case, such as `submit_application`.
    fn name(&self) -> &'static str;

    /// Whether the decision must read personal fields of the state; they stay sealed otherwise.
    fn needs_clear(&self) -> bool {
        false
    }
}

/// An event that knows when its fact was true.
pub trait Fact: DomainEvent {
    /// When the fact was true, where that differs from when it was recorded.
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        None
    }
}

/// Who a stream belongs to, as far as the policy is concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The office in charge.
    pub office: Option<OfficeCode>,
    /// The people who may act on it as their own.
    pub people: Vec<PersonId>,
}

/// What to do with a thing that only one stream may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimAction {
    /// Take it, or refuse the command where another stream holds it.
    Exclusive,
    /// Take it, from another holder if need be.
    TakeOver,
    /// Take it where it is free; never refuse.
    IfFree,
    /// Give it back, where this stream holds it.
    Release,
}

/// A unique thing (a codice fiscale, one application per person and call) that a stream takes or gives back.
#[derive(Clone, PartialEq, Eq)]
pub struct Claim {
    /// What kind of thing, such as `person.tax_code`.
    pub scope: &'static str,
    /// The thing in clear; the store keeps only a keyed digest.
    pub key: String,
    /// Take or give back.
    pub action: ClaimAction,
}

/// Never shows the key: it may be a codice fiscale.
impl std::fmt::Debug for Claim {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Claim({}, {:?})", self.scope, self.action)
    }
}

/// An aggregate of ours.
pub trait Decider:
    Aggregate<
        Command: Command,
        Event: Fact,
        Error: crate::shared::error::Coded + Send + Sync + 'static,
        Services = (),
    > + Clone
    + 'static
{
    /// Decides a command: the events that follow, or why not. An empty list means "already so".
    fn decide(&self, command: &Self::Command) -> Result<Vec<Self::Event>, Self::Error>;

    /// Takes one event into the state; total, whatever the order.
    fn evolve(&mut self, event: &Self::Event);

    /// Who the stream belongs to; for a stream that does not exist yet, as the command says.
    fn standing(&self, command: &Self::Command) -> Standing;

    /// The unique things these events take or give back.
    fn claims(&self, _events: &[Self::Event]) -> Vec<Claim> {
        Vec::new()
    }
}

/// Writes the two thin functions that make a [`Decider`] an [`Aggregate`] of cqrs-es.
#[macro_export]
macro_rules! aggregate {
    ($state:ty, $name:literal, $command:ty, $event:ty, $error:ty) => {
        impl cqrs_es::Aggregate for $state {
            const TYPE: &'static str = $name;
            type Command = $command;
            type Event = $event;
            type Error = $error;
            type Services = ();

            async fn handle(
                &mut self,
                command: Self::Command,
                _services: &Self::Services,
                sink: &cqrs_es::event_sink::EventSink<Self>,
            ) -> Result<(), Self::Error> {
                for event in $crate::decider::Decider::decide(self, &command)? {
                    sink.write(event, self).await;
                }
                Ok(())
            }

            fn apply(&mut self, event: Self::Event) {
                $crate::decider::Decider::evolve(self, &event);
            }
        }
    };
}
