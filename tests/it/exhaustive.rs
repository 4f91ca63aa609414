//! Everything, where everything is little enough to be tried.

use shegong::{
    Accompaniment, Archive, ArchiveField, Attendance, CommunityResourceSurvey, CommunitySurvey, Conduct, Delivery,
    Dossier, Duty, Event, FeeCap, FeeCheck, Finding, GroupSupervision, Guideline, HourlyFee, Hours, LikeRate, Line,
    Minutes, OtherService, Participants, Parts, Plan, Rate, Record, ResourcePart, Rule, Samples, ServiceKind, Subject,
    Supervisees, SupervisionSession, Supervisor, SurveyPart, Term, Work, WorkItem, Years,
};

/// Working hours and direct hours of a year, in hundredths, as clause 4.1 has them.
const YEAR: u128 = 196_000;
const DIRECT: u128 = 137_200;

#[test]
fn every_headcount_to_fifty_at_every_edge() {
    let guideline = Guideline::SUZHOU_2016;
    let year = Term::years(1).unwrap();
    let edges = (1..=50_u128).flat_map(|workers| [workers * DIRECT, workers * YEAR]);
    for total in edges.flat_map(|edge| [edge - 1, edge, edge + 1]) {
        // Every number of workers is asked by itself; the answer is the least and the greatest that fit.
        let fits: Vec<u128> = (1..=80).filter(|workers| (workers * DIRECT..=workers * YEAR).contains(&total)).collect();
        let answer = guideline.headcount(year, Hours::from_hundredths(total).unwrap());
        let ends = answer.map(|headcount| (headcount.min, headcount.max));
        assert_eq!(ends, fits.first().copied().zip(fits.last().copied()), "{total} hundredths");
    }
}

/// A dossier that keeps the records whose bits are set.
fn keeping(service: ServiceKind, bits: usize) -> Dossier {
    let kept = service.records().enumerate().filter(|(position, _)| bits >> position & 1 == 1);
    let dossier = Dossier::builder(service, "D-1");
    kept.fold(dossier, |dossier, (_, entry)| dossier.record(entry.record)).build().unwrap()
}

#[test]
fn every_service_with_every_subset_of_its_records() {
    let guideline = Guideline::SUZHOU_2016;
    for service in ServiceKind::ALL {
        let records: Vec<Record> = service.records().map(|entry| entry.record).collect();
        let duties: Vec<Duty> = service.duties().collect();
        assert!(records.len() <= 12, "{service} has too many subsets to try");
        for bits in 0..1_usize << records.len() {
            let delivery = Delivery::builder("例").dossier(keeping(*service, bits)).build().unwrap();
            let review = guideline.review(&delivery);
            let mut missing: Vec<&str> = review
                .findings()
                .iter()
                .filter(|finding| finding.rule() == Rule::RecordMissing)
                .flat_map(|finding| finding.evidence().missing())
                .collect();
            missing.sort_unstable();
            let left = records.iter().enumerate().filter(|(position, _)| bits >> position & 1 == 0);
            let mut expected: Vec<&str> = left.map(|(_, record)| record.key()).collect();
            expected.sort_unstable();
            assert_eq!(missing, expected, "{service} with {bits:b}");
            assert_eq!(review.findings().len(), expected.len() + duties.len(), "{service} with {bits:b}");
        }
    }
}

#[test]
fn every_number_of_years_to_sixty_with_fees_around_each_cap() {
    let guideline = Guideline::SUZHOU_2016;
    for years in 0..=60 {
        let supervisor = Supervisor::local(Years::try_new(years).unwrap());
        // Clause 1.7.5, in fen: nothing below five years, 200 yuan below ten, 250 from ten on.
        let cap = match years {
            0..=4 => None,
            5..=9 => Some(200_00),
            _ => Some(250_00),
        };
        for around in [200_00, 250_00, 300_00] {
            for fen in [around - 1, around, around + 1] {
                let fee = HourlyFee::from_fen(fen).unwrap();
                match (cap, guideline.check_fee(&supervisor, fee)) {
                    (None, FeeCheck::NoRate { completed_years, below }) => {
                        assert_eq!((completed_years.get(), below.map(Years::get)), (years, Some(5)));
                    }
                    (Some(cap), FeeCheck::Within { cap: told }) => assert!(fen <= cap && told.fen() == cap),
                    (Some(cap), FeeCheck::Above { fee: told, cap: told_cap }) => {
                        assert!(fen > cap && told == fee && told_cap.fen() == cap);
                    }
                    (cap, check) => panic!("{years} years, {fen} fen: {cap:?} and {check:?}"),
                }
                let overseas = guideline.check_fee(&Supervisor::Overseas, fee);
                assert_eq!(overseas.is_within(), fen <= 300_00);
            }
        }
        let told = guideline.fee_cap(&supervisor);
        assert_eq!(matches!(told, FeeCap::AtMost { cap } if Some(cap.fen()) == cap_of(years)), cap.is_some());
    }
}

fn cap_of(years: u32) -> Option<u32> {
    [(10, 250_00), (5, 200_00)].into_iter().find(|(from, _)| years >= *from).map(|(_, cap)| cap)
}

/// Work that is priced by exactly this rate, and how many units of it one piece is.
fn work_of(rate: Rate) -> Work {
    let survey = |part| {
        let parts = Parts::try_new([part]).unwrap();
        Work::CommunitySurvey(CommunitySurvey { samples: Samples::try_new(100).unwrap(), parts })
    };
    let resources = |part| {
        Work::CommunityResourceSurvey(CommunityResourceSurvey {
            households: None,
            parts: Parts::try_new([part]).unwrap(),
        })
    };
    match rate {
        Rate::CommunitySurveyPreparation => survey(SurveyPart::Preparation),
        Rate::CommunitySurveyDataCollection => survey(SurveyPart::DataCollection),
        Rate::CommunitySurveyDataProcessing => survey(SurveyPart::DataProcessing),
        Rate::CommunitySurveyDataAnalysis => survey(SurveyPart::DataAnalysis),
        Rate::CommunitySurveyReportWriting => survey(SurveyPart::ReportWriting),
        Rate::CommunityResourceSurveyCommunityWalk => resources(ResourcePart::CommunityWalk),
        Rate::CommunityResourceSurveyLiteratureReview => resources(ResourcePart::LiteratureReview),
        Rate::CommunityResourceSurveyReportAndMap => resources(ResourcePart::ReportAndMap),
        Rate::ProfessionalConsultation => Work::ProfessionalConsultation,
        Rate::Intake => Work::Intake,
        Rate::CaseworkSession => Work::CaseworkSession,
        Rate::ClosureEvaluation => Work::ClosureEvaluation,
        Rate::ReferralUnaccompanied => Work::Referral(Accompaniment::Unaccompanied),
        Rate::ReferralAccompanied => Work::Referral(Accompaniment::Accompanied),
        Rate::GroupPreparation => Work::GroupPreparation,
        Rate::GroupSession => Work::GroupSession,
        Rate::GroupMidtermEvaluation => Work::GroupMidtermEvaluation,
        Rate::GroupClosingEvaluation => Work::GroupClosingEvaluation,
        Rate::OutreachVisit => Work::OutreachVisit,
        Rate::HouseholdNeedsAssessment => Work::HouseholdNeedsAssessment,
        Rate::LargeActivity => Work::LargeActivity,
        Rate::SmallMediumActivity => Work::SmallMediumActivity,
        Rate::OrdinaryActivity => Work::OrdinaryActivity,
        Rate::OrganizationWorkshopSelfRun => Work::OrganizationWorkshop(Conduct::SelfRun),
        Rate::OrganizationWorkshopExternalExpert => Work::OrganizationWorkshop(Conduct::ExternalExpert),
        Rate::OrganizationConsultation => Work::OrganizationConsultation,
        Rate::VolunteerWorkshopSelfRun => Work::VolunteerWorkshop(Conduct::SelfRun),
        Rate::VolunteerWorkshopExternalExpert => Work::VolunteerWorkshop(Conduct::ExternalExpert),
        Rate::LectureSelfRun => Work::Lecture(Conduct::SelfRun),
        Rate::LectureExternalExpert => Work::Lecture(Conduct::ExternalExpert),
        Rate::DocumentDrafting => Work::DocumentDrafting,
    }
}

#[test]
fn every_rate_with_every_figure_a_variant_may_give_it() {
    for rate in Rate::ALL {
        for (hours, hundredths) in [("0.01", 1_u128), ("1", 100), ("7.77", 777), ("1000000", 100_000_000)] {
            let variant = Guideline::SUZHOU_2016.with_rate(*rate, hours.parse().unwrap());
            for quantity in [0, 1, 3, 10_000_000] {
                let line = Line::builder(work_of(*rate), quantity);
                let plan = Plan::builder("", Term::years(1).unwrap()).full_time(1).line(line).build().unwrap();
                let expected = hundredths * u128::from(quantity);
                assert_eq!(variant.assess(&plan).total().hundredths(), expected, "{quantity} of {rate} at {hours}");
                assert_eq!(variant.decide(&plan).total.hundredths(), expected, "{quantity} of {rate} at {hours}");
                if let Ok(like) = LikeRate::try_new(*rate) {
                    let line = Line::builder(Work::OtherService(OtherService::Like(like)), quantity);
                    let plan = Plan::builder("", Term::years(1).unwrap()).full_time(1).line(line).build().unwrap();
                    assert_eq!(
                        variant.assess(&plan).total().hundredths(),
                        expected,
                        "{quantity} like {rate} at {hours}"
                    );
                }
            }
        }
    }
}

/// The rules that count something, with their limits as the document gives them: the least and the greatest that keep to it.
const COUNTED: [(Rule, u32, u32); 9] = [
    (Rule::LargeActivitySize, 60, 1_000_000),
    (Rule::SmallMediumActivitySize, 20, 1_000_000),
    (Rule::OrdinaryActivitySize, 0, 19),
    (Rule::LectureSize, 30, 1_000_000),
    (Rule::LectureDuration, 60, 1_000_000),
    (Rule::ConsultationCount, 0, 3),
    (Rule::IndividualSupervisionDuration, 0, 120),
    (Rule::GroupSupervisionDuration, 0, 240),
    (Rule::GroupSupervisionSize, 2, 8),
];

/// An event of which only the one thing is known that the rule counts; nothing else about it is amiss.
fn event(rule: Rule, count: u32) -> Event {
    let people = || Participants::try_new(count).unwrap();
    let attended = || Attendance { participants: Some(people()), minutes: None };
    let session = |minutes: u32| SupervisionSession {
        minutes: Minutes::try_new(minutes).unwrap(),
        supervisor: Supervisor::Overseas,
        hourly_fee: None,
    };
    let group = |supervisees: u32, minutes: u32| {
        let supervisees = Supervisees::try_new(supervisees).unwrap();
        Event::GroupSupervision(GroupSupervision { supervisees, session: session(minutes) })
    };
    match rule {
        Rule::LargeActivitySize => Event::LargeActivity(attended()),
        Rule::SmallMediumActivitySize => Event::SmallMediumActivity(attended()),
        Rule::OrdinaryActivitySize => Event::OrdinaryActivity(attended()),
        Rule::LectureSize => Event::Lecture(attended()),
        Rule::LectureDuration => {
            Event::Lecture(Attendance { participants: None, minutes: Some(Minutes::try_new(count).unwrap()) })
        }
        Rule::ConsultationCount => Event::ConsultationSeries(shegong::ConsultationSeries {
            client: "C-1".into(),
            topic: "低保".into(),
            consultations: shegong::Consultations::try_new(count).unwrap(),
        }),
        Rule::IndividualSupervisionDuration => Event::IndividualSupervision(session(count)),
        Rule::GroupSupervisionDuration => group(4, count),
        Rule::GroupSupervisionSize => group(count, 60),
        other => panic!("{other} counts nothing"),
    }
}

/// A line planned for the one thing that the rule counts, where a line has it.
fn line(rule: Rule, count: u32) -> Option<(Work, shegong::LineBuilder)> {
    let (work, minutes) = match rule {
        Rule::LargeActivitySize => (Work::LargeActivity, false),
        Rule::SmallMediumActivitySize => (Work::SmallMediumActivity, false),
        Rule::OrdinaryActivitySize => (Work::OrdinaryActivity, false),
        Rule::LectureSize => (Work::Lecture(Conduct::SelfRun), false),
        Rule::LectureDuration => (Work::Lecture(Conduct::SelfRun), true),
        _ => return None,
    };
    let line = Line::builder(work, 0);
    Some((work, if minutes { line.minutes(count) } else { line.participants(count) }))
}

#[test]
fn every_counting_rule_one_below_at_and_above_its_limit_on_every_subject() {
    let guideline = Guideline::SUZHOU_2016;
    for (rule, least, greatest) in COUNTED {
        assert!(guideline.count_limit(rule).is_some());
        let limits = [least, greatest].into_iter().filter(|limit| (1..1_000_000).contains(limit));
        for count in limits.flat_map(|limit| [limit - 1, limit, limit + 1]) {
            let keeps = (least..=greatest).contains(&count);
            // In third place, so that the position is seen as well.
            let unknown = || Event::Lecture(Attendance::default());
            let delivery = Delivery::builder("例").event(unknown()).event(unknown()).event(event(rule, count));
            let delivery = delivery.build().unwrap();
            let found: Vec<_> = guideline.review(&delivery).findings().to_vec();
            assert_eq!(found.len(), usize::from(!keeps), "{rule} of {count}");
            assert!(found.iter().all(|finding| finding.rule() == rule && finding.subject() == Subject::Event(2)));
            if let Some((_, line)) = line(rule, count) {
                let own = Line::builder(Work::RecruitmentAndSelection("1400".parse().unwrap()), 1).basis("据实");
                let plan =
                    Plan::builder("", Term::years(1).unwrap()).full_time(1).line(own).line(line).build().unwrap();
                let found: Vec<_> = guideline.assess(&plan).findings().to_vec();
                assert_eq!(found.len(), usize::from(!keeps), "{rule} of {count} in a plan");
                assert!(found.iter().all(|finding| finding.rule() == rule && finding.subject() == Subject::Line(1)));
            }
        }
    }
    // No counting rule is left out.
    let counting = Rule::ALL.iter().filter(|rule| guideline.count_limit(**rule).is_some());
    assert_eq!(counting.count(), COUNTED.len());
}

/// The numbers one below, at and one above each limit that counts people or minutes, and nothing.
const AROUND: [u32; 20] = [0, 1, 2, 3, 7, 8, 9, 19, 20, 21, 29, 30, 31, 59, 60, 61, 119, 120, 121, 240];

/// What clauses 1.5.4 and 1.5.5 say of an activity with so many people and minutes, item by item.
fn attended_badly(item: WorkItem, people: u32, minutes: u32) -> Vec<Rule> {
    match item {
        WorkItem::LargeActivity if people < 60 => vec![Rule::LargeActivitySize],
        WorkItem::SmallMediumActivity if people < 20 => vec![Rule::SmallMediumActivitySize],
        WorkItem::OrdinaryActivity if people >= 20 => vec![Rule::OrdinaryActivitySize],
        WorkItem::Lecture => {
            let short = (minutes < 60).then_some(Rule::LectureDuration);
            (people < 30).then_some(Rule::LectureSize).into_iter().chain(short).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn every_work_with_numbers_around_every_limit() {
    let guideline = Guideline::SUZHOU_2016;
    let likened = Rate::ALL.iter().filter_map(|rate| LikeRate::try_new(*rate).ok());
    let works = Rate::ALL.iter().map(|rate| work_of(*rate)).chain([
        Work::RecruitmentAndSelection("1".parse().unwrap()),
        Work::FundraisingAndOther("1".parse().unwrap()),
        Work::OtherService(OtherService::Own("1".parse().unwrap())),
    ]);
    let works: Vec<Work> = works.chain(likened.map(|like| Work::OtherService(OtherService::Like(like)))).collect();
    for work in &works {
        for people in AROUND {
            for minutes in AROUND {
                let line = Line::builder(*work, 0).participants(people).minutes(minutes).basis("据实");
                let own = Line::builder(Work::RecruitmentAndSelection("1400".parse().unwrap()), 1).basis("据实");
                let plan = Plan::builder("", Term::years(1).unwrap()).full_time(1).line(own).line(line);
                let plan = plan.build().unwrap();
                let mut found: Vec<Rule> = guideline.assess(&plan).findings().iter().map(Finding::rule).collect();
                found.sort_unstable();
                let mut expected = attended_badly(work.item(), people, minutes);
                expected.sort_unstable();
                assert_eq!(found, expected, "{work:?} with {people} people and {minutes} minutes");
            }
        }
    }
    let items: std::collections::BTreeSet<WorkItem> = works.iter().map(|work| work.item()).collect();
    assert_eq!(items.len(), WorkItem::ALL.len());
}

#[test]
fn every_event_with_numbers_around_every_limit() {
    let guideline = Guideline::SUZHOU_2016;
    for people in AROUND {
        for minutes in AROUND {
            let attendance = Attendance {
                participants: Some(Participants::try_new(people).unwrap()),
                minutes: Some(Minutes::try_new(minutes).unwrap()),
            };
            for (item, event) in [
                (WorkItem::LargeActivity, Event::LargeActivity(attendance)),
                (WorkItem::SmallMediumActivity, Event::SmallMediumActivity(attendance)),
                (WorkItem::OrdinaryActivity, Event::OrdinaryActivity(attendance)),
                (WorkItem::Lecture, Event::Lecture(attendance)),
            ] {
                let delivery = Delivery::builder("例").event(event).build().unwrap();
                let mut found: Vec<Rule> = guideline.review(&delivery).findings().iter().map(Finding::rule).collect();
                found.sort_unstable();
                let mut expected = attended_badly(item, people, minutes);
                expected.sort_unstable();
                assert_eq!(found, expected, "{item} with {people} people and {minutes} minutes");
            }
        }
    }
}

#[test]
fn every_archive_field_missing_alone_and_many_subsets() {
    let guideline = Guideline::SUZHOU_2016;
    let fields = ArchiveField::ALL;
    let all = (1_u32 << fields.len()) - 1;
    // Every subset that lacks at most two fields or has at most two, and every 257th of the others.
    let few = (0..=all).filter(|bits| bits.count_ones() <= 2 || (all & !bits).count_ones() <= 2);
    for bits in few.chain((0..=all).step_by(257)) {
        let has = |position: &usize| bits >> position & 1 == 1;
        let filled = (0..fields.len()).filter(has).map(|position| fields[position]);
        let delivery =
            Delivery::builder("例").archive(Archive { id: "H-1".into(), filled: filled.collect() }).build().unwrap();
        let review = guideline.review(&delivery);
        let missing: Vec<&str> = (0..fields.len()).filter(|position| !has(position)).map(|p| fields[p].key()).collect();
        let told: Vec<Vec<&str>> =
            review.findings().iter().map(|finding| finding.evidence().missing().collect()).collect();
        assert_eq!(told, if missing.is_empty() { vec![] } else { vec![missing] }, "{bits:b}");
        assert!(review.findings().iter().all(|finding| finding.rule() == Rule::ArchiveFieldMissing));
    }
}
