//! Reviews deliveries: activities, supervision and its fees, and which records a case file lacks.
//!
//! Without arguments it reviews a bundled delivery that shows each kind of finding; `--help` tells the rest.

mod common;

use std::process::ExitCode;

use shegong::{Delivery, Guideline, Language};

struct Review;

impl common::Job for Review {
    type Input = Delivery;
    const NAME: &'static str = "review";
    const SAMPLE: &'static str = include_str!("data/delivery.json");

    fn json(guideline: &Guideline, delivery: &Delivery) -> serde_json::Result<String> {
        serde_json::to_string(&guideline.review(delivery))
    }

    fn report(guideline: &Guideline, delivery: &Delivery, language: Language) -> String {
        guideline.review(delivery).display(language).to_string()
    }
}

fn main() -> ExitCode {
    common::run::<Review>()
}
