//! Journeys: few, long, through real parts.

mod elderly_woman;
mod import;
mod scale;
mod seed;
