//! Real applications: a draft with a form, then the filing with its number, claim and receipt.

use std::collections::VecDeque;

use domain::access::{Actor, Role};
use domain::application::{Application, ApplicationCommand, StartDraft, samples};
use domain::service::ServiceRules;
use domain::shared::ids::{ActorCode, ApplicationId, PersonId};
use store::{Context, Expected, Receipt, Store};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::ids;
use super::load::Client;

/// Events of a draft, before it is filed.
const DRAFT: u64 = 2;

/// The sample service, for which a form is enough.
fn service() -> ServiceRules {
    ServiceRules {
        required_attachments: Vec::new(),
        required_declarations: Vec::new(),
        ..samples::service()
    }
}

/// A draft of a person of its own.
#[derive(Clone, Copy)]
struct Draft {
    id: Uuid,
    person: PersonId,
}

impl Draft {
    async fn send(
        self,
        store: &Store,
        expected: Expected,
        command: ApplicationCommand,
    ) -> anyhow::Result<Receipt> {
        let citizen = Actor {
            code: ActorCode::new("citizen").expect("a valid code"),
            role: Role::Citizen,
            office: None,
            person: Some(self.person),
        };
        let context = Context::new(citizen, ids::next(), "benchmark");
        let done = store.execute::<Application>(&context, self.id, expected, &command);
        Ok(done.await?)
    }

    /// Begins it and fills the form.
    async fn write(store: &Store) -> anyhow::Result<Self> {
        let draft = Self {
            id: ids::next(),
            person: PersonId(ids::next()),
        };
        let start = StartDraft {
            application_id: ApplicationId(draft.id),
            service: service(),
            applicant: draft.person,
            beneficiary: draft.person,
            ..samples::start_draft()
        };
        draft.send(store, Expected::New, start.into()).await?;
        let form = samples::update_draft().into();
        draft.send(store, Expected::Exactly(1), form).await?;
        Ok(draft)
    }
}

/// A client that files the drafts it was given, one after the other.
pub(super) struct Filing {
    store: Store,
    drafts: VecDeque<Draft>,
}

impl Filing {
    pub(super) fn new(store: &Store) -> Self {
        Self {
            store: store.clone(),
            drafts: VecDeque::new(),
        }
    }

    /// Files one; `None` when no draft is left.
    pub(super) async fn file(&mut self) -> anyhow::Result<Option<Receipt>> {
        let Some(draft) = self.drafts.pop_front() else {
            return Ok(None);
        };
        let mut filing = samples::submit_application();
        filing.service = service();
        let filed = draft.send(&self.store, Expected::Exactly(DRAFT), filing.into());
        Ok(Some(filed.await?))
    }
}

impl Client for Filing {
    async fn once(&mut self) -> anyhow::Result<bool> {
        Ok(self.file().await?.is_some())
    }
}

/// Gives each client so many drafts more, many written at a time.
pub(super) async fn prepare(
    store: &Store,
    clients: &mut [Filing],
    each: usize,
) -> anyhow::Result<()> {
    const TASKS: usize = 128;
    let wanted = each * clients.len();
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let store = store.clone();
        tasks.spawn(async move {
            let mut drafts = Vec::new();
            for _ in (task..wanted).step_by(TASKS) {
                drafts.push(Draft::write(&store).await?);
            }
            anyhow::Ok(drafts)
        });
    }
    let mut drafts = VecDeque::new();
    while let Some(written) = tasks.join_next().await {
        drafts.extend(written??);
    }
    for client in clients {
        let left = drafts.split_off(each.min(drafts.len()));
        client.drafts.extend(drafts);
        drafts = left;
    }
    Ok(())
}
