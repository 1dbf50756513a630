//! Value objects that several aggregates share.

pub mod error;
pub mod ids;
pub mod personal;
pub mod stamp;
