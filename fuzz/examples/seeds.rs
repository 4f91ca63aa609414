//! Writes the dictionary of the crate's keys and the generated inputs from which the corpora were grown:
//! `cargo run --example seeds -- FOLDER`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

use serde_json::Value;
use shegong::{
    ArchiveField, Category, Clause, Duty, EventKind, Guideline, Keyed, Rate, Record, ServiceKind, Step, WorkItem,
};
use shegong_fuzz::mutate::{Shape, seed};

const TARGETS: [(&str, Shape); 5] = [
    ("plan_json", Shape::Plan),
    ("delivery_json", Shape::Delivery),
    ("guideline_json", Shape::Guideline),
    ("assess_matches_model", Shape::GuidelineAndPlan),
    ("review_matches_model", Shape::GuidelineAndDelivery),
];

const SEEDS: u64 = 200;

/// A whole plan with one of every field, and a delivery, for their keys.
const DOCUMENTS: [&str; 2] = [
    include_str!("../../examples/data/delivery.json"),
    r#"{"name": "", "term_months": 12, "staff": [{"workers": 1, "months": 1, "share": "0.5"}], "lines": [{"work":
    {"community_survey": {"samples": 1, "parts": ["preparation", "data_collection", "data_processing", "data_analysis",
    "report_writing"]}, "community_resource_survey": {"households": 1, "parts": ["community_walk", "literature_review",
    "report_and_map"]}, "referral": ["unaccompanied", "accompanied"], "lecture": ["self_run", "external_expert"],
    "other_service": {"like": "", "hours": ""}}, "quantity": 1, "participants": 1, "minutes": 1, "community": "",
    "service": "", "basis": ""}]}"#,
];

fn keyed<T: Keyed>(words: &mut BTreeSet<String>) {
    for value in T::ALL {
        words.extend([value.key(), value.name().zh, value.name().en].map(str::to_owned));
    }
}

fn words_of(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(words.insert(text.clone())),
        Value::Array(values) => values.iter().for_each(|value| words_of(value, words)),
        Value::Object(entries) => {
            words.extend(entries.keys().cloned());
            entries.values().for_each(|value| words_of(value, words));
        }
        _ => {}
    }
}

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).expect("a folder to write to"));
    for (target, shape) in TARGETS {
        let seeds = folder.join(target);
        fs::create_dir_all(&seeds)?;
        for number in 0..SEEDS {
            fs::write(seeds.join(format!("generated-{number}")), seed(shape, number))?;
        }
    }

    let mut words = BTreeSet::new();
    keyed::<WorkItem>(&mut words);
    keyed::<Rate>(&mut words);
    keyed::<Category>(&mut words);
    keyed::<ServiceKind>(&mut words);
    keyed::<Record>(&mut words);
    keyed::<Step>(&mut words);
    keyed::<Duty>(&mut words);
    keyed::<ArchiveField>(&mut words);
    keyed::<EventKind>(&mut words);
    words.extend(Clause::ALL.iter().filter(|clause| clause.id().len() > 7).map(ToString::to_string));
    words_of(&serde_json::to_value(&Guideline::SUZHOU_2016)?, &mut words);
    for document in DOCUMENTS {
        words_of(&serde_json::from_str(document)?, &mut words);
    }
    words.extend(["null", "0.01", "1000000", "10000000", "0.5", "1e308", "5e-324"].map(str::to_owned));
    let mut dictionary = String::from("# The crate's keys and names; written by `cargo run --example seeds`.\n");
    for word in words.iter().filter(|word| !word.is_empty() && word.len() <= 64) {
        let escaped: String = word.bytes().fold(String::new(), |mut escaped, byte| {
            match byte {
                b' '..=b'~' if byte != b'"' && byte != b'\\' => escaped.push(byte.into()),
                _ => write!(escaped, "\\x{byte:02X}").expect("a string grows"),
            }
            escaped
        });
        writeln!(dictionary, "\"{escaped}\"").expect("a string grows");
    }
    fs::write(folder.join("dictionary"), dictionary)
}
