//! An optional guideline and a plan: every answer is the second implementation's, and the crate's answers agree.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use shegong::{Guideline, Plan};
use shegong_fuzz::mutate::{Shape, mutate};
use shegong_fuzz::{check, documents, model};

fuzz_target!(|data: &[u8]| {
    let Some((guideline, plan)) = documents::two(data) else { return };
    let (Some((guideline, guideline_json)), Some((plan, plan_json))) =
        (documents::read::<Guideline>(guideline), documents::read::<Plan>(plan))
    else {
        return;
    };
    let assessment = guideline.assess(&plan);
    check::decided(&guideline, &assessment);
    check::assessment(&assessment, &guideline);
    check::inverses(&guideline, &plan);
    let answer = check::assessed(&guideline, &plan);
    if !model::is_beyond(&answer) {
        assert_eq!(answer, model::assessed(&plan_json, &guideline_json), "{guideline_json}\n{plan_json}");
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(Shape::GuidelineAndPlan, data, size, max_size, seed, fuzzer_mutate)
});
