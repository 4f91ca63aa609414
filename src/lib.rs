//! Suzhou's guideline on professional social-work services (苏州市专业社会工作服务规范指引（试行）, 苏政民社〔2016〕2号) as
//! a typed, exact library: reference hours, a project's workload, the share of ordinary activities, limits and fees of
//! supervision, required records and duties. Every finding and every line of hours names the clause it rests on.
//!
//! ```
//! use shegong::{Accompaniment, Conduct, Guideline, Language, Line, Plan, Term, Verdict, Work};
//!
//! let plan = Plan::builder("颐养社区老年社工服务", Term::years(1)?)
//!     .full_time(2)
//!     .work(Work::ProfessionalConsultation, 60)
//!     .work(Work::Referral(Accompaniment::Accompanied), 2)
//!     .line(Line::builder(Work::Lecture(Conduct::SelfRun), 4).participants(40).minutes(90))
//!     .build()?;
//! let assessment = Guideline::SUZHOU_2016.assess(&plan);
//! assert_eq!(assessment.verdict(), Verdict::NonCompliant); // 164 hours for two workers
//! println!("{}", assessment.display(Language::Chinese));
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! # The map
//!
//! Reference hours serve only to estimate a project when it is applied for (clause 5.1), so that the crate has two
//! halves, which share a vocabulary and never mix:
//!
//! ```text
//! Guideline ─┬─► application:  Plan     ──► Workload ──► Assessment, Envelope
//!            └─► delivery:     Delivery ───────────────► Review
//! ```
//!
//! | you want | look at |
//! |---|---|
//! | the document's own statements and what became of each | [`Clause`], [`Treatment`], [`Edition`] |
//! | the hour table | [`WorkItem`], [`Rate`], [`Category`], [`Unit`] |
//! | kinds of service, and what each keeps, does and owes | [`ServiceKind`], [`ServiceRecord`], [`Step`], [`Duty`], [`ArchiveField`] |
//! | the parameters, a local variant, how unclear clauses are read | [`Guideline`], [`WorkingYear`], [`Readings`], [`Severities`] |
//! | a plan's workload and what the guideline says of it | [`Plan`], [`Guideline::assess`], [`Guideline::envelope`] |
//! | a delivery and what the guideline says of it | [`Delivery`], [`Guideline::review`], [`Guideline::check_fee`] |
//! | what was found | [`Finding`], [`Rule`], [`Verdict`] |
//! | exact amounts and bounded counts | [`Hours`], [`Yuan`], [`Share`], [`Quantity`] and their siblings |
//!
//! # Errors and findings
//!
//! An *error* means that something could not be evaluated: it is typed and says where. A *finding* means that it was
//! evaluated and departs from the guideline. What is not known (a lecture without its minutes, a session without its fee)
//! is not judged: it counts neither as zero nor as passed.
//!
//! # Exactness
//!
//! Amounts are whole numbers of hundredths, shares of ten-thousandths; there is no floating point anywhere. Limits are
//! compared by cross-multiplication and never against a rounded figure, and what is printed decides as the exact value
//! does. Nothing panics, and no accepted input overflows: the bounds of every count are those of its type.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `std` | yes | the standard library; without it the crate needs only `alloc` |
//! | `serde` | yes | JSON of every input and answer, and of a local variant of the guideline |
//! | `proptest1` | no | [`proptest`] 1 strategies for every public type but builders, errors and answers that borrow |
//!
//! No feature changes an answer.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(feature = "proptest1"),
    allow(rustdoc::broken_intra_doc_links, reason = "the link to proptest needs its feature")
)]
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

mod alike;
mod excerpt;
mod keyed;
mod language;
#[cfg(feature = "serde")]
mod wire;

mod clause;
mod quantity;

mod catalogue;
mod guideline;

mod finding;

mod application;
mod delivery;

mod text;

#[cfg(feature = "proptest1")]
#[cfg_attr(docsrs, doc(cfg(feature = "proptest1")))]
pub mod proptest;

pub use application::*;
pub use catalogue::*;
pub use clause::{Clause, Edition, Locator, Treatment};
pub use delivery::*;
pub use excerpt::Excerpt;
pub use finding::{Evidence, FieldSet, Finding, Limit, Measure, Rule, Subject, Verdict};
pub use guideline::*;
pub use keyed::{Keyed, ParseKeyError};
pub use language::{Language, Name};
pub use quantity::*;

/// The README's program is compiled and run with the documentation's other examples.
#[cfg(all(doctest, feature = "serde"))]
#[doc = include_str!("../README.md")]
mod readme {}

/// The same in Chinese.
#[cfg(all(doctest, feature = "serde"))]
#[doc = include_str!("../README.zh-CN.md")]
mod readme_in_chinese {}
