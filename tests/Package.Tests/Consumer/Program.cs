using System;
using NetCompiler;

DigitNet model = new(seed: 1);

if (args is ["start"])
{
    Console.WriteLine(model.Predict(new float[784])[0]);
    return;
}

History history = model.Fit(DrawnDigits.Draw(2000, seed: 1), new() { Epochs = 25, BatchSize = 32, Optimizer = new Adam(3e-3f) });

Console.WriteLine(FormattableString.Invariant($"loss {history.Epochs[0].Loss:R} {history.Last.Loss:R}"));
Console.WriteLine(FormattableString.Invariant($"accuracy {history.Last.Accuracy:R}"));
Console.WriteLine(FormattableString.Invariant($"width {NetCompiler.Kernels.Machine.Width}"));

[Network]
[Input(784), Dense(64), BatchNorm, Relu, Dense(10), SoftmaxCrossEntropy]
public sealed partial class DigitNet;
