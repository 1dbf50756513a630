//! Shares of a whole: how many of each, so that the sum is right and nobody is more than one off.

use std::str::FromStr;

/// Scala: which part of the published numbers is made, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(u64);

const ONE: u64 = 1_000_000;

impl Scale {
    /// That part of a number, a half rounded up.
    pub fn of(self, number: u64) -> u64 {
        (number * self.0 + ONE / 2) / ONE
    }

    /// In millionths.
    pub fn millionths(self) -> u64 {
        self.0
    }
}

impl FromStr for Scale {
    type Err = &'static str;

    /// A decimal number above 0 and up to 10, with at most six decimals.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "a decimal number above 0 and up to 10, such as 0.1";
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || part.len() > 6 || !digits(whole) || !digits(part) {
            return Err(WRONG);
        }
        let whole: u64 = whole.parse().map_err(|_| WRONG)?;
        let part: u64 = format!("{part:0<6}").parse().map_err(|_| WRONG)?;
        let millionths = whole
            .checked_mul(ONE)
            .and_then(|whole| whole.checked_add(part));
        match millionths {
            Some(millionths) if (1..=10 * ONE).contains(&millionths) => Ok(Self(millionths)),
            _ => Err(WRONG),
        }
    }
}

/// Divides `total` in proportion to the weights: the largest remainders get what is left over.
pub(super) fn share(weights: &[u64], total: u64) -> Vec<u64> {
    let sum: u64 = weights.iter().sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let mut shares: Vec<u64> = weights.iter().map(|weight| weight * total / sum).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(weights[*place] * total % sum));
    let left = total - shares.iter().sum::<u64>();
    for place in order
        .into_iter()
        .take(usize::try_from(left).unwrap_or(usize::MAX))
    {
        shares[place] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_are_at_most_one_off() {
        for total in [0, 1, 7, 100, 883] {
            let weights = [490, 67, 326];
            let shares = share(&weights, total);
            assert_eq!(shares.iter().sum::<u64>(), total);
            for (share, weight) in shares.iter().zip(weights) {
                assert!(share.abs_diff(weight * total / 883) <= 1, "{shares:?}");
            }
        }
        assert_eq!(share(&[490, 67, 326], 883), [490, 67, 326]);
        assert_eq!(share(&[0, 0], 5), [0, 0]);
    }

    #[test]
    fn a_scale_is_a_plain_decimal_number() {
        let scale = |text: &str| text.parse::<Scale>().map(Scale::millionths);
        assert_eq!(scale("1.0"), Ok(1_000_000));
        assert_eq!(scale("0.000001"), Ok(1));
        assert_eq!(scale("10"), Ok(10_000_000));
        for wrong in [
            "0",
            "",
            ".5",
            "-1",
            "1e3",
            "10.1",
            "0.0000001",
            "1,5",
            "99999999999999999999",
        ] {
            assert!(scale(wrong).is_err(), "{wrong}");
        }
        assert_eq!("0.01".parse::<Scale>().expect("a scale").of(250), 3);
    }
}
