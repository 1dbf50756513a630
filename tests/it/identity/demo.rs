//! The people of the demo city sign in and are who the demo says they are.

use super::world::{enter, local};
use cli::config::Settings;
use cli::database::{Database, Tenure};
use cli::seed::{DEMO_PASSWORD, identities, let_in};
use domain::access::Role;
use sqlx::ConnectOptions;
use std::collections::BTreeSet;
use tests::app::TestApp;
use tests::browser::Browser;

/// Lets the people of the demo into the municipality of a test.
async fn let_the_demo_in(app: &TestApp) {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("secrets");
    std::fs::create_dir(&keys).expect("a folder");
    std::fs::write(keys.join("master.key"), "07".repeat(32)).expect("a key");
    let mut settings = Settings {
        municipality: app.database.tenant.to_string(),
        data_dir: folder.path().to_owned(),
        ..Settings::default()
    };
    settings.database.url = Some(app.database.owner.to_url_lossy().to_string());
    let database = Database::open(&settings, Tenure::Shared).await;
    let database = database.expect("it is reached");
    // A second start lets nobody in twice.
    for _ in 0..2 {
        let_in(&settings, &database).await.expect("they are let in");
    }
    database.close().await.expect("closes");
}

#[tokio::test]
async fn everybody_of_the_demo_signs_in_and_is_who_they_are_said_to_be() {
    let app = local(None).await;
    let_the_demo_in(&app).await;
    let mut roles = BTreeSet::new();
    for one in identities() {
        let mut browser = Browser::at(app.address());
        let page = enter(&mut browser, one.actor.code.as_str(), DEMO_PASSWORD, "").await;
        assert_eq!(
            page.reply.status, 200,
            "{}: {:?}",
            one.actor.code, page.reply
        );
        let session = browser.look("/api/v1/session").await.json();
        assert_eq!(session["role"], one.actor.role.as_str(), "{session}");
        let office = one.actor.office.as_ref().map(ToString::to_string);
        assert_eq!(session["office"].as_str(), office.as_deref(), "{session}");
        let person = one.actor.person.map(|person| person.0.to_string());
        assert_eq!(session["person"].as_str(), person.as_deref(), "{session}");
        let duties = session["duties"].as_array().map(Vec::len);
        assert_eq!(duties, Some(one.duties().len()), "{session}");
        roles.insert(one.actor.role);
    }
    for role in [
        Role::Citizen,
        Role::SocialWorker,
        Role::ProcedureOfficer,
        Role::ServiceHead,
        Role::Auditor,
        Role::Dpo,
        Role::Director,
    ] {
        assert!(roles.contains(&role), "nobody of the demo is {role}");
    }
    let two = identities().into_iter().find(|one| one.duties().len() == 2);
    assert_eq!(two.map(|one| one.actor.role), Some(Role::SocialWorker));
}
