// The lecture's descent as one writes it in plain JavaScript for speed: typed arrays and loops.

const TERMS = 21;
const COLUMNS = TERMS + 1;
const RATE = 1e-5;

/** `workloads(rows)` gives, by key, a function that starts a workload and returns its unit. */
export function workloads(rows) {
  const known = { adam: () => () => RATES.reduce((sum, rate) => sum + adam(rate, 1000), 0) };
  for (const batch of [10, 25, 50, 100, 1000, 10000]) {
    known[`epoch-${batch}`] = () => epoch(rows, batch);
    known[`recorded-${batch}`] = () => epoch(rows, batch, new Float64Array(10000 / batch));
  }
  return known;
}

/** Epochs on end; with `losses` the full-data loss is computed before each update. */
function epoch(rows, batch, losses) {
  const theta = new Float64Array(TERMS);
  const gradient = new Float64Array(TERMS);
  return () => {
    for (let first = 0, update = 0; first < rows.length; first += batch * COLUMNS, update += 1) {
      if (losses) losses[update] = loss(rows, theta);
      descend(rows, first, first + batch * COLUMNS, theta, gradient);
    }
    return loss(rows, theta);
  };
}

function descend(rows, first, end, theta, gradient) {
  gradient.fill(0);
  for (let at = first; at < end; at += COLUMNS) {
    const r = residual(rows, at, theta);
    for (let j = 0; j < TERMS; j += 1) gradient[j] += r * rows[at + j];
  }
  for (let j = 0; j < TERMS; j += 1) theta[j] -= RATE * 2 * gradient[j];
}

function residual(rows, at, theta) {
  let sum = 0;
  for (let j = 0; j < TERMS; j += 1) sum += rows[at + j] * theta[j];
  return sum - rows[at + TERMS];
}

function loss(rows, theta) {
  let sum = 0;
  for (let at = 0; at < rows.length; at += COLUMNS) {
    const r = residual(rows, at, theta);
    sum += r * r;
  }
  return sum;
}

const RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05];

/** Adam on Rosenbrock's valley, with path and losses kept. */
function adam(rate, steps) {
  const [path, losses] = [new Float64Array(2 * steps), new Float64Array(steps)];
  const [b1, b2, eps] = [0.9, 0.999, 1e-8];
  let [x, y, mx, my, vx, vy, p1, p2] = [-1.5, 2, 0, 0, 0, 0, 1, 1];
  for (let k = 0; k < steps; k += 1) {
    const [a, b] = [1 - x, y - x * x];
    path[2 * k] = x;
    path[2 * k + 1] = y;
    losses[k] = a * a + 100 * b * b;
    const gx = -2 * a - 400 * x * b;
    const gy = 200 * b;
    p1 *= b1;
    p2 *= b2;
    mx = b1 * mx + (1 - b1) * gx;
    my = b1 * my + (1 - b1) * gy;
    vx = b2 * vx + (1 - b2) * gx * gx;
    vy = b2 * vy + (1 - b2) * gy * gy;
    const scale = rate / (1 - p1);
    const root = 1 / Math.sqrt(1 - p2);
    x -= (scale * mx) / (Math.sqrt(vx) * root + eps);
    y -= (scale * my) / (Math.sqrt(vy) * root + eps);
  }
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
}
