//! Every numbered statement of the document is a clause, everything in the tables stands at one, and `src/clauses.md`
//! tells of each what became of it.
//!
//! That file is generated: with `SHEGONG_BLESS=1` in the environment the test writes it instead of comparing it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use shegong::{
    Clause, Duty, Guideline, Keyed, Line, Rate, Readings, Rule, ServiceItem, ServiceKind, ServiceRecord, Step,
    Treatment, WorkItem, WorkingYear,
};

// ---------------------------------------------------------------------------------------------------------------------
// Numbers and locators
// ---------------------------------------------------------------------------------------------------------------------

/// The document's own numbering, read off it by hand.
const NUMBERING: &str = include_str!("data/numbering.txt");

#[test]
fn every_number_is_a_clause_in_the_documents_order() {
    let clauses: Vec<_> = Clause::ALL.iter().map(|clause| clause.id()).collect();
    let numbers: Vec<_> = NUMBERING.lines().collect();
    let missing: Vec<_> = numbers.iter().filter(|number| !clauses.contains(number)).collect();
    let invented: Vec<_> = clauses.iter().filter(|clause| !numbers.contains(clause)).collect();
    assert!(missing.is_empty() && invented.is_empty(), "no clause: {missing:?}; no number: {invented:?}");
    assert_eq!(clauses, numbers);
    assert_eq!(numbers.len(), 271);
    assert!(Clause::ALL.is_sorted(), "clauses compare as they stand in the document");
}

#[test]
fn a_clause_is_written_and_read_by_its_number() {
    for clause in Clause::ALL {
        assert_eq!(clause.to_string(), clause.id());
        assert_eq!(clause.id().parse::<Clause>().as_ref(), Ok(clause));
        assert_eq!(serde_json::to_value(clause).unwrap(), clause.id());
        assert_eq!(format!("{clause:?}"), format!("C{}", clause.id().replace('.', "_")));
    }
    for (text, reason) in [
        ("", "`` is not a clause of the guideline"),
        ("1.8", "`1.8` is not a clause of the guideline"),
        ("6", "`6` is not a clause of the guideline"),
        ("4.2.24", "`4.2.24` is not a clause of the guideline"),
        ("1.5.4.1 ", "`1.5.4.1 ` is not a clause of the guideline"),
        ("1.05", "`1.05` is not a clause of the guideline"),
    ] {
        assert_eq!(text.parse::<Clause>().unwrap_err().to_string(), reason);
    }
}

#[test]
fn locators_are_in_the_documents_style() {
    let cases = [
        // Part one: sections in Chinese numerals, items plain, points in brackets, then circled.
        ("1", "一"),
        ("1.1", "一·一"),
        ("1.7", "一·七"),
        ("1.1.1", "一·一·1"),
        ("1.2.2.6", "一·二·2(6)"),
        ("1.5.4", "一·五·4"),
        ("1.5.4.1", "一·五·4(1)"),
        ("1.5.4.2.3", "一·五·4(2)③"),
        ("1.5.5.3.8", "一·五·5(3)⑧"),
        ("1.6.3.9", "一·六·3(9)"),
        ("1.7.3.2", "一·七·3(2)"),
        ("1.7.5", "一·七·5"),
        // Parts two and three: items plain, points in brackets, then circled.
        ("2", "二"),
        ("2.1", "二·1"),
        ("2.1.1", "二·1(1)"),
        ("2.2.3", "二·2(3)"),
        ("3", "三"),
        ("3.1", "三·1"),
        ("3.1.1", "三·1(1)"),
        ("3.1.1.3", "三·1(1)③"),
        ("3.2", "三·2"),
        // Part four: sections in bracketed Chinese numerals, then items, rows and their variants plain.
        ("4", "四"),
        ("4.1", "四(一)"),
        ("4.1.3", "四(一)·3"),
        ("4.2", "四(二)"),
        ("4.2.23", "四(二)·23"),
        ("4.2.15.5", "四(二)·15·5"),
        // Part five: items plain.
        ("5", "五"),
        ("5.2", "五·2"),
    ];
    for (id, locator) in cases {
        assert_eq!(id.parse::<Clause>().unwrap().locator().to_string(), locator, "{id}");
    }
}

/// How each part prints the numbers of its levels below its own.
const STYLES: [(&str, &[Style]); 5] = [
    ("1", &[Style::Numeral, Style::Plain, Style::Brackets, Style::Circle]),
    ("2", &[Style::Plain, Style::Brackets]),
    ("3", &[Style::Plain, Style::Brackets, Style::Circle]),
    ("4", &[Style::BracketedNumeral, Style::Plain, Style::Plain]),
    ("5", &[Style::Plain]),
];

#[derive(Clone, Copy)]
enum Style {
    Numeral,
    BracketedNumeral,
    Plain,
    Brackets,
    Circle,
}

#[test]
fn every_locator_follows_its_parts_style() {
    let numerals: Vec<char> = "零一二三四五六七八九".chars().collect();
    let circles: Vec<char> = "⓪①②③④⑤⑥⑦⑧⑨".chars().collect();
    let mut seen = BTreeSet::new();
    for clause in Clause::ALL {
        let (part, below) = clause.id().split_once('.').unwrap_or((clause.id(), ""));
        let (_, styles) = STYLES.iter().find(|(own, _)| *own == part).unwrap();
        let numbers: Vec<usize> =
            below.split('.').filter(|text| !text.is_empty()).map(|text| text.parse().unwrap()).collect();
        assert!(numbers.len() <= styles.len(), "{clause} lies deeper than its part");
        let mut expected = String::from(numerals[part.parse::<usize>().unwrap()]);
        for (number, style) in numbers.into_iter().zip(*styles) {
            match style {
                Style::Numeral => write!(expected, "·{}", numerals[number]),
                Style::BracketedNumeral => write!(expected, "({})", numerals[number]),
                Style::Plain => write!(expected, "·{number}"),
                Style::Brackets => write!(expected, "({number})"),
                Style::Circle => write!(expected, "{}", circles[number]),
            }
            .unwrap();
        }
        assert_eq!(clause.locator().to_string(), expected, "{clause}");
        assert!(seen.insert(expected), "{clause} has another's locator");
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Treatments and notes
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn what_no_table_carries_is_explained() {
    use Treatment::{Definition, Formula, Narrative, Permission};
    let mut explained = BTreeMap::new();
    for clause in Clause::ALL {
        let (treatment, note) = (clause.treatment(), clause.note());
        if matches!(treatment, Narrative | Definition | Permission | Formula) {
            *explained.entry(treatment.key()).or_insert(0) += 1;
            assert!(note.len() > 10, "{clause} is {treatment} and says no more than `{note}`");
        }
        assert_eq!(note.trim(), note, "{clause}");
        assert!(!note.ends_with('.') && !note.contains('|') && !note.contains('\n'), "{clause}: {note}");
        assert_eq!(note.matches('`').count() % 2, 0, "{clause}: {note}");
        if matches!(treatment, Definition | Permission | Formula) {
            assert!(quoted(note).next().is_some(), "{clause} is {treatment} and names nothing that carries it: {note}");
        }
    }
    assert_eq!(explained, BTreeMap::from([("definition", 22), ("formula", 3), ("narrative", 8), ("permission", 1)]));
}

/// What stands in backticks.
fn quoted(note: &str) -> impl Iterator<Item = &str> {
    note.split('`').skip(1).step_by(2)
}

/// Names of this crate; one that does not exist does not compile.
macro_rules! names {
    ($( $kind:ident $($name:ident)::+; )+) => { [ $( { names!(@exists $kind $($name)::+); names!(@text $($name)::+) } ),+ ] };
    (@text $name:ident) => { stringify!($name) };
    (@text $Type:ident :: $name:ident) => { concat!(stringify!($Type), "::", stringify!($name)) };
    (@exists ty $name:ident) => { let _ = std::any::type_name::<shegong::$name>(); };
    (@exists value $Type:ident :: $name:ident) => { let _ = $Type::$name; };
    (@exists field $Type:ident :: $name:ident) => { let _ = |of: &$Type| { let _ = &of.$name; }; };
}

/// The types and items that notes name.
fn named() -> BTreeSet<&'static str> {
    BTreeSet::from(names! {
        value ServiceKind::Consultation;
        value ServiceKind::Casework;
        value ServiceKind::CaseManagement;
        value ServiceKind::GroupWork;
        value ServiceKind::OutreachVisit;
        value ServiceKind::CommunitySurvey;
        value ServiceKind::CommunityResourceSurvey;
        value ServiceKind::CommunityActivity;
        value ServiceKind::Lecture;
        value ServiceKind::NeedsArchive;
        value ServiceKind::OrganizationFostering;
        value ServiceKind::VolunteerManagement;
        value ServiceKind::IndividualSupervision;
        value ServiceKind::GroupSupervision;
        value WorkingYear::hours;
        value Guideline::direct_hours;
        value Guideline::assess;
        value Step::contents;
        value Step::as_in;
        field ServiceRecord::contents;
        field Line::community;
        field Readings::walk_overlap;
        ty Plan;
        ty Assessment;
        ty Delivery;
        ty Review;
    })
}

#[test]
fn definitions_name_what_exists() {
    let named = named();
    for clause in Clause::ALL.iter().filter(|clause| clause.treatment() == Treatment::Definition) {
        for name in quoted(clause.note()) {
            assert!(named.contains(name), "{clause} names `{name}`, which does not exist");
        }
    }
}

#[test]
fn a_kind_of_service_is_named_where_it_is_described() {
    for service in ServiceKind::ALL {
        let clause = service.clause();
        if clause.treatment() == Treatment::Definition {
            let name = format!("ServiceKind::{service:?}");
            assert!(quoted(clause.note()).any(|quoted| quoted == name), "{clause} does not name `{name}`");
        }
    }
}

#[test]
fn other_notes_name_what_exists_too() {
    let named = named();
    let mut unused = named.clone();
    for clause in Clause::ALL {
        for name in quoted(clause.note()) {
            assert!(named.contains(name), "{clause} names `{name}`, which does not exist");
            unused.remove(name);
        }
    }
    assert!(unused.is_empty(), "no note names {unused:?}");
}

// ---------------------------------------------------------------------------------------------------------------------
// What carries a clause
// ---------------------------------------------------------------------------------------------------------------------

/// The clauses at which a rule can be found: its own, or each of what it speaks of.
fn clauses_of(rule: Rule) -> BTreeSet<Clause> {
    match (rule.clause(), rule) {
        (Some(clause), _) => BTreeSet::from([clause]),
        (None, Rule::ItemOutsideService) => ServiceKind::ALL
            .iter()
            .filter(|service| WorkItem::ALL.iter().any(|item| !service.has(*item)))
            .map(|service| service.clause())
            .collect(),
        (None, Rule::EstimateWithoutBasis) => {
            WorkItem::ALL.iter().filter(|item| item.rates().is_empty()).map(|item| item.clause()).collect()
        }
        (None, Rule::RecordMissing) => {
            ServiceRecord::ALL.iter().map(|record| record.service.records_clause()).collect()
        }
        (None, Rule::DutyUnmet) => Duty::ALL.iter().map(|duty| duty.clause()).collect(),
        (None, other) => panic!("nothing says at which clauses {other} can be found"),
    }
}

/// The keys of what stands at a clause, by kind.
fn carriers(clause: Clause) -> Vec<(&'static str, Vec<String>)> {
    fn keys<T: Keyed>(at: impl Fn(T) -> bool) -> Vec<String> {
        T::ALL.iter().filter(|value| at(**value)).map(|value| format!("`{}`", value.key())).collect()
    }
    let records = ServiceRecord::ALL.iter().filter(|record| record.clause == clause);
    let mut items = keys(|item: WorkItem| item.clause() == clause);
    items.extend(
        ServiceItem::ALL.iter().filter(|entry| entry.clause == clause).map(|entry| format!("`{}`", entry.item)),
    );
    items.dedup();
    let all = [
        ("rule", keys(|rule: Rule| clauses_of(rule).contains(&clause))),
        ("item", items),
        ("rate", keys(|rate: Rate| rate.clause() == clause)),
        ("record", records.map(|record| format!("`{}`", record.record.key())).collect()),
        ("step", keys(|step: Step| step.clause() == clause)),
        ("duty", keys(|duty: Duty| duty.clause() == clause)),
    ];
    all.into_iter().filter(|(_, keys)| !keys.is_empty()).collect()
}

fn carries(clause: Clause, kinds: &[&str]) -> bool {
    carriers(clause).iter().any(|(kind, _)| kinds.contains(kind))
}

/// The clauses under a clause.
fn below(clause: Clause) -> impl Iterator<Item = Clause> {
    let prefix = format!("{}.", clause.id());
    Clause::ALL.iter().copied().filter(move |other| other.id().starts_with(&prefix))
}

/// The rules whose clause is treated as something else because they only ask for what stands there, or let it be.
const ASIDE: [Rule; 4] = [Rule::ItemOutsideService, Rule::EstimateWithoutBasis, Rule::RecordMissing, Rule::DutyUnmet];

#[test]
fn what_a_clause_is_treated_as_stands_there() {
    for clause in Clause::ALL {
        let (own, anywhere): (&[&str], &[&str]) = match clause.treatment() {
            Treatment::Rule => (&["rule"], &[]),
            Treatment::Rates => (&[], &["rate", "item"]),
            Treatment::Records => (&[], &["record"]),
            Treatment::Steps => (&[], &["step"]),
            Treatment::Duties => (&["duty"], &[]),
            Treatment::Formula | Treatment::Definition | Treatment::Permission | Treatment::Narrative => continue,
            other => panic!("{clause}: nothing says what carries {other}"),
        };
        let has = carries(*clause, own)
            || carries(*clause, anywhere)
            || (!anywhere.is_empty() && below(*clause).any(|below| carries(below, anywhere)));
        assert!(has, "{clause} is treated as {} and carries none", clause.treatment());
    }
}

#[test]
fn whatever_stands_at_a_clause_is_named_by_its_treatment() {
    let one_of = |clause: Clause, treatments: &[Treatment], what: &str| {
        assert!(Clause::ALL.contains(&clause), "{what} stands at a clause");
        assert!(treatments.contains(&clause.treatment()), "{what} stands at {clause}, {}", clause.treatment());
    };
    for rule in Rule::ALL.iter().filter(|rule| !ASIDE.contains(rule)) {
        one_of(rule.clause().unwrap(), &[Treatment::Rule], rule.key());
    }
    for rule in ASIDE {
        assert_eq!(rule.clause(), None);
        assert!(!clauses_of(rule).is_empty(), "{rule} can be found somewhere");
    }
    for item in WorkItem::ALL {
        one_of(item.clause(), &[Treatment::Rates, Treatment::Rule, Treatment::Duties], item.key());
    }
    for rate in Rate::ALL {
        one_of(rate.clause(), &[Treatment::Rates], rate.key());
        assert!(rate.clause().id().starts_with(rate.item().clause().id()), "{rate} stands in its row");
    }
    for entry in ServiceItem::ALL {
        one_of(entry.clause, &[Treatment::Rates], entry.item.key());
    }
    for record in ServiceRecord::ALL {
        // One record's signature is a duty, which is more binding.
        one_of(record.clause, &[Treatment::Records, Treatment::Duties], record.name.en);
        assert!(below(record.service.records_clause()).any(|clause| clause == record.clause), "{}", record.name.en);
        assert!(below(record.service.clause()).any(|clause| clause == record.clause), "{}", record.name.en);
    }
    for step in Step::ALL {
        one_of(step.clause(), &[Treatment::Steps, Treatment::Duties], step.key());
        assert!(below(step.service().clause()).any(|clause| clause == step.clause()), "{step}");
    }
    for duty in Duty::ALL {
        one_of(duty.clause(), &[Treatment::Duties], duty.key());
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// The generated documentation
// ---------------------------------------------------------------------------------------------------------------------

/// What carries a clause, in words: keys of the tables by kind, and the clause's note; of a mere heading what stands under it.
fn carrier_cell(clause: Clause) -> String {
    let mut parts: Vec<_> =
        carriers(clause).into_iter().map(|(kind, keys)| format!("{kind} {}", keys.join(", "))).collect();
    if !clause.note().is_empty() {
        parts.push(clause.note().into());
    }
    if parts.is_empty() {
        let under: Vec<_> = below(clause).collect();
        match under.as_slice() {
            [] => {}
            [only] => parts.push(format!("see {only}")),
            [first, .., last] => parts.push(format!("see {first} to {last}")),
        }
    }
    parts.join("; ")
}

/// The documentation of every clause, in markdown.
fn documentation() -> String {
    let mut text = String::from(
        "# Every clause\n\n\
         What the tables of this crate hold at each clause, by key, and the clause's note.\n\n\
         | clause | locator | treatment | what carries it |\n|---|---|---|---|\n",
    );
    for clause in Clause::ALL {
        let (locator, treatment, cell) = (clause.locator(), clause.treatment(), carrier_cell(*clause));
        writeln!(text, "| {clause} | {locator} | {treatment} | {cell} |").unwrap();
    }
    text
}

#[test]
fn no_clause_is_without_anything_that_carries_it() {
    for clause in Clause::ALL {
        let cell = carrier_cell(*clause);
        assert!(!cell.is_empty(), "{clause}");
        assert!(!cell.contains('|'), "{clause}: {cell}");
    }
    assert_eq!(
        carrier_cell(Clause::C1_4_3_3),
        "rule `duty_unmet`; record `member_contract`; duty `member_contract_signed`; \
         a record, and its signature by the members as a duty",
    );
    assert_eq!(carrier_cell(Clause::C4_2_5_2), "rate `referral.accompanied`");
    assert_eq!(carrier_cell(Clause::C1_2_2), "see 1.2.2.1 to 1.2.2.6");
}

#[test]
fn the_documentation_of_clauses_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/clauses.md");
    let expected = documentation();
    if std::env::var("SHEGONG_BLESS").is_ok_and(|bless| bless == "1") {
        std::fs::write(path, expected).unwrap();
        return;
    }
    let written = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    let first = written.lines().zip(expected.lines()).find(|(written, expected)| written != expected);
    assert!(written == expected, "src/clauses.md is out of date, SHEGONG_BLESS=1 renews it; first: {first:#?}");
}
