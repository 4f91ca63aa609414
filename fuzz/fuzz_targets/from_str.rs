//! Any text as each type that is read from text: refused in one short line, or printed as a text that is read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shegong::{
    Accompaniment, Adjustment, ArchiveField, Category, Clause, CommunityUnits, Conduct, Duty, EventKind, FundSurvey,
    HourlyFee, Hours, Measure, Modality, Origin, Portion, Question, Rate, Record, ResourcePart, Rule, ServiceKind,
    Severity, Share, Step, SurveyPart, SurveyUnits, Unit, UnitHours, Verdict, WalkOverlap, WorkItem, WorkingShare,
    Yuan,
};
use shegong_fuzz::check::{amount_of, key_of, text_of};

macro_rules! each {
    ($check:ident of $text:ident: $($Type:ty),+ $(,)?) => { $( let _ = $check::<$Type>($text); )+ };
}

fuzz_target!(|text: &str| {
    each!(amount_of of text: Hours, UnitHours, Yuan, HourlyFee, Share, Portion, WorkingShare);
    each!(key_of of text: WorkItem, Rate, ServiceKind, Record, Step, Duty, ArchiveField);
    each!(key_of of text: Category, Unit, Accompaniment, Conduct, SurveyPart, ResourcePart, Adjustment);
    each!(key_of of text: Rule, Measure, Modality, Severity, Verdict, EventKind, Origin);
    each!(key_of of text: Question, SurveyUnits, CommunityUnits, WalkOverlap, FundSurvey);
    each!(text_of of text: Clause);
});
