//! The histories of other systems come in once, in their order, and go out as they came.

mod forms;
mod given;
mod late;
mod offices;
mod real;
mod seen;
