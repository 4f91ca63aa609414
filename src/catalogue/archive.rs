//! The fields of a household's needs archive.

use crate::keyed::table;

table! {
    /// A field of a household's needs archive. The crate knows only whether it is filled, never with what.
    ///
    /// Guideline: clause 5.2.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::ArchiveField;
    ///
    /// assert_eq!("特长爱好".parse::<ArchiveField>()?, ArchiveField::SkillsAndHobbies);
    /// assert_eq!(ArchiveField::ALL.len(), 19);
    /// # Ok::<(), shegong::ParseKeyError>(())
    /// ```
    pub enum ArchiveField: "a field of a needs archive", spelled by is_field_spelled {}

    Name                      "姓名"                                                          "name";
    Sex                       "性别"                                                          "sex";
    BirthDate                 "出生日期"                                                      "birth date";
    Address                   "住址"                                                          "address";
    EducationLevel            "文化程度"                                                      "education level";
    Major                     "所学专业"                                                      "major";
    Occupation                "职业"                                                          "occupation";
    Income                    "收入（家庭收入）"                                              "income of the person and the household";
    Religion                  "宗教信仰"                                                      "religion";
    PoliticalStatus           "政治面貌"                                                      "political status";
    Contact                   "联系方式"                                                      "contact";
    SkillsAndHobbies          "特长爱好"                                                      "skills and hobbies";
    VolunteeringWillingness   "志愿服务意愿"                                                  "volunteering willingness";
    DirectRelatives           "主要直系亲属（姓名、关系、联系方式、互动情况）"                "direct relatives";
    CollateralRelatives       "主要旁系亲属（姓名、关系、联系方式、互动情况）"                "collateral relatives";
    WelfareReceived           "已享受的福利政策"                                              "welfare received";
    Difficulties              "面临的困境"                                                    "difficulties";
    CurrentNeeds              "目前存在的需求"                                                "current needs";
    FutureNeeds               "今后（近期、远期）可能出现的需求"                              "future needs";
}

/// With or without the remark in brackets.
fn is_field_spelled(field: ArchiveField, text: &str) -> bool {
    let name = field.name();
    let bare = name.zh.split('（').next().filter(|_| name.zh.ends_with('）'));
    [Some(name.zh), bare, Some(name.en)].into_iter().flatten().any(|spelling| crate::keyed::same(text, spelling))
}
