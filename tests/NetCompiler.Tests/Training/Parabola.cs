using NetCompiler.Kernels;

namespace NetCompiler.Tests.Training;

/// <summary>The smallest network: one parameter w, which starts at 1, and the loss w², whatever the example.</summary>
public sealed class Parabola : Network
{
    public Parabola()
        : base(Definition, seed: 0)
    {
    }

    public float W => Parameters[0][0];

    private static readonly NetworkDefinition Definition = new()
    {
        Name = "Parabola",
        Inputs = [new("x", [1], at: 0, stride: 16)],
        Targets = [new("y", TargetKind.Values, [1], classes: 0, at: 16, stride: 16)],
        Outputs = [new("y", [1], at: 16, stride: 16, Response.None, target: 0)],
        Parameters = [new("w", [1], at: 0, ParameterLayout.Vector, Initializer.Ones, fanIn: 1, fanOut: 1)],
        States = [],
        ParameterFloats = 16,
        StateFloats = 0,
        TrainingFloats = 32,
        PredictionFloats = 32,
        SharedFloats = 16,
        LossAt = 0,
    };

    protected override void Forward(in Pass pass)
    {
        Row w = pass.Parameter(at: 0), loss = pass.Shared(at: 0);
        if (pass.Share.Index == 0)
            loss[0] = w[0] * w[0];
    }

    protected override void Backward(in Pass pass)
    {
        Row w = pass.Parameter(at: 0), gradient = pass.Gradient(at: 0);
        if (pass.Share.Index == 0)
            gradient[0] = (pass.Accumulate ? gradient[0] : 0f) + 2f * w[0];
    }

    protected override void Predict(in Pass pass)
    {
    }

    protected override void Evaluate(in Pass pass) => Forward(pass);
}
