//! What is published of services, and who sees a mandate.

use super::given::{actor, noon, settle, viewer};
use domain::access::{Actor, Role};
use domain::mandate::{self, Mandate, MandateStatus};
use domain::service::{self, Service};
use projections::services::Wanted;
use projections::{PageRequest, Projections, Viewer, mandates, services};
use store::{Context, Expected};
use tests::database::TestDatabase;
use uuid::Uuid;

#[tokio::test]
async fn everybody_reads_the_catalogue_and_withdrawn_services_leave_it() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    let publish = service::samples::publish_service();
    let code = publish.code.clone();
    let commands: [service::ServiceCommand; 2] =
        [publish.into(), service::samples::withdraw_service().into()];
    let anybody = viewer(Role::Citizen, None);
    for (n, command) in commands.iter().enumerate() {
        let id = Uuid::from_u128(0xb0 + n as u128);
        let context = Context::new(Actor::system(), id, "test");
        store
            .execute::<Service>(&context, code.stream_id(), Expected::Any, command)
            .await
            .expect("accepted");
        settle(&projections).await;
        let shown = services::page(&anybody, &store, Wanted::All, &PageRequest::default()).await;
        assert_eq!(shown.expect("a page").items.len(), 1 - n);
        let row = services::by_code(&anybody, &store, &code).await;
        let row = row.expect("an answer").expect("a row");
        assert_eq!(row.withdrawn_at.is_some(), n == 1);
        assert_eq!(row.content, service::samples::content());
    }
}

#[tokio::test]
async fn a_mandate_is_seen_by_its_two_people_and_by_the_desk_and_nobody_else() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    let grant = mandate::samples::grant_mandate();
    let id = grant.mandate_id;
    let (principal, agent) = (grant.principal, grant.agent);
    let desk = actor(Role::DeskOperator, Some("centro-1"));
    let context = Context::new(desk.clone(), Uuid::from_u128(0xc0), "test");
    store
        .execute::<Mandate>(&context, id.0, Expected::New, &grant.into())
        .await
        .expect("granted");
    settle(&projections).await;
    let citizen = |person| Actor {
        person: Some(person),
        ..actor(Role::Citizen, None)
    };
    let stranger = domain::shared::ids::PersonId(Uuid::from_u128(0x999));
    for (actor, sees) in [
        (citizen(principal), true),
        (citizen(agent), true),
        (citizen(stranger), false),
        (desk, true),
        (actor(Role::Planner, None), false),
    ] {
        let viewer = Viewer::new(actor);
        let row = mandates::by_id(&viewer, &store, id)
            .await
            .expect("an answer");
        assert_eq!(row.is_some(), sees, "{:?}", viewer.actor().role);
        let rows = mandates::of_person(&viewer, &store, agent).await;
        assert_eq!(rows.expect("rows").len(), usize::from(sees));
        assert!(row.is_none_or(|row| row.status == MandateStatus::Active));
    }
}
