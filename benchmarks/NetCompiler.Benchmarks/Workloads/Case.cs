using System.Linq;

namespace NetCompiler.Benchmarks;

internal enum CaseKind
{
    Train,
    Predict,
}

/// <summary>One thing to time: a training step or a prediction of a batch.</summary>
internal sealed record Case(Workload Workload, CaseKind Kind, int Batch)
{
    public Examples Draw() => Workload.Draw(Workload.Batches * Batch);

    /// <summary>
    /// Floating-point operations of one step in products with weights: two per use of a weight and example forward; training takes as many again for the weights' gradients, and
    /// for the inputs' gradients of all layers but the first.
    /// </summary>
    public double Operations()
    {
        double[] weights = [.. Workload.Network().Parameters.Where(parameter => parameter.Shape.Count > 1).Select((parameter, i) => (double)parameter.Count * (i < Workload.Uses.Length ? Workload.Uses[i] : 1))];
        double forward = 2 * weights.Sum() * Batch;
        return Kind is CaseKind.Predict ? forward : 3 * forward - 2 * weights[0] * Batch;
    }

    /// <summary><c>W1 batch=128 train</c></summary>
    public override string ToString() => $"{Workload.Name} batch={Batch} {Kind.ToString().ToLowerInvariant()}";
}
