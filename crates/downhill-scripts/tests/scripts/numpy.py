# Adam by NumPy: prints the number of updates and the loss.
# It needs: pip install numpy
# data=line;ridge=0.1;scaling=standard;steps=100&run=adam;learning_rate=0.05;schedule=cosine;schedule.duration=100;batch=32;clip=1

import numpy as np

rng = np.random.RandomState(47)
x = rng.standard_normal(200)
y = 0.6 + 1.3 * x + 0.3 * rng.standard_normal(200)
X = x[:, None]
X = (X - X.mean(axis=0)) / X.std(axis=0)
features = np.column_stack([np.ones(len(X)), X])

def loss(theta, rows=slice(None)):
    r = features[rows] @ theta - y[rows]
    losses = r**2
    return losses.mean() + 0.1 * (theta[1:]**2).sum()

def gradient(theta, rows=slice(None)):
    r = features[rows] @ theta - y[rows]
    slopes = 2 * r / r.size
    g = features[rows].T @ slopes
    g[1:] += 2 * 0.1 * theta[1:]
    return g

def schedule(t):
    return 0.05 * (0 + (1 - 0) * ((1 + np.cos(np.pi * np.minimum(t, 100) / 100)) / 2)**1)

theta = np.array([0.0, 0.0])
beta1 = 0.9
beta2 = 0.999
eps = 1e-8
m = np.zeros_like(theta)
v = np.zeros_like(theta)

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
    g = gradient(theta, rows)
    norm = np.linalg.norm(g)
    if norm >= 1:
        g = g / norm * 1
    lr = schedule(k - 1)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**k)
    v_hat = v / (1 - beta2**k)
    d = m_hat / (np.sqrt(v_hat) + eps)
    Delta = lr * d
    theta = theta - Delta
    report(k)
