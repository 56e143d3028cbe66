using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>A handle on one value of a <see cref="ScalarGraph"/>. Equal handles are equal values.</summary>
internal readonly record struct Scalar(int Id);

/// <summary>
/// A function of numbers under construction. Every value is held once: asked for again, in whatever place, it is the same <see cref="Scalar"/>, so that a program
/// whose lines each use the one before twice stays as small as it was written. What is asked for is brought into its simplest and stablest form first.
/// </summary>
/// <remarks>
/// The nodes are expressions whose parts are nodes, compared by reference (<see cref="SharedParts"/>): rules are written as in <see cref="Functions"/>, and what they
/// give is taken in by <see cref="Take"/>. Never print such a node or ask for its hash code: as a tree it may be larger than memory.
/// </remarks>
internal sealed class ScalarGraph
{
    /// <summary>Rules make expressions smaller; if two were to undo each other, the compiler must not be what pays for it.</summary>
    private const int DeepestRewrite = 100;

    private readonly Dictionary<Expr, int> _ids = new(SharedParts.Comparer);
    private readonly List<Expr> _nodes = [];
    private readonly Dictionary<int, string> _names = [];
    private readonly int _parameters;
    private int _nested;

    public ScalarGraph(IReadOnlyList<string> parameters)
    {
        Parameters = parameters;
        _parameters = parameters.Count;

        for (int i = 0; i < _parameters; i++)
            Hold(new Argument(i));
    }

    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Whether values are brought into stable forms, and not only simplified.</summary>
    public bool Stabilizes { get; set; } = true;

    public Scalar Parameter(int index) => new(index);

    public Scalar Constant(double value) => Id(Take(new Constant(value)));

    public Scalar Unary(UnaryFunction function, Scalar x) => Id(Take(new Unary(function, this[x])));

    public Scalar Binary(BinaryFunction function, Scalar left, Scalar right) => Id(Take(new Binary(function, this[left], this[right])));

    /// <summary><c>left ∘ right ? then : otherwise</c>. Both arms are computed; neither value nor derivative of the arm that is not taken ever shows.</summary>
    public Scalar Choose(Relation relation, Scalar left, Scalar right, Scalar then, Scalar otherwise) =>
        Id(Take(new Choice(new Comparison(relation, this[left], this[right]), this[then], this[otherwise])));

    /// <summary>Gives a value the name of the user's local; the first name stays. Parameters and constants have names already.</summary>
    public void Name(Scalar value, string name)
    {
        if (this[value] is not (Argument or Expressions.Constant) && !_names.ContainsKey(value.Id))
            _names.Add(value.Id, name);
    }

    /// <summary>The name of the user's local, if the value has one.</summary>
    public string? NameOf(Scalar value) => _names.TryGetValue(value.Id, out string? name) ? name : null;

    /// <summary>How many values there are.</summary>
    public int Count => _nodes.Count;

    public double? ConstantOf(Scalar value) => this[value] is Constant constant ? constant.Value : null;

    /// <summary>Puts a function's lines here, in place of a call.</summary>
    public Scalar Call(ScalarFunction function, IReadOnlyList<Scalar> arguments)
    {
        if (arguments.Count != function.Parameters.Count)
            throw new ArgumentException($"{function.Name} takes {function.Parameters.Count} numbers, not {arguments.Count}.", nameof(arguments));

        List<Expr> values = [.. arguments.Select(a => this[a])];

        foreach (ScalarLine line in function.Lines)
        {
            values.Add(Take(Substitution.Arguments(line.Value, i => values[i])));

            if (line.Name is not null)
                Name(Id(values[values.Count - 1]), line.Name);
        }

        return Id(Take(Substitution.Arguments(function.Result, i => values[i])));
    }

    public ScalarFunction Finish(string name, Scalar result) => new StraightLine(_nodes, _ids, _names, _parameters).Function(name, Parameters, result.Id);

    /// <summary>The node of a value; its parts are nodes.</summary>
    internal Expr this[Scalar value] => _nodes[value.Id];

    internal Scalar Id(Expr node) => new(_ids[node]);

    /// <summary>The node for an expression over nodes: simplified, and the one that is held already if there is one.</summary>
    internal Expr Take(Expr expr)
    {
        if (_ids.TryGetValue(expr, out int id))
            return _nodes[id];

        Expr parts = expr switch
        {
            Unary u => Simplify.Unary(u.Function, Take(u.Operand)),
            Binary b => Simplify.Binary(b.Function, Take(b.Left), Take(b.Right)),
            Choice c => new Choice(new Comparison(c.Condition.Relation, Take(c.Condition.Left), Take(c.Condition.Right)), Take(c.Then), Take(c.Else)),
            _ => expr,
        };

        if (_ids.TryGetValue(parts, out id))
            return _nodes[id];

        if (!SharedParts.IsAlike(parts, expr))
            return Take(parts);

        if (_nested < DeepestRewrite && Rewritten(parts) is { } simpler)
            return simpler;

        return Swapped(parts) is { } same && _ids.TryGetValue(same, out id) ? _nodes[id] : Hold(parts);
    }

    private Expr? Rewritten(Expr node)
    {
        if ((Simplification.Of(node) ?? (Stabilizes ? Stability.Of(node) : null)) is not { } simpler)
            return null;

        _nested++;
        Expr taken = Take(simpler);
        _nested--;
        return taken;
    }

    /// <summary>The same number in the other order of operands.</summary>
    private static Expr? Swapped(Expr node) =>
        node is Binary { Function: BinaryFunction.Add or BinaryFunction.Multiply or BinaryFunction.Max or BinaryFunction.Min } b ? new Binary(b.Function, b.Right, b.Left) : null;

    private Expr Hold(Expr node)
    {
        _ids.Add(node, _nodes.Count);
        _nodes.Add(node);
        return node;
    }
}
