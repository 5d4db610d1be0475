//! Days of practice: one begins at 04:00 in the person's zone, so that an
//! evening that gets late still counts for its day.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, time},
    tz::TimeZone,
};

/// The hour at which a day of practice begins.
pub const BEGINS: i8 = 4;

/// The zone of that name; `None` for one that is not in the IANA list.
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

/// The day of practice that a moment belongs to.
pub fn practice_day(at: Timestamp, zone: &TimeZone) -> Date {
    let local = zone.to_datetime(at);
    if local.hour() < BEGINS { local.date().saturating_sub(1.day()) } else { local.date() }
}

/// When a day of practice begins. Where the clock jumps over 04:00, right after the jump.
pub fn day_begins(day: Date, zone: &TimeZone) -> Timestamp {
    let begin = day.to_datetime(time(BEGINS, 0, 0, 0));
    zone.to_ambiguous_timestamp(begin).compatible().unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_begins_at_four_where_the_person_is() {
        for (zone_name, at, day) in [
            ("UTC", "2026-03-01T03:59:59Z", date(2026, 2, 28)),
            ("UTC", "2026-03-01T04:00:00Z", date(2026, 3, 1)),
            ("UTC", "2028-03-01T03:00:00Z", date(2028, 2, 29)),
            ("UTC", "2027-01-01T00:30:00Z", date(2026, 12, 31)),
            ("Europe/Berlin", "2026-01-10T02:59:00Z", date(2026, 1, 9)),
            ("Europe/Berlin", "2026-01-10T03:00:00Z", date(2026, 1, 10)),
            // Clocks go forward at 02:00 on 29 March, back at 03:00 on 25 October.
            ("Europe/Berlin", "2026-03-29T01:59:00Z", date(2026, 3, 28)),
            ("Europe/Berlin", "2026-03-29T02:00:00Z", date(2026, 3, 29)),
            ("Europe/Berlin", "2026-10-25T01:30:00Z", date(2026, 10, 24)),
            ("Europe/Berlin", "2026-10-25T03:00:00Z", date(2026, 10, 25)),
            ("America/Los_Angeles", "2026-06-02T10:30:00Z", date(2026, 6, 1)),
            ("Asia/Kathmandu", "2026-06-01T22:14:59Z", date(2026, 6, 1)),
            ("Asia/Kathmandu", "2026-06-01T22:15:00Z", date(2026, 6, 2)),
            // The day that Samoa left out.
            ("Pacific/Apia", "2011-12-30T09:59:00Z", date(2011, 12, 29)),
            ("Pacific/Apia", "2011-12-30T14:00:00Z", date(2011, 12, 31)),
        ] {
            let zone = zone(zone_name).unwrap();
            assert_eq!(practice_day(at.parse().unwrap(), &zone), day, "{at} in {zone_name}");
        }
    }

    #[test]
    fn its_first_moment_is_of_the_day_and_the_one_before_is_not() {
        for name in ["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati"]
        {
            let zone = zone(name).unwrap();
            let mut day = date(2027, 12, 1);
            for _ in 0..500 {
                let begin = day_begins(day, &zone);
                assert_eq!(practice_day(begin, &zone), day, "{name}");
                assert_eq!(practice_day(begin - 1.second(), &zone), day.yesterday().unwrap(), "{name}");
                day = day.tomorrow().unwrap();
            }
        }
    }

    #[test]
    fn who_moves_sees_their_days_anew() {
        let at = "2026-05-05T20:30:00Z".parse().unwrap();
        let days = ["America/New_York", "Europe/Berlin", "Asia/Tokyo"]
            .map(|name| practice_day(at, &zone(name).unwrap()).day());
        assert_eq!(days, [5, 5, 6]);
    }

    #[test]
    fn a_name_that_is_no_zone_is_none() {
        for name in ["", "Berlin", "Local", "Europe/Nowhere", "+02:00", "../etc/passwd"] {
            assert!(zone(name).is_none(), "{name}");
        }
    }
}
