//! Figures worked by hand: the guideline's own arithmetic, real cases, and the examples of the crate's design.

use std::error::Error;

use serde_json::{Value, json};
use shegong::{
    Accompaniment, Conduct, Days, Guideline, Hours, Language, Line, Plan, Rate, Term, Verdict, Work, WorkItem,
    WorkingYear,
};

use crate::support::{assessed, case, findings_of, guideline, plan, plan_of};

type Tested = Result<(), Box<dyn Error>>;

fn hours(text: &str) -> Hours {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn case_json(name: &str) -> Value {
    serde_json::from_str(&case(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

// ---------------------------------------------------------------------------------------------------------------------
// The guideline's own arithmetic
// ---------------------------------------------------------------------------------------------------------------------

/// 4.1.1: [365 天 - 11 天 - 52 周 * 2 天/周 - 5 天] * 8 小时/天 = 1960 小时.
#[test]
fn the_working_year_is_1960_hours() {
    let year = Guideline::SUZHOU_2016.working_year();
    assert_eq!(year.working_days(), 245);
    assert_eq!(year.hours(), hours("1960"));
}

/// 4.1.2: 1960 * 70% = 1372 小时.
#[test]
fn direct_service_is_1372_hours() {
    assert_eq!(Guideline::SUZHOU_2016.direct_share().to_string(), "0.7");
    assert_eq!(Guideline::SUZHOU_2016.direct_hours(), hours("1372"));
}

/// 4.1.4: the sum that the clause spells out, with a different prime in each place.
#[test]
fn the_workload_is_the_sum_that_the_clause_spells_out() -> Tested {
    let plan = Plan::builder("例", Term::years(1)?)
        .full_time(1)
        .work(Work::ProfessionalConsultation, 2)
        .work(Work::Intake, 3)
        .work(Work::CaseworkSession, 5)
        .work(Work::ClosureEvaluation, 7)
        .work(Work::Referral(Accompaniment::Accompanied), 11)
        .work(Work::GroupPreparation, 13)
        .work(Work::GroupSession, 17)
        .build()?;
    // 2 + 48 + 40 + 28 + 132 + 260 + 204
    assert_eq!(Guideline::SUZHOU_2016.workload(&plan).total(), hours("714"));
    Ok(())
}

/// 4.2.15 and 4.2.16 print the totals of their parts.
#[test]
fn whole_surveys_are_160_and_80_hours() {
    let survey = plan_of(&json!([{"work": {"community_survey": {"samples": 100}}, "quantity": 1}]));
    assert_eq!(Guideline::SUZHOU_2016.workload(&survey).total(), hours("160"));
    let resources = plan_of(&json!([{"work": {"community_resource_survey": {}}, "quantity": 1}]));
    assert_eq!(Guideline::SUZHOU_2016.workload(&resources).total(), hours("80"));
    let of_usual_size = plan_of(&json!([{"work": {"community_resource_survey": {"households": 3000}}, "quantity": 1}]));
    assert_eq!(Guideline::SUZHOU_2016.workload(&of_usual_size).total(), hours("80"));
}

/// Since 2025 there are 13 public holidays; everything that follows from the year follows.
#[test]
fn thirteen_holidays_make_1944_and_1360_point_8() -> Tested {
    let year = WorkingYear::SUZHOU_2016.with_public_holidays(Days::try_new(13)?)?;
    assert_eq!((year.working_days(), year.hours()), (243, hours("1944")));
    let variant = Guideline::SUZHOU_2016.with_working_year(year);
    assert_eq!(variant.direct_hours(), hours("1360.8"));
    assert_eq!(variant, guideline(&json!({"working_year": {"public_holidays": 13}})));

    let of_two = plan(&json!({"name": "例", "term_months": 12, "staff": [{"workers": 2}], "lines": []}));
    let bounds = variant.assess(&of_two).bounds();
    assert_eq!((bounds.floor, bounds.ceiling), (hours("2721.6"), hours("3888")));
    assert_eq!(variant.headcount(Term::years(1)?, hours("1360.8")).map(|fits| fits.max), Some(1));
    assert_eq!(variant.headcount(Term::years(1)?, hours("1360.79")), None);
    Ok(())
}

/// A leap year of the same holidays has one working day more.
#[test]
fn a_leap_year_has_eight_hours_more() {
    let variant = guideline(&json!({"working_year": {"days": 366}}));
    assert_eq!(variant.working_year().hours(), hours("1968"));
    assert_eq!(variant.direct_hours(), hours("1377.6"));
}

// ---------------------------------------------------------------------------------------------------------------------
// Cases
// ---------------------------------------------------------------------------------------------------------------------

/// Total, categories in the table's order, verdict, bounds, headcount, ordinary share.
#[test]
fn cases_come_to_what_was_worked_by_hand() {
    let none = Value::Null;
    let expected = [
        (
            "real_xuchang_rescue_station",
            ("828", ["260", "228", "232", "60", "48"]),
            ("non_compliant", "1372", "1960"),
            (&none, "0.0725", 6),
        ),
        (
            "real_dianshanhu_school_2025",
            ("1232", ["1232", "0", "0", "0", "0"]),
            ("non_compliant", "1372", "1960"),
            (&none, "0", 34),
        ),
        (
            "elderly_station_2fte",
            ("2820", ["884", "600", "1120", "152", "64"]),
            ("compliant", "2744", "3920"),
            (&json!({"min": 2, "max": 2}), "0.0284", 56),
        ),
        (
            "station_survey_4fte",
            ("5820", ["1872", "1120", "2390", "318", "120"]),
            ("compliant", "5488", "7840"),
            (&json!({"min": 3, "max": 4}), "0.0412", 95),
        ),
        (
            "three_society_platform_5fte",
            ("8326", ["2812", "1344", "2870", "1000", "300"]),
            ("compliant", "6860", "9800"),
            (&json!({"min": 5, "max": 6}), "0.0384", 142),
        ),
    ];
    for (name, (total, categories), (verdict, floor, ceiling), (headcount, share, sessions)) in expected {
        let answer = assessed(&Guideline::SUZHOU_2016, &plan(&case_json(name)));
        assert_eq!(answer["total_hours"], total, "{name}");
        let keys = ["casework", "group_work", "community_work", "support", "other"];
        let by_key: serde_json::Map<_, _> =
            keys.iter().zip(categories).map(|(key, sum)| ((*key).to_owned(), json!(sum))).collect();
        assert_eq!(answer["categories"], Value::Object(by_key), "{name}");
        assert_eq!(answer["verdict"], verdict, "{name}");
        assert_eq!(answer["bounds"], json!({"floor": floor, "ceiling": ceiling}), "{name}");
        assert_eq!(answer["headcount"], *headcount, "{name}");
        assert_eq!(answer["ordinary_share"], share, "{name}");
        assert_eq!(answer["room"]["ordinary_sessions"], sessions, "{name}");
    }
}

/// The two published requirements fall short of one worker's floor, by 544 and by 140 hours, and nothing else is wrong.
#[test]
fn published_requirements_fall_short_of_one_worker() {
    for (name, total, missing) in
        [("real_xuchang_rescue_station", "828", "544"), ("real_dianshanhu_school_2025", "1232", "140")]
    {
        let answer = assessed(&Guideline::SUZHOU_2016, &plan(&case_json(name)));
        assert_eq!(answer["room"]["to_floor"], missing, "{name}");
        let floor = json!({"rule": "workload_floor", "severity": "violation", "modality": "mandatory", "clause": "4.1.3",
            "subject": null, "measured": total, "limit": {"at_least": "1372"}, "unit": "hours"});
        assert_eq!(answer["findings"], json!([floor]), "{name}");
    }
}

/// The station's three resource surveys are joined with its three surveys: 150 hours, 240 apart, or none in the strict reading.
#[test]
fn the_stations_surveys_overlap_by_community() {
    let plan_json = case_json("station_survey_4fte");
    let answer = assessed(&Guideline::SUZHOU_2016, &plan(&plan_json));
    let of_row = |row: u64| {
        let lines = answer["lines"].as_array().unwrap().iter().filter(move |line| line["row"] == row);
        lines.map(|line| line["hours"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of_row(15), ["160"; 3]);
    assert_eq!(of_row(16), ["50"; 3]);
    let readings =
        json!({"unanimous": true, "least_hours": "5670", "greatest_hours": "5820", "verdicts": ["compliant"]});
    assert_eq!(answer["readings"], readings);

    let mut elsewhere = plan_json;
    for line in elsewhere["lines"].as_array_mut().unwrap() {
        if line["work"].get("community_resource_survey").is_some() {
            line["community"] = json!("丁");
        }
    }
    assert_eq!(assessed(&Guideline::SUZHOU_2016, &plan(&elsewhere))["total_hours"], "5910");
}

/// The whole worked example of an answer, line by line.
#[test]
fn the_elderly_stations_answer_is_the_worked_example() {
    let line = |row: u8, work: Value, quantity: u32, unit_hours: &str, hours: &str| json!({"row": row, "work": work, "quantity": quantity, "unit_hours": unit_hours, "hours": hours});
    let expected = json!({
        "edition": "suzhou-2016", "plan": "颐养社区 老年社工服务", "verdict": "compliant",
        "total_hours": "2820", "ordinary_hours": "80", "ordinary_share": "0.0284", "own_figure_hours": "16",
        "bounds": {"floor": "2744", "ceiling": "3920"},
        "categories": {"casework": "884", "group_work": "600", "community_work": "1120", "support": "152", "other": "64"},
        "lines": [
            line(1, json!("professional_consultation"), 60, "1", "60"),
            line(2, json!("intake"), 12, "16", "192"),
            line(3, json!("casework_session"), 72, "8", "576"),
            line(4, json!("closure_evaluation"), 10, "4", "40"),
            line(5, json!({"referral": "unaccompanied"}), 2, "8", "16"),
            line(6, json!("group_preparation"), 6, "20", "120"),
            line(7, json!("group_session"), 36, "12", "432"),
            line(8, json!("group_midterm_evaluation"), 6, "4", "24"),
            line(9, json!("group_closing_evaluation"), 6, "4", "24"),
            line(10, json!("outreach_visit"), 240, "2", "480"),
            line(11, json!("household_needs_assessment"), 100, "2", "200"),
            line(12, json!("large_activity"), 2, "60", "120"),
            line(13, json!("small_medium_activity"), 12, "20", "240"),
            line(14, json!("ordinary_activity"), 20, "4", "80"),
            line(20, json!({"lecture": "self_run"}), 4, "20", "80"),
            line(20, json!({"lecture": "external_expert"}), 4, "8", "32"),
            line(19, json!({"volunteer_workshop": "self_run"}), 2, "20", "40"),
            line(22, json!("document_drafting"), 4, "12", "48"),
            line(21, json!({"recruitment_and_selection": {"hours": "16"}}), 1, "16", "16"),
        ],
        "headcount": {"min": 2, "max": 2},
        "room": {"to_floor": "0", "to_ceiling": "1100", "ordinary_sessions": 56, "sessions_to_cut": 0, "offsetting_hours": "0"},
        "readings": {"unanimous": true, "least_hours": "2820", "greatest_hours": "2820", "verdicts": ["compliant"]},
        "findings": []
    });
    assert_eq!(assessed(&Guideline::SUZHOU_2016, &plan(&case_json("elderly_station_2fte"))), expected);
}

/// The order of an answer's entries is part of its format: people read it.
#[test]
fn an_answers_entries_stand_in_their_order() -> Tested {
    let plan = plan(&case_json("elderly_station_2fte"));
    let guideline = Guideline::SUZHOU_2016;
    let envelope = guideline.envelope(&plan);
    let text = serde_json::to_string(&guideline.assess(&plan).with_readings(&envelope))?;
    let entries = [
        "{\"edition\":",
        ",\"plan\":",
        ",\"verdict\":",
        ",\"total_hours\":",
        ",\"ordinary_hours\":",
        ",\"ordinary_share\":",
        ",\"own_figure_hours\":",
        ",\"bounds\":",
        ",\"categories\":",
        ",\"lines\":",
        ",\"headcount\":",
        ",\"room\":",
        ",\"readings\":",
        ",\"findings\":",
    ];
    let places: Vec<_> = entries.iter().map(|entry| text.find(entry)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    let without = serde_json::to_string(&guideline.assess(&plan))?;
    assert!(!without.contains("\"readings\":"), "an assessment alone says nothing of other readings");
    Ok(())
}

// ---------------------------------------------------------------------------------------------------------------------
// Examples of the design
// ---------------------------------------------------------------------------------------------------------------------

/// A community of 2800 households that is also surveyed: 50 of the 80 hours, scaled, rounded once.
#[test]
fn a_resource_survey_of_2800_households_is_46_point_67_hours() {
    let answer = assessed(
        &Guideline::SUZHOU_2016,
        &plan_of(&json!([
            {"work": {"community_resource_survey": {"households": 2800}}, "quantity": 1, "community": "桂花"},
            {"work": {"community_survey": {"samples": 100}}, "quantity": 1, "community": "桂花"}
        ])),
    );
    let expected = json!({"row": 16, "work": {"community_resource_survey": {"households": 2800}}, "quantity": 1,
        "unit_hours": "50", "scale": [2800, 3000], "hours": "46.67", "adjustments": ["walk_counted_with_survey"]});
    assert_eq!(answer["lines"][0], expected);
    assert_eq!(answer["total_hours"], "206.67", "the sum of the lines as printed");
}

/// The whole plan of the format's description, with posts, sizes, parts, services and own figures.
#[test]
fn the_designs_plan_comes_to_641_hours() {
    let plan = plan(&json!({
        "name": "颐养社区老年社工服务", "term_months": 12,
        "staff": [{"workers": 2}, {"workers": 1, "months": 7, "share": "0.5"}],
        "lines": [
            {"work": "professional_consultation", "quantity": 60},
            {"work": {"referral": "accompanied"}, "quantity": 2},
            {"work": {"lecture": "self_run"}, "quantity": 4, "participants": 40, "minutes": 90},
            {"work": {"community_survey": {"samples": 300}}, "quantity": 1, "community": "桂花",
             "service": "three_society_platform"},
            {"work": {"community_resource_survey": {"households": 2800, "parts": ["community_walk", "report_and_map"]}},
             "quantity": 1, "community": "桂花"},
            {"work": {"recruitment_and_selection": {"hours": "24"}}, "quantity": 1, "basis": "四场招募会，每场 6 小时"},
            {"work": {"other_service": {"like": "outreach_visit"}}, "quantity": 10},
            {"work": {"other_service": {"hours": "1.5"}}, "quantity": 10, "basis": "…"}
        ]
    }));
    let answer = assessed(&Guideline::SUZHOU_2016, &plan);
    let expected = json!({
        "edition": "suzhou-2016", "plan": "颐养社区老年社工服务", "verdict": "non_compliant",
        "total_hours": "641", "ordinary_hours": "0", "ordinary_share": "0", "own_figure_hours": "39",
        // 2 + 1 × 0.5 × 7 ÷ 12 worker-years: 3144.16… and 4491.66… hours.
        "bounds": {"floor": "3144.17", "ceiling": "4491.66"},
        "categories": {"casework": "84", "group_work": "0", "community_work": "418", "support": "80", "other": "59"},
        "lines": [
            {"row": 1, "work": "professional_consultation", "quantity": 60, "unit_hours": "1", "hours": "60"},
            {"row": 5, "work": {"referral": "accompanied"}, "quantity": 2, "unit_hours": "12", "hours": "24"},
            {"row": 20, "work": {"lecture": "self_run"}, "quantity": 4, "unit_hours": "20", "hours": "80"},
            {"row": 15, "work": {"community_survey": {"samples": 300}}, "quantity": 1, "unit_hours": "130",
             "scale": [300, 100], "hours": "390", "adjustments": ["preparation_excluded"]},
            {"row": 16, "work": {"community_resource_survey": {"households": 2800, "parts": ["community_walk", "report_and_map"]}},
             "quantity": 1, "unit_hours": "30", "scale": [2800, 3000], "hours": "28", "adjustments": ["walk_counted_with_survey"]},
            {"row": 21, "work": {"recruitment_and_selection": {"hours": "24"}}, "quantity": 1, "unit_hours": "24", "hours": "24"},
            {"row": null, "work": {"other_service": {"like": "outreach_visit"}}, "quantity": 10, "unit_hours": "2", "hours": "20"},
            {"row": null, "work": {"other_service": {"hours": "1.5"}}, "quantity": 10, "unit_hours": "1.5", "hours": "15"}
        ],
        "headcount": null,
        "room": {"to_floor": "2503.17", "to_ceiling": "3850.66", "ordinary_sessions": 17, "sessions_to_cut": 0,
                 "offsetting_hours": "0"},
        // The resource survey is 28 hours, 30 as one community, or none beside the survey.
        "readings": {"unanimous": true, "least_hours": "613", "greatest_hours": "643", "verdicts": ["non_compliant"]},
        "findings": [{"rule": "workload_floor", "severity": "violation", "modality": "mandatory", "clause": "4.1.3",
            "subject": null, "measured": "641", "limit": {"at_least": "3144.17"}, "unit": "hours"}]
    });
    assert_eq!(answer, expected);
}

/// The first example that anyone reads.
#[test]
fn the_front_doors_example_is_164_hours_and_not_compliant() -> Tested {
    let plan = Plan::builder("颐养社区老年社工服务", Term::years(1)?)
        .full_time(2)
        .work(Work::ProfessionalConsultation, 60)
        .work(Work::Referral(Accompaniment::Accompanied), 2)
        .line(Line::builder(Work::Lecture(Conduct::SelfRun), 4).participants(40).minutes(90))
        .build()?;
    let assessment = Guideline::SUZHOU_2016.assess(&plan);
    assert_eq!(assessment.total(), hours("164"));
    assert_eq!(assessment.verdict(), Verdict::NonCompliant);
    assert_eq!(assessment.findings().len(), 1);
    let printed = assessment.display(Language::Chinese).to_string();
    assert!(printed.contains("颐养社区老年社工服务") && printed.contains("164"), "{printed}");
    Ok(())
}

/// Over 12 months, totals below 1372 and strictly between 1960 and 2744, or 3920 and 4116, fit nobody.
#[test]
fn some_totals_fit_no_headcount() -> Tested {
    let year = Term::years(1)?;
    let fits = |total: &str| {
        let headcount = Guideline::SUZHOU_2016.headcount(year, hours(total));
        headcount.map(|headcount| (headcount.min, headcount.max))
    };
    let expected = [
        ("0", None),
        ("1371.99", None),
        ("1372", Some((1, 1))),
        ("1960", Some((1, 1))),
        ("1960.01", None),
        ("2743.99", None),
        ("2744", Some((2, 2))),
        ("3920", Some((2, 2))),
        ("3920.01", None),
        ("4115.99", None),
        ("4116", Some((3, 3))),
        // From here on the ranges overlap: 4 × 1372 is below 3 × 1960.
        ("5487.99", Some((3, 3))),
        ("5488", Some((3, 4))),
        ("5880", Some((3, 4))),
        ("5880.01", Some((4, 4))),
    ];
    for (total, headcount) in expected {
        assert_eq!(fits(total), headcount, "{total}");
    }
    Ok(())
}

/// Half a year halves every bound of the headcount.
#[test]
fn headcount_goes_by_the_term() -> Tested {
    let half = Term::months(6)?;
    for (total, headcount) in [("685.99", None), ("686", Some((1, 1))), ("980", Some((1, 1))), ("980.01", None)] {
        let fits = Guideline::SUZHOU_2016.headcount(half, hours(total));
        assert_eq!(fits.map(|fits| (fits.min, fits.max)), headcount, "{total}");
    }
    Ok(())
}

/// Two workers for seven months: a floor of 1600.66… and a ceiling of 2286.66… hours, which no printed number is.
#[test]
fn bounds_that_are_no_hundredths_decide_exactly() {
    let of = |total: &str| {
        plan(&json!({"name": "例", "term_months": 7, "staff": [{"workers": 2}],
            "lines": [{"work": {"other_service": {"hours": total}}, "quantity": 1, "basis": "测算"}]}))
    };
    let expected = [
        ("1600.66", "non_compliant", json!({"to_floor": "0.01", "to_ceiling": "686"})),
        ("1600.67", "compliant", json!({"to_floor": "0", "to_ceiling": "685.99"})),
        ("2286.66", "compliant", json!({"to_floor": "0", "to_ceiling": "0"})),
        ("2286.67", "non_compliant", json!({"to_floor": "0", "to_ceiling": "0"})),
    ];
    for (total, verdict, room) in expected {
        let answer = assessed(&Guideline::SUZHOU_2016, &of(total));
        assert_eq!(answer["verdict"], verdict, "{total}");
        assert_eq!(answer["bounds"], json!({"floor": "1600.67", "ceiling": "2286.66"}), "{total}");
        for side in ["to_floor", "to_ceiling"] {
            assert_eq!(answer["room"][side], room[side], "{total} {side}");
        }
    }
    let below = findings_of("workload_floor", &Guideline::SUZHOU_2016.assess(&of("1600.66")));
    assert_eq!(below[0]["limit"], json!({"at_least": "1600.67"}));
    let above = findings_of("workload_ceiling", &Guideline::SUZHOU_2016.assess(&of("2286.67")));
    assert_eq!(above[0]["limit"], json!({"at_most": "2286.66"}));
}

/// The four questions of reading, each with the figures by which it is explained.
#[test]
fn readings_make_the_hours_by_which_they_are_explained() {
    let survey = |samples: u32, quantity: u32| json!([{"work": {"community_survey": {"samples": samples}}, "quantity": quantity}]);
    let resources =
        |households: u32| json!([{"work": {"community_resource_survey": {"households": households}}, "quantity": 1}]);
    let of_fund =
        json!([{"work": {"community_resource_survey": {}}, "quantity": 1, "service": "community_public_benefit_fund"}]);
    let beside_survey = json!([{"work": {"community_resource_survey": {}}, "quantity": 1},
                               {"work": {"community_survey": {"samples": 100}}, "quantity": 1}]);
    let expected = [
        ("survey_units", "proportional", survey(250, 1), "400"),
        ("survey_units", "started_units", survey(250, 1), "480"),
        // Begun units are begun in each survey, before they are multiplied.
        ("survey_units", "started_units", survey(250, 2), "960"),
        ("survey_units", "started_units", survey(200, 1), "320"),
        ("survey_units", "started_units", survey(1, 1), "160"),
        ("survey_units", "proportional", survey(1, 1), "1.6"),
        ("community_units", "by_households", resources(4200), "112"),
        ("community_units", "per_community", resources(4200), "80"),
        ("fund_survey", "keep_report", of_fund.clone(), "60"),
        ("fund_survey", "walk_only", of_fund, "30"),
        ("walk_overlap", "walk_only", beside_survey.clone(), "210"),
        ("walk_overlap", "whole_survey", beside_survey, "160"),
    ];
    for (question, answer, lines, total) in expected {
        let guideline = guideline(&json!({"readings": {question: answer}}));
        assert_eq!(guideline.assess(&plan_of(&lines)).total(), hours(total), "{question} {answer} {lines}");
        let envelope = guideline.envelope(&plan_of(&lines));
        assert!(envelope.least().total <= hours(total) && hours(total) <= envelope.greatest().total);
    }
}

/// A local rate is used for its own item, for what is likened to it, and for nothing else.
#[test]
fn a_local_rate_changes_its_own_lines_alone() -> Tested {
    let variant = Guideline::SUZHOU_2016.with_rate(Rate::Intake, "12.5".parse()?);
    let total = |work: Value| variant.assess(&plan_of(&json!([{"work": work, "quantity": 2}]))).total();
    assert_eq!(total(json!("intake")), hours("25"));
    assert_eq!(total(json!({"other_service": {"like": "intake"}})), hours("25"));
    assert_eq!(total(json!("casework_session")), hours("16"));
    for rate in WorkItem::ALL.iter().flat_map(|item| item.rates()).filter(|rate| **rate != Rate::Intake) {
        assert_eq!(variant.rate(*rate), Guideline::SUZHOU_2016.rate(*rate), "{rate}");
    }
    Ok(())
}
