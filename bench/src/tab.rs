//! The candidate in a browser's tab: the same workloads behind one function. The clock is the page's.

use downhill_bench::workload;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// A workload that has been started, so that what is made once is not timed.
#[wasm_bindgen]
pub struct Started {
    unit: downhill_bench::Unit,
}

#[wasm_bindgen]
impl Started {
    /// The workload `key` before its first unit; nothing if there is none.
    pub fn named(key: &str) -> Option<Self> {
        Some(Self { unit: workload(key)?.start() })
    }

    /// Does the unit `times` on end; returns the first one's loss.
    pub fn go(&mut self, times: u32) -> f64 {
        let loss = (self.unit)();
        for _ in 1..times {
            std::hint::black_box((self.unit)());
        }
        loss
    }
}
