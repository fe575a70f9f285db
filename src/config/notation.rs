//! Small notations: percentages, permissions, hours of a day, days, addresses.

/// `100%`: a percentage from 1 to 100.
pub(super) fn percent(text: &str) -> Option<u8> {
    let n: u8 = text.strip_suffix('%')?.trim_end().parse().ok()?;
    (1..=100).contains(&n).then_some(n)
}

/// `0660`: permissions of a file.
pub(super) fn permissions(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("0o").unwrap_or(text);
    let octal = (3..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let mode = u32::from_str_radix(digits, 8).ok()?;
    (octal && mode <= 0o777).then_some(mode)
}

/// `09:00-14:00, 16:00-19:00`: from and to in minutes since midnight. A window may end on the next
/// day, and then its end is the smaller; `24:00` is the end of the day.
pub(super) fn windows(text: &str) -> Option<Vec<(u16, u16)>> {
    if matches!(text.trim(), "" | "-") {
        return Some(Vec::new());
    }
    text.split(',')
        .take(WINDOWS_MAX + 1)
        .map(|window| {
            let (from, to) = window.trim().split_once('-')?;
            let (from, to) = (minutes(from.trim())?, minutes(to.trim())?);
            (from < MINUTES_A_DAY && from != to).then_some((from, to))
        })
        .collect::<Option<Vec<_>>>()
        .filter(|windows| windows.len() <= WINDOWS_MAX)
}

/// A day as `YYYY-MM-DD` that the calendar has.
pub(super) fn date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let total = hour * 60 + minute;
    (hour <= 24 && minute < 60 && total <= MINUTES_A_DAY).then_some(total)
}

/// Minutes from one midnight to the next, on days when no clock is changed.
pub(super) const MINUTES_A_DAY: u16 = 24 * 60;

/// How many windows one day can have.
const WINDOWS_MAX: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_minutes_of_a_day() {
        assert_eq!(
            windows("09:00-14:00, 16:00-19:30"),
            Some(vec![(540, 840), (960, 1170)])
        );
        assert_eq!(windows("22:00-02:00"), Some(vec![(1320, 120)]));
        assert_eq!(windows("00:00-24:00"), Some(vec![(0, 1440)]));
        for wrong in [
            "9-14",
            "25:00-26:00",
            "24:00-01:00",
            "09:00-09:00",
            "09:60-10:00",
            "9:0-10:00",
        ] {
            assert_eq!(windows(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn permissions_are_octal() {
        assert_eq!(permissions("0660"), Some(0o660));
        assert_eq!(permissions("0990"), None);
        assert_eq!(permissions("77777"), None);
    }

    #[test]
    fn a_percentage_is_of_something() {
        assert_eq!(percent("100%"), Some(100));
        assert_eq!(percent("0%"), None);
        assert_eq!(percent("50"), None);
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        assert!(date("2028-02-29"));
        assert!(!date("2026-02-29"));
        assert!(!date("2026-2-9"));
    }
}
