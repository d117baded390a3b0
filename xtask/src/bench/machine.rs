//! The machine and the versions, in words.

use crate::program::answer;
use std::{env::consts, fs, thread};

/// A program's name and its version.
pub type Version = (&'static str, String);

/// A line for the machine, and one for each program.
pub fn described(versions: &[Version]) -> String {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let machine = format!("{}, {cores} cores, {} ({})", processor(), consts::OS, consts::ARCH);
    let rust = answer("rustc", &["--version"]).unwrap_or_default();
    let rust = rust.split(" (").next().unwrap_or_default().to_owned();
    let versions = versions.iter().map(|(name, version)| format!("{name} {version}"));
    let lines = [machine, rust].into_iter().chain(versions);
    lines.fold(String::new(), |text, line| text + "- " + &line + "\n")
}

/// What the system calls the processor; virtual machines often know little more than numbers.
fn processor() -> String {
    let about = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let known = ["model name", "cpu family", "model"].map(|key| field(&about, key));
    match known {
        [Some(name), Some(family), Some(model)] => {
            format!("{name} (family {family}, model {model})")
        }
        [Some(name), ..] => name,
        _ => "a processor that does not say what it is".to_owned(),
    }
}

fn field(about: &str, key: &str) -> Option<String> {
    let line = about.lines().find(|line| line.split(':').next().map(str::trim) == Some(key))?;
    let value = line.split_once(':')?.1.trim();
    (!value.is_empty() && value != "unknown").then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_processor_s_fields() {
        let about = "vendor_id\t: GenuineIntel\nmodel\t\t: 143\nmodel name\t: unknown\n";
        assert_eq!(field(about, "model").as_deref(), Some("143"));
        assert_eq!(field(about, "model name"), None);
        assert_eq!(field(about, "mod"), None);
    }
}
