//! What a file takes is sound: offices that are open, applications and people there are, days that can be.

use super::given::{Case, entry, ferrante, head};
use serde_json::{Value, json};
use tests::actors::{citizen, desk_operator, person_of};
use tests::app::TestApp;
use tests::applications::{draft, filed, open_to_many};
use uuid::Uuid;

#[tokio::test]
async fn a_file_is_given_to_no_office_that_does_not_exist() {
    let case = Case::managed().await;
    let closed = (409, "case-file.office-closed".to_owned());
    let day = "2026-03-01";
    for (verb, body) in [
        (
            "restrict-access",
            json!({ "team": "nowhere", "until_on": null, "reason": "court-secrecy" }),
        ),
        (
            "grant-access",
            json!({ "office": "nowhere", "from_on": day, "until_on": null, "reason": "shared-project" }),
        ),
        (
            "add-coworker",
            json!({
                "worker": { "office": "nowhere", "actor": "nessuno" },
                "reason": "joint-work", "from_on": day,
            }),
        ),
        (
            "start-urgent-protection",
            json!({ "team": "nowhere", "placed_at": "2026-03-01T20:00:00Z", "place": "Comunità" }),
        ),
    ] {
        assert_eq!(
            case.refused(&ferrante(), verb, &body).await,
            closed,
            "{verb}"
        );
    }
}

fn id_of(place: &str) -> Uuid {
    let id = place.rsplit('/').next().expect("an id");
    id.parse().expect("an id")
}

/// The case of somebody who handed an application in, and the application.
pub(super) async fn of_an_applicant() -> (Case, Uuid) {
    let app = open_to_many().await;
    let application = id_of(&filed(&app).await.0);
    let case = Case::of(app, person_of(&citizen()).0).await;
    case.open().await;
    (case, application)
}

#[tokio::test]
async fn only_an_application_that_the_person_handed_in_is_linked() {
    let app = open_to_many().await;
    let begun = id_of(&draft(&app).await);
    let application = id_of(&filed(&app).await.0);
    let others = Case::at(app).await;
    others.open().await;
    let unfit = (422, "case-file.application-unfit".to_owned());
    let link = |id: Uuid| json!({ "application_id": id });
    for id in [application, Uuid::from_u128(9)] {
        let refused = others
            .refused(&ferrante(), "link-application", &link(id))
            .await;
        assert_eq!(refused, unfit, "somebody else's, or none");
    }
    let theirs = Case::of(others.app, person_of(&citizen()).0).await;
    let refused = theirs
        .refused(&ferrante(), "link-application", &link(begun))
        .await;
    assert_eq!(refused, unfit, "nobody knows of a draft");
    theirs
        .done(&ferrante(), "link-application", &link(application))
        .await;
}

fn household(people: &[Option<Uuid>]) -> Value {
    let member = |person: &Option<Uuid>| json!({ "person": person, "name": "Ada", "relation": "aunt", "cohabiting": true });
    json!({
        "circle": "household", "from_on": "2026-02-10",
        "members": people.iter().map(member).collect::<Vec<_>>(),
    })
}

#[tokio::test]
async fn a_household_names_people_on_file_each_once_and_not_too_many() {
    let case = Case::managed().await;
    let desk = desk_operator("centro-1");
    let reply = case.app.post(&desk, "/api/v1/people", &json!({})).await;
    let aunt: Uuid = serde_json::from_value(reply.json()["id"].clone()).expect("an id");
    for (people, code) in [
        (vec![Some(case.id)], "case-file.member-is-self"),
        (vec![Some(aunt), Some(aunt)], "case-file.member-repeated"),
        (vec![None; 41], "case-file.too-many-members"),
    ] {
        let refused = case
            .refused(&ferrante(), "record-household", &household(&people))
            .await;
        assert_eq!(refused, (422, code.to_owned()));
    }
    let nobody = household(&[None, Some(Uuid::from_u128(9))]);
    let unknown = "person.not-registered".to_owned();
    let refused = case.send(&ferrante(), "record-household", &nobody).await;
    let pointer = "/members/1/person".to_owned();
    assert_eq!(refused.bad_field(), (pointer, unknown.clone()));
    let fit = household(&[Some(aunt), None]);
    case.done(&ferrante(), "record-household", &fit).await;
    let wrong = json!({
        "correction": { "kind": "household", "began_on": "2026-02-10", "household": nobody },
        "effect_on": null, "reason": "wrong-person", "note": null,
    });
    let refused = case.send(&ferrante(), "correct-record", &wrong).await;
    let pointer = "/correction/household/members/1/person".to_owned();
    assert_eq!(refused.bad_field(), (pointer, unknown));
}

/// A case of somebody who was born on a day.
async fn born(birth_on: &str) -> Case {
    let app = TestApp::start().await;
    let body = json!({
        "identity": {
            "family_name": "Verdini", "given_name": "Ninuzza",
            "birth_on": birth_on, "birth_place": "Catania",
        },
    });
    let desk = desk_operator("centro-1");
    let reply = app.post(&desk, "/api/v1/people", &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let id = serde_json::from_value(reply.json()["id"].clone()).expect("an id");
    let case = Case::of(app, id).await;
    case.open().await;
    case
}

fn placed(placed_at: &str) -> Value {
    json!({ "team": "equipe-minori", "placed_at": placed_at, "place": "Comunità Girasole" })
}

#[tokio::test]
async fn a_child_alone_is_taken_to_a_safe_place_and_not_long_ago() {
    let verb = "start-urgent-protection";
    let old = born("1945-05-03").await;
    let refused = old
        .refused(&ferrante(), verb, &placed("2026-03-01T20:00:00Z"))
        .await;
    assert_eq!(refused, (409, "case-file.not-a-minor".to_owned()));
    let child = born("2026-02-20").await;
    for placed_at in [
        "0001-01-01T00:00:00Z",
        "2026-01-30T20:00:00Z",
        "2026-02-19T12:00:00Z",
    ] {
        let refused = child.refused(&ferrante(), verb, &placed(placed_at)).await;
        assert_eq!(
            refused,
            (422, "case-file.date-too-early".to_owned()),
            "{placed_at}"
        );
    }
    child
        .done(&ferrante(), verb, &placed("2026-03-01T20:00:00Z"))
        .await;
}

#[tokio::test]
async fn a_day_on_which_nothing_can_have_happened_is_refused() {
    let case = born("1944-05-03").await;
    let early = (422, "case-file.date-too-early".to_owned());
    let mut told = entry("Prima di tutti", false);
    told["happened_at"] = json!("0001-01-01T00:00:00Z");
    let mut before = household(&[None]);
    before["from_on"] = json!("1800-01-01");
    for (actor, verb, body) in [
        (ferrante(), "note-death", json!({ "died_on": "1944-05-02" })),
        (ferrante(), "add-diary-entry", json!({ "entry": told })),
        (ferrante(), "record-household", before),
        (
            head(),
            "assign-case-manager",
            json!({
                "to": { "office": "centro-1", "actor": "altra" },
                "reason": "first-assignment", "from_on": "1800-01-01",
            }),
        ),
    ] {
        assert_eq!(case.refused(&actor, verb, &body).await, early, "{verb}");
    }
    let reported = Case::reported().await;
    let open = json!({ "opened_on": "2026-02-01", "reason": "report-accepted" });
    assert_eq!(
        reported.refused(&ferrante(), "open-case", &open).await,
        (422, "case-file.dates-contradict".to_owned()),
        "the day before the first report"
    );
}
