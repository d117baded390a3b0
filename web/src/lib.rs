//! The page of the Downhill playground.

mod address;
mod animation;
mod app;
mod canvas;
mod chain_rule;
mod clock;
mod comparison;
mod dialogue;
mod drawings;
mod drop;
mod engine;
mod export;
mod figure;
mod formula;
mod header;
mod history;
mod inspector;
mod keyboard;
mod knob_field;
mod lesson_card;
mod lessons;
mod looks;
mod number_field;
mod panel;
mod playground;
mod retelling;
mod run_card;
mod scripts;
mod session;
mod sign;
mod stopwatch;
mod theme;
mod transport;
mod typed_formula;

pub use app::App;
pub use engine::serve;
