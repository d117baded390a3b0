//! Reduce-on-plateau in NumPy: the one schedule that asks the losses.

use super::python::number;
use downhill::settings::Settings;

/// The function `schedule`, which is given a loss and returns the rate of the next update.
pub(super) fn plateau(settings: &Settings, lr: f64) -> String {
    let [factor, patience, threshold, cooldown, floor, eps] =
        ["factor", "patience", "threshold", "cooldown", "floor", "eps"]
            .map(|key| number(settings.number(key)));
    let enough = match settings.variant("threshold_mode") {
        "abs" => format!("value < best - {threshold}"),
        _ => format!("value < best * (1 - {threshold})"),
    };
    let least = format!("{floor} * {}", number(lr));
    format!(
        "lr, best, waited, rest = {}, float(\"inf\"), 0, 0\n\n\
         def schedule(value):\n    global best, waited, rest\n    \
         if {enough}:\n        best, waited = value, 0\n    else:\n        waited += 1\n    \
         if rest > 0:\n        rest, waited = rest - 1, 0\n    \
         if waited <= {patience}:\n        return lr\n    \
         rest, waited = {cooldown}, 0\n    lower = max(lr * {factor}, {least})\n    \
         return lower if lr - lower > {eps} else lr",
        number(lr)
    )
}
