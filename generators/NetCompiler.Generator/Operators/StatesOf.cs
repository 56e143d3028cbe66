using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The end of a cell: says what each state is at the next step, and gathers what the cell gives at every step, side by side.
/// <code>
/// inputs: the states, then what they become, then outputs        y = [states and outputs]: [T, Σ lengths]
/// </code>
/// All that leaves a cell leaves by this node, so that a cell of which anything is used is complete.
/// </summary>
/// <param name="StateCount">How many states there are.</param>
/// <param name="Steps">T.</param>
internal sealed record StatesOf(int StateCount, int Steps) : Operator
{
    public override string Title => "scan";

    public override int Arity => int.MaxValue;

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        Shape result = new([Steps, inputs.Skip(StateCount).Sum(x => x.Count)]);

        for (int i = 0; i < StateCount; i++)
        {
            if (inputs[i] != inputs[StateCount + i])
                return ShapeFindings.StateShape(inputs[i], inputs[StateCount + i]).GoingOnWith(result);
        }

        foreach (Shape given in inputs)
        {
            if (given.Rank != 1)
                return ShapeFindings.NeedsVectorProblem("What a cell gives", given).GoingOnWith(result);
        }

        return result;
    }

    public override Value Lower(Lowering g)
    {
        for (int i = 0; i < StateCount; i++)
            g.Builder.Recur(g.Inputs[i], g.Inputs[StateCount + i]);

        TensorType At(Value x) => TensorType.At(Steps, x.Type.Shape);
        Value[] parts = [.. g.Inputs.Skip(StateCount).Select(x => g.Builder.Map([x], new Argument(0), At(x)))];
        return g.Builder.Concat(0, parts).Sequence(new Shape([Steps, parts.Sum(p => p.Type.Count)]));
    }

    public override void Differentiate(Adjoints g)
    {
        Value gradient = g.Gradient.Steps();
        int start = 0;

        for (int i = StateCount; i < g.Inputs.Count; i++)
        {
            int first = start, length = g.Inputs[i].Type.Count, input = i;
            start += length;
            Value part = g.Builder.Slice(gradient, 0, first, length);

            if (i < 2 * StateCount)
                part += After(g, i - StateCount);

            g.ToInput(i, () => part);
        }
    }

    /// <summary>What later steps contribute to ∂L by a state; its carry hears of it in <see cref="StateOf"/>, also where nothing in the cell reads the state.</summary>
    private static Value After(Adjoints g, int state)
    {
        Value before = g.Inputs[state];
        Value after = g.Builder.Carry(before.Type, !((Carry)g.Builder[before.Id].Primitive).Reverse).Named(ReverseMode.GradientPrefix + before.Label + ".after");
        g.Builder.Await(before, after);
        g.ToInput(state, () => g.Builder.Map([], new Constant(0), before.Type));
        return after;
    }
}
