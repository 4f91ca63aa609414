//! How often the heap is asked for memory: counted, not timed. A binary of its own, because the allocator is global.

use shegong::{
    Attendance, ConsultationSeries, Consultations, Delivery, Event, Guideline, Line, Minutes, Participants, Plan, Term,
    Work,
};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// How many times `call` asks for memory, and how many bytes in all.
fn allocations<T>(call: impl FnOnce() -> T) -> (u64, u64) {
    let before = dhat::HeapStats::get();
    let answer = std::hint::black_box(call());
    let after = dhat::HeapStats::get();
    drop(answer);
    (after.total_blocks - before.total_blocks, after.total_bytes - before.total_bytes)
}

/// A plan of so many lines that no rule finds fault with, apart from its workload.
fn plan(lines: u32) -> Plan {
    let work = [Work::Intake, Work::CaseworkSession, Work::OutreachVisit, Work::LargeActivity, Work::DocumentDrafting];
    let mut plan = Plan::builder("例", Term::years(1).unwrap()).full_time(1);
    for line in 0..lines {
        plan = plan.line(Line::builder(work[line as usize % work.len()], 1 + line % 4).participants(80));
    }
    plan.build().unwrap()
}

/// A delivery of so many activities of a usual size.
fn delivery(events: u32) -> Delivery {
    let attendance = Attendance {
        participants: Some(Participants::try_new(80).unwrap()),
        minutes: Some(Minutes::try_new(90).unwrap()),
    };
    let mut delivery = Delivery::builder("例");
    for _ in 0..events {
        delivery = delivery.event(Event::LargeActivity(attendance));
    }
    delivery.build().unwrap()
}

/// A delivery of so many series of consultations, two of a client, of which no client has too many.
fn consultations(series: u32) -> Delivery {
    let mut delivery = Delivery::builder("例");
    for place in 0..series {
        let (client, topic) = (format!("C-{}", place % (series / 2)), "低保申请".to_owned());
        let consultations = Consultations::try_new(1).unwrap();
        delivery = delivery.event(Event::ConsultationSeries(ConsultationSeries { client, topic, consultations }));
    }
    delivery.build().unwrap()
}

/// One test, so that no other thread allocates meanwhile.
#[test]
fn few_allocations_and_no_more_for_more_lines() {
    let _profiler = dhat::Profiler::builder().testing().build();
    let guideline = Guideline::SUZHOU_2016;

    // Twenty lines that fit one worker and make no finding.
    let twenty = {
        let mut plan = Plan::builder("例", Term::years(1).unwrap()).full_time(1);
        for _ in 0..20 {
            plan = plan.work(Work::CaseworkSession, 9);
        }
        plan.build().unwrap()
    };
    assert!(guideline.assess(&twenty).findings().is_empty());
    assert_eq!(allocations(|| guideline.decide(&twenty)), (0, 0));
    assert_eq!(allocations(|| guideline.envelope(&twenty)), (0, 0), "no reading concerns the plan");
    let (blocks, _) = allocations(|| guideline.assess(&twenty));
    assert_eq!(blocks, 1, "the lines, and nothing else");

    let (hundred, ten_thousand) = (plan(100), plan(10_000));
    assert_eq!(allocations(|| guideline.decide(&ten_thousand)), (0, 0));
    let (few, bytes_of_few) = allocations(|| guideline.assess(&hundred));
    let (many, bytes_of_many) = allocations(|| guideline.assess(&ten_thousand));
    assert_eq!(few, many, "as many allocations for a hundred lines as for ten thousand");
    assert!(bytes_of_many <= 101 * bytes_of_few, "{bytes_of_many} bytes, after {bytes_of_few}");

    let (hundred, ten_thousand) = (delivery(100), delivery(10_000));
    assert_eq!(allocations(|| guideline.review(&hundred)), (0, 0));
    assert_eq!(allocations(|| guideline.review(&ten_thousand)), (0, 0));

    let (hundred, ten_thousand) = (consultations(100), consultations(10_000));
    let (few, bytes_of_few) = allocations(|| guideline.review(&hundred));
    let (many, bytes_of_many) = allocations(|| guideline.review(&ten_thousand));
    assert!(many <= 100 * few, "{many} allocations, after {few}");
    // The buckets double, and one of a hundred may stop just before it does.
    assert!(bytes_of_many <= 150 * bytes_of_few, "{bytes_of_many} bytes, after {bytes_of_few}");

    // Nobody pays for a text that nobody asks for.
    let assessment = guideline.assess(&twenty);
    assert_eq!(allocations(|| assessment.display(shegong::Language::Chinese)).0, 0);
}
