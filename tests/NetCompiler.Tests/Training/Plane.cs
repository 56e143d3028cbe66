using System.Linq;
using NetCompiler.Kernels;

namespace NetCompiler.Tests.Training;

/// <summary>
/// Two parameters, a.weight [3] and b.bias [2], and the loss Σ xᵢ·θᵢ, averaged over the batch: the gradient is the mean example, whatever the parameters.
/// </summary>
public sealed class Plane : Network
{
    private const int Size = 5;

    public Plane(params float[] start)
        : base(Definition, seed: 0)
    {
        for (int i = 0; i < start.Length; i++)
            ParameterArena.Span[At(i)] = start[i];
    }

    public float[] Theta => Examples.Values(this);

    private static readonly NetworkDefinition Definition = new()
    {
        Name = "Plane",
        Inputs = [new("x", [Size], at: 0, stride: 16)],
        Targets = [new("y", TargetKind.Values, [1], classes: 0, at: 16, stride: 16)],
        Outputs = [new("y", [1], at: 16, stride: 16, Response.None, target: 0)],
        Parameters =
        [
            new("a.weight", [3], at: 0, ParameterLayout.Vector, Initializer.Zeros, fanIn: 1, fanOut: 1),
            new("b.bias", [2], at: 16, ParameterLayout.Vector, Initializer.Zeros, fanIn: 1, fanOut: 1),
        ],
        States = [],
        ParameterFloats = 32,
        StateFloats = 0,
        TrainingFloats = 32,
        PredictionFloats = 32,
        SharedFloats = 16,
        LossAt = 0,
    };

    /// <summary>Examples by the gradients that they cause.</summary>
    public static Dataset Slopes(params float[][] slopes) => Dataset.From([.. slopes.SelectMany(slope => slope)], new float[slopes.Length], slopes.Length);

    protected override void Forward(in Pass pass)
    {
        pass.Barrier();    // until all workers have gathered their examples
        if (pass.Share.Index != 0)
            return;

        Row theta = pass.Parameter(at: 0), loss = pass.Shared(at: 0);
        loss[0] = 0f;
        for (int i = 0; i < Size; i++)
            loss[0] += Mean(pass, i) * theta[At(i)];
    }

    protected override void Backward(in Pass pass)
    {
        if (pass.Share.Index != 0)
            return;

        Row gradient = pass.Gradient(at: 0);
        for (int i = 0; i < Size; i++)
            gradient[At(i)] = (pass.Accumulate ? gradient[At(i)] : 0f) + Mean(pass, i);
    }

    protected override void Predict(in Pass pass)
    {
    }

    protected override void Evaluate(in Pass pass) => Forward(pass);

    private static float Mean(in Pass pass, int i)
    {
        float sum = 0f;
        for (int b = 0; b < pass.Batch; b++)
            sum += pass.Rows(at: 0, stride: 16)[b, i];
        return sum / pass.Batch;
    }

    private static int At(int element) => element < 3 ? element : 16 + element - 3;
}
