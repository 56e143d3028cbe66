#!/usr/bin/python3
"""Records PyTorch's values and derivatives of more losses, for PyTorchFunctions.cs to compare with.

    apt-get install python3-torch             (Debian's 1.13.1)
    /usr/bin/python3 record_losses.py         (writes losses.json beside itself)

Inputs are float32 numbers; everything after is computed in float64. Where PyTorch has the loss, its own function is called; else its formula is differentiated
by autograd. The loss is the mean over the batch of one number per example. A target that is missing is null.
"""

import json
import math
import pathlib

import torch
from torch.nn import functional as F

from record import BATCH, CLASSES, WIDTH, floats

NAN = float("nan")


def each(values):
    """The mean over the batch of the mean over an example's elements that are there."""
    there = ~values.isnan()
    return (torch.where(there, values, torch.zeros_like(values)).sum(dim=1) / there.sum(dim=1).clamp(min=1)).mean()


def missing(function):
    """Of each element, NaN where the target is."""
    def loss(p, t):
        there = ~t.isnan()
        values = function(p, torch.where(there, t, torch.zeros_like(t)))
        return each(torch.where(there, values, torch.full_like(values, NAN)))
    return loss


def focal(z, t, gamma=2.0, alpha=0.25):
    """torchvision's sigmoid_focal_loss, of each element."""
    p = torch.sigmoid(z)
    cross_entropy = F.binary_cross_entropy_with_logits(z, t, reduction="none")
    value = cross_entropy * (1 - (p * t + (1 - p) * (1 - t))) ** gamma
    return value if alpha < 0 else (alpha * t + (1 - alpha) * (1 - t)) * value


def class_focal(z, label, gamma=2.0, alpha=1.0):
    logs = F.log_softmax(z, dim=1).gather(1, label[:, None])[:, 0]
    return (-alpha * (1 - logs.exp()) ** gamma * logs).mean()


def gaussian(p, t, **options):
    mean, second = p.chunk(2, dim=1)
    return F.gaussian_nll_loss(mean, t, second.exp(), **options)


def variance(p, t, **options):
    mean, second = p.chunk(2, dim=1)
    return F.gaussian_nll_loss(mean, t, second, **options)


def pairs(function):
    return lambda p, t: function(*p.chunk(2, dim=1), t[:, 0])


def contrastive(a, b, t, margin=1.0):
    distance = (a - b).square().sum(dim=1).sqrt()
    return (t * distance**2 + (1 - t) * F.relu(margin - distance) ** 2).mean()


def overlap(z, t, hits, alpha, beta, smoothing=1.0):
    there = ~t.isnan()
    p, t = torch.where(there, torch.sigmoid(z), torch.zeros_like(z)), torch.where(there, t, torch.zeros_like(t))
    both = (p * t).sum(dim=1)
    upper = hits * both + smoothing
    return (1 - upper / (upper + alpha * (p - p * t).sum(dim=1) + beta * (t - p * t).sum(dim=1))).mean()


def minkowski(q):
    return lambda p, t: torch.linalg.vector_norm(p - t, q, dim=1).mean()


# The loss as it is declared, PyTorch's function, its kind of target, its kind of prediction.
LOSSES = [
    ("LogCosh", lambda p, t: (p - t).cosh().log().mean(), "values", "values"),
    ("LogCosh(Reduction = Reduction.Sum)", lambda p, t: (p - t).cosh().log().sum() / BATCH, "values", "values"),
    ("Quantile(Level = 0.9)", lambda p, t: torch.maximum(0.9 * (t - p), -0.1 * (t - p)).mean(), "values", "values"),
    ("Hamming", lambda p, t: (p - t).abs().sum() / BATCH, "values", "values"),
    ("SquaredHinge", lambda p, t: F.relu(1 - t * p).square().mean(), "signs", "values"),
    ("Exponential", lambda p, t: torch.exp(-t * p).mean(), "signs", "values"),
    ("KLDivergence", lambda p, t: F.kl_div(p, t, reduction="batchmean"), "distributions", "logarithms"),
    ("KLDivergence", lambda p, t: F.kl_div(p, t, reduction="batchmean"), "onehot", "logarithms"),
    ("KLDivergence(LogTarget = true)", lambda p, t: F.kl_div(p, t, reduction="batchmean", log_target=True), "logarithms", "logarithms"),
    ("PoissonNegativeLogLikelihood", F.poisson_nll_loss, "counts", "values"),
    ("PoissonNegativeLogLikelihood(Full = true)", lambda p, t: F.poisson_nll_loss(p, t, full=True), "counts", "values"),
    ("PoissonNegativeLogLikelihood(LogInput = false, Reduction = Reduction.Sum)", lambda p, t: F.poisson_nll_loss(p, t, log_input=False, reduction="sum") / BATCH, "counts", "positive"),
    ("GaussianNegativeLogLikelihood", gaussian, "values", "halves"),
    ("GaussianNegativeLogLikelihood(Full = true)", lambda p, t: gaussian(p, t, full=True), "values", "halves"),
    ("GaussianNegativeLogLikelihood(LogVariance = false)", variance, "values", "positive halves"),
    ("GaussianNegativeLogLikelihood(LogVariance = false, Epsilon = 0.75)", lambda p, t: variance(p, t, eps=0.75), "values", "positive halves"),
    ("SigmoidFocal", lambda p, t: focal(p, t).mean(), "bits", "values"),
    ("SigmoidFocal(Gamma = 1.5, Alpha = -1, Reduction = Reduction.Sum)", lambda p, t: focal(p, t, 1.5, -1).sum() / BATCH, "bits", "values"),
    ("SigmoidFocal(Gamma = 0.5, Alpha = 0.75)", lambda p, t: focal(p, t, 0.5, 0.75).mean(), "bits", "wide values"),
    ("SoftmaxFocal", class_focal, "labels", "values"),
    ("SoftmaxFocal(Gamma = 0.5, Alpha = 2)", lambda p, t: class_focal(p, t, 0.5, 2), "labels", "values"),
    ("Minkowski", minkowski(2), "values", "values"),
    ("Minkowski(Order = 1)", minkowski(1), "values", "values"),
    ("Minkowski(Order = 3)", minkowski(3), "values", "values"),
    ("Minkowski(Order = 2.5)", minkowski(2.5), "values", "values"),
    ("Chebyshev", lambda p, t: (p - t).abs().amax(dim=1).mean(), "values", "values"),
    ("CosineSimilarity", lambda p, t: F.cosine_embedding_loss(p, t, torch.ones(BATCH)), "values", "values"),
    ("CosineEmbedding", pairs(F.cosine_embedding_loss), "sign", "halves"),
    ("CosineEmbedding(Margin = -0.5)", pairs(lambda a, b, t: F.cosine_embedding_loss(a, b, t, margin=-0.5)), "sign", "halves"),
    ("Contrastive", pairs(contrastive), "bit", "halves"),
    ("Contrastive(Margin = 20)", pairs(lambda a, b, t: contrastive(a, b, t, 20)), "bit", "halves"),
    ("TripletMargin", lambda p, _: F.triplet_margin_loss(*p.chunk(3, dim=1)), "nothing", "thirds"),
    ("TripletMargin(Margin = 0.25)", lambda p, _: F.triplet_margin_loss(*p.chunk(3, dim=1), margin=0.25), "nothing", "thirds"),
    ("SigmoidDice", lambda p, t: overlap(p, t, 2, 1, 1), "bits", "values"),
    ("SigmoidJaccard", lambda p, t: overlap(p, t, 1, 1, 1), "bits", "values"),
    ("SigmoidJaccard(Smoothing = 0.125)", lambda p, t: overlap(p, t, 1, 1, 1, 0.125), "bits", "values"),
    ("SigmoidTversky", lambda p, t: overlap(p, t, 1, 0.3, 0.7), "bits", "values"),
    ("SigmoidTversky(Alpha = 0.75, Beta = 0.5)", lambda p, t: overlap(p, t, 1, 0.75, 0.5), "bits", "values"),
    ("MeanSquaredError(IgnoreMissing = true)", missing(lambda p, t: F.mse_loss(p, t, reduction="none")), "missing values", "values"),
    ("MeanAbsoluteError(IgnoreMissing = true)", missing(lambda p, t: F.l1_loss(p, t, reduction="none")), "missing values", "values"),
    ("SigmoidBinaryCrossEntropy(IgnoreMissing = true)", missing(lambda p, t: F.binary_cross_entropy_with_logits(p, t, reduction="none")), "missing bits", "values"),
    ("GaussianNegativeLogLikelihood(IgnoreMissing = true)", missing(lambda p, t: gaussian(p, t, reduction="none")), "missing values", "halves"),
    ("SigmoidFocal(IgnoreMissing = true)", missing(focal), "missing bits", "values"),
    ("SigmoidDice(IgnoreMissing = true)", lambda p, t: overlap(p, t, 2, 1, 1), "missing bits", "values"),
    ("SoftmaxCrossEntropy(IgnoreLabel = -100)", lambda p, t: F.cross_entropy(p, t, reduction="sum") / BATCH, "ignored labels", "values"),
    ("SoftmaxCrossEntropy(IgnoreLabel = 255, LabelSmoothing = 0.1)", lambda p, t: F.cross_entropy(p, t, ignore_index=255, label_smoothing=0.1, reduction="sum") / BATCH, "labels of 255", "values"),
    ("SoftmaxCrossEntropy(IgnoreLabel = 0)", lambda p, t: F.cross_entropy(p, t, ignore_index=0, reduction="sum") / BATCH, "labels", "values"),
    ("NegativeLogLikelihood(IgnoreLabel = -100)", lambda p, t: F.nll_loss(p, t, reduction="sum") / BATCH, "ignored labels", "logarithms"),
]


def targets(kind):
    if "labels" in kind:
        labels = torch.randint(CLASSES, (BATCH,))
        if kind != "labels":
            labels[1::3] = 255 if "255" in kind else -100
        return labels
    if kind == "nothing":
        return torch.empty(0)
    if kind in ("sign", "bit"):
        bits = torch.arange(BATCH, dtype=torch.float64)[:, None] % 2
        return bits if kind == "bit" else 2 * bits - 1
    if kind == "signs":
        return torch.randint(2, (BATCH, WIDTH)).double() * 2 - 1
    if kind == "counts":
        return torch.randint(7, (BATCH, WIDTH)).double()
    if kind == "distributions":
        return floats(torch.softmax(torch.randn(BATCH, CLASSES), dim=1))
    if kind == "onehot":
        return F.one_hot(torch.randint(CLASSES, (BATCH,)), CLASSES).double()
    if kind == "logarithms":
        return floats(torch.log_softmax(torch.randn(BATCH, CLASSES), dim=1))
    values = torch.randint(2, (BATCH, WIDTH)).double() if "bits" in kind else floats(torch.randn(BATCH, WIDTH))
    if "missing" in kind:
        values[0, 1] = values[2, 0] = values[2, 3] = NAN
        values[4] = NAN
    return values


def predictions(kind, width):
    if kind == "logarithms":
        return floats(torch.log_softmax(2 * torch.randn(BATCH, CLASSES), dim=1))
    values = (5 if "wide" in kind else 2) * torch.randn(BATCH, width)
    if kind == "positive":
        values = values.abs() + 0.125
    if kind == "positive halves":
        values[:, WIDTH:] = values[:, WIDTH:].abs() + 0.125
    return floats(values)


def loss(declared, function, kind, predicted):
    target = targets(kind)
    width = 2 * WIDTH if "halves" in predicted else 3 * WIDTH if predicted == "thirds" else CLASSES if "labels" in kind or predicted == "logarithms" else WIDTH
    prediction = predictions(predicted, width).requires_grad_()
    value = function(prediction, target)
    value.backward()
    return {
        "declared": declared,
        "width": width,
        "prediction": prediction.flatten().tolist(),
        "labels": "labels" in kind,
        "target": [None if isinstance(t, float) and math.isnan(t) else t for t in target.flatten().tolist()],
        "loss": value.item(),
        "gradient": prediction.grad.flatten().tolist(),
    }


def main():
    torch.manual_seed(5)
    lines = [f' "torch": {json.dumps(torch.__version__)},', f' "batch": {BATCH},', ' "losses": [']
    cases = [loss(*case) for case in LOSSES]
    entries = ["  {\n" + ",\n".join(f"   {json.dumps(key)}: {json.dumps(value)}" for key, value in case.items()) + "\n  }" for case in cases]
    path = pathlib.Path(__file__).parent / "losses.json"
    path.write_text("{\n" + "\n".join(lines) + "\n" + ",\n".join(entries) + "\n ]\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
