//! The texts of findings and reports in Chinese and English. Names of terms stand in their tables.

mod assessment;
mod message;
mod remedy;
mod report;
mod review;
mod width;
mod words;

use crate::application::{Assessment, AssessmentWithReadings};
use crate::delivery::{FeeCap, FeeCheck, Review};
use crate::finding::Finding;
use crate::language::displayed;

displayed! {
    /// What the finding says, without a full stop.
    Finding;
    /// The printed assessment: the table that an application form asks for, then limits and findings.
    Assessment<'_>;
    /// The printed assessment, with a sentence on whether its verdict hangs on a reading.
    AssessmentWithReadings<'_>;
    /// The printed review: supervision added up, then findings.
    Review<'_>;
    /// The cap in words, with its clause.
    FeeCap;
    /// The answer in words, with its clause.
    FeeCheck;
}
