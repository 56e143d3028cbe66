// What the compiler writes for
//
//     [Network, Input(784), Dense(512), Relu, Dense(128), Relu, Dense(10), SoftmaxCrossEntropy]
//
// written by hand: it holds the library to what generated code asks of it.
//
//     group      fuses                     output     parameters   kept for backward
//     ─────────  ────────────────────────  ─────────  ───────────  ──────────────────────────────────
//     hidden1    dense, relu               [B, 512]       401 920  hidden1 (its sign is relu's mask)
//     hidden2    dense, relu               [B, 128]        65 664  hidden2
//     logits     dense                     [B, 10]          1 290  logits
//     loss       softmax, cross-entropy    []                   0  lse = log Σ exp(logits)
//
//     468 874 parameters, 2160·B + 66 832 floats of workspace.

using NetCompiler.Kernels;

namespace NetCompiler.Tests.Training;

public sealed class HandWrittenMlp : Network
{
    private const int Pixels = 784, Hidden1 = 512, Hidden2 = 128, Classes = 10;

    public HandWrittenMlp(ulong seed = 0)
        : base(Definition, seed)
    {
    }

    // ── Memory ───────────────────────────────────────────────────────────────────────────

    private static readonly NetworkDefinition Definition = new()
    {
        Name = "HandWrittenMlp",
        Inputs = [new("pixels", [Pixels], at: 0, stride: 784)],
        Targets = [new("logits", TargetKind.Labels, [], classes: Classes, at: 784, stride: 1)],
        Outputs = [new("logits", [Classes], at: 1488, stride: 16, Response.Softmax, target: 0, trainingAt: 1456, trainingStride: 16)],
        Parameters =
        [
            new("hidden1.weight", [Hidden1, Pixels], at: 0, ParameterLayout.Panels, Initializer.HeNormal, fanIn: Pixels, fanOut: Hidden1),
            new("hidden1.bias", [Hidden1], at: 401408, ParameterLayout.Vector, Initializer.Zeros, fanIn: Pixels, fanOut: Hidden1),
            new("hidden2.weight", [Hidden2, Hidden1], at: 401920, ParameterLayout.Panels, Initializer.HeNormal, fanIn: Hidden1, fanOut: Hidden2),
            new("hidden2.bias", [Hidden2], at: 467456, ParameterLayout.Vector, Initializer.Zeros, fanIn: Hidden1, fanOut: Hidden2),
            new("logits.weight", [Classes, Hidden2], at: 467584, ParameterLayout.Panels, Initializer.GlorotUniform, fanIn: Hidden2, fanOut: Classes),
            new("logits.bias", [Classes], at: 469632, ParameterLayout.Vector, Initializer.Zeros, fanIn: Hidden2, fanOut: Classes),
        ],
        States = [],
        ParameterFloats = 469648,
        StateFloats = 0,
        TrainingFloats = 2160,
        PredictionFloats = 1520,
        SharedFloats = 66832,
        LossAt = 0,
    };

    private static class Memo
    {
        public static Rows Pixels(in Pass pass) => pass.Rows(at: 0, stride: 784);               // [B, 784]
        public static Labels Labels(in Pass pass) => pass.Labels(at: 784);                      // [B]
        public static Rows Hidden1(in Pass pass) => pass.Rows(at: 800, stride: 528);            // [B, 512]
        public static Rows Hidden2(in Pass pass) => pass.Rows(at: 1328, stride: 128);           // [B, 128]
        public static Rows Logits(in Pass pass) => pass.Rows(at: 1456, stride: 16);             // [B, 10], becomes ∂L/∂logits in Backward
        public static Scalars Lse(in Pass pass) => pass.Scalars(at: 1472);                      // [B]

        // Training only.
        public static Scalars Losses(in Pass pass) => pass.Scalars(at: 1488);                   // [B]
        public static Rows Hidden2Gradient(in Pass pass) => pass.Rows(at: 1504, stride: 128);   // [B, 128]
        public static Rows Hidden1Gradient(in Pass pass) => pass.Rows(at: 1632, stride: 528);   // [B, 512]

        // Prediction only.
        public static Rows Probabilities(in Pass pass) => pass.Rows(at: 1488, stride: 16);      // [B, 10]
        public static Scalars EvaluatedLosses(in Pass pass) => pass.Scalars(at: 1504);          // [B]

        public static Row Loss(in Pass pass) => pass.Shared(at: 0);
        public static Panels LogitsTransposed(in Pass pass) => pass.SharedPanels(at: 16, inputs: Classes, outputs: HandWrittenMlp.Hidden2);
        public static Panels Hidden2Transposed(in Pass pass) => pass.SharedPanels(at: 1296, inputs: HandWrittenMlp.Hidden2, outputs: HandWrittenMlp.Hidden1);
    }

    private static class Theta
    {
        public static Panels W1(in Pass pass) => pass.Weights(at: 0, inputs: Pixels, outputs: Hidden1);
        public static Panels W2(in Pass pass) => pass.Weights(at: 401920, inputs: Hidden1, outputs: Hidden2);
        public static Panels W3(in Pass pass) => pass.Weights(at: 467584, inputs: Hidden2, outputs: Classes);
        public static Row B1(in Pass pass) => pass.Parameter(at: 401408);
        public static Row B2(in Pass pass) => pass.Parameter(at: 467456);
        public static Row B3(in Pass pass) => pass.Parameter(at: 469632);
    }

    // ── Forward ──────────────────────────────────────────────────────────────────────────

    protected override void Forward(in Pass pass)
    {
        ForwardHidden1(pass);
        ForwardHidden2(pass);
        ForwardLogits(pass);
        ForwardLoss(pass, Memo.Losses(pass));
    }

    protected override void Predict(in Pass pass)
    {
        ForwardHidden1(pass);
        ForwardHidden2(pass);
        ForwardLogits(pass);
        ForwardProbabilities(pass);
    }

    protected override void Evaluate(in Pass pass) => EvaluateLoss(pass, Memo.EvaluatedLosses(pass));

    /// <summary>hidden1 = max(pixels·W₁ᵀ + b₁, 0)</summary>
    private static void ForwardHidden1(in Pass pass)
    {
        Rows hidden = Memo.Hidden1(pass);
        Gemm.Multiply(pass, Memo.Pixels(pass), Theta.W1(pass), hidden, new BiasRelu(hidden, Theta.B1(pass)));
    }

    /// <summary>hidden2 = max(hidden1·W₂ᵀ + b₂, 0)</summary>
    private static void ForwardHidden2(in Pass pass)
    {
        Rows hidden = Memo.Hidden2(pass);
        Gemm.Multiply(pass, Memo.Hidden1(pass), Theta.W2(pass), hidden, new BiasRelu(hidden, Theta.B2(pass)));
    }

    /// <summary>logits = hidden2·W₃ᵀ + b₃</summary>
    private static void ForwardLogits(in Pass pass)
    {
        Rows logits = Memo.Logits(pass);
        Gemm.Multiply(pass, Memo.Hidden2(pass), Theta.W3(pass), logits, new Bias(logits, Theta.B3(pass)));
    }

    /// <summary>lse = log Σ exp(logits), L = mean of lse − logits[label]</summary>
    private static void ForwardLoss(in Pass pass, Scalars losses)
    {
        Rows logits = Memo.Logits(pass);
        Scalars lse = Memo.Lse(pass);

        for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
            lse[b] = LogSumExp(logits, b);

        EvaluateLoss(pass, losses);
    }

    private static void EvaluateLoss(in Pass pass, Scalars losses)
    {
        Rows logits = Memo.Logits(pass);
        Scalars lse = Memo.Lse(pass);
        Labels labels = Memo.Labels(pass);

        for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
            losses[b] = lse[b] - logits[b, labels[b]];

        pass.Barrier();
        if (pass.Share.Index == 0)
            Memo.Loss(pass)[0] = Mean(losses, pass.Batch);
    }

    /// <summary>p = exp(logits − lse)</summary>
    private static void ForwardProbabilities(in Pass pass)
    {
        Rows logits = Memo.Logits(pass);
        Rows probabilities = Memo.Probabilities(pass);
        Scalars lse = Memo.Lse(pass);

        for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
        {
            lse[b] = LogSumExp(logits, b);
            Loop.Row(b, Classes, new Softmax(logits, lse, probabilities));
        }
    }

    /// <summary>max + log Σ exp(z − max): the largest exponent is 0, so nothing overflows.</summary>
    private static float LogSumExp(Rows logits, int b)
    {
        float max = Loop.Max(b, Classes, new Element(logits));
        return max + System.MathF.Log(Loop.Sum(b, Classes, new Exponential(logits, max)));
    }

    private static float Mean(Scalars losses, int count)
    {
        double sum = 0;
        for (int b = 0; b < count; b++)
            sum += losses[b];
        return (float)(sum / count);
    }

    // ── Backward ─────────────────────────────────────────────────────────────────────────

    protected override void Backward(in Pass pass)
    {
        BackwardLoss(pass);
        Gemm.Transpose(pass.Share, Theta.W3(pass), Memo.LogitsTransposed(pass));
        Gemm.Transpose(pass.Share, Theta.W2(pass), Memo.Hidden2Transposed(pass));
        pass.Barrier();

        BackwardHidden2(pass);
        BackwardHidden1(pass);
        pass.Barrier();

        BackwardParameters(pass);
    }

    /// <summary>∂L/∂logits = (exp(logits − lse) − onehot(label)) / B, in place of logits</summary>
    private static void BackwardLoss(in Pass pass) =>
        Loop.Rows(pass.Examples, Classes, new SoftmaxGradient(Memo.Logits(pass), Memo.Lse(pass), Memo.Labels(pass), 1f / pass.Batch));

    /// <summary>∂L/∂hidden2 = (∂L/∂logits·W₃) ⊙ [hidden2 &gt; 0]</summary>
    private static void BackwardHidden2(in Pass pass)
    {
        Rows gradient = Memo.Hidden2Gradient(pass);
        Gemm.Multiply(pass, Memo.Logits(pass), Memo.LogitsTransposed(pass), gradient, new ReluGradient(Memo.Hidden2(pass), gradient));
    }

    /// <summary>∂L/∂hidden1 = (∂L/∂hidden2·W₂) ⊙ [hidden1 &gt; 0]</summary>
    private static void BackwardHidden1(in Pass pass)
    {
        Rows gradient = Memo.Hidden1Gradient(pass);
        Gemm.Multiply(pass, Memo.Hidden2Gradient(pass), Memo.Hidden2Transposed(pass), gradient, new ReluGradient(Memo.Hidden1(pass), gradient));
    }

    /// <summary>∂L/∂Wₖ = ∂L/∂zₖᵀ·xₖ, ∂L/∂bₖ = Σ ∂L/∂zₖ over the batch</summary>
    private static void BackwardParameters(in Pass pass)
    {
        Gemm.Gradient(pass.Share, Memo.Pixels(pass), Memo.Hidden1Gradient(pass), pass.Batch, pass.WeightGradient(at: 0, Pixels, Hidden1), pass.Accumulate);
        Gemm.Gradient(pass.Share, Memo.Hidden1(pass), Memo.Hidden2Gradient(pass), pass.Batch, pass.WeightGradient(at: 401920, Hidden1, Hidden2), pass.Accumulate);
        Gemm.Gradient(pass.Share, Memo.Hidden2(pass), Memo.Logits(pass), pass.Batch, pass.WeightGradient(at: 467584, Hidden2, Classes), pass.Accumulate);

        Loop.SumRows(pass.Share.Of(Hidden1, 16), pass.Batch, new Element(Memo.Hidden1Gradient(pass)), pass.Gradient(at: 401408), pass.Accumulate);
        Loop.SumRows(pass.Share.Of(Hidden2, 16), pass.Batch, new Element(Memo.Hidden2Gradient(pass)), pass.Gradient(at: 467456), pass.Accumulate);
        Loop.SumRows(pass.Share.Of(Classes, 16), pass.Batch, new Element(Memo.Logits(pass)), pass.Gradient(at: 469632), pass.Accumulate);
    }

    // ── Formulas ─────────────────────────────────────────────────────────────────────────

    private readonly struct Bias(Rows y, Row bias) : IMap
    {
        public void At<V>(int b, int j) where V : struct, ILanes<V> => y.Store(b, j, y.Load<V>(b, j) + bias.Load<V>(j));
    }

    private readonly struct BiasRelu(Rows y, Row bias) : IMap
    {
        public void At<V>(int b, int j) where V : struct, ILanes<V> => y.Store(b, j, V.Max(y.Load<V>(b, j) + bias.Load<V>(j), V.Zero));
    }

    private readonly struct ReluGradient(Rows y, Rows dy) : IMap
    {
        public void At<V>(int b, int j) where V : struct, ILanes<V> =>
            dy.Store(b, j, V.Select(V.GreaterThan(y.Load<V>(b, j), V.Zero), dy.Load<V>(b, j), V.Zero));
    }

    private readonly struct Softmax(Rows logits, Scalars lse, Rows probabilities) : IMap
    {
        public void At<V>(int b, int j) where V : struct, ILanes<V> => probabilities.Store(b, j, Simd.Exp(logits.Load<V>(b, j) - lse.Load<V>(b)));
    }

    private readonly struct SoftmaxGradient(Rows logits, Scalars lse, Labels labels, float scale) : IMap
    {
        public void At<V>(int b, int j) where V : struct, ILanes<V>
        {
            V p = Simd.Exp(logits.Load<V>(b, j) - lse.Load<V>(b));
            logits.Store(b, j, (p - V.OneHot(labels[b], j)) * scale);
        }
    }

    private readonly struct Element(Rows x) : ITerm
    {
        public V At<V>(int b, int j) where V : struct, ILanes<V> => x.Load<V>(b, j);
    }

    private readonly struct Exponential(Rows x, float max) : ITerm
    {
        public V At<V>(int b, int j) where V : struct, ILanes<V> => Simd.Exp(x.Load<V>(b, j) - max);
    }
}
