#!/usr/bin/python3
"""Records PyTorch's values and derivatives of thirty-odd functions from the literature, for PyTorchCalculus.cs to compare with.

    apt-get install python3-torch             (Debian's 1.13.1)
    /usr/bin/python3 record.py                (writes functions.json beside itself)

Every function is computed in float64 at 10 000 float32 numbers: 8000 from -20 on in steps of 1/200, then 2000 of both signs from 2^-149, the smallest denormal float, to 2^96.
What is kept is the sum over each block of neighbours (100 of the first, 20 of the others, which are those of one power of two). Points where PyTorch's value or derivative is not finite
are left out of the sums and listed.
"""

import json
import math
import pathlib

import numpy
import torch
from torch.nn import functional as F


def f(value):
    """The constant as C# has it, a float."""
    return float(numpy.float32(value))


def points():
    line = [float(numpy.float32((i - 4000) / 200)) for i in range(8000)]
    far = [s * 2.0**e * (1 + m / 20 if e > -126 else 1) for s in (1, -1) for e in range(-149, 101, 5) for m in range(20)]
    return line + [float(numpy.float32(x)) for x in far]


def most(x, bound):
    return torch.maximum(x, torch.full_like(x, bound))


def least(x, bound):
    return torch.minimum(x, torch.full_like(x, bound))


FUNCTIONS = {
    "relu": lambda x: torch.where(x > 0, x, 0 * x),
    "leaky relu": lambda x: F.leaky_relu(x, f(0.01)),
    "elu": lambda x: torch.where(x > 0, x, torch.expm1(torch.where(x > 0, 0 * x, x))),
    "celu": lambda x: F.celu(x, 2.0),
    "selu": lambda x: torch.where(x > 0, f(1.0507009) * x, f(1.0507009) * f(1.6732632) * torch.expm1(torch.where(x > 0, 0 * x, x))),
    "gelu": lambda x: x * 0.5 * (1 + torch.erf(x / math.sqrt(2.0))),
    "gelu by tanh": lambda x: 0.5 * x * (1 + torch.tanh(f(0.7978846) * (x + f(0.044715) * x * x * x))),
    "silu": F.silu,
    "swish 1.5": lambda x: x * torch.sigmoid(1.5 * x),
    "mish": F.mish,
    "sigmoid": torch.sigmoid,
    "log sigmoid": F.logsigmoid,
    "softplus": lambda x: torch.logaddexp(x, torch.zeros_like(x)),
    "tanh": torch.tanh,
    "tanhshrink": F.tanhshrink,
    "softsign": F.softsign,
    "hard sigmoid": lambda x: least(most(x * (1 / 6.0) + 0.5, 0), 1),
    "hard swish": lambda x: x * least(most(x + 3, 0), 6) * (1 / 6.0),
    "hard tanh": lambda x: torch.clamp(x, -1, 1),
    "relu6": lambda x: least(most(x, 0), 6),
    "hardshrink": lambda x: F.hardshrink(x, 0.5),
    "softshrink": lambda x: torch.where(x > 0.5, x - 0.5, torch.where(x < -0.5, x + 0.5, 0 * x)),
    "bent identity": lambda x: (torch.sqrt(x * x + 1) - 1) * 0.5 + x,
    "gaussian": lambda x: torch.exp(-x * x),
    "sinc": lambda x: torch.where(x == 0, torch.ones_like(x), torch.sin(x) / x),
    "snake": lambda x: x + torch.sin(x) ** 2,
    "sine": torch.sin,
    "arctan": torch.atan,
    "isru": lambda x: x / torch.sqrt(1 + x * x),
    "isrlu": lambda x: torch.where(x >= 0, x, x / torch.sqrt(1 + x * x)),
    "sqnl": lambda x: torch.where(x > 2, 1 + 0 * x, torch.where(x > 0, x - x * x / 4, torch.where(x > -2, x + x * x / 4, 0 * x - 1))),
    "log-cosh": lambda x: torch.log(torch.cosh(x)),
    "squared hinge": lambda x: most(1 - x, 0) ** 2,
    "pseudo-huber": lambda x: torch.sqrt(1 + x * x) - 1,
    "aria-2": lambda x: x * (1 + torch.exp(-1.5 * x)) ** -2.0,
    "complementary log-log": lambda x: 1 - torch.exp(-torch.exp(x)),
    "asinh": torch.asinh,
    "cube root": lambda x: torch.sign(x) * torch.abs(x) ** (1.0 / 3),
    "log of one more": lambda x: torch.sign(x) * torch.log1p(torch.abs(x)),
}


def summed(values, left_out):
    kept = [0.0 if i in left_out else v for i, v in enumerate(values)]
    blocks = [(i, i + 100) for i in range(0, 8000, 100)] + [(i, i + 20) for i in range(8000, 10000, 20)]
    return [float(f"{math.fsum(kept[a:b]):.12g}") for a, b in blocks]


def record(function):
    x = torch.tensor(points(), dtype=torch.float64, requires_grad=True)
    y = function(x)
    y.sum().backward()
    left_out = [i for i in range(len(x)) if not (math.isfinite(y[i].item()) and math.isfinite(x.grad[i].item()))]
    return {"y": summed(y.tolist(), set(left_out)), "derivative": summed(x.grad.tolist(), set(left_out)), "not finite": left_out}


def main():
    entries = []

    for name, function in FUNCTIONS.items():
        fields = ",\n".join(f"   {json.dumps(key)}: {json.dumps(value)}" for key, value in record(function).items())
        entries.append(f"  {json.dumps(name)}: {{\n{fields}\n  }}")

    path = pathlib.Path(__file__).parent / "functions.json"
    path.write_text('{\n "torch": ' + json.dumps(torch.__version__) + ',\n "functions": {\n' + ",\n".join(entries) + "\n }\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
