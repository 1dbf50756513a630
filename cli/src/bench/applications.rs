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
pub(super) fn service() -> ServiceRules {
    ServiceRules {
        required_attachments: Vec::new(),
        required_declarations: Vec::new(),
        ..samples::service()
    }
}

/// A draft of a person of its own.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) id: Uuid,
    pub(super) person: PersonId,
}

impl Draft {
    /// Whoever files it.
    pub(super) fn citizen(self) -> Actor {
        Actor {
            code: ActorCode::new(self.person.0.to_string()).expect("an identifier is a code"),
            role: Role::Citizen,
            office: None,
            person: Some(self.person),
        }
    }

    async fn send(
        self,
        store: &Store,
        expected: Expected,
        command: ApplicationCommand,
    ) -> anyhow::Result<Receipt> {
        let context = Context::new(self.citizen(), ids::next(), "benchmark");
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

    /// So many clients that share these drafts.
    pub(super) fn share(store: &Store, drafts: VecDeque<Draft>, clients: usize) -> Vec<Self> {
        let mut shared: Vec<Self> = (0..clients).map(|_| Self::new(store)).collect();
        for (at, draft) in drafts.into_iter().enumerate() {
            shared[at % clients].drafts.push_back(draft);
        }
        shared
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

/// Gives each client so many drafts more.
pub(super) async fn prepare(
    store: &Store,
    clients: &mut [Filing],
    each: usize,
) -> anyhow::Result<()> {
    let mut drafts = drafts(store, each * clients.len()).await?;
    for client in clients {
        let left = drafts.split_off(each.min(drafts.len()));
        client.drafts.extend(drafts);
        drafts = left;
    }
    Ok(())
}

/// So many drafts, many written at a time.
pub(super) async fn drafts(store: &Store, wanted: usize) -> anyhow::Result<VecDeque<Draft>> {
    const TASKS: usize = 128;
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
    Ok(drafts)
}
