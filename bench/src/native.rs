//! The native candidate: answers `KEY TIMES` with seconds and the first unit's loss. With the word
//! `rows` it writes the lecture's data instead.

use downhill_bench::{rows_in_batch_order, workload};
use std::io::{self, BufRead, Write};
use std::time::Instant;

fn main() -> io::Result<()> {
    if std::env::args().nth(1).as_deref() == Some("rows") {
        let bytes: Vec<u8> = rows_in_batch_order().iter().flat_map(|x| x.to_le_bytes()).collect();
        return io::stdout().write_all(&bytes);
    }
    println!("ready");
    for line in io::stdin().lock().lines() {
        println!("{}", answer(&line?));
    }
    Ok(())
}

/// `none` for what is not known.
fn answer(request: &str) -> String {
    let mut words = request.split(' ');
    let known = words.next().and_then(workload);
    let times: Option<u32> = words.next().and_then(|word| word.parse().ok());
    let (Some(workload), Some(times)) = (known, times) else { return "none".to_owned() };
    let mut unit = workload.start();
    let started = Instant::now();
    let loss = unit();
    for _ in 1..times {
        std::hint::black_box(unit());
    }
    format!("{} {loss}", started.elapsed().as_secs_f64())
}
