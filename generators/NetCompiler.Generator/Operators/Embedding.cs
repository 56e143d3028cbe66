using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A learned vector for each of so many numbers, such as the words of a vocabulary.
/// <code>
/// y[t] = W[x[t]]          x: [T]   W: [V, n]   y: [T, n]
/// dW[v] = Σ of dy[t] where x[t] = v    over examples and steps
/// </code>
/// A number that is no row's gives zeros and learns nothing; the number of padding is taken for such.
/// </summary>
/// <param name="Vocabulary">V.</param>
/// <param name="Features">n.</param>
/// <param name="Padding">The number of padding; a negative one is no row's anyway.</param>
/// <param name="IsSparse">Whether only those rows move that a batch uses.</param>
/// <param name="Initializer">How W starts.</param>
internal sealed record Embedding(int Vocabulary, int Features, int Padding, bool IsSparse, Initializer Initializer) : Operator
{
    public override string Title => "embedding";

    public override string Declared => $"Embedding({Vocabulary}, {Features})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank == 1
            ? new Shape([inputs[0].Axes[0], Features])
            : ShapeFindings.NeedsVectorProblem(Declared, inputs[0]).GoingOnWith(new Shape([inputs[0].Count, Features]));

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) =>
        [new("weight", new Shape([Vocabulary, Features]), ParameterLayout.Vector, Initializer) { IsSparse = IsSparse }];

    public override Value Lower(Lowering g) => g.Builder
        .Step(new Gather(), TensorType.At(g.Input.Type.Shape.Axes[0], Shape.Vector(Features)), Rows(g.Input), g.Parameter("weight"))
        .Named(g.Builder.Scope)
        .Sequence(new Shape([g.Input.Type.Shape.Axes[0], Features]));

    public override void Differentiate(Adjoints g) =>
        g.ToParameter("weight", () => g.Builder.Step(new ScatterAdd(Vocabulary, IsSparse ? g.Parameter("weight").Id : -1), TensorType.Shared(new Shape([Vocabulary, Features])), Rows(g.Input), g.Gradient.Steps()));

    /// <summary>The numbers of rows, with −1 for padding.</summary>
    private Value Rows(Value numbers) => Padding < 0 ? numbers : numbers.Map(x => new Comparison(Relation.Equal, x, Padding).Choose(-1, x));
}
