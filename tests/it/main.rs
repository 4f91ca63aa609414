//! The crate's integration tests, one binary: a file a concern.

#![allow(unreachable_pub, reason = "a test binary has no outside")]

mod api;
mod clauses;
mod command;
mod edges;
mod examples;
mod exhaustive;
mod inverse;
mod laws;
mod messages;
mod model;
mod parameters;
mod readme;
mod support;
mod table;
mod wire;
mod worked;
