//! Value objects that several aggregates share.

pub mod code;
pub mod error;
pub mod ids;
pub mod money;
pub mod personal;
pub mod stamp;
pub mod text;
pub mod time;
