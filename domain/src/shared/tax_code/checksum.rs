//! The check characters of tax codes.

/// What a character is worth at an odd position (the first, the third, …), for A to Z; the
/// digits 0 to 9 are worth the same as A to J.
const ODD: [u16; 26] = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/// The check letter that follows from the first 15 characters of a personal code.
///
/// `None` if one of them is neither an upper case letter nor a digit.
pub(super) fn personal(code: &[u8; 16]) -> Option<u8> {
    let mut sum = 0;
    for (at, &byte) in code[..15].iter().enumerate() {
        let rank = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A',
            _ => return None,
        };
        // Positions are counted from one in the decree, so index 0 is odd.
        sum += if at % 2 == 0 {
            ODD[usize::from(rank)]
        } else {
            u16::from(rank)
        };
    }
    u8::try_from(sum % 26).ok().map(|rest| b'A' + rest)
}

/// The remainder of the Luhn sum over digits, the check digit included: 0 when it is right.
///
/// `None` if one of them is not a digit.
pub(super) fn luhn(digits: &[u8]) -> Option<u32> {
    let mut sum = 0;
    for (at, &byte) in digits.iter().enumerate() {
        let digit = char::from(byte).to_digit(10)?;
        sum += match (at % 2, digit * 2) {
            (0, _) => digit,
            (_, twice) if twice > 9 => twice - 9,
            (_, twice) => twice,
        };
    }
    Some(sum % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_letters_are_told_apart_from_the_expected_ones() {
        for (code, expected) in [
            (b"AAABBB39M66A351C", b'T'),
            (b"CCCDDD25A42H199X", b'E'),
            (b"RRANGL74M28R701V", b'D'),
            (b"RSSMRA85T10A562S", b'S'),
        ] {
            assert_eq!(personal(code), Some(expected));
        }
    }

    #[test]
    fn every_character_has_its_own_odd_worth() {
        let mut worths = ODD;
        worths.sort_unstable();
        assert!(worths.iter().copied().eq(0..26));
    }

    #[test]
    fn other_characters_have_no_worth() {
        assert_eq!(personal(b"RSSMRA85T10A56-S"), None);
        assert_eq!(luhn(b"1234567890A"), None);
    }

    #[test]
    fn the_luhn_remainder_of_a_right_number_is_zero() {
        assert_eq!(luhn(b"80078750587"), Some(0));
        assert_eq!(luhn(b"80078750588"), Some(1));
    }
}
