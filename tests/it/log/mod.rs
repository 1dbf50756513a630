//! The log: append, numbers, idempotence, order, rights, what is read of it at which moment.

mod append;
mod moments;
mod order;
mod roles;
mod upstream;

use tests::app::noon;
