//! A ranking that is posted today, with its rows in words.

use crate::format::day;
use crate::http::problem::Problem;
use crate::state::AppState;
use domain::ranking::{Outcome, Phase};
use domain::scoring::rules::Code;
use domain::shared::time::{day_start, rome_day};
use projections::rankings::{Day, PublishedLine, RankingRow, all_rows, by_id};
use projections::{Viewer, calls};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Graduatoria affissa.
pub(super) struct Posted {
    /// Who posts it.
    pub(super) administration: String,
    /// Where it stands.
    pub(super) ranking: RankingRow,
    /// What is published.
    pub(super) rows: Vec<PublishedLine>,
    /// The lists by their codes, as the call names them.
    lists: BTreeMap<String, String>,
    /// Base normativa of the call.
    pub(super) legal_basis: String,
    /// For how many seconds it is posted still.
    pub(super) seconds: i64,
}

impl Posted {
    /// The ranking, where it is posted now.
    pub(super) async fn find(state: &AppState, id: Uuid) -> Result<Self, Problem> {
        let (viewer, store) = (Viewer::anybody(), &state.store);
        let now = store.clock().now();
        let today = Day(rome_day(now));
        let found = by_id(&viewer, store, today, id).await?;
        let ranking = found.ok_or_else(Problem::not_found)?;
        let call = calls::by_id(&viewer, store, ranking.call.stream_id()).await?;
        let call = call.ok_or_else(Problem::not_found)?;
        let lists = call.content.rules.lists.iter();
        let after = ranking.posted_until_on.and_then(|until| until.succ_opt());
        Ok(Self {
            administration: state.settings.administration.name.clone(),
            lists: lists
                .map(|list| (list.code.to_string(), list.label.to_string()))
                .collect(),
            legal_basis: call.content.legal_basis.as_str().to_owned(),
            seconds: after.map_or(0, |after| (day_start(after) - now).num_seconds()),
            rows: all_rows(&viewer, store, today, id).await?,
            ranking,
        })
    }

    /// What it is: provisional, final.
    pub(super) fn kind(&self) -> &'static str {
        kind(self.ranking.phase)
    }

    /// Labelled facts of the ranking as a whole.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let ranking = &self.ranking;
        let days = [
            ("Pubblicata dal", ranking.posted_from_on),
            ("Pubblicata fino al", ranking.posted_until_on),
            ("Osservazioni entro il", self.objections_until()),
            ("Valida fino al", ranking.valid_until_on),
        ];
        let days = days
            .into_iter()
            .filter_map(|(label, on)| Some((label, day(on?))));
        let mut facts = vec![("Base normativa", self.legal_basis.clone())];
        facts.extend(days);
        facts.extend([
            ("Bando", ranking.call.to_string()),
            ("Versione", ranking.approved_version.to_string()),
            ("Impegno del sorteggio", ranking.draw_commitment.to_string()),
            ("Seme del sorteggio", ranking.draw_seed.to_string()),
        ]);
        let digest = ranking.rows_digest.as_ref();
        facts.extend(digest.map(|digest| ("Impronta SHA-256", digest.to_string())));
        facts
    }

    fn objections_until(&self) -> Option<chrono::NaiveDate> {
        let is_open = self.ranking.phase == Phase::Provisional;
        self.ranking.objections_until_on.filter(|_| is_open)
    }

    /// The rows list by list, with the name of each; whoever stands in none comes last.
    pub(super) fn tables(&self) -> Vec<Table<'_>> {
        let mut tables: Vec<Table<'_>> = Vec::new();
        for row in &self.rows {
            let list = row.list.as_ref().map(ToString::to_string);
            let is_listed = row.position.is_some();
            let fits = |table: &Table<'_>| table.list == list && table.is_listed == is_listed;
            if !tables.last().is_some_and(fits) {
                let named = list.as_ref().and_then(|list| self.lists.get(list));
                let title = match (is_listed, named) {
                    (true, Some(name)) => name.clone(),
                    (true, None) => "Graduatoria".to_owned(),
                    (false, _) => "Domande non in graduatoria".to_owned(),
                };
                tables.push(Table {
                    title,
                    is_listed,
                    has_points: false,
                    list,
                    rows: Vec::new(),
                });
            }
            if let Some(table) = tables.last_mut() {
                table.has_points |= row.points.is_some();
                table.rows.push(Line::of(row));
            }
        }
        tables
    }
}

/// Elenco.
pub(super) struct Table<'a> {
    /// What it is called.
    pub(super) title: String,
    /// Whether its rows have positions.
    pub(super) is_listed: bool,
    /// Whether its rows show points.
    pub(super) has_points: bool,
    list: Option<String>,
    /// The rows.
    pub(super) rows: Vec<Line<'a>>,
}

/// Riga.
pub(super) struct Line<'a> {
    /// Posizione.
    pub(super) position: String,
    /// Codice pubblico.
    pub(super) code: &'a str,
    /// Punti.
    pub(super) points: String,
    /// Esito.
    pub(super) outcome: &'static str,
    /// Codici dei motivi.
    pub(super) reasons: String,
}

impl<'a> Line<'a> {
    fn of(row: &'a PublishedLine) -> Self {
        let reasons: Vec<&str> = row.reasons.iter().map(Code::as_str).collect();
        Self {
            position: row.position.map(|at| at.to_string()).unwrap_or_default(),
            code: row.code.as_str(),
            points: row
                .points
                .map(|points| points.to_string())
                .unwrap_or_default(),
            outcome: outcome(row.outcome),
            reasons: reasons.join(", "),
        }
    }
}

/// Esito, in words.
pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Beneficiary => "beneficiario",
        Outcome::Eligible => "idoneo",
        Outcome::Elsewhere => "assegnato in un altro elenco",
        Outcome::Ineligible => "non idoneo",
        Outcome::Excluded => "escluso",
        Outcome::Out => "uscito dalla graduatoria",
    }
}

/// Fase, in words.
pub(super) fn kind(phase: Phase) -> &'static str {
    match phase {
        Phase::Missing | Phase::Review => "in formazione",
        Phase::Provisional => "provvisoria",
        Phase::Final => "definitiva",
        Phase::Expired => "cessata",
    }
}
