#!/usr/bin/python3
"""Records what PyTorch computes for thirteen small networks, one JSON file each, for PyTorchAgreement.cs to compare with.

    apt-get install python3-torch        (Debian's 1.13.1)
    /usr/bin/python3 record.py           (writes beside itself)

Every start (parameters, inputs, targets) is a float32 number, so that both sides begin alike; everything after is computed in float64.
Seeds are tried in order until the same steps in float32 stay within WELL_CONDITIONED of float64, relative to the largest magnitude of
each tensor: the comparison then measures our arithmetic, not the problem.
"""

import json
import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.stateless import functional_call

STEPS = 10
WELL_CONDITIONED = 2e-6

OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
    "adam": lambda p: torch.optim.Adam(p, lr=0.01),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.02),
}


class ReluClassifier(nn.Module):
    """Attributes; odd sizes."""

    SOURCE = """
        using NetCompiler;

        [Network]
        [Input(13)]
        [Dense(17, Name = "first"), Relu]
        [Dense(16, Name = "second"), Relu]
        [Dense(7, Name = "logits")]
        [SoftmaxCrossEntropy]
        public sealed partial class ReluClassifier;
        """
    BATCH = 11
    INPUTS = {"input": [13]}
    TARGETS = {"logits": 7}

    def __init__(self):
        super().__init__()
        self.first, self.second, self.logits = nn.Linear(13, 17), nn.Linear(17, 16), nn.Linear(16, 7)

    def forward(self, x):
        return {"logits": self.logits(F.relu(self.second(F.relu(self.first(x)))))}

    def loss(self, outputs, targets):
        return F.cross_entropy(outputs["logits"], targets["logits"])

    def respond(self, outputs):
        return {"logits": F.softmax(outputs["logits"], dim=1)}


class SmoothRegression(nn.Module):
    """A Forward method; smooth activations."""

    SOURCE = """
        using NetCompiler;

        [Network, MeanSquaredError]
        public sealed partial class SmoothRegression
        {
            static Tensor Forward([Shape(5)] Tensor features)
            {
                Tensor first = features.Dense(9);
                Tensor second = first.Sigmoid().Dense(6);
                Tensor prediction = second.Tanh().Dense(3);
                return prediction;
            }
        }
        """
    BATCH = 8
    INPUTS = {"features": [5]}
    TARGETS = {"prediction": [3]}

    def __init__(self):
        super().__init__()
        self.first, self.second, self.prediction = nn.Linear(5, 9), nn.Linear(9, 6), nn.Linear(6, 3)

    def forward(self, x):
        return {"prediction": self.prediction(torch.tanh(self.second(torch.sigmoid(self.first(x)))))}

    def loss(self, outputs, targets):
        return F.mse_loss(outputs["prediction"], targets["prediction"])

    def respond(self, outputs):
        return outputs


class NormalizedClassifier(nn.Module):
    """Attributes; batch norm with its running statistics. No bias before it: its gradient would be rounding noise."""

    SOURCE = """
        using NetCompiler;

        [Network]
        [Input(12)]
        [Dense(19, Bias = false, Name = "hidden"), BatchNorm(Name = "norm"), Gelu]
        [Dense(10, Name = "logits")]
        [SoftmaxCrossEntropy]
        public sealed partial class NormalizedClassifier;
        """
    BATCH = 16
    INPUTS = {"input": [12]}
    TARGETS = {"logits": 10}

    def __init__(self):
        super().__init__()
        self.hidden, self.norm, self.logits = nn.Linear(12, 19, bias=False), nn.BatchNorm1d(19), nn.Linear(19, 10)

    def forward(self, x):
        return {"logits": self.logits(F.gelu(self.norm(self.hidden(x))))}

    loss = ReluClassifier.loss
    respond = ReluClassifier.respond


class SkipConnection(nn.Module):
    """A Forward method; a residual sum around a layer norm."""

    SOURCE = """
        using NetCompiler;

        [Network, SoftmaxCrossEntropy]
        public sealed partial class SkipConnection
        {
            static Tensor Forward([Shape(14)] Tensor features)
            {
                Tensor entry = features.Dense(18);
                Tensor x = entry.LeakyRelu(slope: 0.1);
                Tensor norm = x.LayerNorm();
                Tensor inner = norm.Dense(18);
                Tensor sum = x + inner.Softplus();
                Tensor logits = sum.Dense(6);
                return logits;
            }
        }
        """
    BATCH = 9
    INPUTS = {"features": [14]}
    TARGETS = {"logits": 6}

    def __init__(self):
        super().__init__()
        self.entry, self.norm, self.inner, self.logits = nn.Linear(14, 18), nn.LayerNorm(18), nn.Linear(18, 18), nn.Linear(18, 6)

    def forward(self, features):
        x = F.leaky_relu(self.entry(features), 0.1)
        return {"logits": self.logits(x + F.softplus(self.inner(self.norm(x))))}

    loss = ReluClassifier.loss
    respond = ReluClassifier.respond


class TwoHeads(nn.Module):
    """A Forward method with two inputs and two outputs, a loss each, the second at half weight."""

    SOURCE = """
        using NetCompiler;

        [Network, SoftmaxCrossEntropy(Output = "kind"), SigmoidBinaryCrossEntropy(Output = "marks", Weight = 0.5)]
        public sealed partial class TwoHeads
        {
            static (Tensor kind, Tensor marks) Forward([Shape(11)] Tensor left, [Shape(4)] Tensor right)
            {
                Tensor fromLeft = left.Dense(15);
                Tensor fromRight = right.Dense(6);
                Tensor joined = Tensor.Concat(fromLeft.Tanh(), fromRight.Relu());
                Tensor kind = joined.Slice(start: 0, length: 17).Dense(5);
                Tensor marks = joined.Slice(start: 8, length: 13).Dense(3);
                return (kind, marks);
            }
        }
        """
    BATCH = 10
    INPUTS = {"left": [11], "right": [4]}
    TARGETS = {"kind": 5, "marks": [3]}

    def __init__(self):
        super().__init__()
        self.fromLeft, self.fromRight, self.kind, self.marks = nn.Linear(11, 15), nn.Linear(4, 6), nn.Linear(17, 5), nn.Linear(13, 3)

    def forward(self, left, right):
        joined = torch.cat([torch.tanh(self.fromLeft(left)), F.relu(self.fromRight(right))], dim=1)
        return {"kind": self.kind(joined[:, 0:17]), "marks": self.marks(joined[:, 8:21])}

    def loss(self, outputs, targets):
        return F.cross_entropy(outputs["kind"], targets["kind"]) + 0.5 * F.binary_cross_entropy_with_logits(outputs["marks"], targets["marks"])

    def respond(self, outputs):
        return {"kind": F.softmax(outputs["kind"], dim=1), "marks": torch.sigmoid(outputs["marks"])}


class AttentionPool(nn.Module):
    """What works along axes: transposed and plain products of matrices, softmax along the first axis, normalised rows, sums, means and maxima over axes, broadcasting."""

    SOURCE = """
        using NetCompiler;

        [Network, SoftmaxCrossEntropy]
        public sealed partial class AttentionPool
        {
            static Tensor Forward([Shape(4, 6)] Tensor words)
            {
                Tensor hidden = words.Flatten().Dense(20);
                Tensor rows = hidden.Reshape(4, 5);
                Tensor attention = (rows.MatMul(rows.Transpose()) * 0.5).Softmax(axis: 0);
                Tensor mixed = attention.MatMul(rows) + words.Mean([0, 1]) * words.Sum(1, keepDimensions: true);
                Tensor norm = mixed.LayerNorm();
                Tensor centred = norm - norm.Mean(0);
                Tensor logits = Tensor.Concat(norm.Max(0), centred.Square().Sum(1), centred.LogSoftmax().Max(-1)).Dense(5);
                return logits;
            }
        }
        """
    BATCH = 9
    INPUTS = {"words": [4, 6]}
    TARGETS = {"logits": 5}

    def __init__(self):
        super().__init__()
        self.hidden, self.norm, self.logits = nn.Linear(24, 20), nn.LayerNorm(5), nn.Linear(13, 5)

    def forward(self, x):
        rows = self.hidden(x.flatten(1)).reshape(-1, 4, 5)
        attention = F.softmax(rows @ rows.transpose(1, 2) * 0.5, dim=1)
        mixed = attention @ rows + x.mean(dim=(1, 2)).reshape(-1, 1, 1) * x.sum(dim=2, keepdim=True)
        norm = self.norm(mixed)
        centred = norm - norm.mean(dim=1, keepdim=True)
        pooled = torch.cat([norm.amax(dim=1), (centred * centred).sum(dim=2), F.log_softmax(centred, dim=2).amax(dim=2)], dim=1)
        return {"logits": self.logits(pooled)}

    def loss(self, outputs, targets):
        return F.cross_entropy(outputs["logits"], targets["logits"])

    def respond(self, outputs):
        return {"logits": F.softmax(outputs["logits"], dim=1)}


class RobustQuantiles(nn.Module):
    """A loss as a method: a target of another shape than the prediction, and a penalty."""

    SOURCE = """
        using NetCompiler;

        [Network]
        public sealed partial class RobustQuantiles
        {
            static Tensor Forward([Shape(7)] Tensor features)
            {
                Tensor hidden = features.Dense(11);
                Tensor quantiles = hidden.Tanh().Dense(3);
                return quantiles;
            }

            static Tensor Loss(Tensor prediction, [Shape(1)] Tensor target)
            {
                Tensor error = target - prediction;
                Tensor robust = (error.Square() + 1).Sqrt() - 1;
                return robust.Mean() + Spread * prediction.Softmax().Square().Sum();
            }

            const double Spread = 0.25;
        }
        """
    BATCH = 10
    INPUTS = {"features": [7]}
    TARGETS = {"quantiles": [1]}

    def __init__(self):
        super().__init__()
        self.hidden, self.quantiles = nn.Linear(7, 11), nn.Linear(11, 3)

    def forward(self, x):
        return {"quantiles": self.quantiles(torch.tanh(self.hidden(x)))}

    def loss(self, outputs, targets):
        prediction = outputs["quantiles"]
        robust = torch.sqrt((targets["quantiles"] - prediction) ** 2 + 1) - 1
        return (robust.mean(dim=1) + 0.25 * (F.softmax(prediction, dim=1) ** 2).sum(dim=1)).mean()

    def respond(self, outputs):
        return outputs


class Siamese(nn.Module):
    """A block with shared weights and a batch norm, applied to two inputs, and another one applied three times in a row."""

    SOURCE = """
        using NetCompiler;

        [Network, SigmoidBinaryCrossEntropy]
        public sealed partial class Siamese
        {
            static Tensor Forward([Shape(9)] Tensor left, [Shape(9)] Tensor right)
            {
                Tensor a = Encoder(left), b = Encoder(right);
                Tensor joined = Tensor.Concat(a - b, a * b);

                for (int turn = 0; turn < 3; turn++)
                    joined = Step(joined);

                Tensor marks = joined.Dense(1);
                return marks;
            }

            [SharedWeights]
            static Tensor Encoder(Tensor x)
            {
                Tensor hidden = x.Dense(12, bias: false);
                Tensor norm = hidden.BatchNorm();
                Tensor code = norm.Tanh().Dense(5);
                return code;
            }

            [SharedWeights]
            static Tensor Step(Tensor x)
            {
                Tensor inner = x.Dense(10, name: "step");
                return inner.Sigmoid() + x;
            }
        }
        """
    BATCH = 12
    INPUTS = {"left": [9], "right": [9]}
    TARGETS = {"marks": [1]}

    class Encoder(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.norm, self.code = nn.Linear(9, 12, bias=False), nn.BatchNorm1d(12), nn.Linear(12, 5)

        def forward(self, x):
            return self.code(torch.tanh(self.norm(self.hidden(x))))

    def __init__(self):
        super().__init__()
        self.encoder, self.step, self.marks = Siamese.Encoder(), nn.Linear(10, 10), nn.Linear(10, 1)

    def forward(self, left, right):
        a, b = self.encoder(left), self.encoder(right)
        joined = torch.cat([a - b, a * b], dim=1)
        for _ in range(3):
            joined = torch.sigmoid(self.step(joined)) + joined
        return {"marks": self.marks(joined)}

    def loss(self, outputs, targets):
        return F.binary_cross_entropy_with_logits(outputs["marks"], targets["marks"])

    def respond(self, outputs):
        return {"marks": torch.sigmoid(outputs["marks"])}


class Recurrent(nn.Module):
    """Words and a series beside them through an LSTM, a GRU from the end and an RNN: PyTorch's own kernels, with the second bias zero where ours has one."""

    SOURCE = """
        using NetCompiler;

        [Network, MeanSquaredError]
        public sealed partial class Recurrent
        {
            static Tensor Forward([Shape(6)] Tensor words, [Shape(6, 4)] Tensor series)
            {
                Tensor table = words.Embedding(5, 3);
                Tensor lstm = Tensor.Concat(1, table, series).Lstm(7, forgetBias: 0, returnSequences: true);
                Tensor gru = lstm.Gru(5, returnSequences: true, reverse: true);
                Tensor rnn = gru.Rnn(4);
                Tensor prediction = rnn.Dense(2);
                return prediction;
            }
        }
        """
    BATCH = 7
    INPUTS = {"words": [6], "series": [6, 4]}
    TARGETS = {"prediction": [2]}

    class Layer(nn.Module):
        """A layer of one of PyTorch's kinds, whose parameters are called as ours."""

        def __init__(self, kind, inputs, units, projection=0):
            super().__init__()
            self.kind, self.units, self.states = kind, units, projection or units
            gates = {"rnn_tanh": 1, "lstm": 4, "gru": 3}[kind]
            self.weight = nn.Parameter(0.5 * torch.randn(gates * units, inputs))
            self.recurrent = nn.Parameter(0.5 * torch.randn(gates * units, self.states))
            self.bias = nn.Parameter(0.5 * torch.randn(gates * units))
            if kind == "gru":
                self.recurrentBias = nn.Parameter(0.5 * torch.randn(gates * units))
            if projection:
                self.projection = nn.Parameter(0.5 * torch.randn(projection, units))

        def weights(self):
            other = self.recurrentBias if self.kind == "gru" else torch.zeros_like(self.bias)
            return [self.weight, self.recurrent, self.bias, other, *([self.projection] if self.states != self.units else [])]

        def start(self, x, directions=1):
            zeros = x.new_zeros(directions, x.shape[0], self.states)
            return (zeros, x.new_zeros(directions, x.shape[0], self.units)) if self.kind == "lstm" else zeros

        def forward(self, x, reverse=False, start=None):
            turned = x.flip(1) if reverse else x
            states = getattr(torch._VF, self.kind)(turned, self.start(x) if start is None else start, self.weights(), True, 1, 0.0, True, False, True)[0]
            return states.flip(1) if reverse else states

    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(5, 3)
        self.lstm = Recurrent.Layer("lstm", 7, 7)
        self.gru = Recurrent.Layer("gru", 7, 5)
        self.rnn = Recurrent.Layer("rnn_tanh", 5, 4)
        self.prediction = nn.Linear(4, 2)

    def forward(self, words, series):
        joined = torch.cat([self.table(words.long()), series], dim=2)
        states = self.rnn(self.gru(self.lstm(joined), reverse=True))
        return {"prediction": self.prediction(states[:, -1])}

    def loss(self, outputs, targets):
        return F.mse_loss(outputs["prediction"], targets["prediction"])

    def respond(self, outputs):
        return outputs


class PackedSequences(nn.Module):
    """Texts of several lengths as PyTorch's packed sequences, both ways, with a projection; the last state and cell begin a decoder, and the mean over the valid steps is of its words alone."""

    SOURCE = """
        using NetCompiler;

        [Network, MeanSquaredError]
        public sealed partial class PackedSequences
        {
            static Tensor Forward([Shape(6)] Tensor padded, [Shape(4, 3)] Tensor series)
            {
                Tensor mask = padded.Valid();
                Tensor table = padded.Embedding(5, 3);
                Tensor onward = table.Lstm(6, forgetBias: 0, returnSequences: true, mask: mask);
                Tensor backward = table.Lstm(6, forgetBias: 0, returnSequences: true, reverse: true, mask: mask);
                Tensor both = Tensor.Concat(1, onward, backward);
                (Tensor states, Tensor cells) = both.LstmStates(5, forgetBias: 0, mask: mask, projection: 4, name: "encoder");
                Tensor decoder = series.Lstm(5, forgetBias: 0, returnSequences: true, initial: states.Last(), initialCell: cells.Last(), projection: 4);
                Tensor gru = decoder.Gru(4, initial: states.Last());
                Tensor ends = table.Rnn(3, reverse: true, mask: mask);
                Tensor prediction = Tensor.Concat(gru, both.Mean(mask), ends).Dense(2);
                return prediction;
            }
        }
        """
    BATCH = 7
    INPUTS = {"padded": [6], "series": [4, 3]}
    TARGETS = {"prediction": [2]}

    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(5, 3)
        self.onward = Recurrent.Layer("lstm", 3, 6)
        self.backward = Recurrent.Layer("lstm", 3, 6)
        self.encoder = Recurrent.Layer("lstm", 12, 5, projection=4)
        self.decoder = Recurrent.Layer("lstm", 3, 5, projection=4)
        self.gru = Recurrent.Layer("gru", 4, 4)
        self.ends = Recurrent.Layer("rnn_tanh", 3, 3)
        self.prediction = nn.Linear(19, 2)

    def forward(self, padded, series):
        lengths = (padded >= 0).sum(1)
        mask = (padded >= 0).to(series.dtype)
        table = self.table(padded.clamp(min=0).long())

        def packed(x, forward, backward=None):
            """The valid steps of one or two directions, zeros behind them, and the last states."""
            pack = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            layers = [forward] if backward is None else [forward, backward]
            start = forward.start(x, len(layers))
            weights = [w for layer in layers for w in layer.weights()]
            result = getattr(torch._VF, forward.kind)(pack.data, pack.batch_sizes, start, weights, True, 1, 0.0, True, backward is not None)
            steps = nn.utils.rnn.PackedSequence(result[0], pack.batch_sizes, pack.sorted_indices, pack.unsorted_indices)
            steps, _ = nn.utils.rnn.pad_packed_sequence(steps, batch_first=True, total_length=x.shape[1])
            return steps, [state.index_select(1, pack.unsorted_indices) for state in result[1:]]

        both, _ = packed(table, self.onward, self.backward)
        _, (state, cell) = packed(both, self.encoder)
        decoded = self.decoder(series, start=(state, cell))
        gru = self.gru(decoded, start=state)[:, -1]
        mean = (both * mask.unsqueeze(2)).sum(1) / lengths.unsqueeze(1)
        _, (_, ends) = packed_ends(packed, table, self.ends)
        return {"prediction": self.prediction(torch.cat([gru, mean, ends], dim=1))}

    loss = Recurrent.loss
    respond = Recurrent.respond


def packed_ends(packed, x, layer):
    """What a direction from the end has after its last step, which is the first: PyTorch only runs it beside one from the beginning."""
    steps, states = packed(x, layer, layer)
    return steps, (states[0][0], states[0][1])


class WrittenCells(nn.Module):
    """What PyTorch has no layer for, written out: padding before the words, peepholes, and the reset gate before the product."""

    SOURCE = """
        using NetCompiler;

        [Network, MeanSquaredError]
        public sealed partial class WrittenCells
        {
            static Tensor Forward([Shape(6)] Tensor prepadded)
            {
                Tensor mask = prepadded.Valid();
                Tensor table = prepadded.Embedding(5, 3);
                Tensor lstm = table.Lstm(6, returnSequences: true, mask: mask, peephole: true);
                Tensor gru = lstm.Gru(5, returnSequences: true, reverse: true, mask: mask, resetAfter: false);
                Tensor prediction = Tensor.Concat(gru.First(mask), gru.Last(), lstm.Last()).Dense(2);
                return prediction;
            }
        }
        """
    BATCH = 7
    INPUTS = {"prepadded": [6]}
    TARGETS = {"prediction": [2]}

    class Lstm(nn.Module):
        def __init__(self, inputs, units):
            super().__init__()
            self.weight, self.recurrent, self.bias = [nn.Parameter(0.5 * torch.randn(4 * units, *more)) for more in [(inputs,), (units,), ()]]
            self.inputPeephole, self.forgetPeephole, self.outputPeephole = [nn.Parameter(0.5 * torch.randn(units)) for _ in range(3)]

        def forward(self, x, mask):
            h = c = x.new_zeros(x.shape[0], self.inputPeephole.shape[0])
            states = []
            for t in range(x.shape[1]):
                i, f, g, o = (x[:, t] @ self.weight.t() + h @ self.recurrent.t() + self.bias).chunk(4, dim=1)
                made = torch.sigmoid(f + self.forgetPeephole * c + 1) * c + torch.sigmoid(i + self.inputPeephole * c) * torch.tanh(g)
                state = torch.sigmoid(o + self.outputPeephole * made) * torch.tanh(made)
                valid = mask[:, t : t + 1]
                c, h = torch.where(valid, made, c), torch.where(valid, state, h)
                states.append(h)
            return torch.stack(states, dim=1)

    class Gru(nn.Module):
        def __init__(self, inputs, units):
            super().__init__()
            self.weight = nn.Parameter(0.5 * torch.randn(3 * units, inputs))
            self.recurrent = nn.Parameter(0.5 * torch.randn(2 * units, units))
            self.candidate = nn.Parameter(0.5 * torch.randn(units, units))
            self.bias = nn.Parameter(0.5 * torch.randn(3 * units))

        def forward(self, x, mask):
            h = x.new_zeros(x.shape[0], self.candidate.shape[0])
            states = [None] * x.shape[1]
            for t in reversed(range(x.shape[1])):
                r, z, n = (x[:, t] @ self.weight.t() + self.bias).chunk(3, dim=1)
                a, b = (h @ self.recurrent.t()).chunk(2, dim=1)
                candidate = torch.tanh(n + (torch.sigmoid(r + a) * h) @ self.candidate.t())
                update = torch.sigmoid(z + b)
                h = torch.where(mask[:, t : t + 1], (1 - update) * candidate + update * h, h)
                states[t] = h
            return torch.stack(states, dim=1)

    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(5, 3)
        self.lstm, self.gru = WrittenCells.Lstm(3, 6), WrittenCells.Gru(6, 5)
        self.prediction = nn.Linear(16, 2)

    def forward(self, prepadded):
        mask = prepadded >= 0
        lstm = self.lstm(self.table(prepadded.clamp(min=0).long()), mask)
        gru = self.gru(lstm, mask)
        first = gru[torch.arange(len(gru)), mask.long().argmax(1)]
        return {"prediction": self.prediction(torch.cat([first, gru[:, -1], lstm[:, -1]], dim=1))}

    loss = Recurrent.loss
    respond = Recurrent.respond


class Transformer(nn.Module):
    """
    Encoder and decoder layers of both kinds, over positions of both kinds, with hidden steps: PyTorch's own layers with the parameters of ours. The gradient by a bias of keys is zero but for rounding, which
    Adam would divide by itself: SGD alone is recorded.
    """

    OPTIMIZERS = ["sgd"]
    SOURCE = """
        using NetCompiler;

        [Network, MeanSquaredError]
        public sealed partial class Transformer
        {
            static Tensor Forward([Shape(6, 5)] Tensor source, [Shape(6)] Tensor noise, [Shape(4, 3)] Tensor target)
            {
                Tensor shown = noise.BinaryStep();
                Tensor entry = source.Dense(8);
                Tensor encoder = entry.SinusoidalPositions().TransformerEncoderLayer(heads: 2, hidden: 11, dropout: 0, mask: shown);
                Tensor second = encoder.TransformerEncoderLayer(heads: 4, hidden: 9, h => h.Gelu(), dropout: 0, normFirst: true);
                Tensor start = target.Dense(8);
                Tensor placed = start.PositionEmbedding();
                Tensor decoder = placed.TransformerDecoderLayer(second, heads: 1, hidden: 7, dropout: 0, memoryMask: shown);
                Tensor last = decoder.TransformerDecoderLayer(second, heads: 2, hidden: 7, dropout: 0, normFirst: true, memoryMask: shown);
                Tensor alone = last.MultiHeadAttention(heads: 2, causal: true);
                Tensor prediction = alone.Dense(2);
                return prediction;
            }
        }
        """
    BATCH = 7
    INPUTS = {"source": [6, 5], "noise": [6], "target": [4, 3]}
    TARGETS = {"prediction": [4, 2]}

    class Attention(nn.Module):
        """Parameters called as ours, and by PyTorch's names."""

        def __init__(self, features, cross=False):
            super().__init__()
            if cross:
                self.query, self.both = nn.Linear(features, features), nn.Linear(features, 2 * features)
            else:
                self.projected = nn.Linear(features, 3 * features)
            self.output = nn.Linear(features, features)

        def named(self, prefix):
            parts = [self.query, self.both] if hasattr(self, "query") else [self.projected]
            return {
                prefix + "in_proj_weight": torch.cat([part.weight for part in parts]),
                prefix + "in_proj_bias": torch.cat([part.bias for part in parts]),
                prefix + "out_proj.weight": self.output.weight,
                prefix + "out_proj.bias": self.output.bias,
            }

    class Layer(nn.Module):
        def __init__(self, features, heads, hidden, activation="relu", first=False, cross=False):
            super().__init__()
            self.first, self.cross_attends = first, cross
            parts = [("attention", Transformer.Attention(features)), ("attentionNorm", nn.LayerNorm(features))]
            parts += [("cross", Transformer.Attention(features, cross=True)), ("crossNorm", nn.LayerNorm(features))] if cross else []
            forward = nn.Module()
            forward.inner, forward.outer = nn.Linear(features, hidden), nn.Linear(hidden, features)
            parts += [("forward", forward), ("forwardNorm", nn.LayerNorm(features))]
            # Normalised first, a norm stands before what it is called after.
            order = [i ^ 1 for i in range(len(parts))] if first else range(len(parts))
            self.parts = nn.ModuleDict({parts[i][0] + "_": parts[i][1] for i in order})
            kind = nn.TransformerDecoderLayer if cross else nn.TransformerEncoderLayer
            self.own = [kind(features, heads, hidden, 0.0, activation, norm_first=first, batch_first=True)]

        def named(self):
            parts = self.parts
            norms = ["attentionNorm_", "crossNorm_", "forwardNorm_"] if self.cross_attends else ["attentionNorm_", "forwardNorm_"]
            named = parts["attention_"].named("self_attn.")
            if self.cross_attends:
                named |= parts["cross_"].named("multihead_attn.")
            for i, norm in enumerate(norms):
                named |= {f"norm{i + 1}.weight": parts[norm].weight, f"norm{i + 1}.bias": parts[norm].bias}
            for i, dense in enumerate([parts["forward_"].inner, parts["forward_"].outer]):
                named |= {f"linear{i + 1}.weight": dense.weight, f"linear{i + 1}.bias": dense.bias}
            return named

        def forward(self, *given, **masks):
            return functional_call(self.own[0], self.named(), given, masks)

    def __init__(self):
        super().__init__()
        self.entry = nn.Linear(5, 8)
        self.encoder = Transformer.Layer(8, 2, 11)
        self.second = Transformer.Layer(8, 4, 9, "gelu", first=True)
        self.start = nn.Linear(3, 8)
        self.placed = nn.Module()
        self.placed.weight = nn.Parameter(0.2 * torch.randn(4, 8))
        self.decoder = Transformer.Layer(8, 1, 7, cross=True)
        self.last = Transformer.Layer(8, 2, 7, first=True, cross=True)
        self.alone = Transformer.Attention(8)
        self.prediction = nn.Linear(8, 2)

    def forward(self, source, noise, target):
        hidden = noise < 0
        step = torch.arange(6, dtype=source.dtype)[:, None]
        angle = step * 10000 ** (-2 * torch.arange(4, dtype=source.dtype) / 8)
        positions = torch.stack([torch.sin(angle), torch.cos(angle)], dim=2).reshape(6, 8)
        memory = self.second(self.encoder(self.entry(source) + positions, src_key_padding_mask=hidden))
        later = torch.ones(4, 4, dtype=torch.bool).triu(1)
        x = self.start(target) + self.placed.weight
        for layer in [self.decoder, self.last]:
            x = layer(x, memory, tgt_mask=later, memory_key_padding_mask=hidden)
        own = nn.MultiheadAttention(8, 2, batch_first=True)
        alone = functional_call(own, self.alone.named(""), (x, x, x), {"attn_mask": later, "need_weights": False})[0]
        return {"prediction": self.prediction(alone)}

    loss = Recurrent.loss
    respond = Recurrent.respond


class WrittenAttention(nn.Module):
    """
    Luong's attention, by products with keys as they are and by a general form, and Bahdanau's, by sums: of all queries at once and of the state of a decoder's cell, over a sequence with hidden steps. Written out with einsum,
    softmax and a loop over the steps.
    """

    SOURCE = """
        using NetCompiler;

        [Network, MeanSquaredError]
        public sealed partial class WrittenAttention
        {
            static Tensor Forward([Shape(5, 3)] Tensor source, [Shape(5)] Tensor noise, [Shape(4, 3)] Tensor target)
            {
                Tensor shown = noise.BinaryStep();
                Tensor encoder = source.Gru(6, returnSequences: true);
                Tensor query = target.Dense(6);
                Tensor dot = query.Attention(encoder, encoder, scale: 1, mask: shown);
                Tensor general = query.Dense(6, bias: false);
                Tensor looked = general.Attention(encoder, encoder, scale: 1, mask: shown);
                Tensor keys = encoder.Dense(4);
                Tensor projected = target.Dense(4, bias: false);
                Tensor additive = projected.AdditiveAttention(keys, encoder, mask: shown);
                Tensor luong = target.Scan(6, (h, at) => (at.Dense(6, name: "luongInput")
                    + Tensor.Concat(h, h.Dense(6, bias: false, name: "luongGeneral").Attention(encoder, encoder, scale: 1, mask: shown)).Dense(6, bias: false, name: "luongContext")).Tanh());
                Tensor bahdanau = target.Scan(6, (h, at) => (at.Dense(6, name: "bahdanauInput")
                    + h.Dense(4, bias: false, name: "bahdanauQuery").AdditiveAttention(keys, encoder, mask: shown, name: "bahdanauScore").Dense(6, bias: false, name: "bahdanauContext")).Tanh());
                Tensor prediction = Tensor.Concat(1, dot, looked, additive, luong, bahdanau).Dense(2);
                return prediction;
            }
        }
        """
    BATCH = 7
    INPUTS = {"source": [5, 3], "noise": [5], "target": [4, 3]}
    TARGETS = {"prediction": [4, 2]}

    class Score(nn.Module):
        def __init__(self, features):
            super().__init__()
            self.weight = nn.Parameter(0.5 * torch.randn(features))

    def __init__(self):
        super().__init__()
        self.encoder = Recurrent.Layer("gru", 3, 6)
        self.query, self.general = nn.Linear(3, 6), nn.Linear(6, 6, bias=False)
        self.keys, self.projected, self.additive = nn.Linear(6, 4), nn.Linear(3, 4, bias=False), WrittenAttention.Score(4)
        self.luongInput, self.luongGeneral, self.luongContext = nn.Linear(3, 6), nn.Linear(6, 6, bias=False), nn.Linear(12, 6, bias=False)
        self.bahdanauInput, self.bahdanauQuery = nn.Linear(3, 6), nn.Linear(6, 4, bias=False)
        self.bahdanauScore, self.bahdanauContext = WrittenAttention.Score(4), nn.Linear(6, 6, bias=False)
        self.prediction = nn.Linear(30, 2)

    @staticmethod
    def mixed(scores, values, hidden):
        """What queries take of the values, of those that are shown; nothing where all keys are hidden."""
        shares = F.softmax(scores - 1e9 * hidden[:, None, :], dim=2) * ~hidden[:, None, :]
        return torch.einsum("bts,bsm->btm", shares, values)

    @staticmethod
    def products(query, memory, hidden):
        return WrittenAttention.mixed(torch.einsum("btn,bsn->bts", query, memory), memory, hidden)

    @staticmethod
    def sums(query, keys, weight, memory, hidden):
        return WrittenAttention.mixed(torch.einsum("btsn,n->bts", torch.tanh(query[:, :, None] + keys[:, None]), weight), memory, hidden)

    def forward(self, source, noise, target):
        hidden = noise < 0
        memory = self.encoder(source)
        query, keys = self.query(target), self.keys(memory)
        dot = self.products(query, memory, hidden)
        looked = self.products(self.general(query), memory, hidden)
        additive = self.sums(self.projected(target), keys, self.additive.weight, memory, hidden)
        luong, bahdanau = [], []
        h = g = memory.new_zeros(len(memory), 6)
        for at in target.unbind(1):
            context = self.products(self.luongGeneral(h)[:, None], memory, hidden)[:, 0]
            h = torch.tanh(self.luongInput(at) + self.luongContext(torch.cat([h, context], dim=1)))
            context = self.sums(self.bahdanauQuery(g)[:, None], keys, self.bahdanauScore.weight, memory, hidden)[:, 0]
            g = torch.tanh(self.bahdanauInput(at) + self.bahdanauContext(context))
            luong.append(h)
            bahdanau.append(g)
        together = torch.cat([dot, looked, additive, torch.stack(luong, dim=1), torch.stack(bahdanau, dim=1)], dim=2)
        return {"prediction": self.prediction(together)}

    loss = Recurrent.loss
    respond = Recurrent.respond


NETWORKS = [ReluClassifier, SmoothRegression, NormalizedClassifier, SkipConnection, TwoHeads, AttentionPool, RobustQuantiles, Siamese, Recurrent, PackedSequences, WrittenCells, Transformer, WrittenAttention]


def start(kind, seed):
    """The start of everything, in float32: a state dictionary, inputs, targets."""
    torch.manual_seed(seed)
    network = kind()
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if "norm" in name.lower():
                parameter.add_(0.2 * torch.randn_like(parameter))
    inputs = {
        name: torch.randint(5, (kind.BATCH, *shape)).float() if name == "words" else text(kind.BATCH, *shape, before=name == "prepadded") if "padded" in name else torch.randn(kind.BATCH, *shape)
        for name, shape in kind.INPUTS.items()}
    targets = {
        name: torch.randint(form, (kind.BATCH,)) if isinstance(form, int)
        else torch.rand(kind.BATCH, *form).round() if name == "marks"
        else torch.randn(kind.BATCH, *form)
        for name, form in kind.TARGETS.items()}
    state = {name: value for name, value in network.state_dict().items() if not name.endswith("num_batches_tracked")}
    return state, inputs, targets


def text(batch, steps, before):
    """Words of five, of every length from 1 to all steps, with -1 behind or before them."""
    lengths = torch.arange(batch).remainder(steps).add(1).unsqueeze(1)
    place = torch.arange(steps).flip(0) if before else torch.arange(steps)
    return torch.where(place < lengths, torch.randint(5, (batch, steps)).float(), torch.tensor(-1.0))


def optimizers(kind):
    """Which are recorded: all, unless the network says otherwise."""
    return getattr(kind, "OPTIMIZERS", OPTIMIZERS)


def observe(kind, begin, dtype):
    """All that is recorded, as tensors by path, computed in one precision."""
    state, inputs, targets = begin

    def cast(values):
        return {name: value.to(dtype) if value.is_floating_point() else value for name, value in values.items()}

    def fresh():
        network = kind().to(dtype)
        network.load_state_dict(cast(state), strict=False)
        return network

    inputs, targets = cast(inputs), cast(targets)
    seen = {}

    network = fresh().eval()
    outputs = network(*inputs.values())
    for name, value in network.respond(outputs).items():
        seen["predictions", name] = value
    seen["evaluation", "loss"] = network.loss(outputs, targets)

    network = fresh().train()
    outputs = network(*inputs.values())
    loss = network.loss(outputs, targets)
    loss.backward()
    seen["training", "loss"] = loss
    for name, value in outputs.items():
        seen["outputs", name] = value
    for name, parameter in network.named_parameters():
        seen["gradients", name] = parameter.grad

    for title in optimizers(kind):
        network = fresh().train()
        optimizer = OPTIMIZERS[title](network.parameters())
        for _ in range(STEPS):
            optimizer.zero_grad()
            network.loss(network(*inputs.values()), targets).backward()
            optimizer.step()
        for name in state:
            seen[title, name] = network.state_dict()[name]

    return {path: value.detach().to(torch.float64) for path, value in seen.items()}


def distance(exact, rounded):
    return max((((exact[path] - rounded[path]).abs().max() / exact[path].abs().max()).item(), path) for path in exact)


def tensor(value):
    return {"shape": list(value.shape), "values": value.flatten().tolist()}


def section(values):
    return {ours(name): tensor(value) for name, value in values.items()}


def ours(name):
    """What stands in a module's name only because its parts have attributes' names."""
    return name.replace(".parts.", ".").replace("_.", ".")


def record(kind):
    for seed in range(1, 1000):
        begin = start(kind, seed)
        exact = observe(kind, begin, torch.float64)
        worst, path = distance(exact, observe(kind, begin, torch.float32))
        if worst < WELL_CONDITIONED:
            break
    else:
        sys.exit(f"{kind.__name__} is ill-conditioned under every seed")

    print(f"{kind.__name__}: seed {seed}, float32 is within {worst:.1e} of float64, worst at {'/'.join(path)}")
    state, inputs, targets = begin

    def part(title):
        return {name: value for (head, name), value in exact.items() if head == title}

    lines = kind.SOURCE.strip("\n").split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip())
    parameters = dict(kind().named_parameters())
    document = {
        "network": kind.__name__,
        "torch": torch.__version__,
        "seed": seed,
        "steps": STEPS,
        "source": [line[indent:].rstrip() for line in lines if line.strip() or line is not lines[-1]],
        "parameters": section({name: value for name, value in state.items() if name in parameters}),
        "states": section({name: value for name, value in state.items() if name not in parameters}),
        "inputs": section(inputs),
        "targets": section(targets),
        "outputs": section(part("outputs")),
        "predictions": section(part("predictions")),
        "loss": exact["training", "loss"].item(),
        "evaluationLoss": exact["evaluation", "loss"].item(),
        "gradients": section(part("gradients")),
        **{title: section(part(title)) for title in optimizers(kind)},
    }
    path = pathlib.Path(__file__).parent / f"{kind.__name__}.json"
    path.write_text(render(document) + "\n", encoding="utf-8", newline="\n")


def render(document):
    """JSON with one tensor, or one line of source, on each line."""
    def entries(values, depth):
        if isinstance(values, dict) and "values" not in values:
            inner = [f"{'  ' * depth}{json.dumps(name)}: {entries(value, depth + 1)}" for name, value in values.items()]
            return "{\n" + ",\n".join(inner) + "\n" + "  " * (depth - 1) + "}" if inner else "{}"
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return "[\n" + ",\n".join("  " * depth + json.dumps(value) for value in values) + "\n" + "  " * (depth - 1) + "]"
        return json.dumps(values)

    return entries(document, 1)


if __name__ == "__main__":
    torch.set_num_threads(1)
    for network in NETWORKS:
        record(network)
