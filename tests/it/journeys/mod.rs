//! Journeys: few, long, through real parts.

mod import;
mod scale;
mod seed;
