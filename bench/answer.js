// Answers for the two candidates in the tab: `answer(candidate, key, times)` gives seconds and loss.

import { workloads } from "./plain.js";

const rows = new Float64Array(await (await fetch("rows.f64")).arrayBuffer());
const plain = workloads(rows);

const starts = {
  tab(key) {
    const started = window.wasmBindings.Started.named(key);
    return started && { go: (times) => started.go(times), close: () => started.free() };
  },
  javascript(key) {
    const unit = plain[key]?.();
    return unit && { go: (times) => repeat(unit, times), close() {} };
  },
};

function repeat(unit, times) {
  const first = unit();
  for (let k = 1; k < times; k += 1) unit();
  return first;
}

window.answer = (candidate, key, times) => {
  const work = starts[candidate](key);
  if (!work) return "none";
  const begun = performance.now();
  const loss = work.go(times);
  const seconds = (performance.now() - begun) / 1000;
  work.close();
  return `${seconds} ${loss}`;
};
