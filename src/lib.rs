//! stub
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::string_slice,
    clippy::allow_attributes_without_reason
)]
extern crate alloc;

mod excerpt;
mod language;
mod keyed;
#[cfg(feature = "serde")]
mod wire;
mod clause;
mod catalogue;
mod application;
mod delivery;
mod finding;
mod quantity;
mod text;
mod guideline;
pub use {application::*, delivery::*, finding::*, catalogue::*, clause::*, excerpt::*, guideline::*, language::*, quantity::*, keyed::{Keyed, ParseKeyError}};
