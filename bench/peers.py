"""NumPy, PyTorch and JAX on the workloads: answers `KEY TIMES` with seconds and the first unit's
loss, or `none`.

    python bench/peers.py LIBRARY ROWS

ROWS is the file of the lecture's rows [1, x, y] in the order of the batches. One thread: machines
that are shared would measure their neighbours otherwise.
"""

import os

os.environ |= {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JAX_ENABLE_X64": "1",
    "JAX_PLATFORMS": "cpu",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
}

import functools
import sys
import time

import numpy as np

TERMS = 21
RATE = 1e-5
RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05]
BATCHES = [10, 25, 50, 100, 1000, 10000]


def numpy(x, y):
    """Matrix products, the gradient by hand."""

    def epochs(batch, recorded):
        theta = np.zeros(TERMS)
        losses = np.empty(len(y) // batch)

        def unit():
            nonlocal theta
            for update, first in enumerate(range(0, len(y), batch)):
                if recorded:
                    losses[update] = np.sum((x @ theta - y) ** 2)
                rows = slice(first, first + batch)
                residual = x[rows] @ theta - y[rows]
                theta = theta - RATE * 2 * (residual @ x[rows])
            return np.sum((x @ theta - y) ** 2)

        return unit

    return both(epochs)


def torch(x, y):
    """As it is taught: a module, its optimizer, automatic differentiation, rows picked by index."""
    import torch

    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    x, y = torch.tensor(x[:, 1:]), torch.tensor(y)
    batches = {batch: torch.arange(len(y)).split(batch) for batch in BATCHES}

    def epochs(batch, recorded):
        model = torch.nn.Linear(TERMS - 1, 1)
        torch.nn.init.zeros_(model.weight)
        torch.nn.init.zeros_(model.bias)
        measure = torch.nn.MSELoss(reduction="sum")
        optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
        losses = []

        def whole():
            with torch.no_grad():
                return measure(model(x).squeeze(1), y).item()

        def unit():
            for rows in batches[batch]:
                if recorded:
                    losses.append(whole())
                optimizer.zero_grad()
                measure(model(x[rows]).squeeze(1), y[rows]).backward()
                optimizer.step()
            return whole()

        return unit

    def adam():
        def fall(rate):
            theta = torch.tensor([-1.5, 2.0], requires_grad=True)
            optimizer = torch.optim.Adam([theta], lr=rate)
            path, losses = [], []
            for _ in range(1000):
                optimizer.zero_grad()
                loss = valley(*theta)
                path.append(theta.detach().clone())
                losses.append(loss.item())
                loss.backward()
                optimizer.step()
            return valley(*theta).item()

        return lambda: sum(fall(rate) for rate in RATES)

    return both(epochs) | {"adam": adam}


def jax(x, y):
    """Whole epochs and runs compiled, as `lax.scan` over the batches."""
    import jax
    import jax.numpy as jnp

    x, y = jnp.asarray(x), jnp.asarray(y)

    whole = jax.jit(lambda theta: jnp.sum((x @ theta - y) ** 2))

    @functools.cache
    def epoch(batch, recorded):
        batches = (x.reshape(-1, batch, TERMS), y.reshape(-1, batch))

        def update(theta, rows):
            gradient = jax.grad(lambda it: jnp.sum((rows[0] @ it - rows[1]) ** 2))(theta)
            return theta - RATE * gradient, whole(theta) if recorded else None

        return warm(jax.jit(lambda theta: jax.lax.scan(update, theta, batches)), jnp.zeros(TERMS))

    def epochs(batch, recorded):
        run, theta = epoch(batch, recorded), jnp.zeros(TERMS)

        def unit():
            nonlocal theta
            theta, _ = jax.block_until_ready(run(theta))
            return theta

        return lambda: whole(unit())

    def fall(rate):
        def update(state, count):
            theta, m, v = state
            loss, g = jax.value_and_grad(lambda it: valley(*it))(theta)
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            m_hat, v_hat = m / (1 - 0.9**count), v / (1 - 0.999**count)
            theta_next = theta - rate * m_hat / (jnp.sqrt(v_hat) + 1e-8)
            return (theta_next, m, v), (theta, loss)

        start = (jnp.array([-1.5, 2.0]), jnp.zeros(2), jnp.zeros(2))
        (theta, _, _), kept = jax.lax.scan(update, start, jnp.arange(1.0, 1001.0))
        return valley(*theta), kept

    def warm(run, value):
        jax.block_until_ready(run(value))
        return run

    run = warm(jax.jit(fall), RATES[0])
    adam = lambda: lambda: sum(float(jax.block_until_ready(run(rate))[0]) for rate in RATES)
    return both(epochs) | {"adam": adam}


def valley(x, y):
    """Rosenbrock's."""
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def both(epochs):
    """Epochs without and with the full-data loss of each update."""
    bare = {f"epoch-{batch}": (lambda b=batch: epochs(b, False)) for batch in BATCHES}
    return bare | {f"recorded-{batch}": (lambda b=batch: epochs(b, True)) for batch in BATCHES}


def answer(known, key, times):
    """A fresh workload, its unit done `times`."""
    if key not in known:
        return "none"
    unit = known[key]()
    started = time.perf_counter()
    loss = unit()
    for _ in range(times - 1):
        unit()
    return f"{time.perf_counter() - started} {float(loss)}"


def main():
    rows = np.fromfile(sys.argv[2]).reshape(-1, TERMS + 1)
    x, y = np.ascontiguousarray(rows[:, :TERMS]), np.ascontiguousarray(rows[:, TERMS])
    known = {"numpy": numpy, "torch": torch, "jax": jax}[sys.argv[1]](x, y)
    print("ready", flush=True)
    for line in sys.stdin:
        key, times = line.split()
        print(answer(known, key, int(times)), flush=True)


main()
