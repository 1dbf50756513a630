//! Value objects that several aggregates share.

pub mod calendar;
pub mod code;
pub mod contact;
pub mod digest;
pub mod error;
pub mod health_code;
pub mod ids;
pub mod money;
pub mod personal;
pub mod regime;
pub mod schemes;
pub mod stamp;
pub mod tax_code;
pub mod term;
pub mod text;
pub mod time;
