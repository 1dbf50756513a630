//! Value objects that several aggregates share.

pub mod calendar;
pub mod code;
pub mod error;
pub mod ids;
pub mod money;
pub mod personal;
pub mod regime;
pub mod stamp;
pub mod term;
pub mod text;
pub mod time;
