//! Texts, exactly: what each rule says in both languages, what each error says, and whole printed answers.

use std::error::Error;

use serde_json::{Value, json};
use shegong::{
    Clause, CommunityUnits, Days, Delivery, Dossier, DossierError, Due, Duty, Event, Excerpt, FeeCaps, Guideline,
    HourlyFee, Hours, Language, LikeRate, Line, LocalCap, Months, Participants, Parts, Plan, Post, Quantity, Rate,
    Record, ResourcePart, Rule, Samples, ServiceKind, Share, Supervisees, SupervisionLimits, Supervisor, Term,
    UnitHours, Work, WorkItem, Workers, WorkingShare, WorkingYear, Years,
};
use unicode_width::UnicodeWidthStr;

use crate::support::{assert_golden, case, delivery, guideline, is_unprintable, plan, plan_of};

type Tested = Result<(), Box<dyn Error>>;

// ---------------------------------------------------------------------------------------------------------------------
// Findings
// ---------------------------------------------------------------------------------------------------------------------

/// A plan or a delivery in which a rule finds something, and what it then says in Chinese and in English.
struct Said {
    input: Value,
    zh: &'static str,
    en: &'static str,
}

/// What each rule says.
const fn said_by(rule: Rule) -> fn() -> Vec<Said> {
    match rule {
        Rule::WorkloadFloor => workload_floor,
        Rule::WorkloadCeiling => workload_ceiling,
        Rule::OrdinaryShare => ordinary_share,
        Rule::LargeActivitySize => large_activity_size,
        Rule::SmallMediumActivitySize => small_medium_activity_size,
        Rule::OrdinaryActivitySize => ordinary_activity_size,
        Rule::LectureSize => lecture_size,
        Rule::LectureDuration => lecture_duration,
        Rule::ItemOutsideService => item_outside_service,
        Rule::GroupEvaluations => group_evaluations,
        Rule::EstimateWithoutBasis => estimate_without_basis,
        Rule::ConsultationCount => consultation_count,
        Rule::IndividualSupervisionDuration => individual_supervision_duration,
        Rule::GroupSupervisionDuration => group_supervision_duration,
        Rule::GroupSupervisionSize => group_supervision_size,
        Rule::SupervisionFee => supervision_fee,
        Rule::SupervisionFeeReference => supervision_fee_reference,
        Rule::RecordMissing => record_missing,
        Rule::DutyUnmet => duty_unmet,
        Rule::ArchiveFieldMissing => archive_field_missing,
        _ => panic!("a rule without its text"),
    }
}

/// A new rule without its text does not compile: the match is walked by the compiler.
const _: () = {
    let mut at = 0;
    while at < Rule::ALL.len() {
        let _ = said_by(Rule::ALL[at]);
        at += 1;
    }
};

/// The findings in a plan or a delivery: rule and text in Chinese and English, as JSON writes them.
fn texts(input: &Value) -> Vec<(String, String, String)> {
    let answer = if input.get("term_months").is_some() {
        serde_json::to_value(Guideline::SUZHOU_2016.assess(&plan(input))).unwrap()
    } else {
        serde_json::to_value(Guideline::SUZHOU_2016.review(&delivery(input))).unwrap()
    };
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = answer["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| (text(&finding["rule"]), text(&finding["message"]["zh"]), text(&finding["message"]["en"])))
        .collect()
}

#[test]
fn every_rule_says_what_it_finds_in_both_languages() {
    for rule in Rule::ALL {
        for Said { input, zh, en } in said_by(*rule)() {
            let found = texts(&input);
            let mut said = found.iter().filter(|(key, ..)| key == rule.key());
            let (_, chinese, english) = said.next().unwrap_or_else(|| panic!("{rule} finds nothing in {input}"));
            assert_eq!((chinese.as_str(), english.as_str()), (zh, en), "{rule}");
            assert!(said.next().is_none(), "{rule} finds two things in {input}");
        }
    }
}

/// The printed finding is the text that JSON carries.
#[test]
fn a_findings_display_is_its_message() {
    let input = &workload_floor()[0].input;
    let plan = plan(input);
    let assessment = Guideline::SUZHOU_2016.assess(&plan);
    let shown = |language| assessment.findings()[0].display(language).to_string();
    let (_, zh, en) = texts(input).remove(0);
    assert_eq!((shown(Language::Chinese), shown(Language::English)), (zh, en));
}

fn worth(hours: &str) -> Value {
    json!({"name": "例", "term_months": 12, "staff": [{"workers": 1}],
        "lines": [{"work": {"other_service": {"hours": hours}}, "quantity": 1, "basis": "测算"}]})
}

fn planned(lines: Value) -> Value {
    let mut plan = worth("1372");
    if let Value::Array(lines) = lines {
        plan["lines"].as_array_mut().unwrap().extend(lines);
    }
    plan
}

fn held(event: &Value) -> Value {
    json!({"name": "例", "events": [event]})
}

fn one(input: Value, zh: &'static str, en: &'static str) -> Vec<Said> {
    vec![Said { input, zh, en }]
}

fn workload_floor() -> Vec<Said> {
    let mut said = one(
        worth("1371"),
        "工作量 1371 小时，低于下限 1372 小时，还差 1 小时",
        "the workload of 1371 hours is below the floor of 1372 hours, by 1 hour",
    );
    said.push(Said {
        input: worth("1"),
        zh: "工作量 1 小时，低于下限 1372 小时，还差 1371 小时",
        en: "the workload of 1 hour is below the floor of 1372 hours, by 1371 hours",
    });
    said
}

fn workload_ceiling() -> Vec<Said> {
    one(
        worth("1960.01"),
        "工作量 1960.01 小时，高于上限 1960 小时，超出 0.01 小时",
        "the workload of 1960.01 hours is above the ceiling of 1960 hours, by 0.01 hours",
    )
}

fn ordinary_share() -> Vec<Said> {
    one(
        planned(json!([{"work": {"other_service": {"hours": "67.99"}}, "quantity": 1, "basis": "测算"},
                       {"work": "ordinary_activity", "quantity": 40}])),
        "一般社区活动占总服务量的 10.01%，通常不超过 10%",
        "ordinary activities are 10.01% of all hours, usually at most 10%",
    )
}

fn large_activity_size() -> Vec<Said> {
    let mut said = one(
        held(&json!({"large_activity": {"participants": 59}})),
        "社区大型活动 59 人，一般不少于 60 人",
        "a large activity with 59 participants; usual: at least 60",
    );
    said.push(Said {
        input: planned(json!([{"work": "large_activity", "quantity": 2, "participants": 1}])),
        zh: "社区大型活动 1 人，一般不少于 60 人",
        en: "a large activity with 1 participant; usual: at least 60",
    });
    said
}

fn small_medium_activity_size() -> Vec<Said> {
    one(
        held(&json!({"small_medium_activity": {"participants": 0}})),
        "社区中小型活动 0 人，一般不少于 20 人",
        "a small or medium activity with 0 participants; usual: at least 20",
    )
}

fn ordinary_activity_size() -> Vec<Said> {
    one(
        held(&json!({"ordinary_activity": {"participants": 20}})),
        "一般社区活动 20 人，通常少于 20 人",
        "an ordinary activity with 20 participants; usual: fewer than 20",
    )
}

fn lecture_size() -> Vec<Said> {
    one(
        held(&json!({"lecture": {"participants": 29}})),
        "专题培训/讲座 29 人，一般不少于 30 人",
        "a lecture with 29 participants; usual: at least 30",
    )
}

fn lecture_duration() -> Vec<Said> {
    one(
        held(&json!({"lecture": {"minutes": 59}})),
        "专题培训/讲座 59 分钟，要求不少于 60 分钟",
        "a lecture of 59 minutes; required: at least 60",
    )
}

fn item_outside_service() -> Vec<Said> {
    let mut said = one(
        planned(json!([{"work": {"lecture": "self_run"}, "quantity": 1, "service": "group_work"}])),
        "“专题培训/讲座”不在“小组工作”所列的工时项目之内",
        "\"training or lecture\" is not among the items of \"group work\"",
    );
    // A name that brings its own quotation marks is not put in them again.
    said.push(Said {
        input: planned(json!([{"work": "intake", "quantity": 1, "service": "three_society_platform"}])),
        zh: "“接案”不在“三社联动”平台所列的工时项目之内",
        en: "\"intake\" is not among the items of \"three-social platform\"",
    });
    // Supervision has no items at all.
    said.push(Said {
        input: planned(json!([{"work": "intake", "quantity": 1, "service": "group_supervision"}])),
        zh: "“接案”列在“团体督导”之下，但督导属间接服务，不列参考工时",
        en: "\"intake\" stands under \"group supervision\", which is indirect service and has no reference hours",
    });
    said
}

fn group_evaluations() -> Vec<Said> {
    one(
        planned(
            json!([{"work": "group_preparation", "quantity": 2}, {"work": "group_midterm_evaluation", "quantity": 1}]),
        ),
        "小组准备 2 个、中期评估 1 个、结案评估 0 个，数量不一（按每个小组三项俱全推定，指引未明言）",
        "2 groups prepared, 1 midterm evaluation and 0 closing evaluations; that each group has one of each is inferred, \
         not said by the guideline",
    )
}

fn estimate_without_basis() -> Vec<Said> {
    one(
        planned(json!([{"work": {"recruitment_and_selection": {"hours": "24"}}, "quantity": 1}])),
        "“人员招募甄选”据实计算工时，但没有写明依据（须写明依据系推定，指引未明言）",
        "\"recruitment and selection\" is counted by an own estimate without a basis; that it needs one is inferred, not \
         said by the guideline",
    )
}

fn consultation_count() -> Vec<Said> {
    one(
        held(&json!({"consultation_series": {"client": "C-17", "topic": "低保申请", "consultations": 4}})),
        "同一服务对象、同一主题的咨询 4 次，一般不超过 3 次",
        "one client with 4 consultations on one topic; usual: at most 3",
    )
}

fn individual_supervision_duration() -> Vec<Said> {
    one(
        held(&json!({"individual_supervision": {"minutes": 121, "supervisor": "overseas"}})),
        "个别督导一次 121 分钟，要求不超过 120 分钟",
        "individual supervision of 121 minutes; required: at most 120",
    )
}

fn group_supervision_duration() -> Vec<Said> {
    one(
        held(&json!({"group_supervision": {"supervisees": 4, "minutes": 241, "supervisor": "overseas"}})),
        "团体督导一次 241 分钟，要求不超过 240 分钟",
        "group supervision of 241 minutes; required: at most 240",
    )
}

fn group_supervision_size() -> Vec<Said> {
    let of = |supervisees: u32| {
        held(&json!({"group_supervision": {"supervisees": supervisees, "minutes": 60, "supervisor": "overseas"}}))
    };
    let mut said =
        one(of(9), "团体督导被督导者 9 人，一般为 2 至 8 人", "group supervision of 9 supervisees; usual: 2 to 8");
    said.push(Said {
        input: of(1),
        zh: "团体督导被督导者 1 人，一般为 2 至 8 人",
        en: "group supervision of 1 supervisee; usual: 2 to 8",
    });
    said
}

fn paid(years: u32, fee: &str) -> Value {
    let supervisor = json!({"local": {"completed_years": years}});
    held(&json!({"individual_supervision": {"minutes": 60, "supervisor": supervisor, "hourly_fee": fee}}))
}

fn supervision_fee() -> Vec<Said> {
    one(
        paid(7, "200.5"),
        "督导费每小时 200.5 元，上限为 200 元",
        "a supervision fee of 200.5 yuan an hour; the cap is 200",
    )
}

fn supervision_fee_reference() -> Vec<Said> {
    let mut said = one(
        paid(4, "100"),
        "本土督导专业服务满 4 年，指引没有给出不满 5 年的督导费参考标准",
        "a local supervisor with 4 completed years; the guideline gives no rate below 5 years",
    );
    said.push(Said {
        input: paid(1, "0"),
        zh: "本土督导专业服务满 1 年，指引没有给出不满 5 年的督导费参考标准",
        en: "a local supervisor with 1 completed year; the guideline gives no rate below 5 years",
    });
    said
}

fn record_missing() -> Vec<Said> {
    let mut said = one(
        json!({"name": "例", "dossiers": [{"service": "outreach_visit", "id": "V-1"}]}),
        "探访缺少“探访记录”",
        "outreach visit without its visit record",
    );
    // The same record has the name that its service gives it.
    for (service, others, zh, en) in [
        (
            "ordinary_activity",
            json!(["participant_list_and_sign_in", "implementation_record_or_photos"]),
            "一般社区活动缺少“活动计划”",
            "ordinary activity without its activity plan",
        ),
        (
            "community_activity",
            json!([
                "activity_notice",
                "participant_list_and_sign_in",
                "implementation_record",
                "evaluation_or_summary",
                "press_release_or_photos"
            ]),
            "社区活动缺少“活动计划/方案书”",
            "community activity without its activity plan",
        ),
    ] {
        let dossier = json!({"service": service, "id": "A-1", "records": others});
        said.push(Said { input: json!({"name": "例", "dossiers": [dossier]}), zh, en });
    }
    said
}

fn duty_unmet() -> Vec<Said> {
    one(
        json!({"name": "例", "dossiers": [{"service": "community_public_benefit_fund", "id": "F-1", "duties": ["fund_oversight_rules"]}]}),
        "社区公益金未见“公益金使用情况定期向社会公开”",
        "community public-benefit fund does not show: regular public disclosure of the fund's use",
    )
}

fn archive_field_missing() -> Vec<Said> {
    let filled = [
        "birth_date",
        "address",
        "education_level",
        "major",
        "occupation",
        "income",
        "religion",
        "political_status",
        "contact",
        "skills_and_hobbies",
        "volunteering_willingness",
        "direct_relatives",
        "collateral_relatives",
        "welfare_received",
        "difficulties",
        "current_needs",
        "future_needs",
        "sex",
    ];
    let mut said = one(
        json!({"name": "例", "archives": [{"id": "H-1", "filled": filled}]}),
        "居民家庭需求档案缺 1 项：姓名",
        "a household's needs archive lacks 1 field: name",
    );
    said.push(Said {
        input: json!({"name": "例", "archives": [{"id": "H-1", "filled": filled[1..17]}]}),
        zh: "居民家庭需求档案缺 3 项：姓名；性别；出生日期",
        en: "a household's needs archive lacks 3 fields: name, sex, birth date",
    });
    said
}

/// A guideline without bands of local supervisors has no years to name; a limit of one is still in the singular.
#[test]
fn texts_follow_the_parameters() {
    let without_bands = guideline(&json!({"supervision": {"fee_caps": {"local": []}}, "sizes": {"lecture": 1}}));
    let delivery = delivery(&paid(60, "1"));
    let review = without_bands.review(&delivery);
    let finding = &review.findings()[0];
    assert_eq!(finding.display(Language::Chinese).to_string(), "本土督导专业服务满 60 年，指引没有给出督导费参考标准");
    let english = finding.display(Language::English).to_string();
    assert_eq!(english, "a local supervisor with 60 completed years; the guideline gives no rate");

    let cap = |years: u32| without_bands.fee_cap(&Supervisor::local(Years::try_new(years).unwrap()));
    assert_eq!(cap(60).display(Language::Chinese).to_string(), "指引没有给出标准（第 1.7.5 条）");
    assert_eq!(cap(60).display(Language::English).to_string(), "the guideline gives no rate (clause 1.7.5)");
}

#[test]
fn fees_are_answered_in_words() -> Tested {
    let guideline = Guideline::SUZHOU_2016;
    let local = |years: u32| Supervisor::local(Years::try_new(years).unwrap());
    for (supervisor, zh, en) in [
        (local(5), "每小时不高于 200 元（第 1.7.5 条）", "at most 200 yuan an hour (clause 1.7.5)"),
        (local(10), "每小时不高于 250 元（第 1.7.5 条）", "at most 250 yuan an hour (clause 1.7.5)"),
        (Supervisor::Overseas, "每小时不高于 300 元（第 1.7.5 条）", "at most 300 yuan an hour (clause 1.7.5)"),
        (
            local(4),
            "指引没有给出不满 5 年的标准（第 1.7.5 条）",
            "the guideline gives no rate below 5 years (clause 1.7.5)",
        ),
    ] {
        let cap = guideline.fee_cap(&supervisor);
        assert_eq!(cap.display(Language::Chinese).to_string(), zh);
        assert_eq!(cap.display(Language::English).to_string(), en);
    }
    for (supervisor, fee, zh, en) in [
        (
            local(7),
            "200",
            "未超过上限：每小时不高于 200 元（第 1.7.5 条）",
            "within the cap: at most 200 yuan an hour (clause 1.7.5)",
        ),
        (
            local(7),
            "200.01",
            "200.01 元超过上限：每小时不高于 200 元（第 1.7.5 条）",
            "200.01 yuan is above the cap: at most 200 yuan an hour (clause 1.7.5)",
        ),
        (
            local(0),
            "0",
            "指引没有给出不满 5 年的标准（第 1.7.5 条）",
            "the guideline gives no rate below 5 years (clause 1.7.5)",
        ),
    ] {
        let check = guideline.check_fee(&supervisor, fee.parse()?);
        assert_eq!(check.display(Language::Chinese).to_string(), zh);
        assert_eq!(check.display(Language::English).to_string(), en);
    }
    Ok(())
}

// ---------------------------------------------------------------------------------------------------------------------
// Errors
// ---------------------------------------------------------------------------------------------------------------------

fn refusal<T, E: Error>(result: Result<T, E>) -> String {
    result.err().map_or_else(|| "it was accepted".to_owned(), |error| error.to_string())
}

/// Every error of an amount says which of the ways of being wrong it was.
#[test]
fn amounts_say_why_they_are_refused() {
    assert_eq!(refusal("".parse::<Hours>()), "an empty text is not an amount");
    for text in ["12,5", "1e3", ".5", "5.", "+1", "１", " 1", "1_000", "NaN", "--1", "1.2.3", "0x10", "-"] {
        assert_eq!(refusal(text.parse::<Hours>()), format!("`{text}` is not a plain decimal number such as `12.5`"));
    }
    let zeros = "0".repeat(33);
    let shown = format!("`{}…`", "0".repeat(31));
    assert_eq!(refusal(zeros.parse::<Hours>()), format!("{shown} is longer than the 32 characters of any amount"));
    assert_eq!(refusal("-1".parse::<Hours>()), "`-1` is negative");
    assert_eq!(refusal("3.005".parse::<Hours>()), "`3.005` has more than two decimals");
    assert_eq!(refusal("0.12345".parse::<Share>()), "`0.12345` has more than four decimals");
    assert_eq!(refusal("0".parse::<UnitHours>()), "`0` is less than 0.01");
    assert_eq!(refusal("1000000.01".parse::<UnitHours>()), "`1000000.01` is more than 1000000");
    assert_eq!(refusal("1.01".parse::<WorkingShare>()), "`1.01` is more than 1");
    assert_eq!(refusal(HourlyFee::try_from_decimal("-0.5".parse().unwrap())), "`-0.5` is negative");
    assert_eq!(refusal(HourlyFee::try_from_decimal("0.505".parse().unwrap())), "`0.505` has more than two decimals");
    assert_eq!(refusal(HourlyFee::try_from_decimal("1000001".parse().unwrap())), "`1000001` is more than 1000000");
}

/// An amount keeps to the width, the alignment and the fill that a format string asks for, as a number does.
#[test]
fn amounts_are_written_to_a_width() -> Tested {
    let hours: Hours = "12.5".parse()?;
    assert_eq!(format!("{hours:>10}"), "      12.5");
    assert_eq!(format!("{hours:<10}|"), "12.5      |");
    assert_eq!(format!("{hours:^10}|"), "   12.5   |");
    assert_eq!(format!("{hours:10}"), "      12.5", "to the right, as numbers are");
    assert_eq!(format!("{hours:*<7}"), "12.5***");
    assert_eq!(format!("{hours:07}"), "00012.5");
    assert_eq!(format!("{hours:2}"), "12.5", "nothing is cut off");
    assert_eq!(format!("{:>4}|{:<4}|", Hours::ZERO, "16".parse::<UnitHours>()?), "   0|16  |");
    assert_eq!(format!("{:>8}", "0.0001".parse::<Share>()?), "  0.0001");
    assert_eq!(format!("{:>8}", "0.5".parse::<WorkingShare>()?), "     0.5");
    assert_eq!(format!("{:>8}", "200.05".parse::<HourlyFee>()?), "  200.05");
    assert_eq!(format!("{:>32}", Hours::MAX), format!("{:>32}", format!("1{}", "0".repeat(26))));
    Ok(())
}

/// What an error quotes is short and printable, whatever it refused.
#[test]
fn errors_quote_little_and_nothing_that_moves_a_cursor() {
    assert_eq!(Excerpt::of("no\nitem").as_str(), "no\u{FFFD}item");
    let long = refusal("9".repeat(1_000_000).parse::<Hours>());
    assert_eq!(long, format!("`{}…` is longer than the 32 characters of any amount", "9".repeat(31)));
    let hostile = refusal("\u{1b}[2J\r\n\0".parse::<WorkItem>());
    assert_eq!(hostile, "`\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}` is not an item of work");
    let unseen = refusal("a\u{202E}b\u{2066}c\u{200B}d\u{2028}e\u{FEFF}".parse::<WorkItem>());
    assert_eq!(unseen, "`a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}` is not an item of work");
    for hidden in [
        '\u{61C}',
        '\u{AD}',
        '\u{180E}',
        '\u{FFF9}',
        '\u{FFFA}',
        '\u{FFFB}',
        '\u{E0000}',
        '\u{E0041}',
        '\u{E007F}',
        '\u{115F}',
        '\u{1160}',
        '\u{3164}',
    ] {
        let told = refusal(format!("a{hidden}b").parse::<WorkItem>());
        assert_eq!(told, "`a\u{FFFD}b` is not an item of work", "{hidden:?}");
    }
    // Their neighbours are seen.
    for seen in [
        '\u{AC}',
        '\u{AE}',
        '\u{61B}',
        '\u{61D}',
        '\u{115E}',
        '\u{1161}',
        '\u{180D}',
        '\u{180F}',
        '\u{3163}',
        '\u{3165}',
        '\u{FFF8}',
        '\u{FFFC}',
        '\u{DFFFF}',
        '\u{E0080}',
    ] {
        let told = refusal(format!("a{seen}b").parse::<WorkItem>());
        assert_eq!(told, format!("`a{seen}b` is not an item of work"), "{seen:?}");
    }
    assert_eq!(refusal("1\u{200B}".parse::<Hours>()), "`1\u{FFFD}` is not a plain decimal number such as `12.5`");
    assert_eq!(refusal("甲".repeat(33).parse::<WorkItem>()), format!("`{}…` is not an item of work", "甲".repeat(31)));
    assert_eq!(refusal("甲".repeat(32).parse::<WorkItem>()), format!("`{}` is not an item of work", "甲".repeat(32)));
}

#[test]
fn counts_say_why_they_are_refused() {
    assert_eq!(refusal(Samples::try_new(0)), "`0` is less than 1");
    assert_eq!(refusal(Quantity::try_new(10_000_001)), "`10000001` is more than 10000000");
    assert_eq!(refusal(Participants::try_new(u32::MAX)), "`4294967295` is more than 1000000");
    assert_eq!(refusal(Term::months(601)), "`601` is more than 600");
    let of_json = serde_json::from_str::<Quantity>("-1").unwrap_err().to_string();
    assert!(of_json.starts_with("`-1` is less than 0"), "{of_json}");
}

#[test]
fn keys_say_why_they_are_refused() {
    assert_eq!(refusal("按摩".parse::<WorkItem>()), "`按摩` is not an item of work");
    assert_eq!(refusal("".parse::<Record>()), "`` is not a record");
    assert_eq!(refusal("9.9".parse::<Clause>()), "`9.9` is not a clause of the guideline");
    assert_eq!(refusal("x".parse::<CommunityUnits>()), "`x` is not a reading of the community's unit");
    assert_eq!(
        refusal("组织培育".parse::<WorkItem>()),
        "`组织培育` is not an item of work alone: it may be `organization_workshop` or `organization_consultation`"
    );
    assert_eq!(
        refusal("活动计划".parse::<Record>()),
        "`活动计划` is not a record alone: it may be `session_plan` or `activity_plan`"
    );
}

#[test]
fn parts_and_likenesses_say_why_they_are_refused() {
    assert_eq!(refusal(Parts::<ResourcePart>::try_new([])), "no part is named; leave `parts` out for all of them");
    let twice = [ResourcePart::CommunityWalk, ResourcePart::ReportAndMap, ResourcePart::CommunityWalk];
    assert_eq!(refusal(Parts::try_new(twice)), "`community_walk` is named twice");
    assert_eq!(
        refusal(LikeRate::try_new(Rate::CommunitySurveyPreparation)),
        "`community_survey.preparation` is only a part of a survey"
    );
    // Every rate of the two surveys, and no other, is a part.
    let parts = Rate::ALL.iter().filter(|rate| LikeRate::try_new(**rate).is_err()).count();
    assert_eq!(parts, 5 + 3);
}

#[test]
fn lines_and_plans_say_where_they_are_wrong() -> Tested {
    let line = || Line::builder(Work::Intake, 1);
    assert_eq!(refusal(Line::builder(Work::Intake, 10_000_001).build()), "quantity: `10000001` is more than 10000000");
    assert_eq!(refusal(line().participants(1_000_001).build()), "participants: `1000001` is more than 1000000");
    assert_eq!(refusal(line().minutes(1_000_001).build()), "minutes: `1000001` is more than 1000000");

    let year = Term::years(1)?;
    let plan = || Plan::builder("例", year).full_time(1);
    assert_eq!(refusal(Plan::builder("例", year).build()), "staff: at least one post is needed");
    assert_eq!(refusal(plan().full_time(0).build()), "staff[1].workers: `0` is less than 1");
    assert_eq!(refusal(plan().full_time(100_001).build()), "staff[1].workers: `100001` is more than 100000");
    let long = Post { workers: Workers::MIN, months: Some(Months::try_new(13)?), share: WorkingShare::FULL_TIME };
    assert_eq!(refusal(plan().post(long).build()), "staff[1].months: `13` is more than the term of 12 months");
    assert_eq!(
        refusal(plan().line(line()).line(line().participants(1_000_001)).build()),
        "lines[1].participants: `1000001` is more than 1000000"
    );
    let posts = vec![Post::full_time(Workers::MIN); 10_001];
    assert_eq!(refusal(Plan::try_new("例", year, posts, [])), "staff: more than 10000 posts");
    let lines = std::iter::repeat_n(line().build()?, 100_001);
    assert_eq!(
        refusal(Plan::try_new("例", year, vec![Post::full_time(Workers::MIN)], lines)),
        "lines: more than 100000 lines"
    );
    Ok(())
}

#[test]
fn dossiers_and_deliveries_say_why_they_are_refused() {
    let group = || Dossier::builder(ServiceKind::GroupWork, "G-3");
    assert_eq!(
        refusal(group().record(Record::VisitRecord).build()),
        "records[0]: `visit_record` is not of the service `group_work`"
    );
    assert_eq!(
        refusal(group().duty(Duty::FundDisclosure).build()),
        "duties[0]: `fund_disclosure` is not of the service `group_work`"
    );
    assert_eq!(
        refusal(group().not_due(Duty::FundDisclosure).build()),
        "not_due[0]: `fund_disclosure` is not of the service `group_work`"
    );
    assert_eq!(
        refusal(group().record(Record::GroupPlan).record(Record::GroupPlan).build()),
        "records[1]: `group_plan` is named twice"
    );
    assert_eq!(
        refusal(group().not_due(Record::ClosingReport).not_due(Record::ClosingReport).build()),
        "not_due[1]: `closing_report` is named twice"
    );
    let third = group().record(Record::GroupPlan).record(Record::MemberList).record(Record::VisitRecord).build();
    assert!(matches!(third, Err(DossierError::NotOfService { list: "records", position: 2, .. })), "{third:?}");
    let again =
        group().not_due(Record::ClosingReport).not_due(Duty::MemberContractSigned).not_due(Record::ClosingReport);
    let again = again.build();
    assert!(matches!(again, Err(DossierError::Repeated { list: "not_due", position: 2, .. })), "{again:?}");
    assert_eq!(refusal(Due::from_key("diary")), "`diary` is not a record or a duty");
    let mut builder = Delivery::builder("例");
    for _ in 0..=100_000 {
        builder = builder.event(Event::LargeActivity(shegong::Attendance::default()));
    }
    assert_eq!(refusal(builder.build()), "events: more than 100000 entries");
}

#[test]
fn guidelines_say_how_they_contradict_themselves() -> Tested {
    let suzhou = WorkingYear::SUZHOU_2016;
    // 366 holidays, 104 days of rest and 5 of leave.
    assert_eq!(
        refusal(suzhou.with_public_holidays(Days::MAX)),
        "no working days are left: 475 days off in a year of 365"
    );
    let year = |hours: &str| {
        let (days, holidays) = (suzhou.days(), suzhou.public_holidays());
        WorkingYear::try_new(days, holidays, suzhou.rest_days(), suzhou.paid_leave(), hours.parse().unwrap())
    };
    assert!(year("24").is_ok());
    assert_eq!(refusal(year("24.01")), "`24.01` hours are more than a day has");
    let size = (Supervisees::try_new(3)?, Supervisees::try_new(2)?);
    assert_eq!(
        refusal(SupervisionLimits::SUZHOU_2016.with_group_size(size.0, size.1)),
        "a group of at least 3 and at most 2 supervisees cannot be"
    );
    let band =
        |years: u32, cap: &str| LocalCap { from_years: Years::try_new(years).unwrap(), cap: cap.parse().unwrap() };
    let caps = |bands: Vec<LocalCap>| FeeCaps::try_new(bands, HourlyFee::MAX);
    assert_eq!(
        refusal(caps(vec![band(10, "200"), band(5, "250")])),
        "the cap falls from 250 to 200 yuan an hour at 10 years"
    );
    assert!(caps(vec![band(10, "250"), band(5, "250")]).is_ok());
    assert_eq!(refusal(caps(vec![band(5, "200"), band(5, "250")])), "two caps begin at the same number of years, `5`");
    assert!(caps((0..100).map(|years| band(years, "1")).collect()).is_ok());
    assert_eq!(refusal(caps((0..101).map(|years| band(years, "1")).collect())), "more than 100 caps");
    Ok(())
}

// ---------------------------------------------------------------------------------------------------------------------
// Whole answers
// ---------------------------------------------------------------------------------------------------------------------

fn printed(plan: &Plan, language: Language) -> String {
    let guideline = Guideline::SUZHOU_2016;
    let envelope = guideline.envelope(plan);
    guideline.assess(plan).with_readings(&envelope).display(language).to_string()
}

/// A plan that departs from everything that a plan can depart from at once.
fn departing() -> Plan {
    plan(&json!({
        "name": "示例街道社工服务", "term_months": 18,
        "staff": [{"workers": 1}, {"workers": 2, "months": 7, "share": "0.5"}],
        "lines": [
            {"work": "professional_consultation", "quantity": 60},
            {"work": {"referral": "accompanied"}, "quantity": 2, "service": "group_work"},
            {"work": "group_preparation", "quantity": 3},
            {"work": "group_closing_evaluation", "quantity": 2},
            {"work": "large_activity", "quantity": 1, "participants": 52},
            {"work": "small_medium_activity", "quantity": 2, "participants": 12},
            {"work": "ordinary_activity", "quantity": 40, "participants": 25},
            {"work": {"lecture": "external_expert"}, "quantity": 4, "participants": 28, "minutes": 50},
            {"work": {"community_survey": {"samples": 250}}, "quantity": 1, "community": "桂花", "service": "three_society_platform"},
            {"work": {"community_resource_survey": {"households": 2800}}, "quantity": 1, "community": "桂花"},
            {"work": {"community_resource_survey": {}}, "quantity": 1, "community": "梅花", "service": "community_public_benefit_fund"},
            {"work": {"recruitment_and_selection": {"hours": "24"}}, "quantity": 1},
            {"work": {"other_service": {"like": "outreach_visit"}}, "quantity": 10},
            {"work": {"other_service": {"hours": "1.5"}}, "quantity": 1, "basis": "　"}
        ]
    }))
}

fn case_plan(name: &str) -> Plan {
    serde_json::from_str(&case(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn reviewed() -> Delivery {
    delivery(&json!({
        "name": "桂花社区社会工作服务（年末查阅）",
        "events": [
            {"consultation_series": {"client": "C-17", "topic": "低保申请", "consultations": 3}},
            {"consultation_series": {"client": "C-17", "topic": "低保申请", "consultations": 1}},
            {"large_activity": {"participants": 52}},
            {"small_medium_activity": {"participants": 19}},
            {"ordinary_activity": {"participants": 20}},
            {"lecture": {"participants": 28, "minutes": 50}},
            {"individual_supervision": {"minutes": 150, "supervisor": {"local": {"completed_years": 7}}, "hourly_fee": "220"}},
            {"individual_supervision": {"minutes": 60, "supervisor": {"local": {"completed_years": 4}}, "hourly_fee": "150"}},
            {"group_supervision": {"supervisees": 9, "minutes": 250, "supervisor": "overseas", "hourly_fee": "300"}},
            {"group_supervision": {"supervisees": 1, "minutes": 120, "supervisor": "overseas"}}
        ],
        "dossiers": [
            {"service": "group_work", "id": "G-3",
             "records": ["group_plan", "member_list", "member_contract", "session_plan", "session_record"],
             "not_due": ["midterm_evaluation_report", "closing_report"]},
            {"service": "outreach_visit", "id": "V-1"},
            {"service": "community_public_benefit_fund", "id": "F-1", "duties": ["fund_oversight_rules", "fund_disclosure"]}
        ],
        "archives": [{"id": "H-12", "filled": ["name", "sex", "birth_date", "address"]}]
    }))
}

#[test]
fn an_assessment_with_findings_is_printed_as_kept() {
    assert_golden("assessment_departing.zh.txt", &printed(&departing(), Language::Chinese));
    assert_golden("assessment_departing.en.txt", &printed(&departing(), Language::English));
}

#[test]
fn a_compliant_assessment_is_printed_as_kept() {
    assert_golden("assessment_elderly_station.zh.txt", &printed(&case_plan("elderly_station_2fte"), Language::Chinese));
    assert_golden("assessment_elderly_station.en.txt", &printed(&case_plan("elderly_station_2fte"), Language::English));
}

#[test]
fn a_review_is_printed_as_kept() {
    let delivery = reviewed();
    let review = Guideline::SUZHOU_2016.review(&delivery);
    assert_golden("review.zh.txt", &review.display(Language::Chinese).to_string());
    assert_golden("review.en.txt", &review.display(Language::English).to_string());
}

/// Five posts are printed, with their months and shares where these are not the whole, and the others are counted.
#[test]
fn the_staff_is_printed_up_to_five_posts() -> Tested {
    let post = |workers: u32, months: Option<u32>, share: &str| -> Result<Post, Box<dyn Error>> {
        let months = months.map(Months::try_new).transpose()?;
        Ok(Post { workers: Workers::try_new(workers)?, months, share: share.parse()? })
    };
    let staff = [
        post(2, None, "1")?,
        post(1, Some(12), "1")?,
        post(1, Some(1), "1")?,
        post(2, None, "0.5")?,
        post(1, Some(7), "0.25")?,
        post(1, None, "1")?,
        post(3, None, "1")?,
    ];
    let heading = |posts: usize, language: Language| -> Result<String, Box<dyn Error>> {
        let plan = Plan::try_new("例", Term::years(1)?, staff[..posts].to_vec(), [])?;
        let text = Guideline::SUZHOU_2016.assess(&plan).display(language).to_string();
        Ok(text.lines().nth(2).unwrap_or_default().into())
    };
    let zh = "期限：12 个月；要求配备：全职工作人员 2 人；全职工作人员 1 人；全职工作人员 1 人，1 个月；\
              非全职工作人员 2 人（每人折合 0.5 名全职）；非全职工作人员 1 人（每人折合 0.25 名全职），7 个月";
    let en = "Term: 12 months; staff required: 2 full-time workers; 1 full-time worker; 1 full-time worker for 1 month; \
              2 workers at 0.5 of full time; 1 worker at 0.25 of full time for 7 months";
    for (posts, more_zh, more_en) in
        [(5, "", ""), (6, "；及其他 1 项岗位", "; and 1 more post"), (7, "；及其他 2 项岗位", "; and 2 more posts")]
    {
        assert_eq!(heading(posts, Language::Chinese)?, format!("{zh}{more_zh}"));
        assert_eq!(heading(posts, Language::English)?, format!("{en}{more_en}"));
    }
    Ok(())
}

/// A share above its cap is printed above it, however little; where any share is allowed, nothing is told to change.
#[test]
fn shares_are_printed_as_they_decide() {
    let full =
        plan_of(&json!([{"work": {"fundraising_and_other": {"hours": "1960"}}, "quantity": 1, "basis": "据实"}]));
    let text = |plan: &Plan, language| Guideline::SUZHOU_2016.assess(plan).display(language).to_string();
    let free = guideline(&json!({"ordinary_share_cap": "1"}));
    let lines_of = |language| free.assess(&full).display(language).to_string();
    assert!(lines_of(Language::Chinese).contains("；通常不超过 100%（第 3.1 条）\n"));
    assert!(lines_of(Language::English).contains("; usually at most 100% (clause 3.1)\n"));

    // 4000 of 39998 hours are a little more than a tenth of them.
    let above = plan_of(&json!([
        {"work": "ordinary_activity", "quantity": 1000},
        {"work": {"fundraising_and_other": {"hours": "35998"}}, "quantity": 1, "basis": "据实"}
    ]));
    assert_eq!(Guideline::SUZHOU_2016.assess(&above).ordinary_share().unwrap().to_string(), "0.1");
    assert!(text(&above, Language::Chinese).contains("一般社区活动 4000 小时，占 10.01%；通常不超过 10%"));
    assert!(
        text(&above, Language::English).contains("Ordinary activities 4000 hours, 10.01% of all; usually at most 10%")
    );
}

/// A review of nothing says that it found nothing.
#[test]
fn an_empty_review_is_printed_in_full() {
    let delivery = delivery(&json!({"name": "例"}));
    let review = Guideline::SUZHOU_2016.review(&delivery);
    assert_eq!(
        review.display(Language::Chinese).to_string(),
        "例\n依据：《苏州市专业社会工作服务规范指引（试行）》（苏政民社〔2016〕2号）\n\
         查阅：服务事项 0 项，服务档案 0 份，需求档案 0 份\n结论：符合指引\n督导：0 小时，督导费 0 元\n\n没有与指引不符之处。\n"
    );
    assert_eq!(
        review.display(Language::English).to_string(),
        "例\nUnder: Suzhou Guideline on Professional Social-Work Services (trial) (苏政民社〔2016〕2号)\n\
         Reviewed: 0 events, 0 dossiers, 0 needs archives\nVerdict: compliant\nSupervision: 0 hours, fees of 0 yuan\n\n\
         Nothing departs from the guideline.\n"
    );
}

/// A local variant is named as what was applied, and the document as what numbers the clauses.
#[test]
fn a_local_variant_is_named() {
    let variant = Guideline::SUZHOU_2016.with_edition("example-2025");
    let plan = plan_of(&json!([]));
    let assessment = variant.assess(&plan);
    let zh = assessment.display(Language::Chinese).to_string();
    assert_eq!(zh.lines().nth(1), Some("依据：example-2025（条款编号同《苏州市专业社会工作服务规范指引（试行）》）"));
    let en = assessment.display(Language::English).to_string();
    assert_eq!(
        en.lines().nth(1),
        Some(
            "Under: example-2025 (clauses numbered as in the Suzhou Guideline on Professional Social-Work Services (trial))"
        )
    );
}

/// The sentence on readings: none matters; some change the hours; the verdict hangs on one.
#[test]
fn the_sentence_on_readings_says_what_hangs_on_them() {
    let survey = |samples: u32| plan_of(&json!([{"work": {"community_survey": {"samples": samples}}, "quantity": 1}]));
    for (samples, zh, en) in [
        (900, "结论不取决于条文解释", "The verdict does not depend on how a clause is read"),
        (
            950,
            "结论不取决于条文解释；按不同解释，工作量在 1520 至 1600 小时之间",
            "The verdict does not depend on how a clause is read; by other readings the workload is 1520 to 1600 hours",
        ),
        (
            850,
            "结论取决于条文解释：调研样本量如何折算单位；工作量在 1360 至 1440 小时之间",
            "The verdict depends on how a clause is read: how samples make units; the workload is 1360 to 1440 hours",
        ),
    ] {
        let line_of =
            |language, sentence: &str| printed(&survey(samples), language).lines().any(|line| line == sentence);
        assert!(line_of(Language::Chinese, zh), "{samples}: {zh}");
        assert!(line_of(Language::English, en), "{samples}: {en}");
    }
}

/// The limits as a worker reads them: bounds, share, what fits, and who.
#[test]
fn the_lines_on_limits_say_what_fits() {
    let has = |plan: &Plan, language, line: &str| {
        let text = printed(plan, language);
        assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    };
    let station = case_plan("station_survey_4fte");
    has(
        &station,
        Language::Chinese,
        "工作量 5820 小时；下限 5488，上限 7840 小时（第 4.1.3 条）；距上限还可增加 2020 小时",
    );
    has(
        &station,
        Language::Chinese,
        "一般社区活动 240 小时，占 4.12%；通常不超过 10%（第 3.1 条）；其他不变时还可增加 95 次",
    );
    has(&station, Language::Chinese, "据实计算的工时 24 小时");
    has(&station, Language::Chinese, "与工作量相配的全职工作人员：3 至 4 人");
    has(&station, Language::English, "Full-time workers that fit the workload: 3 to 4");
    let rescue = case_plan("real_xuchang_rescue_station");
    has(&rescue, Language::Chinese, "工作量 828 小时；下限 1372，上限 1960 小时（第 4.1.3 条）；还差 544 小时");
    has(&rescue, Language::Chinese, "与工作量相配的全职工作人员：没有合适的人数；最接近的工作量为 1372 小时");
    has(&rescue, Language::English, "Workload 828 hours; floor 1372, ceiling 1960 (clause 4.1.3); 544 hours missing");
    has(
        &rescue,
        Language::English,
        "Full-time workers that fit the workload: none; the nearest workload that fits is 1372 hours",
    );
    // Too much for one worker and too little for two.
    let between = plan(&worth("1960.01"));
    has(&between, Language::Chinese, "工作量 1960.01 小时；下限 1372，上限 1960 小时（第 4.1.3 条）；超出 0.01 小时");
    has(&between, Language::Chinese, "与工作量相配的全职工作人员：没有合适的人数；最接近的工作量为 1960 或 2744 小时");
    has(
        &between,
        Language::English,
        "Workload 1960.01 hours; floor 1372, ceiling 1960 (clause 4.1.3); 0.01 hours too many",
    );
    has(
        &between,
        Language::English,
        "Full-time workers that fit the workload: none; the nearest workloads that fit are 1960 or 2744 hours",
    );
    let above = plan(&worth("1961"));
    has(&above, Language::English, "Workload 1961 hours; floor 1372, ceiling 1960 (clause 4.1.3); 1 hour too many");
    // At the ceiling nothing is too much.
    has(
        &plan(&worth("1960")),
        Language::Chinese,
        "工作量 1960 小时；下限 1372，上限 1960 小时（第 4.1.3 条）；距上限还可增加 0 小时",
    );
    has(
        &plan(&worth("1960")),
        Language::English,
        "Workload 1960 hours; floor 1372, ceiling 1960 (clause 4.1.3); 0 hours left to the ceiling",
    );
}

// ---------------------------------------------------------------------------------------------------------------------
// Columns
// ---------------------------------------------------------------------------------------------------------------------

/// The cells of a row, each with the terminal columns in which it begins and ends; two spaces or more part cells.
fn cells(line: &str) -> Vec<(usize, usize, &str)> {
    let mut cells = Vec::new();
    let mut from = 0;
    for part in line.split("  ") {
        let text = part.trim();
        if !text.is_empty() {
            let at = from + part.find(text).unwrap();
            let begins = line[..at].width();
            cells.push((begins, begins + text.width(), text));
        }
        from += part.len() + 2;
    }
    cells
}

/// In every row each column begins or ends in the same place of a terminal, where a Chinese character is two cells wide.
fn assert_lined_up(name: &str, text: &str, columns: [&str; 5]) {
    let table: Vec<_> = text.split("\n\n").nth(1).unwrap_or_else(|| panic!("{name} has no table")).lines().collect();
    let heading = cells(table[0]);
    assert_eq!(heading.iter().map(|(_, _, text)| *text).collect::<Vec<_>>(), columns, "{name}");
    let ends = |at: usize| heading[at].1;
    let whole = ends(4);
    let mut full = 0;
    let mut sums = 0;
    for line in &table[1..] {
        if line.starts_with('-') && line.ends_with("--") {
            assert_eq!(line.width(), whole, "{name}: {line}");
            continue;
        }
        let own = cells(line);
        match own.len() {
            5 => {
                assert_eq!(own[1].0, heading[1].0, "{name}: {line}");
                for at in [0, 2, 3, 4] {
                    assert_eq!(own[at].1, ends(at), "{name}, column {at}: {line}");
                }
                full += 1;
            }
            2 => {
                assert_eq!((own[0].0, own[1].1), (heading[1].0, whole), "{name}: {line}");
                sums += 1;
            }
            // A note below a row: what was left out of it.
            1 => assert!(line.starts_with("      "), "{name}: {line}"),
            _ => panic!("{name}: {line}"),
        }
        assert_eq!(*line, line.trim_end(), "{name}: {line}");
    }
    assert_eq!(sums, 5 + 1, "{name}: five categories and the total");
    assert!(full > 0, "{name}");
}

#[test]
fn columns_line_up_in_a_terminal() {
    let cases = [
        "real_xuchang_rescue_station",
        "real_dianshanhu_school_2025",
        "elderly_station_2fte",
        "station_survey_4fte",
        "three_society_platform_5fte",
    ];
    let like = |rate: &Rate| json!({"work": {"other_service": {"like": rate}}, "quantity": 1});
    let likened = Rate::ALL.iter().filter(|rate| LikeRate::try_new(**rate).is_ok()).map(like);
    let sizes = json!([
        {"work": {"community_survey": {"samples": 250}}, "quantity": 2},
        {"work": {"community_resource_survey": {"households": 2999}}, "quantity": 1},
        {"work": {"other_service": {"hours": "1.25"}}, "quantity": 3, "basis": "据实"},
        {"work": "ordinary_activity", "quantity": 12},
    ]);
    let all = plan_of(&likened.chain(sizes.as_array().unwrap().iter().cloned()).collect());
    let plans = cases.iter().map(|name| (*name, case_plan(name))).chain([("departing", departing()), ("all", all)]);
    for (name, plan) in plans {
        let zh = ["序号", "工作类型/内容", "参考工时", "数量", "小计（小时）"];
        assert_lined_up(name, &printed(&plan, Language::Chinese), zh);
        let en = ["row", "type or content of work", "reference hours", "quantity", "hours"];
        assert_lined_up(name, &printed(&plan, Language::English), en);
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Hostile texts
// ---------------------------------------------------------------------------------------------------------------------

/// Whatever a name from outside contains, nothing printed moves a cursor, turns around or is hidden, and no line is added.
#[test]
fn nothing_from_outside_moves_the_cursor() {
    let hostile = [
        "\u{1b}[2J\u{1b}]0;x\u{7}\r\n\0\u{9b}31m\u{85}\t\u{8}\u{7f}例",
        "\u{202E}例",
        "\u{2066}例\u{2069}",
        "\u{200B}例",
        "例\u{2028}例",
        "\u{200E}\u{200F}\u{202A}\u{2029}\u{2060}\u{FEFF}例",
        "\u{61C}例",
        "例\u{AD}例",
        "\u{180E}\u{115F}\u{1160}\u{3164}例",
        "\u{FFF9}例\u{FFFA}例\u{FFFB}",
        "例\u{E0000}\u{E0001}\u{E0041}\u{E007F}",
    ];
    let plan_named = |name: &str| {
        plan(&json!({"name": name, "term_months": 12, "staff": [{"workers": 1}],
            "lines": [{"work": {"recruitment_and_selection": {"hours": "1"}}, "quantity": 1, "basis": name, "community": name}]}))
    };
    let delivery_named = |name: &str| {
        delivery(&json!({"name": name,
            "events": [{"consultation_series": {"client": name, "topic": name, "consultations": 4}}],
            "dossiers": [{"service": "outreach_visit", "id": name}],
            "archives": [{"id": name, "filled": []}]}))
    };
    let texts = |name: &str| {
        let guideline = Guideline::SUZHOU_2016.with_edition(name.to_owned());
        let (plan, delivery) = (plan_named(name), delivery_named(name));
        let (assessment, review) = (guideline.assess(&plan), guideline.review(&delivery));
        [Language::Chinese, Language::English]
            .map(|language| [assessment.display(language).to_string(), review.display(language).to_string()])
            .concat()
    };
    for hostile in hostile {
        let marked = hostile.chars().filter(|c| is_unprintable(*c)).count();
        for (text, harmless) in texts(hostile).iter().zip(texts("例")) {
            assert!(!text.contains(|c| is_unprintable(c) && c != '\n'), "{text:?}");
            assert_eq!(text.lines().count(), harmless.lines().count(), "{text:?}");
            let marks = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
            assert!(marks >= marked && marks % marked == 0, "all that was taken out is marked: {text:?}");
        }
    }
}

/// A topic may say something of a person: it is compared and never printed, not even for debugging.
#[test]
fn a_topic_is_never_printed() {
    let delivery = reviewed();
    let review = Guideline::SUZHOU_2016.review(&delivery);
    let shown = [
        review.display(Language::Chinese).to_string(),
        review.display(Language::English).to_string(),
        serde_json::to_string(&review).unwrap(),
        format!("{delivery:?}"),
        format!("{review:?}"),
    ];
    assert!(shown[0].contains("C-17") && shown[3].contains("C-17"), "the series itself is there");
    for text in shown {
        assert!(!text.contains("低保申请"), "{text}");
    }
}
