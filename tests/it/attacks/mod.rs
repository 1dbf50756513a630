//! What somebody tries who wants more than is theirs, and what they get.

mod bytes;
mod fields;
mod ids;
mod limits;
mod paths;
mod tls;
mod told;
