#!/usr/bin/python3
"""PyTorch's side of `peers`: the workloads once more, from weights and batches that our side wrote down.

    torch_peer.py version                       which PyTorch this is
    torch_peer.py check FOLDER                  what is predicted, and then the loss of each step
    torch_peer.py time FOLDER MODE SECONDS      train-eager, train-jit, train-last, infer-eager or infer-frozen; "last" keeps images channels last

A folder holds case.json, parameters.f32, inputs.f32 and targets.f32 or labels.i32, little-endian. Each command prints one line of JSON.
"""

import array
import json
import math
import os
import pathlib
import resource
import statistics
import sys
import time

import torch
from torch import nn

# The same rules as in Timing/Ours.cs.
WARM_UP = 0.7
SAMPLE = 2e-3
FEWEST_SAMPLES = 3


# ── Workloads: model, loss, optimizer; and, where the loss includes it, the function from outputs to predictions ──


def W1():
    return mlp(nn.ReLU, 784, 512, 128, 10), nn.CrossEntropyLoss(), adam(1e-4), softmax


def W2():
    convolutions = [nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*convolutions, nn.Flatten(), *mlp(nn.ReLU, 400, 120, 84, 10)), nn.CrossEntropyLoss(), sgd(1e-4, 0.9), softmax


def W3():
    layers = []
    for inputs, outputs in ((3, 64), (64, 64), (64, 128), (128, 128)):
        layers += [nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)]
        if inputs == outputs:
            layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), *mlp(nn.ReLU, 8192, 256, 10)), nn.CrossEntropyLoss(), adam(1e-4), softmax


def W4():
    layers, inputs = [nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU()], 16
    for outputs in (16, 32, 64):
        for _ in range(3):
            layers.append(Residual(inputs, outputs))
            inputs = outputs
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10)), nn.CrossEntropyLoss(), sgd(1e-3, 0.9), softmax


def W5():
    return Reviews(5000, 32, 100), nn.BCEWithLogitsLoss(), adam(1e-3), torch.sigmoid


def W6():
    return Text(65, 64, 256), lambda scores, labels: nn.functional.cross_entropy(scores.flatten(0, 1), labels.flatten()), adam(1e-3), softmax


def W7():
    return mlp(nn.ReLU, 784, 128, 32, 128, 784), nn.MSELoss(), adam(1e-4)


def W8():
    return Encoder(128, 4, 512), lambda outputs, targets: nn.functional.mse_loss(outputs.flatten(1), targets), adam(1e-4)


def W10():
    return mlp(nn.Tanh, 2, 16, 16, 1), nn.MSELoss(), sgd(1e-2)


def Deep():
    return mlp(nn.ReLU, *[64] * 21), nn.MSELoss(), adam(1e-4)


def Wide():
    return mlp(nn.ReLU, *[2048] * 5), nn.MSELoss(), adam(1e-4)


class Residual(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        stride = 1 if inputs == outputs else 2
        self.first, self.norm1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs)
        self.second, self.norm2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs)
        self.shortcut = nn.Identity() if stride == 1 else nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        h = self.norm2(self.second(torch.relu(self.norm1(self.first(x)))))
        return torch.relu(h + self.shortcut(x))


class Encoder(nn.TransformerEncoderLayer):
    """PyTorch's own layer, whose parameters come in the order of ours."""

    def __init__(self, features, heads, hidden):
        super().__init__(features, heads, hidden, 0.0, batch_first=True)

    def parameters(self, recurse=True):
        for part in (self.self_attn, self.norm1, self.linear1, self.linear2, self.norm2):
            yield from part.parameters()


class Reviews(nn.Module):
    """PyTorch's LSTM has two biases that are added; ours has one, so the second stays zero."""

    def __init__(self, vocabulary, features, units):
        super().__init__()
        self.table, self.lstm, self.head = nn.Embedding(vocabulary, features), nn.LSTM(features, units, batch_first=True), nn.Linear(units, 1)
        del self.lstm.bias_hh_l0
        self.lstm.register_buffer("bias_hh_l0", torch.zeros(4 * units))
        self.lstm._flat_weights = [getattr(self.lstm, name) for name in self.lstm._flat_weights_names]

    def forward(self, x):
        return self.head(self.lstm(self.table(x.long()))[0][:, -1])


class Text(nn.Module):
    def __init__(self, vocabulary, features, units):
        super().__init__()
        self.table, self.gru, self.head = nn.Embedding(vocabulary, features), nn.GRU(features, units, batch_first=True), nn.Linear(units, vocabulary)

    def forward(self, x):
        return self.head(self.gru(self.table(x.long()))[0])


def mlp(activation, *sizes):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


def adam(rate):
    return lambda parameters: torch.optim.Adam(parameters, rate)


def sgd(rate, momentum=0.0):
    return lambda parameters: torch.optim.SGD(parameters, rate, momentum=momentum)


def softmax(outputs):
    return torch.softmax(outputs, dim=-1)


# ── A case, as our side wrote it down ──


class Case:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        facts = json.loads((self.folder / "case.json").read_text())
        self.steps = facts["steps"]
        self.model, self.loss, optimizer, *respond = globals()[facts["workload"]]()
        self.respond = respond[0] if respond else lambda outputs: outputs
        self.read_parameters(facts["parameters"])
        self.optimizer = optimizer(self.model.parameters())

        inputs = self.read("inputs.f32", torch.float32)
        labelled = (self.folder / "labels.i32").exists()
        targets = self.read("labels.i32", torch.int32).long() if labelled else self.read("targets.f32", torch.float32)
        batches, batch = facts["batches"], facts["batch"]
        self.xs = list(inputs.reshape(batches, batch, *facts["input"]))
        self.ys = list(targets.reshape(batches, batch, *facts["target"]))

    def read(self, name, dtype):
        return torch.frombuffer(bytearray((self.folder / name).read_bytes()), dtype=dtype)

    def read_parameters(self, shapes):
        """In the order of declaration, one at a time so that no second copy of all adds to the peak memory."""
        found = [list(p.shape) for p in self.model.parameters()]
        if found != shapes:
            sys.exit(f"PyTorch's parameters have the shapes {found}, ours {shapes}.")
        with open(self.folder / "parameters.f32", "rb") as file:
            for p in self.model.parameters():
                values = torch.frombuffer(bytearray(file.read(4 * p.numel())), dtype=torch.float32)
                p.data.copy_(values.reshape(p.shape))

    def step(self, model, x, y):
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss(model(x), y)
        loss.backward()
        self.optimizer.step()
        return loss


# ── Commands ──


def version():
    return {"version": torch.__version__}


def check(folder):
    case = Case(folder)
    case.model.eval()
    with torch.no_grad(), open(case.folder / "predictions.f32", "wb") as file:
        array.array("f", case.respond(case.model(case.xs[0])).flatten().tolist()).tofile(file)

    case.model.train()
    return {"losses": [case.step(case.model, case.xs[k % len(case.xs)], case.ys[k % len(case.ys)]).item() for k in range(case.steps)]}


def measure(folder, mode, seconds):
    case = Case(folder)
    kind, variant = mode.split("-")
    if kind == "train":
        case.model.train()
        model = compiled(case, variant)
        run = lambda: [case.step(model, x, y) for x, y in zip(case.xs, case.ys)]
        samples, steps = sampled(run, len(case.xs), float(seconds))
    else:
        case.model.eval()
        with torch.inference_mode():
            model = compiled(case, variant)
            run = lambda: [model(x) for x in case.xs]
            samples, steps = sampled(run, len(case.xs), float(seconds))

    times = [1e3 * s / steps for s in samples]
    return {"minimum": min(times), "median": statistics.median(times), "samples": len(times), "peakMegabytes": peak_megabytes(), "bytesPerStep": None}


def compiled(case, variant):
    if variant == "eager":
        return case.model
    if variant == "last":
        case.xs = [x.contiguous(memory_format=torch.channels_last) for x in case.xs]
        return case.model.to(memory_format=torch.channels_last)
    if variant == "jit":
        try:
            return torch.jit.script(case.model)
        except Exception:  # a model that cannot be scripted may still be traced
            return torch.jit.trace(case.model, case.xs[0])
    if variant == "frozen":
        with torch.no_grad():
            return torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(case.model, case.xs[0])))
    sys.exit(f"There is no mode {variant}, only eager, jit and frozen.")


def sampled(run, batches, seconds):
    """The times of groups of passes, and how many steps each has."""
    passes, start = 0, time.perf_counter()
    while passes < 2 or time.perf_counter() - start < WARM_UP:
        run()
        passes += 1
    group = max(1, math.ceil(SAMPLE * passes / (time.perf_counter() - start)))

    samples, start = [], time.perf_counter()
    while len(samples) < FEWEST_SAMPLES or time.perf_counter() - start < seconds:
        before = time.perf_counter()
        for _ in range(group):
            run()
        samples.append(time.perf_counter() - before)
    return samples, group * batches


def peak_megabytes():
    """Linux's ru_maxrss can be that of the process that started this one; VmHWM cannot."""
    try:
        status = pathlib.Path("/proc/self/status").read_text()
        return round(int(status.split("VmHWM:")[1].split()[0]) / 1024, 1)
    except OSError:
        return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


if __name__ == "__main__":
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_num_interop_threads(1)
    torch.set_flush_denormal(True)
    print(json.dumps({"version": version, "check": check, "time": measure}[sys.argv[1]](*sys.argv[2:])))
