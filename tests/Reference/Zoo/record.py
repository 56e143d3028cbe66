#!/usr/bin/python3
"""Records what PyTorch and torchvision compute for networks of samples/Zoo, in Zoo.json, for PyTorchZooTests.cs to compare with.

    apt-get install python3-torchvision        (Debian's 0.14.1, with torch 1.13.1)
    /usr/bin/python3 record.py                 (writes beside itself)

Nothing is stored that a formula gives: element i of tensor k is made of u(i, k), an even number in [-1, 1) with 24 bits,
    parameter k    of two axes or more: u * sqrt(6 / fan in)    gamma: 1 + u / 4    bias: u / 10
    running mean   u / 10, and running variance 1 + u / 4, with k = 500 + its number among all of them
    input          u, with k = 1000
    labels         (7 * example + 3) mod classes
in the order of named_parameters(), rounded to float32. In a network that is "shifted", shift(name, i) is added to the biases of batch norms, so that of millions of elements hardly one lies
where ReLU has its kink: a float's rounding would decide which side it is on, and a single one shows in the gradients. The last layer's weights are also multiplied by "headScale", a power of 2 that keeps the logits moderate.
A gradient is recorded as its norm and its sums with u(i, 2000 ... 2003). Computed in float64, VGG-16 in float32.
"""

import json
import math
import pathlib
from functools import partial

import numpy
import torch
from torch import nn
from torch.nn import functional as F
from torchvision.models import resnet18, resnet50, vgg16
from torchvision.models.googlenet import Inception
from torchvision.models.mobilenetv2 import InvertedResidual
from torchvision.models.resnet import BasicBlock


def even(count, k):
    x = (numpy.arange(count, dtype=numpy.uint64) * 2654435761 + k * 40503 + 12345) & 0xFFFFFFFF
    x ^= x >> 16
    x = (x * 2246822519) & 0xFFFFFFFF
    x ^= x >> 13
    return (x >> 8).astype(numpy.float64) / 2**23 - 1


def fill(tensor, values, dtype):
    tensor.data = torch.from_numpy(values.astype(numpy.float32)).to(dtype).reshape(tensor.shape)


def shift(name, count):
    """4 for a batch norm's bias, and of the first in each block (and of the network) 4 and -4 in turn."""
    if name == "fc.bias":
        return 0
    return 4 * (1 - 2 * (numpy.arange(count) % 2)) if name.endswith("bn1.bias") else 4


def start(network, dtype, shifted=False):
    network.to(dtype)
    for k, (name, p) in enumerate(network.named_parameters()):
        u = even(p.numel(), k)
        fill(p, u * math.sqrt(6 / (p.numel() // p.shape[0])) if p.dim() > 1 else 1 + u / 4 if name.endswith("weight") else u / 10 + (shift(name, p.numel()) if shifted else 0), dtype)
    running = [(name, b) for name, b in network.named_buffers() if "running" in name]
    for k, (name, b) in enumerate(running):
        u = even(b.numel(), 500 + k)
        fill(b, u / 10 if name.endswith("mean") else 1 + u / 4, dtype)
    return network


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1, self.c3 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5)
        self.c5, self.f6, self.output = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = F.avg_pool2d(torch.tanh(self.c3(F.avg_pool2d(torch.tanh(self.c1(x)), 2))), 2)
        return self.output(torch.tanh(self.f6(torch.tanh(self.c5(x.flatten(1))))))


class ResNet20(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16)
        self.layer1, self.layer2, self.layer3 = self.stage(16, 16, 1), self.stage(16, 32, 2), self.stage(32, 64, 2)
        self.fc = nn.Linear(64, 10)

    @staticmethod
    def stage(inputs, outputs, stride):
        down = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)) if stride > 1 else None
        return nn.Sequential(BasicBlock(inputs, outputs, stride, down), BasicBlock(outputs, outputs), BasicBlock(outputs, outputs))

    def forward(self, x):
        x = self.layer3(self.layer2(self.layer1(F.relu(self.bn1(self.conv1(x))))))
        return self.fc(x.mean((2, 3)))


class Headed(nn.Module):
    """Blocks, the mean of each channel, a dense layer."""

    def __init__(self, channels, *blocks):
        super().__init__()
        self.blocks, self.fc = nn.Sequential(*blocks), nn.Linear(channels, 5)

    def forward(self, x):
        return self.fc(self.blocks(x).mean((2, 3)))


class Level(nn.Module):
    """A level of a U-Net, and what is below it."""

    def __init__(self, inputs, width, depth):
        super().__init__()
        self.down = self.twice(inputs, width)
        if depth > 0:
            self.below, self.up, self.back = Level(width, 2 * width, depth - 1), nn.ConvTranspose2d(2 * width, width, 2, 2), self.twice(2 * width, width)
        self.depth = depth

    @staticmethod
    def twice(inputs, outputs):
        return nn.Sequential(nn.Conv2d(inputs, outputs, 3), nn.ReLU(), nn.Conv2d(outputs, outputs, 3), nn.ReLU())

    def forward(self, x):
        down = self.down(x)
        if self.depth == 0:
            return down
        up = self.up(self.below(F.max_pool2d(down, 2)))
        (height, width), (top, left) = up.shape[2:], ((a - b) // 2 for a, b in zip(down.shape[2:], up.shape[2:]))
        return self.back(torch.cat([down[:, :, top:top + height, left:left + width], up], 1))


# name: what makes it, shape of an example, batch, whether gradients are recorded, type, whether it is shifted
NETWORKS = {
    "LeNet5": (LeNet5, (1, 28, 28), 3, True, torch.float64),
    "ResNet20": (ResNet20, (3, 32, 32), 3, True, torch.float64),
    "NarrowInception": (lambda: Headed(18, Inception(6, 5, 3, 6, 2, 4, 3)), (6, 9, 7), 4, True, torch.float64),
    "InvertedResiduals": (lambda: Headed(7, InvertedResidual(5, 5, 1, 6), InvertedResidual(5, 7, 2, 3)), (5, 9, 8), 4, True, torch.float64),
    "ResNet18": (resnet18, (3, 224, 224), 1, True, torch.float64, True),
    "ResNet50": (resnet50, (3, 224, 224), 1, False, torch.float64),
    "NarrowUNet": (lambda: Headed(4, Level(1, 4, 2)), (1, 44, 46), 3, True, torch.float64),
    "Vgg16": (partial(vgg16, init_weights=False), (3, 224, 224), 1, False, torch.float32),
}


def record(create, shape, batch, gradients, dtype, shifted=False):
    with torch.no_grad():
        network = start(create(), dtype, shifted)
    size = math.prod(shape)
    x = torch.from_numpy(even(batch * size, 1000).astype(numpy.float32)).to(dtype).reshape(batch, *shape)

    with torch.no_grad():
        network.eval()
        logits = network(x)
        classes, scale = logits.shape[1], 1.0
        labels = torch.tensor([(7 * b + 3) % classes for b in range(batch)])
        head = list(network.named_parameters())[-2][1]
        while logits.abs().max() > 8:
            head *= 0.5
            scale *= 0.5
            logits = network(x)
    document = {"batch": batch, "shape": list(shape), "shifted": shifted, "headScale": scale, "logProbabilities": F.log_softmax(logits, 1).flatten().tolist()[:100],
                "evaluationLoss": F.cross_entropy(logits, labels).item(), "parameters": [[name, list(p.shape)] for name, p in network.named_parameters()],
                "states": [name for name, _ in network.named_buffers() if "running" in name]}

    if gradients:
        network.train()
        for dropout in (m for m in network.modules() if isinstance(m, nn.Dropout)):
            dropout.p = 0
        loss = F.cross_entropy(network(x), labels)
        loss.backward()
        document["loss"] = loss.item()
        document["gradients"] = [
            [g.norm().item(), *((torch.from_numpy(even(g.numel(), 2000 + j)).to(dtype) * g.flatten()).sum().item() for j in range(4))]
            for g in (p.grad for p in network.parameters())]
    return document


if __name__ == "__main__":
    torch.set_num_threads(1)
    lines = [f"  {json.dumps(name)}: {json.dumps(record(*settings))}" for name, settings in NETWORKS.items()]
    (pathlib.Path(__file__).parent / "Zoo.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")
