//! The year of the city at scale: its days, its offices, its funds and who works where.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::access::{Actor, Role};
use domain::fund::OpenFund;
use domain::office::{OfficeProfile, OpenOffice, OpeningHours};
use domain::shared::calendar::Calendar;
use domain::shared::ids::{FundCode, OfficeCode};
use domain::shared::money::Money;
use domain::shared::time::{day_start, rome_day, rome_year};
use std::collections::BTreeSet;

use super::kinds::{AREAS, Area};
use super::tables::District;
use crate::seed::city;
use crate::seed::script::{Deed, Step};
use crate::seed::words::{actor, office, reason, short};

/// Days from the first to the last.
pub(super) const DAYS: u32 = 365;

/// Cases a social worker answers for, about.
const CASELOAD: u64 = 90;

/// The hours at which everything of a day is written.
const MORNING: i64 = 10;

/// What everybody in the city at scale knows.
pub(super) struct Year<'d> {
    pub(super) districts: &'d [District],
    /// What tells this city from another one of the same tables.
    pub(super) name: String,
    opening: DateTime<Utc>,
    calendar: Calendar,
    workers: Vec<usize>,
}

impl<'d> Year<'d> {
    /// The city that opened then, with as many social workers as its plans need.
    pub(super) fn new(
        districts: &'d [District],
        name: String,
        opening: DateTime<Utc>,
        plans: &[usize],
    ) -> Self {
        let workers = plans.iter().map(|plans| {
            plans
                .div_ceil(usize::try_from(CASELOAD).unwrap_or(1))
                .max(1)
        });
        Self {
            districts,
            name,
            opening,
            calendar: city::calendar(),
            workers: workers.collect(),
        }
    }

    /// The first instant, for a city whose last day is `yesterday`.
    pub(super) fn opening_before(yesterday: NaiveDate) -> DateTime<Utc> {
        let first = yesterday - TimeDelta::days(i64::from(DAYS) - 1);
        day_start(first) + TimeDelta::hours(6)
    }

    /// The instant at which everything of a day is written.
    pub(super) fn at(&self, day: u32) -> DateTime<Utc> {
        let first = rome_day(self.opening);
        day_start(first + TimeDelta::days(day.into())) + TimeDelta::hours(MORNING)
    }

    /// The day in Italy.
    pub(super) fn on(&self, day: u32) -> NaiveDate {
        rome_day(self.at(day))
    }

    /// That day, or the last working day before it.
    pub(super) fn working(&self, mut day: u32) -> u32 {
        while day > 0 && !self.calendar.is_working_day(self.on(day)) {
            day -= 1;
        }
        day
    }

    /// The office of a district.
    pub(super) fn office(&self, district: usize) -> OfficeCode {
        office(&format!("centro-{}", self.districts[district].id))
    }

    /// The social worker of somebody with this number.
    pub(super) fn manager(&self, district: usize, number: usize) -> Actor {
        let at = self.office(district);
        match number % self.workers[district] {
            0 => city::case_manager(&at),
            other => Actor {
                code: actor(&format!("social-worker-{}-{at}", other + 1)),
                role: Role::CaseManager,
                office: Some(at),
                person: None,
            },
        }
    }

    /// The fund that pays for an area in a district.
    pub(super) fn fund(&self, district: usize, area: &Area) -> FundCode {
        let source = format!("{}-{}", area.code, self.districts[district].id);
        FundCode::of(&reason(&source), rome_year(self.opening)).expect("a short source")
    }

    /// The steps of the first morning: offices open and funds are allocated.
    pub(super) fn setup(&self) -> Vec<Step> {
        let step = |name: String, stream, deed| Step {
            name: format!("{}/{name}", self.name),
            at: self.opening,
            actor: city::director(),
            channel: "setup",
            on_behalf_of: None,
            stream,
            deed,
        };
        let mut steps = Vec::new();
        for (place, district) in self.districts.iter().enumerate() {
            let command = self.office_opening(place, district);
            let stream = command.code.stream_id();
            steps.push(step(
                format!("office/{}", district.id),
                stream,
                Deed::Office(command.into()),
            ));
            for area in AREAS.iter().filter(|area| area.tariff.is_some()) {
                let fund = self.fund(place, area);
                let command = OpenFund {
                    source: reason(&format!("{}-{}", area.code, district.id)),
                    year: rome_year(self.opening),
                    allocated: Money::parse("90000000.00").expect("a plain amount"),
                    act: reason("dd-001"),
                    at: self.opening,
                };
                steps.push(step(
                    format!("fund/{fund}"),
                    fund.stream_id(),
                    Deed::Fund(command.into()),
                ));
            }
        }
        steps
    }

    fn office_opening(&self, place: usize, district: &District) -> OpenOffice {
        let number = district.id;
        OpenOffice {
            code: self.office(place),
            profile: OfficeProfile {
                name: short(&format!("Centro territoriale {number}, {}", district.name)),
                address: short(&format!("Via dei Servizi {number}")),
                phones: vec![short(&format!("095 00000{number:02}"))],
                pec: Some(short(&format!("centro-{number}@pec.example.it"))),
                hours: vec![OpeningHours {
                    days: short("dal lunedì al venerdì"),
                    hours: short("9:00-12:30"),
                }],
                districts: BTreeSet::from([reason(&number.to_string())]),
                head: short(&format!("La responsabile del centro {number}")),
            },
            opens_on: rome_day(self.opening),
        }
    }
}
