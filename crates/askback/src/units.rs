//! Times and sizes as people write them: 500ms, 2s, 256MiB.

/// A time in milliseconds.
pub(crate) fn milliseconds(text: &str) -> Result<u64, String> {
    const UNITS: &[(&str, u32)] = &[("ms", 1), ("s", 1_000), ("min", 60_000), ("m", 60_000)];
    scaled(text, UNITS).ok_or_else(|| {
        format!("\"{text}\" is not a time; write a number with its unit, such as 500ms, 2s or 1min")
    })
}

/// A size in KiB.
pub(crate) fn kibibytes(text: &str) -> Result<u64, String> {
    const UNITS: &[(&str, u32)] = &[("KiB", 1), ("MiB", 1 << 10), ("GiB", 1 << 20)];
    scaled(text, UNITS).ok_or_else(|| {
        format!("\"{text}\" is not a size; write a number with its unit, such as 64KiB, 256MiB or 1GiB")
    })
}

/// At least 1 and at most what fits; `None` if it cannot be read.
fn scaled(text: &str, units: &[(&str, u32)]) -> Option<u64> {
    let text = text.trim();
    let split = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = (text[..split].trim(), &text[split..]);
    let scale = units.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit))?.1;
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let value = number.parse::<f64>().ok()? * f64::from(scale);
    if !(1.0..=9e15).contains(&value) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was checked above"
    )]
    Some(value.round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for (text, ms) in [("500ms", 500), ("2s", 2_000), ("1.5s", 1_500), ("1min", 60_000), (" 3 s ", 3_000)]
        {
            assert_eq!(milliseconds(text), Ok(ms), "{text}");
        }
        for text in ["", "2", "s", "-1s", "0s", "2h", "1e3s", "two s", "infs", "99999999999999999s", "٣s"] {
            assert!(milliseconds(text).is_err_and(|e| e.contains("such as 500ms")), "{text}");
        }
    }

    #[test]
    fn sizes() {
        for (text, kib) in [("64KiB", 64), ("256MiB", 262_144), ("1GiB", 1_048_576), ("0.5mib", 512)] {
            assert_eq!(kibibytes(text), Ok(kib), "{text}");
        }
        for text in ["256", "256M", "256MB", "1 byte", "0MiB", ".5MiB", "NaNMiB"] {
            assert!(kibibytes(text).is_err_and(|e| e.contains("such as 64KiB")), "{text}");
        }
    }
}
