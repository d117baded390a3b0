//! Every file of the reference, against the core.
//!
//! `cargo test -p downhill-tests --test reference` takes the files beside it, or those of the folder
//! that the environment variable `DOWNHILL_REFERENCE` names. It lists what the core has no
//! counterpart for and ends with the counts. In the browser the files are those that were there
//! when the test was compiled.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::run()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::env;
    use std::path::Path;
    use std::process::ExitCode;

    use downhill_tests::parity::{Reference, Verdict, check};

    pub fn run() -> ExitCode {
        let folder = env::var_os("DOWNHILL_REFERENCE");
        let read = folder.as_ref().map_or_else(Reference::own, |it| Reference::read(Path::new(it)));
        let reference = match read {
            Ok(reference) => reference,
            Err(error) => {
                println!(
                    "the reference {} cannot be read: {error}",
                    folder.unwrap_or_default().display()
                );
                return ExitCode::FAILURE;
            }
        };
        let report = check(&reference);
        println!("{report}");
        if report.count(Verdict::Failed) == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod in_the_browser {
    use downhill_tests::parity::{Reference, Verdict, check};
    use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn every_file_agrees() {
        let report = check(&Reference::own().expect("an embedded reference"));
        console_log!("{report}");
        assert_eq!(report.count(Verdict::Failed), 0, "{report}");
        assert!(report.compared() > 0);
    }
}
