//! What holds for every route: tokens, headers, bodies, limits, problems.

mod body;
pub(crate) mod city;
mod counts;
mod headers;
mod naughty;
mod ranked;
mod repeated;
mod token;
mod values;
mod years;
