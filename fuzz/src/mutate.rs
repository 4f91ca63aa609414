//! Mutation of JSON by its structure, so that most inputs stay valid and aim at the edges of the rules.
//!
//! What is put in comes from documents that the generators of the crate's own tests make.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Deserializer, Map, Value, json};

use crate::model::generate;

/// What an input is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    Plan,
    Delivery,
    Guideline,
    GuidelineAndPlan,
    GuidelineAndDelivery,
}

impl Shape {
    const fn has_guideline_first(self) -> bool {
        matches!(self, Self::GuidelineAndPlan | Self::GuidelineAndDelivery)
    }
}

/// The documents of an input, always as many as its shape has: a guideline left out is an empty one.
fn documents(shape: Shape, data: &[u8]) -> Option<Value> {
    let documents = Deserializer::from_slice(data).into_iter().collect::<Result<Vec<Value>, _>>().ok()?;
    match (shape.has_guideline_first(), documents.len()) {
        (true, 1) => Some(Value::Array([json!({})].into_iter().chain(documents).collect())),
        (true, 2) | (false, 1) => Some(Value::Array(documents)),
        _ => None,
    }
}

/// The bytes of an input.
fn bytes(shape: Shape, documents: &Value) -> Vec<u8> {
    let documents = documents.as_array().map_or(&[][..], Vec::as_slice);
    let is_left_out = |document: &Value| shape.has_guideline_first() && *document == json!({});
    let lines: Vec<String> = documents
        .iter()
        .enumerate()
        .filter(|(position, document)| *position > 0 || !is_left_out(document))
        .map(|(_, document)| document.to_string())
        .collect();
    lines.join("\n").into_bytes()
}

/// How many documents each shape's generator makes.
const DONORS: u64 = 2048;

/// One of the generated inputs of a shape, as its documents.
#[must_use]
pub fn donor(shape: Shape, number: u64) -> Value {
    static MADE: LazyLock<Mutex<HashMap<(Shape, u64), Value>>> = LazyLock::new(Mutex::default);
    let number = number % DONORS;
    let mut made = MADE.lock().expect("nothing panics while it makes a document");
    made.entry((shape, number)).or_insert_with(|| generated(shape, number)).clone()
}

/// The bytes of one of the generated inputs.
#[must_use]
pub fn seed(shape: Shape, number: u64) -> Vec<u8> {
    bytes(shape, &donor(shape, number))
}

fn generated(shape: Shape, number: u64) -> Value {
    let mut rng_seed = [0; 32];
    rng_seed[..8].copy_from_slice(&number.to_le_bytes());
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &rng_seed));
    let mut make = |strategy: proptest::strategy::BoxedStrategy<Value>| {
        strategy.new_tree(&mut runner).expect("no generator filters").current()
    };
    let pair = |(document, guideline)| json!([guideline, document]);
    let is_suzhous = number.is_multiple_of(2);
    match shape {
        Shape::Plan => json!([make(generate::plan())]),
        Shape::Delivery => json!([make(generate::delivery())]),
        Shape::Guideline => json!([make(generate::guideline())]),
        Shape::GuidelineAndPlan if is_suzhous => json!([{}, make(generate::plan())]),
        Shape::GuidelineAndDelivery if is_suzhous => json!([{}, make(generate::delivery())]),
        Shape::GuidelineAndPlan => make(generate::plan_and_guideline().prop_map(pair).boxed()),
        Shape::GuidelineAndDelivery => make(generate::delivery_and_guideline().prop_map(pair).boxed()),
    }
}

/// A small generator of numbers (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`.
    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(count.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        choices.get(self.below(choices.len()))
    }
}

/// Numbers about the bounds of the crate's types and the document's limits.
const NUMBERS: [u64; 34] = [
    0,
    1,
    2,
    3,
    4,
    5,
    7,
    8,
    9,
    10,
    11,
    12,
    19,
    20,
    21,
    29,
    30,
    59,
    60,
    61,
    99,
    100,
    101,
    120,
    240,
    366,
    600,
    1_000,
    3_000,
    100_000,
    1_000_000,
    10_000_000,
    10_000_001,
    u64::MAX,
];

/// Texts about the bounds of amounts, blank ones, and ones that should not be printed as they are.
const TEXTS: [&str; 34] = [
    "",
    " ",
    "\u{3000}",
    "\t\n",
    "桂花",
    "桂花 ",
    "0",
    "0.01",
    "0.1",
    "0.10",
    "0.5",
    "1",
    "1.0",
    "1.01",
    "0.99",
    "0.0001",
    "0.9999",
    "0.9",
    "23.99",
    "24",
    "24.01",
    "200",
    "200.01",
    "1000000",
    "1000000.01",
    "00012.50",
    "-1",
    "+1",
    "1e3",
    ".5",
    "5.",
    "\u{1b}[2J\u{202e}",
    "３０",
    "999999.99",
];

/// JSON that is not what stands there usually.
const ODD: [&str; 10] = ["null", "true", "[]", "{}", "-1", "1.5", "1e300", "-2.2250738585072014e-308", "1e-7", "\"x\""];

/// Mutates an input: mostly by structure, else, and where it is no JSON, by `bytewise`.
pub fn mutate(
    shape: Shape,
    data: &mut [u8],
    size: usize,
    max_size: usize,
    seed: u32,
    bytewise: fn(&mut [u8], usize, usize) -> usize,
) -> usize {
    let mut random = Random(seed.into());
    if random.one_in(8) {
        return bytewise(data, size, max_size);
    }
    let old = data.get(..size).and_then(|data| documents(shape, data));
    let mut new = match old {
        Some(documents) if !random.one_in(64) => documents,
        None if !random.one_in(4) => return bytewise(data, size, max_size),
        _ => donor(shape, random.next()),
    };
    for _ in 0..=random.below(4) {
        step(shape, &mut new, &mut random);
    }
    let new = bytes(shape, &new);
    match data.get_mut(..new.len()) {
        Some(room) if new.len() <= max_size => {
            room.copy_from_slice(&new);
            new.len()
        }
        _ => bytewise(data, size, max_size),
    }
}

fn step(shape: Shape, documents: &mut Value, random: &mut Random) {
    match random.below(16) {
        0..=6 => graft(shape, documents, random),
        7..=10 => tweak(documents, random),
        11..=12 => rearrange(documents, random),
        13 => copy(documents, random),
        14 => leave_out(documents, random),
        _ => {
            let odd = random.pick(&ODD).and_then(|odd| serde_json::from_str(odd).ok());
            let place = place(documents, random, |_| true);
            if let (Some(place), Some(odd)) = (place.and_then(|place| documents.pointer_mut(&place)), odd) {
                *place = odd;
            }
        }
    }
}

/// The places in the documents, as JSON pointers, without the documents as a whole.
fn places(documents: &Value) -> Vec<(String, &Value)> {
    let mut places = vec![(String::new(), documents)];
    let mut next = 0;
    while let Some((place, value)) = places.get(next).cloned() {
        match value {
            Value::Array(values) => {
                places.extend(values.iter().enumerate().map(|(at, value)| (format!("{place}/{at}"), value)));
            }
            Value::Object(entries) => {
                let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
                places.extend(entries.iter().map(|(key, value)| (format!("{place}/{}", escaped(key)), value)));
            }
            _ => {}
        }
        next += 1;
    }
    places.remove(0);
    places
}

fn place(documents: &Value, random: &mut Random, is_meant: fn(&Value) -> bool) -> Option<String> {
    let places: Vec<_> = places(documents).into_iter().filter(|(_, value)| is_meant(value)).collect();
    random.pick(&places).map(|(place, _)| place.clone())
}

/// The place in which a place is.
fn around(place: &str) -> (&str, &str) {
    place.rsplit_once('/').unwrap_or(("", place))
}

/// Puts a part of a generated input where such a part belongs, instead of what is there or among it.
fn graft(shape: Shape, documents: &mut Value, random: &mut Random) {
    let donor = donor(shape, random.next());
    // Every other time a whole entry of a list, such as a line.
    let is_entry = random.one_in(2);
    let places: Vec<_> =
        places(&donor).into_iter().filter(|(place, _)| !is_entry || place.matches('/').count() == 3).collect();
    let Some((place, part)) = random.pick(&places) else { return };
    let mut place = place.as_str();
    // Further out, until there is a place for it.
    while documents.pointer(around(place).0).is_none() {
        place = around(place).0;
    }
    let part = donor.pointer(place).unwrap_or(part).clone();
    let (outside, name) = around(place);
    match documents.pointer_mut(outside) {
        Some(Value::Array(values)) if !outside.is_empty() && (random.one_in(2) || values.is_empty()) => {
            let position = random.below(values.len() + 1);
            values.insert(position, part);
        }
        Some(Value::Array(values)) => {
            let position = if outside.is_empty() { name.parse().unwrap_or(0) } else { random.below(values.len()) };
            if let Some(value) = values.get_mut(position) {
                *value = part;
            }
        }
        // An item of work, an event or a supervisor is an object of one entry, whose key says what it is.
        Some(Value::Object(entries)) if place.ends_with("/work") || entries.len() != 1 => {
            entries.insert(name.to_owned(), part);
        }
        Some(Value::Object(entries)) => *entries = Map::from_iter([(name.to_owned(), part)]),
        Some(value) => *value = part,
        None => {}
    }
}

/// Another number or text in one place.
fn tweak(documents: &mut Value, random: &mut Random) {
    let Some(place) = place(documents, random, |value| value.is_number() || value.is_string()) else { return };
    let Some(value) = documents.pointer_mut(&place) else { return };
    if let Some(number) = value.as_u64() {
        *value = json!(match random.below(6) {
            0 => number.wrapping_add(1),
            1 => number.wrapping_sub(1),
            2 => number.wrapping_mul(2),
            3 => number / 2,
            4 => random.next() % 1_000,
            _ => random.pick(&NUMBERS).copied().unwrap_or(0),
        });
    } else if let Some(text) = value.as_str() {
        let hundredths = text.parse::<f64>().map(|number| (number * 100.0).round());
        *value = match (hundredths, random.below(4)) {
            (Ok(hundredths), 0) => json!(format!("{}", (hundredths + 1.0) / 100.0)),
            (Ok(hundredths), 1) => json!(format!("{}", (hundredths - 1.0) / 100.0)),
            (Ok(_), 2) => json!(format!("{}.{:02}", random.next() % 300, random.next() % 100)),
            _ => json!(random.pick(&TEXTS)),
        };
    }
}

/// Doubles, moves or drops entries of a list.
fn rearrange(documents: &mut Value, random: &mut Random) {
    let Some(place) = place(documents, random, Value::is_array) else { return };
    let Some(Value::Array(values)) = documents.pointer_mut(&place) else { return };
    if values.is_empty() {
        return;
    }
    let (one, other) = (random.below(values.len()), random.below(values.len()));
    match random.below(4) {
        0 => values.insert(other, values[one].clone()),
        1 => values.swap(one, other),
        2 => values.truncate(other),
        _ => drop(values.remove(one)),
    }
}

/// Makes two fields of one name equal, such as the communities of two lines.
fn copy(documents: &mut Value, random: &mut Random) {
    let Some(from) = place(documents, random, |_| true) else { return };
    let name = around(&from).1;
    let others: Vec<_> = places(documents).into_iter().filter(|(place, _)| around(place).1 == name).collect();
    let Some((to, _)) = random.pick(&others) else { return };
    let (to, value) = (to.clone(), documents.pointer(&from).cloned());
    if let (Some(to), Some(value)) = (documents.pointer_mut(&to), value) {
        *to = value;
    }
}

/// Leaves out an entry of an object.
fn leave_out(documents: &mut Value, random: &mut Random) {
    let Some(place) = place(documents, random, Value::is_object) else { return };
    let Some(Value::Object(entries)) = documents.pointer_mut(&place) else { return };
    let keys: Vec<String> = entries.keys().cloned().collect();
    if let Some(key) = random.pick(&keys) {
        entries.remove(key);
    }
}
