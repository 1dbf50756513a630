//! Piano assistenziale individualizzato: what a person needs, what is agreed with them, who does it, who pays for it.
//!
//! One aggregate for the whole family of plans (PAI, PTI, individual project, inclusion pact); which one it is, is a
//! code. A version is worked on, shared with the board where health care takes part, signed by all who must, and put
//! in force; the version before it stays as it was. Deliveries, reviews and corrections are recorded against it.

mod code;
mod command;
mod decide;
mod error;
mod event;
mod parts;
mod quantity;
mod review_rule;
pub mod samples;
mod signature;
mod state;

pub use code::{Coded, Scheme};
pub use command::*;
pub use error::CarePlanError;
pub use event::*;
pub use parts::{
    Assessment, Bearer, Beneficiaries, BeneficiaryKind, BudgetLine, Content, FundCover, Horizon,
    Intervention, Need, Objective, ObjectiveScore, PlanItem, Said, Score, Sealed,
};
pub use quantity::Quantity;
pub use review_rule::{ReviewRule, ReviewUnit};
pub use signature::{BoardMember, BoardOutcome, Signatory, Signature, SignatureMethod};
pub use state::{BoardOnFile, CarePlan, DeliveryOnFile, Pause, PlanStatus, Version, Working};

crate::aggregate!(
    CarePlan,
    "care_plan",
    CarePlanCommand,
    CarePlanEvent,
    CarePlanError
);
