//! What a payroll program asks about supervision fees.

use std::error::Error;

use shegong::{Guideline, Language, Supervisor, Years};

fn main() -> Result<(), Box<dyn Error>> {
    let guideline = Guideline::SUZHOU_2016;
    for (years, fee, within) in [(4, "150", false), (5, "200", true), (9, "200.01", false), (10, "250", true)] {
        let check = guideline.check_fee(&Supervisor::local(Years::try_new(years)?), fee.parse()?);
        assert_eq!(check.is_within(), within);
        println!("本土督导，满 {years} 年，每小时 {fee} 元：{}", check.display(Language::Chinese));
    }
    let overseas = guideline.check_fee(&Supervisor::Overseas, "300".parse()?);
    assert_eq!(overseas.display(Language::Chinese).to_string(), "未超过上限：每小时不高于 300 元（第 1.7.5 条）");
    println!("境外督导，每小时 300 元：{}", overseas.display(Language::Chinese));
    Ok(())
}
