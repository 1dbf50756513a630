//! Tax codes against reference vectors, naughty strings and random text.

use std::path::PathBuf;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::shared::error::assert_well_formed_code;
use crate::shared::health_code::HealthCode;

fn code(text: &str) -> TaxCode {
    TaxCode::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn hint(text: &str) -> BirthHint {
    code(text).birth_hint().expect("a personal code has a hint")
}

/// A file of shared reference data, or `None` where this checkout has none.
#[expect(
    clippy::disallowed_methods,
    reason = "reference data lies in files; only tests read them"
)]
fn reference(name: &str) -> Option<Value> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = root.join("../shared/data/vectors").join(name);
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: no reference data {name}");
        return None;
    };
    Some(serde_json::from_str(&text).expect("reference data is JSON"))
}

#[test]
fn right_codes_are_accepted() {
    for text in [
        "RSSMRA85T10A562S",
        "RSSMRK66C14H501U",
        "GHBLDE25A42H199X",
        "VRDGPP80A01C351O",
        "BNCMRA75L55C351S",
        "BNAHMD90C12Z330G",
        "PPSLNA88D52Z129X",
        "RSSLCU21H10C351J",
        "FOXMRA80A01C351C",
        "12345678903",
        "98765432103",
        "80078750587",
    ] {
        assert_eq!(code(text).as_str(), text);
    }
}

#[test]
fn a_wrong_check_character_is_named() {
    for text in [
        "AAABBB39M66A351C",
        "CCCDDD25A42H199X",
        "RRANGL74M28R701V",
        "80078750588",
    ] {
        let refused = TaxCode::parse(text);
        assert_eq!(refused, Err(TaxCodeError::WrongCheckCharacter), "{text}");
    }
}

#[test]
fn variants_say_the_same_of_a_birth_and_are_other_people() {
    let plain = code("VRDGPP80A01C351O");
    assert!(!plain.is_omocode());
    for text in [
        "VRDGPP80A01C35MG",
        "VRDGPP80A01C3RMS",
        "VRDGPP80A01CPRMO",
        "VRDGPPULALMCPRMZ",
    ] {
        let variant = code(text);
        assert!(variant.is_omocode());
        assert_eq!(variant.birth_hint(), plain.birth_hint());
        assert_ne!(variant, plain);
    }
}

#[test]
fn a_birth_is_read_from_the_code() {
    let woman = hint("BNCMRA75L55C351S");
    assert_eq!((woman.year_of_century, woman.month, woman.day), (75, 7, 15));
    assert_eq!((woman.sex, woman.place.as_str()), (Sex::Female, "C351"));
    let man = hint("BNAHMD90C12Z330G");
    assert_eq!((man.year_of_century, man.month, man.day), (90, 3, 12));
    assert_eq!((man.sex, man.place.as_str()), (Sex::Male, "Z330"));
    assert_eq!(hint("RSSLCU21H10C351J").year_of_century, 21);
}

#[test]
fn a_code_of_eleven_digits_says_nothing_of_a_birth() {
    let provisional = code("12345678903");
    assert!(!provisional.is_personal() && !provisional.is_omocode());
    assert_eq!(provisional.birth_hint(), None);
}

#[test]
fn case_and_outer_spaces_do_not_matter() {
    assert_eq!(code(" vrdgpp80a01c351o\n"), code("VRDGPP80A01C351O"));
}

#[test]
fn each_mistake_is_refused_for_its_own_reason() {
    use TaxCodeError::{Empty, ImpossibleBirthDate, IsHealthCode, WrongCharacter, WrongLength};
    for (text, reason) in [
        ("", Empty),
        ("  ", Empty),
        ("RSSMRA85T10A562", WrongLength),
        ("RSS MRA 85T10 A562S", WrongLength),
        ("RSSMRA8AT10A562S", WrongCharacter),
        ("1SSMRA85T10A562S", WrongCharacter),
        ("RSSMRA85T10A5621", WrongCharacter),
        ("RSSMRA85T10A56ıS", WrongLength),
        ("RÀSSMRA85T10A562", WrongLength),
        ("RÀSMRA85T10A562", WrongCharacter),
        ("0000000000A", WrongCharacter),
        ("00000000000", WrongCharacter),
        ("RSSMRA85X10A562S", ImpossibleBirthDate),
        ("RSSMRA85T00A562S", ImpossibleBirthDate),
        ("RSSMRA85T32A562S", ImpossibleBirthDate),
        ("RSSMRA85T40A562S", ImpossibleBirthDate),
        ("RSSMRA85T72A562S", ImpossibleBirthDate),
        ("RSSMRA85D31A562S", ImpossibleBirthDate),
        ("RSSMRA85B29A562S", ImpossibleBirthDate),
        ("STP1901234567890", IsHealthCode),
    ] {
        assert_eq!(TaxCode::parse(text), Err(reason), "{text}");
    }
}

#[test]
fn the_29th_of_february_is_a_day_in_leap_years_and_in_00() {
    for text in ["RSSMRA84B29A562S", "RSSMRA00B29A562S"] {
        let refused = TaxCode::parse(text);
        assert_ne!(refused, Err(TaxCodeError::ImpossibleBirthDate), "{text}");
    }
}

#[test]
fn a_printed_code_shows_nothing() {
    assert_eq!(format!("{:?}", code("VRDGPP80A01C351O")), "TaxCode(…)");
    let refused = serde_json::from_str::<TaxCode>("\"VRDGPP80A01C351A\"");
    assert!(!refused.unwrap_err().to_string().contains("VRDGPP"));
}

#[test]
fn json_passes_through_the_same_check() {
    let read: TaxCode = serde_json::from_str("\"vrdgpp80a01c351o\"").unwrap();
    assert_eq!(
        serde_json::to_string(&read).unwrap(),
        "\"VRDGPP80A01C351O\""
    );
}

#[test]
fn every_refusal_has_its_own_code() {
    use TaxCodeError as E;
    let all = [
        E::Empty,
        E::WrongLength,
        E::WrongCharacter,
        E::IsHealthCode,
        E::ImpossibleBirthDate,
        E::WrongCheckCharacter,
    ];
    let codes: std::collections::BTreeSet<_> = all.iter().map(Coded::code).collect();
    assert_eq!(codes.len(), all.len());
    codes.into_iter().for_each(assert_well_formed_code);
    assert!(all.iter().all(|error| error.kind() == Kind::Invalid));
}

/// Where libraries disagree, only the existence of the birthplace is in question.
#[test]
fn verdicts_agree_with_other_libraries() {
    let Some(file) = reference("codice_fiscale.json") else {
        return;
    };
    let vectors = file["vectors"].as_array().expect("a list of vectors");
    for vector in vectors {
        let text = vector["code"].as_str().expect("each vector has a code");
        let parsed = TaxCode::parse(text);
        assert_eq!(parsed.is_ok(), vector["verdict"] != "invalid", "{text}");
        let Some(born) = vector["birth_date"].as_str() else {
            continue;
        };
        let read = hint(text);
        let date = format!(
            "{:02}-{:02}-{:02}",
            read.year_of_century, read.month, read.day
        );
        assert!(born.ends_with(&date), "{text}: {born} is not {date}");
        assert_eq!(vector["sex"] == "F", read.sex == Sex::Female, "{text}");
        if let Some(omocode) = vector["is_omocode"].as_bool() {
            assert_eq!(omocode, code(text).is_omocode(), "{text}");
        }
    }
    assert!(vectors.len() > 200, "the reference data has shrunk");
}

#[test]
fn naughty_strings_are_refused_without_panic() {
    let Some(file) = reference("blns.json") else {
        return;
    };
    for naughty in file.as_array().expect("a list of strings") {
        let text = naughty.as_str().expect("each entry is a string");
        assert!(TaxCode::parse(text).is_err(), "{text:?}");
        assert!(HealthCode::parse(text).is_err(), "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let _ = TaxCode::parse(&text);
    }

    #[test]
    fn no_text_of_the_right_length_makes_reading_panic(text in "[A-Z0-9à]{10,16}") {
        if let Ok(code) = TaxCode::parse(&text) {
            prop_assert_eq!(code.birth_hint().is_some(), code.is_personal());
        }
    }

    #[test]
    fn one_wrong_character_is_always_noticed(at in 0_usize..16, other in "[A-Z0-9]") {
        let mut bytes = *b"VRDGPP80A01C351O";
        prop_assume!(bytes[at] != other.as_bytes()[0]);
        bytes[at] = other.as_bytes()[0];
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        prop_assert!(TaxCode::parse(&text).is_err());
    }
}
