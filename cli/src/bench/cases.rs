//! Case files and care plans at the full numbers of a municipality: one long file, the list of a worker, two versions.

use std::path::Path;
use std::time::{Duration, Instant};

use domain::access::{Actor, Role};
use domain::care_plan::{CarePlan, CarePlanCommand, RecordDelivery, samples};
use domain::case_file::{AddDiaryEntry, By, CaseFile, DiaryEntry, Given, SchemeCode, Worker};
use domain::shared::ids::{
    ActorCode, CarePlanId, CaseFileId, DeliveryId, OfficeCode, PersonId, ReasonCode,
};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::text::LongText;
use domain::shared::time::rome_day;
use projections::{
    Cursor, PageRequest, Projections, Viewer, application_progress, case_files, plan_view,
};
use store::{Clock, Context, Expected, Store};
use uuid::Uuid;

use super::figure::{Figure, Target};
use super::ground::Ground;
use super::ids;
use super::load::{Client, ROUNDS, Side, TURN, Turn, drive};
use crate::seed::scale::{self, TABLES};
use store::documents::{DocumentStore, DocumentStoreConfig};

/// Events of the long file, about.
const LONG: usize = 2_000;
/// Deliveries of the plan that is compared.
const DELIVERIES: u128 = 500;
/// How long the read models may take to follow.
const PATIENCE: Duration = Duration::from_mins(10);
/// Clients that ask at the same time.
const READERS: usize = 4;

const FIRST: PageRequest = PageRequest {
    after: None,
    limit: None,
};

#[expect(clippy::too_many_lines, reason = "a table of what is measured")]
pub(super) async fn run(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    if !Path::new(TABLES).exists() {
        let what = format!("not measured: {TABLES} is not there");
        return Ok(vec![Figure::alone("cases", what, "ms", 0.0, Target::Told)]);
    }
    let store = ground.municipality("cases").await?;
    let seconds = seed(&store).await?;
    let views = Projections::new(store.clone());
    let running = views.start().await?;
    follow(&views, &store).await?;
    let case = Long::write(&store).await?;
    compared_plan(&store).await?;
    follow(&views, &store).await?;
    let mut figures = vec![Figure::alone(
        "cases",
        "a municipality's year of case files, contacts and plans, seeded",
        "s",
        seconds,
        Target::AtMost(300.0),
    )];
    let head = Viewer::new(staff("head-centro-1", Role::ServiceHead, "centro-1"));
    let mine = Viewer::new(case.manager.clone());
    for (what, viewer, asks, most) in [
        (
            format!("the overview of a file of {LONG} events, p99"),
            &mine,
            Asks::Overview(case.id),
            15.0,
        ),
        (
            "page after page of a worker's open cases, p99".to_owned(),
            &mine,
            Asks::Worker(case.worker.clone()),
            20.0,
        ),
        (
            "page after page of an office's open cases, p99".to_owned(),
            &head,
            Asks::Office,
            20.0,
        ),
        (
            "the caseload of an office, p99".to_owned(),
            &head,
            Asks::Caseload,
            20.0,
        ),
        (
            "how many workers the caseload of an office has, p99".to_owned(),
            &head,
            Asks::CountedCaseload,
            20.0,
        ),
        (
            format!("two versions of a plan with {DELIVERIES} deliveries compared, p99"),
            &head,
            Asks::Versions,
            50.0,
        ),
    ] {
        let turn = read(ground, &store, viewer, &asks).await?;
        let figure = Figure::alone("cases", what, "ms", turn.p99, Target::AtMost(most));
        figures.push(figure.note(turn.to_string()));
    }
    running.stop().await;
    store.close().await;
    Ok(figures)
}

/// Waits until the read models hold all that was written.
async fn follow(views: &Projections, store: &Store) -> anyhow::Result<()> {
    let head = store.head().await?;
    let there = views.caught_up(&views.names(), head, PATIENCE).await?;
    anyhow::ensure!(there, "the read models do not follow");
    Ok(())
}

/// The whole city through the one door; how many seconds it took.
async fn seed(store: &Store) -> anyhow::Result<f64> {
    let told = |failure: crate::failure::Failure| anyhow::anyhow!("{}", failure.message());
    let districts = scale::read(Path::new(TABLES)).map_err(told)?;
    let folder = tempfile::tempdir()?;
    let documents = DocumentStore::open(&DocumentStoreConfig::local_under(folder.path()))?;
    let yesterday = rome_day(Clock::System.now()).pred_opt().unwrap_or_default();
    let whole = "1.0".parse().map_err(|why: &str| anyhow::anyhow!(why))?;
    let since = Instant::now();
    let scaled = scale::sow(store, &documents, &districts, yesterday, (whole, 1)).await;
    scaled.map_err(told)?;
    Ok(since.elapsed().as_secs_f64())
}

fn staff(code: &str, role: Role, office: &str) -> Actor {
    Actor {
        code: ActorCode::new(code).expect("a valid code"),
        role,
        office: Some(OfficeCode::new(office).expect("a valid code")),
        person: None,
    }
}

/// One case file with a long diary.
struct Long {
    id: PersonId,
    manager: Actor,
    worker: Worker,
}

impl Long {
    /// The case of the first social worker of the first office that was changed last.
    async fn write(store: &Store) -> anyhow::Result<Self> {
        let manager = staff("social-worker-centro-1", Role::CaseManager, "centro-1");
        let worker = Worker {
            office: OfficeCode::new("centro-1")?,
            actor: manager.code.clone(),
        };
        let filter = case_files::Filter {
            worker: Some(worker.clone()),
            open: true,
            ..case_files::Filter::default()
        };
        let viewer = Viewer::new(manager.clone());
        let page = case_files::page(&viewer, store, &filter, &FIRST).await?;
        let Some(line) = page.items.first() else {
            anyhow::bail!("the social worker has no open case");
        };
        let id = line.case_id;
        for _ in 0..LONG {
            let at = store.clock().now();
            let entry = DiaryEntry {
                entry_id: ids::next(),
                kind: SchemeCode {
                    scheme: ReasonCode::new("siso.diary")?,
                    code: ReasonCode::new("5")?,
                },
                happened_at: at,
                reserved: false,
                private: false,
                activity: None,
                present: None,
                text: Personal::new(id, RetentionClass::CaseFile, LongText::parse("Colloquio.")?),
            };
            let given = Given {
                by: By::of(&manager),
                at,
            };
            let context = Context::new(manager.clone(), ids::next(), "benchmark");
            let command = AddDiaryEntry { given, entry };
            store
                .execute::<CaseFile>(&context, id.0, Expected::Any, &command.into())
                .await?;
        }
        Ok(Self {
            id,
            manager,
            worker,
        })
    }
}

fn plan_id() -> CarePlanId {
    samples::draft_plan().plan_id
}

/// A plan in force with a second version under way and a long list of what was delivered.
async fn compared_plan(store: &Store) -> anyhow::Result<()> {
    let manager = staff("assistente-1", Role::CaseManager, "centro-1");
    let mut commands: Vec<CarePlanCommand> = samples::life().into_iter().take(10).collect();
    commands.extend((0..DELIVERIES).map(delivery));
    commands.push(samples::revise_plan().into());
    for command in commands {
        let context = Context::new(manager.clone(), ids::next(), "benchmark");
        store
            .execute::<CarePlan>(&context, plan_id().0, Expected::Any, &command)
            .await?;
    }
    Ok(())
}

fn delivery(number: u128) -> CarePlanCommand {
    RecordDelivery {
        delivery_id: DeliveryId(Uuid::from_u128(0xd000 + number)),
        reference: ReasonCode::new(format!("sheet-{number}")).ok(),
        ..samples::record_delivery()
    }
    .into()
}

/// What is asked for.
#[derive(Clone)]
enum Asks {
    Overview(PersonId),
    Worker(Worker),
    Office,
    Caseload,
    CountedCaseload,
    Versions,
}

async fn read(
    ground: &Ground,
    store: &Store,
    viewer: &Viewer,
    asks: &Asks,
) -> anyhow::Result<Turn> {
    let reader = |_| Reader {
        store: store.clone(),
        viewer: viewer.clone(),
        asks: asks.clone(),
        after: None,
    };
    let mut readers: Vec<Reader> = (0..READERS).map(reader).collect();
    let mut side = Side::default();
    for round in 0..=ROUNDS {
        side.note(round, drive(ground, &mut readers, TURN).await?);
    }
    Ok(side.median())
}

struct Reader {
    store: Store,
    viewer: Viewer,
    asks: Asks,
    after: Option<Cursor>,
}

impl Client for Reader {
    async fn once(&mut self) -> anyhow::Result<bool> {
        match self.asks.clone() {
            Asks::Overview(id) => self.overview(id).await?,
            Asks::Worker(worker) => self.page(Some(worker)).await?,
            Asks::Office => self.page(None).await?,
            Asks::Caseload => self.caseload().await?,
            Asks::CountedCaseload => self.counted_caseload().await?,
            Asks::Versions => self.versions().await?,
        }
        Ok(true)
    }
}

impl Reader {
    /// All that the first page of a file shows.
    async fn overview(&self, id: PersonId) -> anyhow::Result<()> {
        let (viewer, store) = (&self.viewer, &self.store);
        let row = case_files::by_id(viewer, store, id).await?;
        anyhow::ensure!(row.is_some(), "the file is missing");
        let episodes = case_files::episodes(viewer, store, id).await?;
        let workers = case_files::workers(viewer, store, id).await?;
        case_files::grants(viewer, store, id).await?;
        case_files::due(viewer, store, id).await?;
        plan_view::running_of(viewer, store, CaseFileId(id.0)).await?;
        application_progress::open_of(viewer, store, id).await?;
        anyhow::ensure!(
            !episodes.is_empty() && !workers.is_empty(),
            "rows are missing"
        );
        Ok(())
    }

    async fn page(&mut self, worker: Option<Worker>) -> anyhow::Result<()> {
        let filter = case_files::Filter {
            worker,
            open: true,
            ..case_files::Filter::default()
        };
        let request = PageRequest {
            after: self.after.take(),
            limit: None,
        };
        let page = case_files::page(&self.viewer, &self.store, &filter, &request).await?;
        anyhow::ensure!(!page.items.is_empty(), "the list is empty");
        self.after = page.next;
        Ok(())
    }

    async fn caseload(&self) -> anyhow::Result<()> {
        let page = case_files::caseload(&self.viewer, &self.store, None, &FIRST).await?;
        anyhow::ensure!(!page.items.is_empty(), "nobody has a case");
        Ok(())
    }

    async fn counted_caseload(&self) -> anyhow::Result<()> {
        let count = case_files::count_caseload(&self.viewer, &self.store, None).await?;
        anyhow::ensure!(count > 0, "nobody has a case");
        Ok(())
    }

    /// As the comparison of two versions reads and compares them.
    async fn versions(&self) -> anyhow::Result<()> {
        let (viewer, store, id) = (&self.viewer, &self.store, plan_id());
        for number in [1, 2] {
            let known = plan_view::has_version(viewer, store, id, number).await?;
            anyhow::ensure!(known, "a version is missing");
        }
        let before = plan_view::items(viewer, store, id, 1).await?;
        let after = plan_view::items(viewer, store, id, 2).await?;
        let lines = plan_view::compare(before, after);
        anyhow::ensure!(!lines.is_empty(), "lines are missing");
        Ok(())
    }
}
