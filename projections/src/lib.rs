//! The read models: what can be asked, and how they follow the log.
//!
//! A read model is a pure function from events to changes of rows. The [`runner`](Projections::start) writes rows and
//! checkpoint in one transaction; [`rebuild`](Projections::rebuild) makes the rows again from the first event while
//! reads go on. Every question takes the [`Viewer`] first and is answered within what they may see.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod access_sheets;
pub mod accesses;
mod application;
pub mod application_desk;
pub mod application_papers;
pub mod application_progress;
mod apply;
mod arrays;
pub mod audit_trail;
pub mod calls;
pub mod case_citizen;
pub mod case_files;
mod checkpoint;
mod daily_check;
mod daily_file;
pub mod daily_register;
pub mod deadline_watch;
pub mod duplicates;
mod error;
mod fact;
mod fetch;
mod flush;
pub mod fund_position;
pub mod mandates;
pub mod offices;
mod page;
pub mod people;
pub mod plan_citizen;
pub mod plan_view;
pub mod plans_due;
mod projections;
pub mod ranking_notices;
pub mod rankings;
pub mod reactions;
mod rebuild;
mod receipt;
pub mod registrations;
mod rows;
mod runner;
pub mod services;
mod shown;
mod skip;
mod standing;
mod target;
mod trouble;
pub mod unmaskings;
mod view;
mod viewer;
pub mod work_list;

pub use application::{Case, Clock, Wanted, Window};
pub use checkpoint::{Checkpoint, Status};
pub use daily_check::{AlteredDay, CheckedDays, check_days};
pub use daily_file::{FileOfDay, daily_file};
pub use error::ProjectionError;
pub use fact::{Event, Fact};
pub use page::{Cursor, LIMIT, Page, PageRequest, USUAL};
pub use projections::Projections;
pub use rebuild::{Difference, Report};
pub use receipt::{ReceiptCall, ReceiptPaper, ReceiptRow, receipt};
pub use rows::{Change, Rows, Table};
pub use runner::{Running, Step};
pub use shown::{Opened, Shown};
pub use skip::SkipError;
pub use standing::{Behind, Standing, Stopped};
pub use view::{View, ViewRef};
pub use viewer::Viewer;

/// Every read model of the product.
pub static ALL: &[ViewRef] = &[
    &access_sheets::AccessSheets,
    &application_desk::ApplicationDesk,
    &application_papers::ApplicationPapers,
    &application_progress::ApplicationProgress,
    &audit_trail::AuditTrail,
    &calls::Calls,
    &case_citizen::CaseCitizen,
    &case_files::CaseFiles,
    &daily_register::DailyRegister,
    &deadline_watch::DeadlineWatch,
    &duplicates::Duplicates,
    &fund_position::FundPosition,
    &mandates::Mandates,
    &offices::Offices,
    &people::People,
    &plan_citizen::PlanCitizen,
    &plan_view::PlanView,
    &plans_due::PlansDue,
    &ranking_notices::RankingNotices,
    &rankings::Rankings,
    &registrations::Registrations,
    &services::Services,
    &unmaskings::Unmaskings,
    &work_list::WorkList,
];
