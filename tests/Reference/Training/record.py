#!/usr/bin/python3
"""Records the paths that PyTorch's optimizers take, and the factors of its learning-rate schedules, for the tests of the library to compare with.

    apt-get install python3-torch        (Debian's 1.13.1)
    /usr/bin/python3 record.py           (writes Optimizers.json and Schedules.json beside itself)

The start and the gradients are float32 numbers; all else is computed in float64. The gradients do not depend on the parameters, so a path shows
the rule alone; one of them is zero for some steps, as that of a dead unit is.
"""

import json
import pathlib

import torch
from torch.optim import lr_scheduler

STEPS = 10
EPOCHS = 30


class NAdam(torch.optim.Optimizer):
    """Dozat's rule, with Π μ₁ … μₜ₊₁ as in the paper and in PyTorch 2; the NAdam of 1.13 multiplies this product by μₜ once too often."""

    def __init__(self, params, lr, betas=(0.9, 0.999), eps=1e-8, momentum_decay=4e-3, weight_decay=0.0):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, psi=momentum_decay, decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            (b1, b2), psi = group["betas"], group["psi"]
            for w in group["params"]:
                state = self.state[w]
                t = state["t"] = state.get("t", 0) + 1
                mu, mu_next = (b1 * (1 - 0.5 * 0.96 ** (s * psi)) for s in (t, t + 1))
                product = state["product"] = state.get("product", 1.0) * mu
                g = w.grad + group["decay"] * w
                m = state["m"] = b1 * state.get("m", 0) + (1 - b1) * g
                v = state["v"] = b2 * state.get("v", 0) + (1 - b2) * g * g
                size = (v / (1 - b2 ** t)).sqrt() + group["eps"]
                w -= group["lr"] * ((1 - mu) / (1 - product) * g + mu_next / (1 - product * mu_next) * m) / size


OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.05),
    "sgd, decay": lambda p: torch.optim.SGD(p, lr=0.05, weight_decay=0.1),
    "sgd, momentum, decay": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=0.1),
    "sgd, nesterov": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True),
    "sgd, nesterov, decay": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.1),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1),
    "adagrad, all": lambda p: torch.optim.Adagrad(p, lr=0.1, lr_decay=0.05, initial_accumulator_value=0.2, weight_decay=0.1, eps=1e-6),
    "adadelta": lambda p: torch.optim.Adadelta(p),
    "adadelta, all": lambda p: torch.optim.Adadelta(p, lr=2.0, rho=0.8, eps=1e-3, weight_decay=0.1),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.02),
    "rmsprop, momentum": lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9, momentum=0.8, weight_decay=0.1),
    "rmsprop, centered": lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9, eps=1e-4, centered=True),
    "rmsprop, centered, momentum": lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9, eps=1e-4, centered=True, momentum=0.8),
    "adam": lambda p: torch.optim.Adam(p, lr=0.02),
    "adam, decay": lambda p: torch.optim.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1),
    "adam, amsgrad": lambda p: torch.optim.Adam(p, lr=0.02, betas=(0.8, 0.7), amsgrad=True),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.02, weight_decay=0.1),
    "adamw, amsgrad": lambda p: torch.optim.AdamW(p, lr=0.02, betas=(0.8, 0.7), weight_decay=0.1, amsgrad=True),
    "nadam": lambda p: NAdam(p, lr=0.02),
    "nadam, decay": lambda p: NAdam(p, lr=0.02, betas=(0.8, 0.95), momentum_decay=0.1, weight_decay=0.1),
}

# The values that ReduceLROnPlateau sees.
LOSSES = [1.0, .9, .95, .9, .89995, .91, .92, .8, .81, .82, .83, .84, .85, .86, .87, .7, .71, .72, .73, .74, .75, .76, .77, .78, .79, .6, .61, .62, .63, .64]

SCHEDULES = {
    "step": lambda o: lr_scheduler.StepLR(o, step_size=7, gamma=0.5),
    "multi-step": lambda o: lr_scheduler.MultiStepLR(o, milestones=[3, 10, 22], gamma=0.3),
    "exponential": lambda o: lr_scheduler.ExponentialLR(o, gamma=0.9),
    "polynomial": lambda o: lr_scheduler.PolynomialLR(o, total_iters=20, power=2.0),
    "cosine": lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=EPOCHS, eta_min=0.05),
    "cosine, restarts": lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, T_0=6, eta_min=0.05),
    "cosine, growing restarts": lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, T_0=4, T_mult=2),
    "warm-up": lambda o: lr_scheduler.LinearLR(o, start_factor=0.2, total_iters=8),
    "warm-up, exponential": lambda o: lr_scheduler.SequentialLR(
        o, [lr_scheduler.LinearLR(o, start_factor=0.2, total_iters=8), lr_scheduler.ExponentialLR(o, gamma=0.9)], milestones=[8]),
    "one cycle": lambda o: lr_scheduler.OneCycleLR(o, max_lr=1.0, total_steps=EPOCHS),
    "one cycle, all": lambda o: lr_scheduler.OneCycleLR(o, max_lr=1.0, total_steps=EPOCHS, pct_start=0.45, div_factor=10, final_div_factor=50),
    "plateau": lambda o: lr_scheduler.ReduceLROnPlateau(o, factor=0.5, patience=2, threshold=1e-3, cooldown=2, min_lr=0.1),
}


def optimizers():
    random = torch.Generator().manual_seed(1)
    start = torch.randn(5, generator=random)
    gradients = torch.randn(STEPS, 5, generator=random)
    gradients[2:7, 4] = 0
    paths = {}
    for name, create in OPTIMIZERS.items():
        w = start.double().requires_grad_()
        optimizer = create([w])
        path = []
        for g in gradients.double():
            w.grad = g.clone()
            optimizer.step()
            path.append(w.tolist())
        paths[name] = path
    return {"torch": torch.__version__, "start": start.tolist(), "gradients": gradients.tolist(), "paths": paths}


def factors(create):
    w = torch.zeros(1).requires_grad_()
    optimizer = torch.optim.SGD([w], lr=1.0)
    schedule = create(optimizer)
    seen = []
    for epoch in range(EPOCHS):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if epoch + 1 < EPOCHS:
            schedule.step(*([LOSSES[epoch]] if isinstance(schedule, lr_scheduler.ReduceLROnPlateau) else []))
    return seen


def schedules():
    return {"torch": torch.__version__, "losses": LOSSES, "factors": {name: factors(create) for name, create in SCHEDULES.items()}}


def write(name, document):
    """JSON with one row of numbers on each line."""
    def entries(value, depth):
        if isinstance(value, dict) or isinstance(value, list) and isinstance(value[0], list):
            items = [f"{json.dumps(key)}: {entries(inner, depth + 1)}" for key, inner in value.items()] if isinstance(value, dict) else [entries(inner, depth + 1) for inner in value]
            brackets = "{}" if isinstance(value, dict) else "[]"
            return brackets[0] + "\n" + ",\n".join("  " * depth + item for item in items) + "\n" + "  " * (depth - 1) + brackets[1]
        return json.dumps(value)

    path = pathlib.Path(__file__).parent / f"{name}.json"
    path.write_text(entries(document, 1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    write("Optimizers", optimizers())
    write("Schedules", schedules())
