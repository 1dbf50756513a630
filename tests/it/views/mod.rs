//! The read models: they follow the log, survive failures, and are what the log says.

mod applications;
mod follow;
mod given;
mod histories;
mod people;
mod published;
mod reactions;
mod rebuild;
mod terms;
mod trouble;
mod world;
