using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>
/// A number of a mapped function that depends on its arguments. C# may call it float or double: it is computed in float. A sign, and a choice between whole numbers,
/// is <paramref name="IsWhole"/> to C#, whose division would then be another.
/// </summary>
internal sealed record ScalarValue(Scalar Scalar, bool IsWhole = false);

/// <summary>
/// A condition of a mapped function that depends on its arguments, as comparisons joined by and, or and not. It becomes choices, never a number of its own:
/// so that comparisons with NaN come out as in C#.
/// </summary>
internal abstract record ConditionValue
{
    /// <summary>Beyond this many comparisons a condition becomes a number that is compared: a walk over what is shared would never end.</summary>
    private const int Most = 12;

    private ConditionValue()
    {
    }

    /// <summary>How many comparisons a choice by it takes.</summary>
    protected abstract int Size { get; }

    /// <summary>The value where it holds, else the other.</summary>
    public abstract Scalar Choose(ScalarGraph graph, Scalar then, Scalar otherwise);

    public static ConditionValue Compare(Relation relation, Scalar left, Scalar right) => new Comparison(relation, left, right);

    public static ConditionValue Not(ConditionValue condition) => condition is Negation not ? not.Of : new Negation(condition);

    public static ConditionValue And(ScalarGraph graph, ConditionValue left, ConditionValue right) => new Both(left.Bounded(graph), right.Bounded(graph));

    public static ConditionValue Or(ScalarGraph graph, ConditionValue left, ConditionValue right) => new Either(left.Bounded(graph), right.Bounded(graph));

    /// <summary>Whether just one of both holds.</summary>
    public static ConditionValue Differ(ScalarGraph graph, ConditionValue left, ConditionValue right) =>
        If(graph, left, Not(right), right);

    /// <summary><c>condition ? then : otherwise</c> of conditions.</summary>
    public static ConditionValue If(ScalarGraph graph, ConditionValue condition, ConditionValue then, ConditionValue otherwise) =>
        Holds(graph, condition.Choose(graph, then.Number(graph), otherwise.Number(graph)));

    private ConditionValue Bounded(ScalarGraph graph) => Size <= Most ? this : Holds(graph, Number(graph));

    private Scalar Number(ScalarGraph graph) => Choose(graph, graph.Constant(1), graph.Constant(0));

    private static ConditionValue Holds(ScalarGraph graph, Scalar number) => new Comparison(Relation.Greater, number, graph.Constant(0.5));

    private sealed record Comparison(Relation Relation, Scalar Left, Scalar Right) : ConditionValue
    {
        protected override int Size => 1;

        public override Scalar Choose(ScalarGraph graph, Scalar then, Scalar otherwise) => graph.Choose(Relation, Left, Right, then, otherwise);
    }

    private sealed record Negation(ConditionValue Of) : ConditionValue
    {
        protected override int Size => Of.Size;

        public override Scalar Choose(ScalarGraph graph, Scalar then, Scalar otherwise) => Of.Choose(graph, otherwise, then);
    }

    private sealed record Both(ConditionValue Left, ConditionValue Right) : ConditionValue
    {
        protected override int Size { get; } = Left.Size + Right.Size;

        public override Scalar Choose(ScalarGraph graph, Scalar then, Scalar otherwise) => Left.Choose(graph, Right.Choose(graph, then, otherwise), otherwise);
    }

    private sealed record Either(ConditionValue Left, ConditionValue Right) : ConditionValue
    {
        protected override int Size { get; } = Left.Size + Right.Size;

        public override Scalar Choose(ScalarGraph graph, Scalar then, Scalar otherwise) => Left.Choose(graph, then, Right.Choose(graph, then, otherwise));
    }
}
