using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Calculus;

/// <summary>
/// Writes what a result needs of a graph as lines. A line is what the user named, what is used more than once, and what would otherwise nest too deeply;
/// everything else stands where it is used.
/// </summary>
internal sealed class StraightLine(IReadOnlyList<Expr> nodes, IReadOnlyDictionary<Expr, int> ids, IReadOnlyDictionary<int, string> names, int parameters)
{
    /// <summary>Far below what a recursive walk survives, and as much as a reader can take in.</summary>
    private const int Deepest = 24;

    private readonly int[] _uses = new int[nodes.Count];
    private readonly Expr[] _written = new Expr[nodes.Count];

    public ScalarFunction Function(string name, IReadOnlyList<string> parameterNames, int result)
    {
        Count(result);
        List<ScalarLine> lines = [];

        for (int id = 0; id <= result; id++)
        {
            if (id < parameters)
            {
                _written[id] = nodes[id];
            }
            else if (_uses[id] > 0)
            {
                _written[id] = Written(nodes[id]);

                if (id != result && IsLine(id))
                {
                    lines.Add(new ScalarLine(names.TryGetValue(id, out string? given) ? given : null, _written[id]));
                    _written[id] = new Argument(parameters + lines.Count - 1);
                }
            }
        }

        return new ScalarFunction(name, parameterNames.ToEquatableArray(), lines.ToEquatableArray(), _written[result]);
    }

    /// <summary>Parts have smaller numbers than what they are parts of, so one walk from the result down sees every use.</summary>
    private void Count(int result)
    {
        _uses[result] = 1;

        for (int id = result; id >= 0; id--)
        {
            if (_uses[id] > 0)
            {
                foreach (Expr part in nodes[id].Parts())
                    _uses[ids[part]]++;
            }
        }
    }

    private bool IsLine(int id) => !IsSmall(nodes[id]) && (_uses[id] > 1 || names.ContainsKey(id) || _written[id].Depth >= Deepest);

    /// <summary>As short as the name that a line would give it.</summary>
    private static bool IsSmall(Expr node) => node is Constant or Argument or Unary { Function: UnaryFunction.Negate or UnaryFunction.Abs, Operand: Argument };

    private Expr Written(Expr node) => node switch
    {
        Unary u => new Unary(u.Function, Of(u.Operand)),
        Binary b => new Binary(b.Function, Of(b.Left), Of(b.Right)),
        Choice c => new Choice(new Comparison(c.Condition.Relation, Of(c.Condition.Left), Of(c.Condition.Right)), Of(c.Then), Of(c.Else)),
        _ => node,
    };

    private Expr Of(Expr part) => _written[ids[part]];
}
