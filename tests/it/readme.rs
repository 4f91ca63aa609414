//! What the two READMEs print alike: the plan as JSON, and the measured figures. Their commands are compared by
//! `.ci/run`, their programs are compiled with the documentation's examples.

use shegong::{Guideline, Plan};

const READMES: [&str; 2] = [include_str!("../../README.md"), include_str!("../../README.zh-CN.md")];

/// The text between the first `begin` and the next `end`.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).expect("the README has it");
    rest.split_once(end).expect("it ends").0
}

#[test]
fn the_plan_as_json_is_one_that_is_read_and_both_readmes_print_it() {
    let [english, chinese] = READMES.map(|readme| between(readme, "```json\n", "```"));
    assert_eq!(english, chinese);
    let plan: Plan = serde_json::from_str(english).unwrap();
    // 60 × 1, 2 × 12 and 4 × 20, 300 samples at 160 hours a hundred, and 24 hours as they are stated.
    assert_eq!(Guideline::SUZHOU_2016.assess(&plan).total().to_string(), "668");
}

#[test]
fn both_readmes_print_the_same_ratios() {
    let [english, chinese] = READMES.map(|readme| {
        let rows = readme.lines().filter(|line| line.starts_with("| ") && line.ends_with(" |"));
        let last_cells = rows.filter_map(|row| row.trim_end_matches(" |").rsplit("| ").next());
        last_cells.filter(|cell| cell.starts_with(|c: char| c.is_ascii_digit())).collect::<Vec<_>>()
    });
    assert!(english.len() >= 5, "{english:?}");
    assert_eq!(english, chinese);
}
