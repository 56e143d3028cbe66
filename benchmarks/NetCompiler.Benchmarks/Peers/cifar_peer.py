#!/usr/bin/python3
"""PyTorch's side of the CIFAR-10 sample: the same networks, trained by the same recipe, for the accuracies that the sample's README compares with.

    cifar_peer.py DATA RUN...        such as  cifar_peer.py ../shared/data resnet20:1 resnet20:2 vgg:1  (network:seed, or network:seed:epochs)

DATA is the folder with the records (cifar10_train_*.bin.gz and cifar10_test_*.bin.gz, plain or gzip), or one whose subfolder cifar10 has them. Prints an
epoch a line, and for every run, as soon as it is over, one line of JSON; at the end one more with all of them.

The recipe, the same for all networks:

    data          pixels/255, minus the mean, over the standard deviation of each channel of the training set (over all its pixels, in double, divided by n)
    augmentation  an image is shifted by whole pixels, each axis evenly from -4 to 4, what comes in from outside is 0 (the mean colour); then mirrored left to
                  right with probability 1/2; both drawn anew for every example and epoch
    batches       128 of a new random order every epoch; the last, of 16 examples in 10 000, is kept
    initial       weights of convolutions and dense layers N(0, 2/fanIn), fanIn = channels * kernel height * kernel width (He's normal); biases 0; gamma 1, beta 0
    loss          mean softmax cross-entropy
    optimizer     SGD, momentum 0.9 (not Nesterov's), weight decay 5e-4 as an addition to the gradient, of all parameters: gamma, beta and biases too
    rate          0.05 times a factor set anew at every step t = 0, 1 ...: 0.1 + 0.9 t/w in the first w steps (one epoch), then (1 + cos(pi (t - w)/(n - w)))/2, n steps in all
    batch norm    momentum 0.1, epsilon 1e-5, running variance unbiased, as PyTorch has it
    measured      accuracy on the test part in inference mode after every epoch; the last counts
"""

import gzip
import json
import math
import os
import pathlib
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCH, RATE, MOMENTUM, DECAY, SHIFT = 128, 0.05, 0.9, 5e-4, 4
EPOCHS = {"resnet20": 12, "vgg": 8, "dense": 12}


# ── Networks ──


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.straight = nn.Sequential(conv(inputs, outputs, 3, stride), nn.BatchNorm2d(outputs), nn.ReLU(), conv(outputs, outputs, 3), nn.BatchNorm2d(outputs))
        changes = stride != 1 or inputs != outputs
        self.shortcut = nn.Sequential(conv(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs)) if changes else nn.Identity()

    def forward(self, x):
        return F.relu(self.straight(x) + self.shortcut(x))


def resnet20():
    """He et al. 2015, section 4.2, with a 1x1 convolution where a shortcut changes its shape."""
    layers, channels = [conv(3, 16, 3), nn.BatchNorm2d(16), nn.ReLU()], 16
    for outputs, stride in ((16, 1), (32, 2), (64, 2)):
        for block in range(3):
            layers.append(Block(channels, outputs, stride if block == 0 else 1))
            channels = outputs
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))


def vgg():
    """Two pairs of 3x3 convolutions with batch norm, each pair pooled, and two dense layers."""
    pair = lambda i, o: [conv(i, o, 3), nn.BatchNorm2d(o), nn.ReLU(), conv(o, o, 3), nn.BatchNorm2d(o), nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*pair(3, 64), *pair(64, 128), nn.Flatten(), nn.Linear(128 * 64, 256), nn.ReLU(), nn.Linear(256, 10))


def dense():
    """No convolution."""
    hidden = lambda i, o: [nn.Linear(i, o), nn.BatchNorm1d(o), nn.ReLU()]
    return nn.Sequential(nn.Flatten(), *hidden(3 * 32 * 32, 256), *hidden(256, 128), nn.Linear(128, 10))


def conv(inputs, outputs, side, stride=1):
    return nn.Conv2d(inputs, outputs, side, stride, padding=side // 2, bias=False)


def start(model):
    for layer in model.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
    return model


# ── Data ──


def records(folder, part):
    """Images [n, 3, 32, 32] of bytes, and labels."""
    folders = [pathlib.Path(folder), pathlib.Path(folder) / "cifar10"]
    files = sorted(f for place in folders for ending in (".bin", ".bin.gz") for f in place.glob(f"cifar10_{part}_*{ending}"))
    if not files:
        sys.exit(f"There is no cifar10_{part}_*.bin or .bin.gz in {folder} nor in its subfolder cifar10.")
    content = b"".join(gzip.open(f).read() if f.suffix == ".gz" else f.read_bytes() for f in files)
    rows = torch.frombuffer(bytearray(content), dtype=torch.uint8).reshape(-1, 3073)
    return rows[:, 1:].reshape(-1, 3, 32, 32).clone(), rows[:, 0].long()


def normalised(train, test):
    pixels = train.double() / 255
    mean, deviation = pixels.mean((0, 2, 3)), pixels.std((0, 2, 3), unbiased=False)
    scale = lambda images: ((images.double() / 255 - mean[:, None, None]) / deviation[:, None, None]).float()
    return scale(train), scale(test)


def augmented(x):
    padded, side = F.pad(x, [SHIFT] * 4), x.shape[-1]
    at = torch.randint(0, 2 * SHIFT + 1, (len(x), 2)).tolist()
    moved = torch.stack([image[:, top : top + side, left : left + side] for image, (top, left) in zip(padded, at)])
    mirrored = torch.rand(len(x)) < 0.5
    moved[mirrored] = moved[mirrored].flip(-1)
    return moved


# ── Training ──


def factor(step, steps, warm_up):
    if step < warm_up:
        return 0.1 + 0.9 * step / warm_up
    return 0.5 * (1 + math.cos(math.pi * (step - warm_up) / (steps - warm_up)))


def train(name, seed, epochs, training, test):
    (x, labels), (test_x, test_labels) = training, test
    torch.manual_seed(seed)
    model = start({"resnet20": resnet20, "vgg": vgg, "dense": dense}[name]())
    optimizer = torch.optim.SGD(model.parameters(), RATE, momentum=MOMENTUM, weight_decay=DECAY)
    steps = math.ceil(len(x) / BATCH)
    result = {"network": name, "seed": seed, "epochs": epochs, "parameters": sum(p.numel() for p in model.parameters()), "losses": [], "accuracies": []}

    for epoch in range(epochs):
        begin, sum_of_losses = time.perf_counter(), 0.0
        model.train()
        for step, chosen in enumerate(torch.randperm(len(x)).split(BATCH)):
            for group in optimizer.param_groups:
                group["lr"] = RATE * factor(epoch * steps + step, epochs * steps, steps)
            optimizer.zero_grad(set_to_none=True)
            loss = F.cross_entropy(model(augmented(x[chosen])), labels[chosen])
            loss.backward()
            optimizer.step()
            sum_of_losses += loss.item() * len(chosen)

        right = correct(model, test_x, test_labels)
        result["losses"].append(round(sum_of_losses / len(x), 4))
        result["accuracies"].append(right / len(test_x))
        seconds = time.perf_counter() - begin
        print(f"{name} seed {seed} epoch {epoch + 1}/{epochs}  loss {result['losses'][-1]:.4f}  held-out accuracy {right / len(test_x):.4f}  {seconds:.0f} s", flush=True)

    result["accuracy"] = result["accuracies"][-1]
    print(json.dumps(result), flush=True)
    return result


def correct(model, x, labels):
    model.eval()
    with torch.inference_mode():
        return sum((model(part).argmax(1) == truth).sum().item() for part, truth in zip(x.split(250), labels.split(250)))


if __name__ == "__main__":
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_flush_denormal(True)
    (train_x, train_labels), (held_x, held_labels) = records(sys.argv[1], "train"), records(sys.argv[1], "test")
    train_x, held_x = normalised(train_x, held_x)
    runs = [run.split(":") for run in sys.argv[2:]]
    print(json.dumps([train(n, int(s), int(*e) if e else EPOCHS[n], (train_x, train_labels), (held_x, held_labels)) for n, s, *e in runs]))
