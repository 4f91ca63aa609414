//! The crate's tables, cell by cell, against tables typed from the document by someone who had not seen them.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shegong::{
    Accompaniment, Adjustment, ArchiveField, Category, Clause, CommunityUnits, Conduct, Duty, Edition, EventKind,
    FundSurvey, Guideline, Hours, Keyed, Limit, Measure, Modality, Name, Origin, ParseKeyError, Question, Rate, Record,
    ResourcePart, Rule, ServiceItem, ServiceKind, ServiceRecord, Severity, Step, SurveyPart, SurveyUnits, Treatment,
    Unit, Variant, Verdict, WalkOverlap, WorkItem,
};

use crate::support::{plan, rows};

type Tested = Result<(), Box<dyn Error>>;

/// A name with the remark that the document prints behind it.
fn with_remark(name: &str, remark: &str) -> String {
    if remark.is_empty() { name.to_owned() } else { format!("{name}（{remark}）") }
}

fn printed_row(row: Option<u8>) -> String {
    row.map_or_else(String::new, |row| row.to_string())
}

// ---------------------------------------------------------------------------------------------------------------------
// The hour table
// ---------------------------------------------------------------------------------------------------------------------

/// The remark that the document prints behind the name of a variant.
fn remark_of(variant: Variant) -> &'static str {
    match variant {
        Variant::SurveyPart(part) => part.remark_zh(),
        Variant::ResourcePart(part) => part.remark_zh(),
        _ => "",
    }
}

#[test]
fn every_rate_has_the_cells_of_its_row() {
    let guideline = Guideline::SUZHOU_2016;
    let printed = rows("rates");
    assert_eq!((printed.len(), Rate::ALL.len()), (31, 31));
    for (row, rate) in printed.iter().zip(Rate::ALL) {
        let item = rate.item();
        assert_eq!(rate.key(), row["key"]);
        assert_eq!(printed_row(item.row()), row["row"], "{rate}");
        assert_eq!(rate.clause().id(), row["clause"], "{rate}");
        assert_eq!(item.unit().map(|unit| unit.name().zh), Some(row["unit_zh"].as_str()), "{rate}");
        assert_eq!(guideline.rate(*rate).to_string(), row["hours"], "{rate}");
        assert_eq!(with_remark(item.name().zh, item.remark_zh()), row["item_zh"], "{rate}");
        let variant = rate.variant().map_or("", |variant| variant.name().zh);
        let remark = rate.variant().map_or("", remark_of);
        assert_eq!(with_remark(variant, remark), row["variant_zh"], "{rate}");
        let name =
            if variant.is_empty() { item.name().zh.to_owned() } else { format!("{}：{variant}", item.name().zh) };
        assert_eq!(rate.name().zh, name, "{rate}");
    }
}

#[test]
fn every_item_has_the_cells_of_its_row() {
    let printed = rows("items");
    assert_eq!((printed.len(), WorkItem::ALL.len()), (23, 24));
    for (row, item) in printed.iter().zip(WorkItem::ALL) {
        assert_eq!(item.key(), row["key"]);
        assert_eq!(printed_row(item.row()), row["row"], "{item}");
        assert_eq!(item.clause().id(), row["clause"], "{item}");
        assert_eq!(item.category().key(), row["category"], "{item}");
        assert_eq!(item.unit().map_or("", |unit| unit.name().zh), row["unit_zh"], "{item}");
        assert_eq!(with_remark(item.name().zh, item.remark_zh()), row["item_zh"], "{item}");
    }
}

/// The one item without a row is that of clause 3.2: no unit and no figure of its own.
#[test]
fn other_service_follows_the_table() {
    let other = WorkItem::ALL[23];
    assert_eq!((other, other.key(), other.name().zh), (WorkItem::OtherService, "other_service", "其他服务"));
    assert_eq!((other.row(), other.unit(), other.category()), (None, None, Category::Other));
    assert_eq!((other.clause(), other.rates().len()), (Clause::C3_2, 0));
}

/// Rates and items name each other, and only the two rows that are 根据实际情况计算 have no figure.
#[test]
fn items_and_rates_agree() {
    for item in WorkItem::ALL {
        let own: Vec<_> = Rate::ALL.iter().copied().filter(|rate| rate.item() == *item).collect();
        assert_eq!(item.rates(), own, "{item}");
        let by_own_figure = ["recruitment_and_selection", "fundraising_and_other", "other_service"];
        assert_eq!(item.rates().is_empty(), by_own_figure.contains(&item.key()), "{item}");
        assert_eq!(item.unit().is_none(), by_own_figure.contains(&item.key()), "{item}");
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Services
// ---------------------------------------------------------------------------------------------------------------------

/// The names and clauses of four services are not those of the typed table, for these reasons.
fn service_as_this_crate_has_it<'a>(key: &str, zh: &'a str, clause: &'a str) -> (&'a str, &'a str) {
    match key {
        // The document names the act of setting it up; the service is what is set up.
        "three_society_platform" => (zh.strip_suffix("搭建").unwrap(), clause),
        "community_public_benefit_fund" => (zh.strip_prefix("建立").unwrap(), clause),
        // Both kinds are described by the whole section; 1.7.3.1 and 1.7.3.2 define and limit their sessions.
        "individual_supervision" | "group_supervision" => (zh, "1.7"),
        _ => (zh, clause),
    }
}

#[test]
fn every_service_has_the_documents_name_and_clause() {
    let printed = rows("services");
    assert_eq!((printed.len(), ServiceKind::ALL.len()), (18, 18));
    for (row, service) in printed.iter().zip(ServiceKind::ALL) {
        assert_eq!(service.key(), row["key"]);
        let ours = (service.name().zh, service.clause().id());
        assert_eq!(ours, service_as_this_crate_has_it(&row["key"], &row["zh"], &row["clause"]), "{service}");
    }
    for (service, rule) in [
        (ServiceKind::IndividualSupervision, Rule::IndividualSupervisionDuration),
        (ServiceKind::GroupSupervision, Rule::GroupSupervisionDuration),
    ] {
        let typed = printed.iter().find(|row| row["key"] == service.key()).unwrap();
        assert_eq!(rule.clause().map(Clause::id), Some(typed["clause"].as_str()), "{service}");
    }
}

#[test]
fn every_service_has_the_items_that_the_document_names() {
    let printed = rows("service_items");
    assert_eq!((printed.len(), ServiceItem::ALL.len()), (36, 36));
    for (row, entry) in printed.iter().zip(ServiceItem::ALL) {
        assert_eq!((entry.service.key(), entry.item.key()), (row["service"].as_str(), row["item"].as_str()));
        // Clause 1.5.6.4 stops at the visit: the assessment and filing that the visits are for stand in the table alone.
        let clause = if row["clause"].is_empty() { "4.2.11" } else { &row["clause"] };
        assert_eq!(entry.clause.id(), clause, "{} {}", entry.service, entry.item);
    }
    let without_clause: Vec<_> = printed.iter().filter(|row| row["clause"].is_empty()).collect();
    assert_eq!(without_clause.len(), 1);
    assert_eq!(without_clause[0]["item"], "household_needs_assessment");
}

/// `ServiceKind::has` is the typed table for every pair; other services alone take any item.
#[test]
fn a_service_has_its_items_and_no_other() {
    let printed = rows("service_items");
    for service in ServiceKind::ALL {
        let own: Vec<_> =
            printed.iter().filter(|row| row["service"] == service.key()).map(|row| row["item"].as_str()).collect();
        for item in WorkItem::ALL {
            let expected = *service == ServiceKind::OtherService || own.contains(&item.key());
            assert_eq!(service.has(*item), expected, "{service} {item}");
        }
        let items: Vec<_> = service.items().map(WorkItem::key).collect();
        if *service == ServiceKind::OtherService {
            assert_eq!(items.len(), 24);
        } else {
            assert_eq!(items, own, "{service}");
        }
    }
}

/// What the remark behind a record's name says that the record holds.
fn contents_of(remark: &str) -> Vec<&str> {
    if remark == "开案表" {
        // Another name of the record, not something in it.
        return Vec::new();
    }
    let remark = ["应有", "明确", "含"].iter().find_map(|word| remark.strip_prefix(word)).unwrap_or(remark);
    let remark = remark.strip_suffix('等').unwrap_or(remark);
    remark.split(['、', '及']).filter(|content| !content.is_empty()).collect()
}

#[test]
fn every_record_has_the_documents_name_clause_and_contents() {
    let printed = rows("records");
    assert_eq!((printed.len(), ServiceRecord::ALL.len()), (65, 65));
    for (row, entry) in printed.iter().zip(ServiceRecord::ALL) {
        let key = entry.record.key();
        assert_eq!((entry.service.key(), key), (row["service"].as_str(), row["key"].as_str()));
        assert_eq!((entry.clause.id(), entry.name.zh), (row["clause"].as_str(), row["zh"].as_str()), "{key}");
        let contents: Vec<_> = entry.contents.iter().map(|content| content.zh).collect();
        assert_eq!(contents, contents_of(&row["remark_zh"]), "{key} of {}", entry.service);
        assert!(entry.contents.iter().all(|content| !content.en.is_empty()), "{key}");
    }
    let with_contents = ServiceRecord::ALL.iter().filter(|entry| !entry.contents.is_empty()).count();
    assert_eq!(with_contents, 8, "1.2.3.1, five of 1.4.3, two of 1.5.5.3");
}

/// A record's own order, its services, and its name are those of the pairs.
#[test]
fn records_follow_from_their_pairs() {
    let printed = rows("records");
    let mut first_seen = Vec::new();
    for row in &printed {
        if !first_seen.contains(&row["key"].as_str()) {
            first_seen.push(&row["key"]);
        }
    }
    assert_eq!(Record::ALL.iter().map(|record| record.key()).collect::<Vec<_>>(), first_seen);
    for record in Record::ALL {
        let of = |column: &str| {
            let own = printed.iter().filter(|row| row["key"] == record.key());
            own.map(|row| row[column].clone()).collect::<Vec<_>>()
        };
        let services: Vec<_> = record.in_services().map(|entry| entry.service.key().to_owned()).collect();
        assert_eq!(services, of("service"), "{record}");
        assert_eq!(record.name().zh, of("zh")[0], "{record}");
    }
    for service in ServiceKind::ALL {
        let ours: Vec<_> = service.records().map(|entry| entry.record.key()).collect();
        let own = printed.iter().filter(|row| row["service"] == service.key());
        assert_eq!(ours, own.map(|row| row["key"].as_str()).collect::<Vec<_>>(), "{service}");
        // A list is numbered above its entries.
        for entry in service.records() {
            assert_eq!(entry.clause.id().rsplit_once('.').map(|(list, _)| list), Some(service.records_clause().id()));
        }
        if service.records().count() == 0 {
            assert_eq!(service.records_clause(), service.clause(), "{service}");
        }
    }
}

#[test]
fn every_step_has_the_documents_name_and_clause() {
    let printed = rows("steps");
    assert_eq!((printed.len(), Step::ALL.len()), (53, 53));
    for (row, step) in printed.iter().zip(Step::ALL) {
        assert_eq!(step.key(), format!("{}.{}", row["service"], row["key"]));
        assert_eq!(step.service().key(), row["service"]);
        assert_eq!((step.clause().id(), step.name().zh), (row["clause"].as_str(), row["zh"].as_str()), "{step}");
    }
    for service in ServiceKind::ALL {
        let own = printed.iter().filter(|row| row["service"] == service.key()).count();
        assert_eq!(service.steps().count(), own, "{service}");
    }
}

/// Two steps have contents (1.3.2.2 and 1.5.4.2.3), and one points at another service's steps (1.6.2.5).
#[test]
fn steps_have_the_contents_that_the_document_lists() {
    for step in Step::ALL {
        let zh: Vec<_> = step.contents().iter().map(|content| content.zh).collect();
        let expected: &[&str] = match step.clause().id() {
            "1.3.2.2" => &["健康", "心理", "认知", "社交", "经济", "家庭", "社会环境", "社会支持"],
            "1.5.4.2.3" => &[
                "活动设计的原因",
                "目的和目标",
                "参与对象",
                "活动内容",
                "时间",
                "地点",
                "程序",
                "所需资源",
                "应变计划",
                "评估指标",
            ],
            _ => &[],
        };
        assert_eq!(zh, expected, "{step}");
        let points_at = (step.clause().id() == "1.6.2.5").then_some(ServiceKind::Lecture);
        assert_eq!(step.as_in(), points_at, "{step}");
    }
    // The English words that the document itself prints behind six of them; what it calls "how much" are resources.
    let plan = Step::CommunityActivityPlanning.contents();
    let words: Vec<_> = [0, 2, 3, 4, 5, 6, 7].iter().map(|at| plan[*at].en).collect();
    assert_eq!(words, ["why", "whom", "what", "when", "where", "how", "resources needed"]);
}

#[test]
fn every_duty_has_its_service_and_clause() {
    let expected = [
        ("member_contract_signed", "group_work", "1.4.3.3"),
        ("post_closure_follow_up", "case_management", "1.3.2.5"),
        ("resource_survey_before_service", "community_resource_survey", "1.5.3.1"),
        ("resource_updates_recorded", "community_resource_survey", "1.5.3.1"),
        ("fund_oversight_rules", "community_public_benefit_fund", "2.2"),
        ("fund_disclosure", "community_public_benefit_fund", "2.2"),
        ("standard_and_complete_process", "other_service", "3.2"),
    ];
    let ours: Vec<_> = Duty::ALL.iter().map(|duty| (duty.key(), duty.service().key(), duty.clause().id())).collect();
    assert_eq!(ours, expected);
    for service in ServiceKind::ALL {
        let own: Vec<_> = service.duties().map(Duty::key).collect();
        let named = expected.iter().filter(|(_, owner, _)| *owner == service.key());
        assert_eq!(own, named.map(|(duty, ..)| *duty).collect::<Vec<_>>(), "{service}");
    }
}

#[test]
fn every_archive_field_has_the_documents_name() {
    let ours: Vec<_> = ArchiveField::ALL.iter().map(|field| (field.key().into(), field.name().zh.into())).collect();
    let printed: Vec<(String, String)> =
        rows("archive_fields").into_iter().map(|row| (row["key"].clone(), row["zh"].clone())).collect();
    assert_eq!(printed.len(), 19);
    assert_eq!(ours, printed);
}

#[test]
fn every_rule_has_its_clause_modality_and_measure() {
    let expected = [
        ("workload_floor", "4.1.3", "mandatory", "hours"),
        ("workload_ceiling", "4.1.3", "mandatory", "hours"),
        ("ordinary_share", "3.1", "usual", "share"),
        ("large_activity_size", "1.5.4.1", "usual", "participants"),
        ("small_medium_activity_size", "1.5.4.1", "usual", "participants"),
        ("ordinary_activity_size", "3.1", "usual", "participants"),
        ("lecture_size", "1.5.5.1", "usual", "participants"),
        ("lecture_duration", "1.5.5.1", "firm", "minutes"),
        ("item_outside_service", "", "reference", ""),
        ("group_evaluations", "1.4.4", "reference", "groups"),
        ("estimate_without_basis", "", "reference", ""),
        ("consultation_count", "1.1.1", "usual", "consultations"),
        ("individual_supervision_duration", "1.7.3.1", "firm", "minutes"),
        ("group_supervision_duration", "1.7.3.2", "firm", "minutes"),
        ("group_supervision_size", "1.7.3.2", "usual", "supervisees"),
        ("supervision_fee", "1.7.5", "firm", "yuan_an_hour"),
        ("supervision_fee_reference", "1.7.5", "reference", "years"),
        ("record_missing", "", "reference", ""),
        ("duty_unmet", "", "mandatory", ""),
        ("archive_field_missing", "5.2", "reference", "fields"),
    ];
    let ours: Vec<_> = Rule::ALL
        .iter()
        .map(|rule| {
            let clause = rule.clause().map_or("", Clause::id);
            (rule.key(), clause, rule.modality().key(), rule.measure().map_or("", Measure::key))
        })
        .collect();
    assert_eq!(ours, expected);
}

// ---------------------------------------------------------------------------------------------------------------------
// Every other number
// ---------------------------------------------------------------------------------------------------------------------

/// What the crate says where the document says `what`, written as the typed table writes it.
fn as_this_crate_has_it(what: &str) -> String {
    let guideline = Guideline::SUZHOU_2016;
    let (year, sizes, supervision) = (guideline.working_year(), guideline.sizes(), guideline.supervision());
    let local = supervision.fee_caps().local();
    let edition = Edition::SUZHOU_2016;
    let hours_of = |item: WorkItem| {
        let hundredths: u32 = item.rates().iter().map(|rate| guideline.rate(*rate).hundredths()).sum();
        Hours::from_hundredths(hundredths.into()).unwrap().to_string()
    };
    // The parameter is the limit that the rule applies.
    let applied = |rule: Rule, parameter: u32| match guideline.count_limit(rule) {
        Some(Limit::AtLeast(limit) | Limit::AtMost(limit) | Limit::Below(limit)) => {
            assert_eq!(limit, u64::from(parameter), "{rule}");
            parameter
        }
        other => panic!("{rule}: {other:?}"),
    };
    match what {
        "document number: year (苏政民社〔2016〕2号)" => {
            assert!(edition.document_number.contains("苏政民社〔2016〕"));
            edition.year.to_string()
        }
        "document number: serial (苏政民社〔2016〕2号)" => {
            edition.document_number.split_once('〕').unwrap().1.trim_end_matches('号').to_owned()
        }
        "consultations on one subject for one person: generally at most" => {
            applied(Rule::ConsultationCount, guideline.consultations_per_topic().get()).to_string()
        }
        "large community activity: people generally at least" => {
            applied(Rule::LargeActivitySize, sizes.large_activity.get()).to_string()
        }
        "small or medium community activity: people generally at least" => {
            applied(Rule::SmallMediumActivitySize, sizes.small_medium_activity.get()).to_string()
        }
        "training or lecture: people generally at least" => applied(Rule::LectureSize, sizes.lecture.get()).to_string(),
        "training or lecture: minutes at least" => {
            applied(Rule::LectureDuration, guideline.lecture_minutes().get()).to_string()
        }
        "ordinary community activity: people usually fewer than" => {
            applied(Rule::OrdinaryActivitySize, sizes.ordinary_activity_below.get()).to_string()
        }
        "methods of supervision meant by the guideline" => {
            ServiceKind::ALL.iter().filter(|service| service.clause() == Clause::C1_7).count().to_string()
        }
        "individual supervision: hours per person per time at most" => {
            let minutes = applied(Rule::IndividualSupervisionDuration, supervision.individual_minutes().get());
            assert_eq!(minutes % 60, 0);
            (minutes / 60).to_string()
        }
        "group supervision: hours per time at most" => {
            let minutes = applied(Rule::GroupSupervisionDuration, supervision.group_minutes().get());
            assert_eq!(minutes % 60, 0);
            (minutes / 60).to_string()
        }
        "group supervision: supervisees generally from" => supervision.group_size().0.to_string(),
        "group supervision: supervisees generally to" => supervision.group_size().1.to_string(),
        "local supervisor of 5-10 years: years of professional service from" => local[0].from_years.to_string(),
        "local supervisor of 5-10 years: yuan per hour at most" => local[0].cap.to_string(),
        // The first band ends where the second begins; ten completed years are 10年以上.
        "local supervisor of 5-10 years: years of professional service to"
        | "local supervisor of 10 years and more (10年以上): years of professional service" => {
            local[1].from_years.to_string()
        }
        "local supervisor of 10 years and more (10年以上): yuan per hour at most" => local[1].cap.to_string(),
        "supervisor from outside the mainland border (境外): yuan per hour at most" => {
            supervision.fee_caps().overseas().to_string()
        }
        "ordinary community activities: share of the project's whole service usually at most" => {
            format!("{}%", f64::from(guideline.ordinary_share_cap().ten_thousandths()) / 100.0)
        }
        "direct service: share of the working year" => {
            format!("{}%", f64::from(guideline.direct_share().ten_thousandths()) / 100.0)
        }
        "working year: days of the year" => year.days().to_string(),
        "working year: public holidays (days)" => year.public_holidays().to_string(),
        // The crate keeps the product of 52 weeks and 2 days.
        "working year: weeks" => (year.rest_days().get() / 2).to_string(),
        "working year: weekend days per week" => (year.rest_days().get() / 52).to_string(),
        "working year: paid leave (days)" => year.paid_leave().to_string(),
        "working year: hours per day" => year.hours_per_day().to_string(),
        "working year: hours of one full-time worker" => year.hours().to_string(),
        "direct service: hours of one full-time worker per year" => guideline.direct_hours().to_string(),
        "project workload: lower limit in hours per required full-time worker per year" => {
            guideline.assess(&of_workers(1)).bounds().floor.to_string()
        }
        "project workload: upper limit in hours per required full-time worker per year" => {
            guideline.assess(&of_workers(1)).bounds().ceiling.to_string()
        }
        // Hours are those of one worker: a project of three is not counted three times.
        "hour table: social workers the hours are reckoned for" => {
            let of_three = guideline.assess(&of_workers(3)).total();
            (of_three.hundredths() / u128::from(guideline.rate(Rate::LargeActivity).hundredths())).to_string()
        }
        "community survey: unit in samples" => guideline.survey_samples().to_string(),
        "community survey: hours of the whole (printed total of its five parts)" => {
            assert_eq!(WorkItem::CommunitySurvey.rates().len(), 5);
            hours_of(WorkItem::CommunitySurvey)
        }
        "community resource survey: unit in households" => guideline.community_households().to_string(),
        "community resource survey: hours of the whole (printed total of its three parts)" => {
            assert_eq!(WorkItem::CommunityResourceSurvey.rates().len(), 3);
            hours_of(WorkItem::CommunityResourceSurvey)
        }
        other => panic!("no place in the crate is named for: {other}"),
    }
}

/// A year's plan of one large activity.
fn of_workers(workers: u32) -> shegong::Plan {
    plan(&json!({"name": "例", "term_months": 12, "staff": [{"workers": workers}],
                 "lines": [{"work": "large_activity", "quantity": 1}]}))
}

#[test]
fn every_other_number_is_the_documents() -> Tested {
    let printed = rows("rest");
    assert_eq!(printed.len(), 36);
    for row in printed {
        assert_eq!(as_this_crate_has_it(&row["what"]), row["value"], "{}", row["what"]);
        if !row["clause"].is_empty() {
            let clause: Clause = row["clause"].parse()?;
            assert_eq!(clause.id(), row["clause"]);
        }
    }
    assert_eq!(Guideline::SUZHOU_2016.supervision().fee_caps().local().len(), 2);
    Ok(())
}

#[test]
fn the_edition_is_named_as_the_document_is() {
    let edition = Edition::SUZHOU_2016;
    assert_eq!((edition.id, edition.document_number), ("suzhou-2016", "苏政民社〔2016〕2号"));
    assert_eq!(edition.title.zh, "苏州市专业社会工作服务规范指引（试行）");
    assert_eq!(Guideline::SUZHOU_2016.edition(), "suzhou-2016");
}

// ---------------------------------------------------------------------------------------------------------------------
// Clauses
// ---------------------------------------------------------------------------------------------------------------------

fn numbering() -> Vec<&'static str> {
    include_str!("data/numbering.txt").lines().filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn clauses_are_numbered_as_the_document_is() -> Tested {
    let numbers = numbering();
    assert_eq!(numbers.len(), 271);
    assert_eq!(Clause::ALL.iter().map(|clause| clause.id()).collect::<Vec<_>>(), numbers);
    assert!(Clause::ALL.windows(2).all(|pair| pair[0] < pair[1]), "ordered as in the document");
    for (clause, number) in Clause::ALL.iter().zip(numbers) {
        assert_eq!(number.parse::<Clause>()?, *clause);
        assert_eq!(clause.to_string(), number);
        assert_eq!(format!("{clause:>12}|{clause:<12}|"), format!("{number:>12}|{number:<12}|"));
        assert_eq!(serde_json::to_value(clause)?, json!(number));
        assert_eq!(format!("{clause:?}"), format!("C{}", number.replace('.', "_")));
    }
    for not_a_clause in ["", "4.2.24", "4.2.15.6", "1.5.8", "6", "1.1.1.", "01", " 1", "C1", "一"] {
        assert!(not_a_clause.parse::<Clause>().is_err(), "{not_a_clause:?}");
    }
    Ok(())
}

/// The document prints 一、 for parts and sections, 1、 below, then (1) and ①; part 4 has （一） in place of sections.
#[test]
fn locators_are_in_the_documents_style() -> Tested {
    let expected = [
        ("1", "一"),
        ("1.7", "一·七"),
        ("1.1.1", "一·一·1"),
        ("1.1.2.1", "一·一·2(1)"),
        ("1.4.3.3", "一·四·3(3)"),
        ("1.5.4.1", "一·五·4(1)"),
        ("1.5.4.2.3", "一·五·4(2)③"),
        ("1.5.5.3.8", "一·五·5(3)⑧"),
        ("1.6.3.9", "一·六·3(9)"),
        ("1.7.3.2", "一·七·3(2)"),
        ("1.7.5", "一·七·5"),
        ("2", "二"),
        ("2.1", "二·1"),
        ("2.1.4", "二·1(4)"),
        ("3.1", "三·1"),
        ("3.1.2", "三·1(2)"),
        ("3.1.2.1", "三·1(2)①"),
        ("3.2", "三·2"),
        ("4.1", "四(一)"),
        ("4.1.3", "四(一)·3"),
        ("4.2", "四(二)"),
        ("4.2.23", "四(二)·23"),
        ("4.2.15.5", "四(二)·15·5"),
        ("5.2", "五·2"),
    ];
    for (number, locator) in expected {
        assert_eq!(number.parse::<Clause>()?.locator().to_string(), locator, "{number}");
    }
    let all: BTreeSet<_> = Clause::ALL.iter().map(|clause| clause.locator().to_string()).collect();
    assert_eq!(all.len(), 271, "no two clauses stand in one place");
    assert!(all.iter().all(|locator| !locator.contains('\u{FFFD}')));
    Ok(())
}

/// Whether other clauses are numbered below this one.
fn is_a_list(clause: Clause) -> bool {
    Clause::ALL.iter().any(|other| other.id().strip_prefix(clause.id()).is_some_and(|rest| rest.starts_with('.')))
}

/// Every clause that something cites says what cites it; where it is several things, the most binding.
#[test]
fn a_cited_clause_has_the_treatment_that_says_so() {
    for rule in Rule::ALL {
        if let Some(clause) = rule.clause() {
            assert_eq!(clause.treatment(), Treatment::Rule, "{rule}");
        }
    }
    for duty in Duty::ALL {
        assert_eq!(duty.clause().treatment(), Treatment::Duties, "{duty}");
    }
    for entry in ServiceRecord::ALL {
        // The members' contract is a record and, signed, a duty.
        let expected = if entry.clause.id() == "1.4.3.3" { Treatment::Duties } else { Treatment::Records };
        assert_eq!(entry.clause.treatment(), expected, "{}", entry.record);
        assert_eq!(entry.service.records_clause().treatment(), Treatment::Records, "{}", entry.service);
    }
    for step in Step::ALL {
        // Monitoring and evaluation is a step and, after closure, a duty.
        let expected = if step.clause().id() == "1.3.2.5" { Treatment::Duties } else { Treatment::Steps };
        assert_eq!(step.clause().treatment(), expected, "{step}");
    }
    for rate in Rate::ALL {
        assert_eq!(rate.clause().treatment(), Treatment::Rates, "{rate}");
    }
    for entry in ServiceItem::ALL {
        assert_eq!(entry.clause.treatment(), Treatment::Rates, "{} {}", entry.service, entry.item);
    }
    for adjustment in Adjustment::ALL {
        assert_eq!(adjustment.clause().treatment(), Treatment::Rates, "{adjustment}");
    }
    for item in WorkItem::ALL {
        let expected = match item.clause().id() {
            // Own figures, whose basis is a rule; other services also owe a standard and complete process.
            "4.2.21" | "4.2.23" => Treatment::Rule,
            "3.2" => Treatment::Duties,
            _ => Treatment::Rates,
        };
        assert_eq!(item.clause().treatment(), expected, "{item}");
    }
    for service in ServiceKind::ALL {
        let expected = match service.clause().id() {
            // Parts 2 and 3 have no headings: the clause of the service says everything of it.
            "2.1" => Treatment::Rates,
            "2.2" | "3.2" => Treatment::Duties,
            "3.1" => Treatment::Rule,
            _ => Treatment::Definition,
        };
        assert_eq!(service.clause().treatment(), expected, "{service}");
    }
}

/// The other way round: no clause claims to be carried by something that does not cite it.
#[test]
fn a_treatment_is_carried_by_something_that_cites_the_clause() {
    let rules: BTreeSet<_> = Rule::ALL.iter().filter_map(|rule| rule.clause()).collect();
    let duties: BTreeSet<_> = Duty::ALL.iter().map(|duty| duty.clause()).collect();
    let records: BTreeSet<_> =
        ServiceRecord::ALL.iter().flat_map(|entry| [entry.clause, entry.service.records_clause()]).collect();
    let steps: BTreeSet<_> = Step::ALL.iter().map(|step| step.clause()).collect();
    let own_figures: BTreeSet<_> =
        WorkItem::ALL.iter().filter(|item| item.rates().is_empty()).map(|item| item.clause()).collect();
    let rates: BTreeSet<_> = Rate::ALL
        .iter()
        .flat_map(|rate| [rate.clause(), rate.item().clause()])
        .chain(ServiceItem::ALL.iter().map(|entry| entry.clause))
        .collect();
    for clause in Clause::ALL {
        let carried = match clause.treatment() {
            Treatment::Rule => rules.contains(clause) || own_figures.contains(clause),
            Treatment::Duties => duties.contains(clause),
            Treatment::Records => records.contains(clause),
            Treatment::Steps => steps.contains(clause) || is_a_list(*clause),
            Treatment::Rates => rates.contains(clause) || is_a_list(*clause) || clause.id() == "1.3.4",
            Treatment::Formula => ["4.1.1", "4.1.2", "4.1.4"].contains(&clause.id()),
            // Nothing checks these; the note says why, or what carries them.
            _ => !clause.note().is_empty(),
        };
        assert!(carried, "{clause}: {}", clause.treatment());
    }
    let narratives: Vec<_> =
        Clause::ALL.iter().filter(|c| c.treatment() == Treatment::Narrative).map(|c| c.id()).collect();
    assert_eq!(narratives, ["1", "1.5", "1.7.1", "2", "3", "4", "4.1", "5"], "every other clause has a carrier");
}

#[test]
fn treatments_are_written_by_their_keys() {
    let keys: BTreeSet<_> = Clause::ALL.iter().map(|clause| clause.treatment().to_string()).collect();
    let expected = ["definition", "duties", "formula", "narrative", "permission", "rates", "records", "rule", "steps"];
    assert!(keys.iter().eq(&expected), "{keys:?}");
    assert!(Clause::ALL.iter().all(|clause| clause.treatment().to_string() == clause.treatment().key()));
}

// ---------------------------------------------------------------------------------------------------------------------
// Vocabularies
// ---------------------------------------------------------------------------------------------------------------------

/// Every way of writing or reading a value of the vocabulary goes by its one key.
fn walk<T>(expected: usize) -> BTreeSet<&'static str>
where
    T: Keyed + Display + FromStr<Err = ParseKeyError> + Serialize + DeserializeOwned + Debug,
{
    assert_eq!(T::ALL.len(), expected, "{}", T::WHAT);
    let mut keys = BTreeSet::new();
    for value in T::ALL {
        let (key, Name { zh, en }) = (value.key(), value.name());
        assert!(keys.insert(key), "{key} is the key of two values");
        assert!(!key.is_empty() && key.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_' | b'.')), "{key}");
        assert!(!zh.is_empty() && !en.is_empty(), "{key}");
        assert_eq!(value.to_string(), key);
        assert_eq!(format!("{value:>60}"), format!("{key:>60}"), "a key can be padded");
        assert_eq!(T::from_key(key).as_ref(), Ok(value));
        assert_eq!(key.parse::<T>().as_ref(), Ok(value));
        assert_eq!(serde_json::to_value(value).unwrap(), Value::from(key));
        assert_eq!(serde_json::from_value::<T>(Value::from(key)).unwrap(), *value);
        // Text is read kindly, keys and JSON are not.
        assert!(T::from_key(&format!(" {key}")).is_err() && T::from_key(&key.to_uppercase()).is_err(), "{key}");
        assert!(serde_json::from_value::<T>(Value::from(zh)).is_err(), "{key} from a Chinese name in JSON");
        for name in [zh, en] {
            match name.parse::<T>() {
                Ok(read) => assert_eq!(read, *value, "{name}"),
                Err(ParseKeyError::Ambiguous { .. }) => {
                    let spelled = T::ALL.iter().filter(|other| other.is_spelled(name)).count();
                    assert!(spelled > 1, "{name} is said to be ambiguous");
                }
                Err(error) => panic!("{key}: {error}"),
            }
        }
    }
    for not_a_key in ["", "no_such_key", "\0", "一"] {
        assert!(matches!(T::from_key(not_a_key), Err(ParseKeyError::Unknown { .. })), "{not_a_key:?}");
        assert!(matches!(not_a_key.parse::<T>(), Err(ParseKeyError::Unknown { .. })), "{not_a_key:?}");
    }
    keys
}

/// `Display`, `FromStr`, `key`, `from_key` and serde agree on every value of every vocabulary.
#[test]
fn every_vocabulary_goes_by_one_key() {
    walk::<Accompaniment>(2);
    walk::<Adjustment>(5);
    walk::<ArchiveField>(19);
    walk::<Category>(5);
    walk::<CommunityUnits>(2);
    walk::<Conduct>(2);
    walk::<Duty>(7);
    walk::<EventKind>(7);
    walk::<FundSurvey>(2);
    walk::<Measure>(10);
    walk::<Modality>(4);
    walk::<Origin>(2);
    walk::<Question>(4);
    walk::<Rate>(31);
    walk::<Record>(55);
    walk::<ResourcePart>(3);
    walk::<Rule>(20);
    walk::<ServiceKind>(18);
    walk::<Severity>(2);
    walk::<Step>(53);
    walk::<SurveyPart>(5);
    walk::<SurveyUnits>(2);
    walk::<Unit>(8);
    walk::<Verdict>(3);
    walk::<WalkOverlap>(2);
    walk::<WorkItem>(24);
}

/// The keys that no typed table holds, in their order.
#[test]
fn small_vocabularies_have_their_keys_in_order() {
    fn keys<T: Keyed>() -> Vec<&'static str> {
        T::ALL.iter().map(|value| value.key()).collect()
    }

    assert_eq!(keys::<Accompaniment>(), ["unaccompanied", "accompanied"]);
    assert_eq!(keys::<Conduct>(), ["self_run", "external_expert"]);
    let parts = ["preparation", "data_collection", "data_processing", "data_analysis", "report_writing"];
    assert_eq!(keys::<SurveyPart>(), parts);
    assert_eq!(keys::<ResourcePart>(), ["community_walk", "literature_review", "report_and_map"]);
    assert_eq!(keys::<Category>(), ["casework", "group_work", "community_work", "support", "other"]);
    assert_eq!(keys::<Unit>(), ["time", "case", "session", "group", "household", "survey", "community", "item"]);
    assert_eq!(keys::<Modality>(), ["mandatory", "firm", "usual", "reference"]);
    assert_eq!(keys::<Severity>(), ["advisory", "violation"]);
    assert_eq!(keys::<Verdict>(), ["compliant", "compliant_with_advisories", "non_compliant"]);
    assert_eq!(keys::<Question>(), ["survey_units", "community_units", "walk_overlap", "fund_survey"]);
    assert_eq!(keys::<SurveyUnits>(), ["proportional", "started_units"]);
    assert_eq!(keys::<CommunityUnits>(), ["by_households", "per_community"]);
    assert_eq!(keys::<WalkOverlap>(), ["walk_only", "whole_survey"]);
    assert_eq!(keys::<FundSurvey>(), ["keep_report", "walk_only"]);
    assert_eq!(keys::<Origin>(), ["local", "overseas"]);
    assert_eq!(
        keys::<Adjustment>(),
        [
            "preparation_excluded",
            "literature_excluded",
            "report_and_map_excluded",
            "walk_counted_with_survey",
            "survey_counted_with_survey"
        ]
    );
    assert_eq!(
        keys::<EventKind>(),
        [
            "consultation_series",
            "large_activity",
            "small_medium_activity",
            "ordinary_activity",
            "lecture",
            "individual_supervision",
            "group_supervision"
        ]
    );
}

/// The sections of the hour table are headed as printed.
#[test]
fn categories_have_the_tables_headings() {
    let zh: Vec<_> = Category::ALL.iter().map(|category| category.name().zh).collect();
    assert_eq!(zh, ["个案工作类", "小组工作类", "社区工作类", "支持类", "其他"]);
}

// ---------------------------------------------------------------------------------------------------------------------
// Spellings
// ---------------------------------------------------------------------------------------------------------------------

/// An item is read from its printed name, in brackets of either width, with stray spaces, with and without the remark.
#[test]
fn items_are_read_from_what_people_copy() -> Tested {
    for (row, item) in rows("items").iter().zip(WorkItem::ALL) {
        let printed = &row["item_zh"];
        let half_width = printed.replace('（', "(").replace('）', ")");
        let spaced: String = half_width.chars().flat_map(|c| [c, ' ']).collect();
        let wide_space = printed.replace('（', "\u{3000}（ ");
        for text in [printed, &half_width, &spaced, &wide_space] {
            assert_eq!(text.parse::<WorkItem>()?, *item, "{text}");
        }
        assert_eq!(row["key"].parse::<WorkItem>()?, *item);
        assert_eq!(item.name().en.to_uppercase().parse::<WorkItem>()?, *item);
        // Rows 17 and 18 are told apart by their brackets alone.
        let bare = printed.split('（').next().unwrap();
        if bare == "组织培育" {
            assert!(bare.parse::<WorkItem>().is_err());
        } else {
            assert_eq!(bare.parse::<WorkItem>()?, *item, "{bare}");
        }
    }
    Ok(())
}

/// What the document prints, and the same in half-width brackets and with stray spaces.
fn as_copied(printed: &str) -> [String; 3] {
    let half_width = printed.replace('（', "(").replace('）', ")");
    let spaced = half_width.chars().flat_map(|c| [c, ' ']).collect();
    [printed.to_owned(), half_width, spaced]
}

/// A part of a survey is read from its cell, with and without the remark, by itself and as the rate that it is.
#[test]
fn parts_are_read_from_what_people_copy() -> Tested {
    let mut remarks = 0;
    for (row, rate) in rows("rates").iter().zip(Rate::ALL) {
        let printed = &row["variant_zh"];
        let Some(variant) = rate.variant().filter(|variant| variant.is_part()) else { continue };
        let bare = printed.split('（').next().unwrap();
        remarks += usize::from(bare != printed);
        for text in as_copied(printed).iter().chain(&as_copied(bare)) {
            let read = match variant {
                Variant::SurveyPart(_) => text.parse::<SurveyPart>()?.into(),
                _ => text.parse::<ResourcePart>()?.into(),
            };
            assert_eq!((read, text.parse::<Rate>()?), (variant, *rate), "{text}");
        }
        // Another remark is not the document's.
        let other = format!("{bare}（其他）");
        assert!(other.parse::<SurveyPart>().is_err() && other.parse::<ResourcePart>().is_err(), "{other}");
        assert!(other.parse::<Rate>().is_err(), "{other}");
    }
    assert_eq!(remarks, 3, "数据整理, 社区走访 and 社区资源调查报告撰写");
    Ok(())
}

/// A rate is read with its item before it, behind a colon of either width, and with the remark of its own cell.
#[test]
fn rates_are_read_behind_their_item() -> Tested {
    let mut remarks = 0;
    for (row, rate) in rows("rates").iter().zip(Rate::ALL) {
        let printed = &row["variant_zh"];
        if printed.is_empty() {
            continue;
        }
        let item = rate.item().name().zh;
        let bare = printed.split('（').next().unwrap();
        remarks += usize::from(bare != printed);
        for (variant, colon) in [(printed.as_str(), '：'), (printed, ':'), (bare, '：'), (bare, ':')] {
            for text in as_copied(&format!("{item}{colon}{variant}")) {
                assert_eq!(text.parse::<Rate>()?, *rate, "{text}");
            }
        }
        let other = format!("{item}：{bare}（其他）");
        assert!(other.parse::<Rate>().is_err(), "{other}");
        // Behind an item to which it does not belong.
        let elsewhere = format!("接案：{printed}");
        assert!(elsewhere.parse::<Rate>().is_err(), "{elsewhere}");
    }
    assert_eq!(remarks, 3, "数据整理, 社区走访 and 社区资源调查报告撰写");
    assert_eq!("社区调研：数据整理（含编码录入）".parse::<Rate>()?, Rate::CommunitySurveyDataProcessing);
    assert_eq!("社区调研:数据整理(含编码录入)".parse::<Rate>()?, Rate::CommunitySurveyDataProcessing);
    assert!("社区调研：".parse::<Rate>().is_err() && "：数据整理".parse::<Rate>().is_err());
    Ok(())
}

/// A service is read from its heading, also where the name is shorter, and a record from either of its names.
#[test]
fn services_and_records_are_read_from_what_the_document_prints() -> Tested {
    for (row, service) in rows("services").iter().zip(ServiceKind::ALL) {
        for text in as_copied(&row["zh"]).iter().chain(&as_copied(service.name().zh)) {
            assert_eq!(text.parse::<ServiceKind>()?, *service, "{text}");
        }
    }
    assert_eq!("“三社联动”平台搭建".parse::<ServiceKind>()?, ServiceKind::ThreeSocietyPlatform);
    assert_eq!("建立社区公益金".parse::<ServiceKind>()?, ServiceKind::CommunityPublicBenefitFund);
    assert!("建立社区活动".parse::<ServiceKind>().is_err() && "社区活动搭建".parse::<ServiceKind>().is_err());
    for text in as_copied("开案表").iter().chain(&as_copied("预估报告和服务计划")) {
        assert_eq!(text.parse::<Record>()?, Record::AssessmentReportAndServicePlan, "{text}");
    }
    Ok(())
}

fn ambiguous<T>(text: &str) -> Option<(&'static str, &'static str)>
where
    T: FromStr<Err = ParseKeyError>,
{
    match text.parse::<T>() {
        Err(ParseKeyError::Ambiguous { first, second, .. }) => Some((first, second)),
        _ => None,
    }
}

/// A name that several values have is refused, and the first two of them are named.
#[test]
fn what_may_mean_two_things_is_refused() {
    assert_eq!(ambiguous::<WorkItem>("组织培育"), Some(("organization_workshop", "organization_consultation")));
    assert_eq!(ambiguous::<Rate>("转介"), Some(("referral.unaccompanied", "referral.accompanied")));
    assert_eq!(ambiguous::<Rate>("referral"), Some(("referral.unaccompanied", "referral.accompanied")));
    assert_eq!(
        ambiguous::<Rate>("自行组织开展"),
        Some(("organization_workshop.self_run", "volunteer_workshop.self_run"))
    );
    assert_eq!(
        ambiguous::<Rate>("社区调研（以100个样本量为单位）"),
        Some(("community_survey.preparation", "community_survey.data_collection"))
    );
    assert_eq!(ambiguous::<Record>("活动计划"), Some(("session_plan", "activity_plan")));
    assert_eq!(ambiguous::<Step>("制定服务计划"), Some(("casework.service_planning", "case_management.planning")));
    assert_eq!(
        ambiguous::<Step>("结案/转介"),
        Some(("casework.closure_or_referral", "case_management.closure_or_referral"))
    );
    assert_eq!(ambiguous::<Step>("组织实施"), Some(("community_activity.implementation", "lecture.delivery")));
    assert_eq!(ambiguous::<Step>("现场督导"), Some(("individual_supervision.session", "group_supervision.session")));
}

/// What has one meaning is read, although parts of it are shared.
#[test]
fn what_means_one_thing_is_read() -> Tested {
    assert_eq!("转介：需陪同".parse::<Rate>()?, Rate::ReferralAccompanied);
    assert_eq!("转介: 需陪同".parse::<Rate>()?, Rate::ReferralAccompanied);
    assert_eq!("无需陪同".parse::<Rate>()?, Rate::ReferralUnaccompanied);
    assert_eq!("探访".parse::<Rate>()?, Rate::OutreachVisit);
    assert_eq!("接案（含预估、服务计划制定）".parse::<Rate>()?, Rate::Intake);
    assert_eq!("社区资源调查".parse::<ServiceKind>()?, ServiceKind::CommunityResourceSurvey);
    assert_eq!("社区资源调查".parse::<WorkItem>()?, WorkItem::CommunityResourceSurvey);
    assert_eq!("转介".parse::<WorkItem>()?, WorkItem::Referral);
    assert_eq!("活动计划/方案书".parse::<Record>()?, Record::ActivityPlan);
    assert_eq!("培训计划／方案".parse::<Record>()?, Record::TrainingPlan, "of two services, but one record");
    assert_eq!("新闻稿/培训照片".parse::<Record>()?, Record::PressReleaseOrPhotos);
    assert_eq!("新闻稿/活动照片".parse::<Record>()?, Record::PressReleaseOrPhotos);
    assert_eq!("监督评估".parse::<Step>()?, Step::CaseManagementMonitoringAndEvaluation);
    assert_eq!("收入".parse::<ArchiveField>()?, ArchiveField::Income);
    assert_eq!("收入(家庭收入)".parse::<ArchiveField>()?, ArchiveField::Income);
    assert_eq!("今后(近期、远期)可能出现的需求".parse::<ArchiveField>()?, ArchiveField::FutureNeeds);
    Ok(())
}
