//! A command on its way from the request to the store.

use super::accesses::Reading;
use super::answer::Answer;
use super::headers::{self, ON_BEHALF_OF, REASON};
use super::limits::by_identity;
use super::problem::Problem;
use super::request_id::{RequestId, correlation};
use super::{actor, idempotency, if_match, json};
use crate::state::AppState;
use axum::extract::{FromRequest, Request};
use chrono::{DateTime, Utc};
use domain::access::{self, Actor, Role, policy};
use domain::decider::{Command, Decider, Standing};
use domain::shared::ids::{PersonId, ReasonCode};
use http::{HeaderMap, StatusCode};
use projections::Viewer;
use serde::de::DeserializeOwned;
use store::{Beside, BesideError, Context, ExecuteError, Expected, Store};
use uuid::Uuid;

/// A command as it was sent: who, in which circumstances, for which version, and what.
pub(crate) struct Sent<B> {
    /// The circumstances.
    pub(crate) call: Call,
    /// What is asked for.
    pub(crate) body: B,
}

/// The circumstances of a command, ready for the store.
pub(crate) struct Call {
    state: AppState,
    context: Context,
    version: Option<u64>,
    proved_at: Option<DateTime<Utc>>,
}

impl<B: DeserializeOwned> FromRequest<AppState> for Sent<B> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let caller = actor::of(&parts, state).await?;
        let proved_at = caller.proved_at();
        let actor = caller.commanding()?;
        by_identity(&parts.extensions, &actor)?;
        // What shows something and writes nothing is read, though it takes what a command takes.
        if parts.extensions.get::<Reading>().is_some() {
            Reading::begin(&parts, state, &Viewer::new(actor.clone())).await?;
        }
        json::check_content_type(&parts.headers)?;
        let version = if_match::version(&parts.headers)?;
        let id = parts.extensions.get::<RequestId>();
        let mut context = context(state, &parts.headers, actor, id)?;
        let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
        let bytes = json::bytes(Request::from_parts(parts, body)).await?;
        context.request_digest = Some(idempotency::digest(method.as_str(), &path, &bytes));
        let call = Call {
            state: state.clone(),
            context,
            version,
            proved_at,
        };
        Ok(Self {
            call,
            body: json::read(&bytes)?,
        })
    }
}

/// The circumstances that the headers tell.
pub(crate) fn context(
    state: &AppState,
    headers: &HeaderMap,
    actor: Actor,
    id: Option<&RequestId>,
) -> Result<Context, Problem> {
    let command_id = idempotency::command_id(headers, state.store.tenant(), &actor)?;
    let mut context = Context::new(actor, command_id, "api");
    context.correlation_id = correlation(headers, id);
    let on_behalf_of = headers::text(headers, &ON_BEHALF_OF, "on-behalf-of.malformed")?
        .map(|text| {
            Uuid::try_parse(text).map(PersonId).map_err(|_| {
                Problem::header(
                    "on-behalf-of.malformed",
                    "this names a person by their identifier",
                )
            })
        })
        .transpose()?;
    if on_behalf_of.is_some_and(|person| !may_be_named(&context.actor, person)) {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "on-behalf-of.not-yours",
            "Policentrica-On-Behalf-Of: a citizen names nobody else here; for whom they act, the application says",
        ));
    }
    context.on_behalf_of = on_behalf_of;
    context.reason = headers::text(headers, &REASON, "reason.malformed")?
        .map(|text| {
            ReasonCode::new(text)
                .map_err(|_| Problem::header("reason.malformed", "the reason is a code"))
        })
        .transpose()?;
    Ok(context)
}

/// What is written into the trail must be known: of a citizen's word, that is themselves alone.
fn may_be_named(actor: &Actor, person: PersonId) -> bool {
    actor.role != Role::Citizen || actor.person == Some(person)
}

impl Call {
    /// Now, by the clock of the service.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.state.store.clock().now()
    }

    /// Who sent it.
    pub(crate) fn actor(&self) -> &Actor {
        &self.context.actor
    }

    /// The store, for what a command must know beyond its own stream.
    pub(crate) fn store(&self) -> &Store {
        &self.state.store
    }

    /// Everything a handler can reach.
    pub(crate) fn state(&self) -> &AppState {
        &self.state
    }

    /// Refuses whoever may not give this command on a thing of this standing.
    pub(crate) fn check(&self, permission: &str, standing: &Standing) -> Result<(), Problem> {
        Ok(access::check(self.actor(), permission, standing)?)
    }

    /// What a look at the circumstances found. A command that was done gets its first answer, whatever changed since:
    /// then it is the store's to say who gets it.
    pub(crate) async fn unless_done(&self, found: Result<(), Problem>) -> Result<(), Problem> {
        if found.is_err() && self.store().is_done(self.context.command_id).await? {
            return Ok(());
        }
        found
    }

    /// An identifier for something this command makes: the same again when the command is repeated.
    pub(crate) fn new_id(&self, what: &str) -> Uuid {
        Uuid::new_v5(&self.context.command_id, what.as_bytes())
    }

    /// Makes something new under `id`; it will be found at `location`.
    pub(crate) async fn create<A: Decider>(
        self,
        id: Uuid,
        location: String,
        command: impl Into<A::Command>,
    ) -> Result<Answer, Problem> {
        let command = command.into();
        self.check_proof::<A>(&command)?;
        let receipt = self
            .state
            .store
            .execute::<A>(&self.context, id, Expected::New, &command)
            .await?;
        Ok(Answer::created(id, receipt, location))
    }

    /// Changes what is filed under `id`, in the version the caller has seen.
    pub(crate) async fn change<A: Decider>(
        self,
        id: Uuid,
        command: impl Into<A::Command>,
    ) -> Result<Answer, Problem> {
        self.change_beside::<A, A>(id, command, &[]).await
    }

    /// The same, with changes of other streams that stand or fall with it.
    pub(crate) async fn change_beside<A: Decider, B: Decider>(
        self,
        id: Uuid,
        command: impl Into<A::Command>,
        beside: &[Beside<B>],
    ) -> Result<Answer, Problem> {
        let command = command.into();
        self.check_proof::<A>(&command)?;
        let Some(version) = self.version else {
            return Err(self.without_version::<A>(id, &command).await?);
        };
        let expected = Expected::Exactly(version);
        let store = &self.state.store;
        let done = store
            .execute_beside::<A, B>(&self.context, id, expected, &command, beside)
            .await;
        match done {
            Ok((receipt, _)) => Ok(Answer::changed(id, receipt)),
            Err(BesideError::Own(ExecuteError::Stale { expected, current })) => {
                let unseen =
                    if_match::unseen(&self.state.store, self.actor(), A::TYPE, id, version).await?;
                let stale = ExecuteError::<A::Error>::Stale {
                    // A version of nought is never that of something filed.
                    expected: expected.max(1),
                    current,
                };
                Err(Problem::from(stale).with_unseen(unseen))
            }
            Err(BesideError::Own(error)) => Err(error.into()),
            Err(BesideError::Beside(error)) => Err(error.into()),
        }
    }

    /// Refuses what is delicate to whoever proved too long ago who they are. Programs, and the command line of the
    /// machine, prove it with every token.
    fn check_proof<A: Decider>(&self, command: &A::Command) -> Result<(), Problem> {
        let permission = format!("{}.{}", A::TYPE, command.name());
        let Some(at) = self.proved_at else {
            return Ok(());
        };
        let fresh = self.state.settings.sign_in.fresh;
        if !policy::needs_fresh_proof(&permission) || at + fresh > self.now() {
            return Ok(());
        }
        Err(Problem::unauthenticated(
            "session.step-up",
            "prove again who you are, then repeat this",
            "Bearer realm=\"policentrica\", error=\"insufficient_user_authentication\"",
        ))
    }

    /// Changes what is filed under `id`, whatever its version: for whoever cannot know it.
    pub(crate) async fn change_unseen<A: Decider>(
        self,
        id: Uuid,
        command: impl Into<A::Command>,
    ) -> Result<Answer, Problem> {
        let receipt = self
            .state
            .store
            .execute::<A>(&self.context, id, Expected::Any, &command.into())
            .await?;
        Ok(Answer::changed(id, receipt))
    }

    /// Only who may do it learns that a version is missing; for others it is as if nothing were there.
    async fn without_version<A: Decider>(
        &self,
        id: Uuid,
        command: &A::Command,
    ) -> Result<Problem, Problem> {
        let loaded = self.state.store.load::<A>(id).await?;
        if loaded.version == 0 {
            return Ok(Problem::not_found());
        }
        let permission = format!("{}.{}", A::TYPE, command.name());
        access::check(self.actor(), &permission, &loaded.state.standing(command))?;
        Ok(if_match::missing())
    }
}
