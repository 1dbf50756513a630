//! A small municipality in which anything may happen: for tests that want histories nobody thought of.

use chrono::{DateTime, Utc};
use domain::access::{Actor, Role, policy};
use domain::application::{Application, ApplicationCommand, Capacity, Notice, samples as cases};
use domain::call::{Call, CallCommand, samples as calls};
use domain::care_plan::{CarePlan, CarePlanCommand, samples as plans};
use domain::decider::{Command, Decider, Standing};
use domain::fund::{Fund, FundCommand, samples as funds};
use domain::mandate::{Mandate, MandateCommand, samples as mandates};
use domain::office::{Office, OfficeCommand, samples as offices};
use domain::person::{Person, PersonCommand, samples as people};
use domain::ranking::{Ranking, RankingCommand, samples as rankings};
use domain::register::{Register, RegisterCommand, samples as registers};
use domain::registration::{Record, RegistrationCommand, samples as letters};
use domain::service::{Service, ServiceCommand, samples as services};
use domain::shared::ids::{
    ActorCode, CallCode, CarePlanId, FundCode, MandateId, OfficeCode, PersonId, RankingId,
    ReasonCode, RegisterCode, RegistrationId, ServiceCode,
};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::tax_code::TaxCode;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::{Context, ExecuteError, Expected, Store};
use uuid::Uuid;

/// Streams there are of each aggregate, the register aside.
const STREAMS: u8 = 4;

/// What may happen next: to which thing, and which of the commands it would accept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Move {
    /// The thing.
    pub(crate) thing: u8,
    /// The command, counted among those it accepts.
    pub(crate) nth: usize,
    /// The only command that is wanted, where it is not left to chance.
    pub(crate) only: Option<&'static str>,
}

/// What every history begins with, so that there is something that more can happen to.
pub(crate) async fn begin(store: &Store) -> BTreeSet<String> {
    let mut events = BTreeSet::new();
    for (thing, name) in [
        (0, "start_draft"),
        (0, "update_draft"),
        (0, "record_declarations"),
        (0, "attach_document"),
        (0, "submit_application"),
        (0, "assign_officer"),
        (0, "check_declaration"),
        (0, "send_message"),
        (0, "send_message"),
        (1, "start_draft"),
        (3, "start_draft"),
        (3, "update_draft"),
        (3, "record_declarations"),
        (3, "attach_document"),
        (3, "submit_application"),
        (3, "record_ranking"),
        (20, "register_person"),
        (24, "grant_mandate"),
        (28, "publish_service"),
        (32, "open_office"),
        (36, "register_document"),
        (40, "open_register"),
        (44, "draft_plan"),
        (44, "set_objective"),
        (44, "plan_intervention"),
        (44, "convene_board"),
        (44, "record_board_decision"),
        (44, "sign_plan"),
        (44, "sign_plan"),
        (44, "activate_plan"),
        (44, "record_delivery"),
        (45, "draft_plan"),
        (45, "abandon_plan"),
        (56, "open_fund"),
        (56, "commit_funds"),
        (48, "draft_call"),
        (48, "publish_call"),
        (52, "open_ranking"),
        (52, "enter_applicant"),
        (52, "give_points"),
        (52, "approve_provisional"),
    ] {
        let only = Some(name);
        let happened = happen(
            store,
            Move {
                thing,
                nth: 0,
                only,
            },
        )
        .await;
        assert!(!happened.is_empty(), "{name} was refused");
        events.extend(happened);
    }
    events
}

/// Does what a move says, where anything is possible; the names of the events that followed.
pub(crate) async fn happen(store: &Store, turn: Move) -> BTreeSet<String> {
    let now = store.clock().now();
    let which = turn.thing % STREAMS;
    match turn.thing / STREAMS {
        0..=4 => {
            let id = Uuid::from_u128(0xca5e0 + u128::from(which));
            act::<Application>(store, id, &case(which, id, now), turn).await
        }
        5 => {
            let id = PersonId(Uuid::from_u128(1 + u128::from(which)));
            act::<Person>(store, id.0, &person(which, id), turn).await
        }
        6 => {
            let id = mandate_id(which);
            act::<Mandate>(store, id.0, &mandate(which, id), turn).await
        }
        7 => {
            let code = ServiceCode::new(format!("service-{which}")).expect("a code");
            let id = code.stream_id();
            act::<Service>(store, id, &service(&code), turn).await
        }
        8 => {
            let code = OfficeCode::new(format!("centro-{}", which + 1)).expect("a code");
            let id = code.stream_id();
            act::<Office>(store, id, &office(&code), turn).await
        }
        9 => {
            let id = Uuid::from_u128(0x001e_77e0 + u128::from(which));
            act::<Record>(store, id, &letter(id), turn).await
        }
        10 => {
            let id = RegisterCode::default().stream_id();
            act::<Register>(store, id, &register(), turn).await
        }
        11 => {
            let id = CarePlanId(Uuid::from_u128(0x91a0 + u128::from(which)));
            act::<CarePlan>(store, id.0, &plan(id), turn).await
        }
        12 => {
            let code = CallCode::new(format!("call-{which}")).expect("a code");
            act::<Call>(store, code.stream_id(), &call(&code), turn).await
        }
        13 => {
            let id = RankingId(Uuid::from_u128(0x4a40 + u128::from(which)));
            act::<Ranking>(store, id.0, &ranking(id), turn).await
        }
        _ => {
            let (id, commands) = fund(which);
            act::<Fund>(store, id, &commands, turn).await
        }
    }
}

/// Things there are.
pub(crate) const THINGS: u8 = 15 * STREAMS;

async fn act<A: Decider>(
    store: &Store,
    id: Uuid,
    commands: &[A::Command],
    turn: Move,
) -> BTreeSet<String> {
    let state = store.load::<A>(id).await.expect("loads").state;
    // What must read sealed fields can only be tried.
    let accepted: Vec<&A::Command> = commands
        .iter()
        .filter(|command| turn.only.is_none_or(|only| only == command.name()))
        .filter(|command| match state.decide(command) {
            Ok(events) => !events.is_empty(),
            Err(_) => command.needs_clear(),
        })
        .collect();
    let Some(command) = accepted.get(turn.nth % accepted.len().max(1)) else {
        return BTreeSet::new();
    };
    let Some(actor) = who_may(
        &format!("{}.{}", A::TYPE, command.name()),
        &state.standing(command),
    ) else {
        return BTreeSet::new();
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "every move is a command of its own, whatever came before"
    )]
    let context = Context::new(actor, Uuid::new_v4(), "test");
    match store
        .execute::<A>(&context, id, Expected::Any, command)
        .await
    {
        Ok(receipt) => receipt.events.into_iter().collect(),
        Err(ExecuteError::Refused(_) | ExecuteError::Claimed { .. }) => BTreeSet::new(),
        Err(other) => panic!("{}: {other}", command.name()),
    }
}

/// Somebody who may, if anybody may.
fn who_may(permission: &str, standing: &Standing) -> Option<Actor> {
    Role::ALL.iter().find_map(|role| {
        let actor = Actor {
            code: ActorCode::new(role.as_str()).expect("a code"),
            role: *role,
            office: standing.office.clone(),
            person: standing.people.first().copied(),
        };
        let may = !policy::reach(*role, permission).is_empty()
            && domain::access::check(&actor, permission, standing).is_ok();
        may.then_some(actor)
    })
}

/// Every sample command on an application, as of now, and for its own service.
fn case(which: u8, id: Uuid, now: DateTime<Utc>) -> Vec<ApplicationCommand> {
    let mut commands = cases::commands();
    if which == 1 {
        commands[0] = cases::start_as(Capacity::Delegate).into();
        commands.push(cases::submit_as(Capacity::Delegate).into());
    }
    let mut received = cases::notify_rejection_grounds();
    received.received_at = Some(received.at);
    commands.push(received.into());
    let mut notice = cases::send_message();
    notice.message_id = Uuid::from_u128(0x5e7e);
    notice.about = Some(Notice {
        subject: Uuid::from_u128(0x4a40),
        matter: ReasonCode::new("version-1").expect("a code"),
    });
    commands.push(notice.into());
    // What moves a case on is there more often than what ends it.
    for _ in 0..4 {
        commands.extend([
            cases::update_draft().into(),
            cases::record_declarations().into(),
            cases::attach_document().into(),
            cases::submit_application().into(),
            cases::assign_officer().into(),
        ]);
    }
    commands
        .iter()
        .map(|command| {
            let command = adapted(command, which, id, now);
            serde_json::from_value(command).expect("only values were changed")
        })
        .collect()
}

fn adapted(command: &ApplicationCommand, which: u8, id: Uuid, now: DateTime<Utc>) -> Value {
    let mut value = serde_json::to_value(command).expect("commands can be written");
    value["at"] = json!(now);
    for field in ["received_at", "delivered_at"] {
        if value[field].is_string() {
            value[field] = json!(now);
        }
    }
    if value["application_id"].is_string() {
        value["application_id"] = json!(id);
    }
    if value["service"].is_object() {
        value["service"]["silence"] =
            json!(["failure_to_act", "assent", "refusal"][usize::from(which) % 3]);
        value["service"]["competitive"] = json!(which == 3);
        value["service"]["duplicate_policy"] =
            json!(if which < 2 { "last_wins" } else { "first_wins" });
    }
    value
}

fn person(which: u8, id: PersonId) -> Vec<PersonCommand> {
    let codes = ["VRDGPP80A01C351O", "RSSMRA85T10A562S"];
    let sealed = |code: &&str| {
        let code = TaxCode::parse(code).expect("a valid code");
        Personal::new(id, RetentionClass::Identity, code)
    };
    let mut register = people::register_person();
    register.person_id = id;
    register.tax_code = codes.get(usize::from(which)).map(sealed);
    register.identity = Some(Personal::new(id, RetentionClass::Identity, people::verdi()));
    let mut commands = people::commands();
    commands[0] = register.into();
    commands
}

fn mandate_id(which: u8) -> MandateId {
    let sample = cases::representation(Capacity::Delegate).mandate;
    match which {
        0 => sample.expect("a delegate has a mandate").mandate_id,
        _ => MandateId(Uuid::from_u128(0xde1e0 + u128::from(which))),
    }
}

fn mandate(which: u8, id: MandateId) -> Vec<MandateCommand> {
    let mut grant = if which.is_multiple_of(2) {
        mandates::digital_delegation()
    } else {
        mandates::grant_mandate()
    };
    grant.mandate_id = id;
    let mut commands = mandates::commands();
    commands[0] = grant.into();
    commands
}

fn service(code: &ServiceCode) -> Vec<ServiceCommand> {
    let mut publish = services::publish_service();
    publish.code = code.clone();
    let mut commands = services::commands();
    commands[0] = publish.into();
    commands
}

fn office(code: &OfficeCode) -> Vec<OfficeCommand> {
    let mut open = offices::open_office();
    open.code = code.clone();
    let mut commands = offices::commands();
    commands[0] = open.into();
    commands
}

fn letter(id: Uuid) -> Vec<RegistrationCommand> {
    let mut register = letters::register_document();
    register.request.registration_id = RegistrationId(id);
    let mut commands = letters::commands();
    commands[0] = register.into();
    commands
}

/// Days are closed by the service itself.
fn register() -> Vec<RegisterCommand> {
    let mut commands = registers::commands();
    commands.retain(|command| command.name() != "close_day");
    commands
}

/// What a whole life of a plan asks for, and what gives it up.
fn plan(id: CarePlanId) -> Vec<CarePlanCommand> {
    let mut draft = plans::draft_plan();
    draft.plan_id = id;
    let mut commands = plans::life();
    commands[0] = draft.into();
    commands.push(plans::abandon_plan().into());
    commands
}

fn fund(which: u8) -> (Uuid, Vec<FundCommand>) {
    let mut open = funds::open_fund();
    open.year += i32::from(which);
    let code = FundCode::of(&open.source, open.year).expect("a short source");
    let mut commands = funds::commands();
    commands[0] = open.into();
    (code.stream_id(), commands)
}

fn call(code: &CallCode) -> Vec<CallCommand> {
    let mut draft = calls::draft_call();
    draft.code = code.clone();
    let mut commands = calls::commands();
    commands[0] = draft.into();
    commands
}

/// A ranking from the first command to the last.
fn ranking(id: RankingId) -> Vec<RankingCommand> {
    let mut open = rankings::open_ranking();
    open.ranking_id = id;
    let mut commands = rankings::life();
    commands[0] = open.into();
    commands
}
