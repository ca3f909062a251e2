//! The options of an import that say how much at once, how long, and what again.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use clap::builder::ValueParser;
use clap::{Arg, ArgMatches, value_parser};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::super::command::Build;
use crate::limits::Limits;

/// Seconds for a document where pictures of pages are recognised, each of which takes some.
const OCR_SECONDS: u64 = 3600;

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Work {
    /// Documents that are read at once.
    pub jobs: usize,
    /// What each may cost.
    pub limits: Limits,
    /// Documents that are done are read again.
    pub force: bool,
    /// Files that were not changed since are left out.
    pub since: Option<Timestamp>,
}

/// Its options.
pub fn args(build: &Build) -> [Arg; 5] {
    [
        build.valued("jobs", "value-number", "help-jobs").short('j').value_parser(value_parser!(usize)),
        build.valued("timeout", "value-seconds", "help-timeout").value_parser(value_parser!(u64)),
        build
            .valued("max-memory", "value-size", "help-max-memory")
            .value_parser(ValueParser::new(|text: &str| bytes(text).ok_or("size"))),
        build.flag("force", "help-force"),
        build.valued("since", "value-time", "help-since").value_parser(ValueParser::new(time)),
    ]
}

/// More documents are not read at once, whatever is asked for.
const MOST_JOBS: usize = 512;

/// From the parsed options; `ocr` where pictures are recognised.
pub fn work(matches: &ArgMatches, ocr: bool) -> Work {
    let asked = matches.get_one::<usize>("jobs").copied().and_then(NonZeroUsize::new);
    let jobs = asked.or_else(|| available_parallelism().ok());
    let mut limits = Limits::default();
    if ocr {
        limits.seconds = OCR_SECONDS;
    }
    if let Some(seconds) = matches.get_one::<u64>("timeout") {
        limits.seconds = *seconds;
    }
    if let Some(memory) = matches.get_one::<u64>("max-memory") {
        limits.worker_memory = *memory;
    }
    Work {
        // each has threads of its own, of which systems give so many
        jobs: jobs.map_or(1, NonZeroUsize::get).min(MOST_JOBS),
        limits,
        force: matches.get_flag("force"),
        since: matches.get_one::<Timestamp>("since").copied(),
    }
}

/// A day or a time (`2025-11-01`, `2025-11-01T08:30`, `2025-11-01T08:30Z`); without an offset it is that of the place.
fn time(text: &str) -> Result<Timestamp, jiff::Error> {
    if let Ok(time) = text.parse::<Timestamp>() {
        return Ok(time);
    }
    Ok(text.parse::<civil::DateTime>()?.to_zoned(TimeZone::system())?.timestamp())
}

/// A number of bytes with `K`, `M` or `G` (of 1024); without a letter it is MiB.
fn bytes(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let shift = match text.get(digits.len()..)?.trim().to_ascii_lowercase().as_str() {
        "k" | "kb" | "kib" => 10,
        "" | "m" | "mb" | "mib" => 20,
        "g" | "gb" | "gib" => 30,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(1 << shift)
}

#[cfg(test)]
mod tests {
    use super::{bytes, time};

    #[test]
    fn days_and_times_are_read() {
        assert_eq!(time("2025-11-01T08:30Z").unwrap().as_second(), 1_761_985_800);
        let day = time("2025-11-01").unwrap();
        assert_eq!(day, time("2025-11-01T00:00").unwrap());
        assert_eq!(day, time("2025-11-01 00:00:00").unwrap());
        for bad in ["", "ieri", "2025-13-01", "01/11/2025", "1761985800"] {
            assert!(time(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn sizes_are_read_with_and_without_a_letter() {
        assert_eq!(bytes("512"), Some(512 << 20));
        assert_eq!(bytes("2G"), Some(2 << 30));
        assert_eq!(bytes("64 kib"), Some(64 << 10));
        assert_eq!(bytes("0"), Some(0));
        for bad in ["", "G", "-1", "1.5G", "2T", "99999999999999G", "1 2"] {
            assert_eq!(bytes(bad), None, "{bad}");
        }
    }
}
