//! Value objects that several aggregates share.

pub mod ids;
pub mod personal;
pub mod stamp;
