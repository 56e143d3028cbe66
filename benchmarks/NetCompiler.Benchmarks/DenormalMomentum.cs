using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks;

/// <summary>Gradient descent with momentum that keeps denormal numbers: what the library's optimizers would cost without flushing them.</summary>
internal sealed class DenormalMomentum(float learningRate, float momentum) : Optimizer(learningRate, memories: ["velocity"])
{
    protected override void Update(in ParameterUpdate update) => Loop.Columns(update.Part, new Heavy(update, Memory(0), momentum));

    private readonly struct Heavy(ParameterUpdate update, Row velocity, float momentum) : IMap
    {
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V v = V.FusedMultiplyAdd(V.Of(momentum), velocity.Load<V>(j), update.Gradient<V>(j));
            velocity.Store(j, v);
            update.Store(j, V.FusedMultiplyAdd(V.Of(-update.LearningRate), v, update.Value<V>(j)));
        }
    }
}
