# Adam by Optax: prints the number of updates and the loss.
# It needs: pip install numpy jax optax
# data=line;ridge=0.1;scaling=standard;steps=100&run=adam;learning_rate=0.05;schedule=cosine;schedule.duration=100;batch=32;clip=1

import os
import numpy as np
# No fused multiply-add: it rounds differently.
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_max_isa=AVX")
import jax
import jax.numpy as jnp
import optax

jax.config.update("jax_enable_x64", True)

rng = np.random.RandomState(47)
x = rng.standard_normal(200)
y = 0.6 + 1.3 * x + 0.3 * rng.standard_normal(200)
X = x[:, None]
X = (X - X.mean(axis=0)) / X.std(axis=0)
features = np.column_stack([np.ones(len(X)), X])
features, y = jnp.array(features), jnp.array(y)

def loss(theta, rows=slice(None)):
    r = features[rows] @ theta - y[rows]
    losses = r**2
    return losses.mean() + 0.1 * (theta[1:]**2).sum()

schedule = optax.cosine_decay_schedule(init_value=0.05, decay_steps=100, alpha=0, exponent=1)

def rate(count):
    # Optax counts in int32, with which JAX would compute in single precision.
    count = jnp.asarray(count, jnp.float64)
    return schedule(count)

theta = jnp.array([0.0, 0.0])
optimizer = optax.chain(
    optax.clip_by_global_norm(1),
    optax.adam(learning_rate=rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0),
)
state = optimizer.init(theta)

@jax.jit
def update(theta, state, rows):
    g = jax.grad(loss)(theta, rows)
    updates, state = optimizer.update(g, state, theta)
    return optax.apply_updates(theta, updates), state

def batches():
    epoch = 0
    while True:
        order = np.random.default_rng([1, epoch]).permutation(200)
        for first in range(0, 200, 32):
            yield order[first:first + 32]
        epoch += 1

steps, every = 100, 5

def report(k):
    if k % every == 0 or k == steps:
        print(k, float(loss(theta)))

report(0)
for k, rows in zip(range(1, steps + 1), batches()):
    theta, state = update(theta, state, rows)
    report(k)
