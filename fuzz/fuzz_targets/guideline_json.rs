//! Any bytes as a guideline: refused in one short line, or read, written and read again, and answers under it printed.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use shegong::{Delivery, Guideline, Plan};
use shegong_fuzz::check;
use shegong_fuzz::mutate::{Shape, mutate};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let json = include_str!("../../tests/it/data/case_three_society_platform_5fte.json");
    serde_json::from_str(json).expect("a plan")
});

static DELIVERY: LazyLock<Delivery> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../examples/data/delivery.json")).expect("a delivery"));

fuzz_target!(|data: &[u8]| {
    if let Some(guideline) = check::read::<Guideline>(data) {
        check::assessment(&guideline.assess(&PLAN), &guideline);
        check::review(&guideline.review(&DELIVERY), &guideline);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(Shape::Guideline, data, size, max_size, seed, fuzzer_mutate)
});
