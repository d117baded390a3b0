# Adam by PyTorch: prints the number of updates and the loss.
# It needs: pip install numpy torch
# data=line;ridge=0.1;scaling=standard;steps=100&run=adam;learning_rate=0.05;schedule=cosine;schedule.duration=100;batch=32;clip=1

import numpy as np
import torch

torch.set_default_dtype(torch.float64)

rng = np.random.RandomState(47)
x = rng.standard_normal(200)
y = 0.6 + 1.3 * x + 0.3 * rng.standard_normal(200)
X = x[:, None]
X = (X - X.mean(axis=0)) / X.std(axis=0)
features = np.column_stack([np.ones(len(X)), X])
features, y = torch.tensor(features), torch.tensor(y)

def loss(theta, rows=slice(None)):
    r = features[rows] @ theta - y[rows]
    losses = r**2
    return losses.mean() + 0.1 * (theta[1:]**2).sum()

def schedule(t):
    return float(0 + (1 - 0) * ((1 + np.cos(np.pi * np.minimum(t, 100) / 100)) / 2)**1)

theta = torch.tensor([0.0, 0.0], requires_grad=True)
optimizer = torch.optim.Adam([theta], lr=0.05, betas=(0.9, 0.999), eps=1e-8, weight_decay=0)
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, schedule)

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
        print(k, loss(theta).item())

report(0)
for k, rows in zip(range(1, steps + 1), batches()):
    optimizer.zero_grad()
    loss(theta, rows).backward()
    # torch.nn.utils.clip_grad_norm_ would divide by norm + 1e-6
    norm = theta.grad.norm()
    if norm >= 1:
        theta.grad.mul_(1 / norm)
    optimizer.step()
    scheduler.step()
    report(k)
