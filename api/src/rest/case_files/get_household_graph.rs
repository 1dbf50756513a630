//! `GET /case-files/{id}/household-graph`: the household and the support network of a day, as people and relations.

use crate::http::ask::{Asked, page, query};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, ShortText};
use crate::rest::words::Circle;
use axum::Json;
use axum::response::Response;
use chrono::NaiveDate;
use domain::shared::ids::PersonId;
use domain::shared::time::rome_day;
use projections::case_files::{self, HouseholdRow};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

query! {
    /// Of which day.
    HouseholdGraphQuery {
        /// As it was on this day; today if left out.
        #[param(value_type = Option<Day>)]
        on: Option<NaiveDate>,
    }
}

/// Nucleo e rete: people, and what they are to each other.
#[derive(Serialize, ToSchema)]
pub(crate) struct HouseholdGraph {
    /// The day.
    #[schema(value_type = Day)]
    on: NaiveDate,
    /// People; the first one is the person of the file.
    people: Vec<GraphPerson>,
    /// What they are to the person of the file.
    relations: Vec<GraphRelation>,
    /// Whether what was known of some of them was erased.
    erased: bool,
}

/// Somebody in the graph.
#[derive(Serialize, ToSchema)]
pub(crate) struct GraphPerson {
    /// Their place in the graph.
    node: usize,
    /// Their name; null for the person of the file.
    #[schema(value_type = Option<ShortText>)]
    name: Option<String>,
    /// Their own case file, where it is open to the asker.
    case_file: Option<Uuid>,
}

/// What somebody is to the person of the file.
#[derive(Serialize, ToSchema)]
pub(crate) struct GraphRelation {
    /// Who.
    from: usize,
    /// To whom.
    to: usize,
    /// Household or support network.
    circle: Circle,
    /// What they are to them.
    #[schema(value_type = Code)]
    relation: String,
    /// Whether they live together.
    cohabiting: bool,
}

#[derive(Deserialize)]
struct Member {
    person: Option<Uuid>,
    name: String,
    relation: String,
    cohabiting: bool,
}

/// Shows the household and the support network of a day as a graph.
#[utoipa::path(
    get, path = "/case-files/{id}/household-graph", tag = "case-files", operation_id = "get_household_graph",
    params(("id" = uuid::Uuid, Path, description = "The case file."), HouseholdGraphQuery),
    responses((status = 200, description = "The graph.", body = HouseholdGraph)),
)]
pub(crate) async fn get_household_graph(
    Item(id): Item,
    asked: Asked<HouseholdGraphQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_files"]).await?;
    let (viewer, store, case) = (&asked.viewer, asked.store(), PersonId(id));
    case_files::by_id(viewer, store, case)
        .await?
        .ok_or_else(Problem::not_found)?;
    let on = asked.query.on;
    let on = on.unwrap_or_else(|| rome_day(store.clock().now()));
    let rows = case_files::households(viewer, store, case, Some(on), &page(None, None)).await?;
    let mut graph = HouseholdGraph::of(id, on);
    for row in rows.items {
        for (circle, member) in graph.members(row) {
            let case_file = opened(&asked, member.person).await?;
            graph.add(circle, member, case_file);
        }
    }
    Ok(freshness.mark(Json(graph)))
}

/// The file of somebody, where it is open to the asker.
async fn opened(
    asked: &Asked<HouseholdGraphQuery>,
    person: Option<Uuid>,
) -> Result<Option<Uuid>, Problem> {
    let Some(person) = person else {
        return Ok(None);
    };
    let row = case_files::by_id(&asked.viewer, asked.store(), PersonId(person)).await?;
    Ok(row.map(|row| row.line.case_id.0))
}

impl HouseholdGraph {
    fn of(case: Uuid, on: NaiveDate) -> Self {
        let person = GraphPerson {
            node: 0,
            name: None,
            case_file: Some(case),
        };
        Self {
            on,
            people: vec![person],
            relations: Vec::new(),
            erased: false,
        }
    }

    /// Everybody in a circle; nobody where what was known of them was erased.
    fn members(&mut self, row: HouseholdRow) -> Vec<(Circle, Member)> {
        let Ok(members) = serde_json::from_value::<Vec<Member>>(row.members.0) else {
            self.erased = true;
            return Vec::new();
        };
        let with = |member| (row.circle.into(), member);
        members.into_iter().map(with).collect()
    }

    fn add(&mut self, circle: Circle, member: Member, case_file: Option<Uuid>) {
        let node = self.people.len();
        self.people.push(GraphPerson {
            node,
            name: Some(member.name),
            case_file,
        });
        self.relations.push(GraphRelation {
            from: node,
            to: 0,
            circle,
            relation: member.relation,
            cohabiting: member.cohabiting,
        });
    }
}
