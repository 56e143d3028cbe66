#!/usr/bin/python3
"""Records PyTorch's values and derivatives of elementwise operators, at their kinks too, and of losses, for PyTorchFunctions.cs to compare with.

    apt-get install python3-torch             (Debian's 1.13.1)
    /usr/bin/python3 record.py                (writes functions.json beside itself)

Inputs are float32 numbers; everything after is computed in float64. An operator's gradient is that of ½·Σ (y − t)² by x.
"""

import json
import pathlib

import torch
from torch.nn import functional as F

SPREAD = [-4.0, -3.0, -2.25, -1.0, -0.5, -0.01, 0.0, 0.01, 0.5, 1.0, 1.75, 3.0, 5.5]
POSITIVE = [0.01, 0.25, 0.5, 1.0, 1.5, 2.0, 3.75, 9.0]

# The layer as it is declared, PyTorch's function, where.
OPERATORS = [
    ("Identity", lambda x: x * 1, SPREAD),
    ("Sigmoid", torch.sigmoid, SPREAD),
    ("Tanh", torch.tanh, SPREAD),
    ("Relu", F.relu, SPREAD),
    ("LeakyRelu(Slope = 0.2)", lambda x: F.leaky_relu(x, 0.2), SPREAD),
    ("Elu", F.elu, SPREAD),
    ("Elu(Alpha = 0.7)", lambda x: F.elu(x, 0.7), SPREAD),
    ("Selu", F.selu, SPREAD),
    ("Silu", F.silu, SPREAD),
    ("HardSigmoid", F.hardsigmoid, SPREAD),
    ("HardSwish", F.hardswish, SPREAD),
    ("Softplus", F.softplus, SPREAD),
    ("Gelu", F.gelu, SPREAD),
    ("Gelu(Approximation = GeluApproximation.Tanh)", lambda x: F.gelu(x, approximate="tanh"), SPREAD),
    ("Abs", torch.abs, SPREAD),
    ("Square", torch.square, SPREAD),
    ("Sqrt", torch.sqrt, POSITIVE),
    ("Power(3)", lambda x: x**3, SPREAD),
    ("Power(5)", lambda x: x**5, SPREAD),
    ("Power(1.5)", lambda x: x**1.5, POSITIVE),
    ("Power(-2)", lambda x: x**-2, POSITIVE[1:]),
    ("Exp", torch.exp, SPREAD),
    ("Log", torch.log, POSITIVE),
    ("Sin", torch.sin, SPREAD),
    ("Cos", torch.cos, SPREAD),
    ("Clamp(-1, 1.75)", lambda x: torch.clamp(x, -1, 1.75), SPREAD),
]

CLASSES, WIDTH, BATCH = 5, 4, 6

# The loss as it is declared, PyTorch's function, its kind of target.
LOSSES = [
    ("MeanSquaredError", F.mse_loss, "values"),
    ("MeanSquaredError(Reduction = Reduction.Sum)", lambda p, t: F.mse_loss(p, t, reduction="sum") / BATCH, "values"),
    ("MeanSquaredError(Reduction = Reduction.HalfSum)", lambda p, t: F.mse_loss(p, t, reduction="sum") / BATCH / 2, "values"),
    ("MeanAbsoluteError", F.l1_loss, "values"),
    ("MeanAbsoluteError(Reduction = Reduction.Sum)", lambda p, t: F.l1_loss(p, t, reduction="sum") / BATCH, "values"),
    ("Huber", F.huber_loss, "values"),
    ("Huber(Delta = 0.5)", lambda p, t: F.huber_loss(p, t, delta=0.5), "values"),
    ("SigmoidBinaryCrossEntropy", F.binary_cross_entropy_with_logits, "probabilities"),
    ("SigmoidBinaryCrossEntropy(Reduction = Reduction.Sum)", lambda p, t: F.binary_cross_entropy_with_logits(p, t, reduction="sum") / BATCH, "probabilities"),
    ("Hinge", lambda p, t: F.relu(1 - t * p).mean(), "signs"),
    ("SoftmaxCrossEntropy", F.cross_entropy, "labels"),
    ("SoftmaxCrossEntropy(LabelSmoothing = 0.1)", lambda p, t: F.cross_entropy(p, t, label_smoothing=0.1), "labels"),
    ("SoftmaxCrossEntropy(SoftTargets = true)", F.cross_entropy, "distributions"),
    ("SoftmaxCrossEntropy(SoftTargets = true, LabelSmoothing = 0.3)", lambda p, t: F.cross_entropy(p, t, label_smoothing=0.3), "distributions"),
    ("SoftmaxCrossEntropy(SoftTargets = true)", F.cross_entropy, "values of classes"),
    ("NegativeLogLikelihood", F.nll_loss, "labels"),
    ("MultiClassHinge", F.multi_margin_loss, "labels"),
    ("MultiClassHinge(Margin = 0.5)", lambda p, t: F.multi_margin_loss(p, t, margin=0.5), "labels"),
]


def floats(tensor):
    return tensor.float().double()


def operator(declared, function, where):
    x = floats(torch.tensor(where)).requires_grad_()
    target = floats(torch.randn(len(where)))
    y = function(x)
    (0.5 * (y - target).square().sum()).backward()
    return {"declared": declared, "x": x.tolist(), "target": target.tolist(), "y": y.tolist(), "gradient": x.grad.tolist()}


def targets(kind):
    if kind == "labels":
        return torch.randint(CLASSES, (BATCH,))
    if kind == "signs":
        return torch.randint(2, (BATCH, WIDTH)).double() * 2 - 1
    if kind == "probabilities":
        return floats(torch.rand(BATCH, WIDTH))
    if kind == "distributions":
        return floats(torch.softmax(torch.randn(BATCH, CLASSES), dim=1))
    return floats(torch.randn(BATCH, CLASSES if "classes" in kind else WIDTH))


def loss(declared, function, kind):
    target = targets(kind)
    width = CLASSES if kind in ("labels", "distributions", "values of classes") else WIDTH
    prediction = floats(2 * torch.randn(BATCH, width)).requires_grad_()
    value = function(prediction, target)
    value.backward()
    return {
        "declared": declared,
        "width": width,
        "prediction": prediction.flatten().tolist(),
        "labels": kind == "labels",
        "target": target.flatten().tolist(),
        "loss": value.item(),
        "gradient": prediction.grad.flatten().tolist(),
    }


def main():
    torch.manual_seed(1)
    lines = [f' "torch": {json.dumps(torch.__version__)},', f' "batch": {BATCH},']

    for name, cases in ("operators", [operator(*case) for case in OPERATORS]), ("losses", [loss(*case) for case in LOSSES]):
        entries = ["  {\n" + ",\n".join(f"   {json.dumps(key)}: {json.dumps(value)}" for key, value in case.items()) + "\n  }" for case in cases]
        lines.append(f' "{name}": [\n' + ",\n".join(entries) + "\n ]" + ("," if name == "operators" else ""))

    path = pathlib.Path(__file__).parent / "functions.json"
    path.write_text("{\n" + "\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
