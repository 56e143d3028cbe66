using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// One spelling for equal maps: operands that are themselves constants (maps without operands) are put into the body,
/// unused operands are dropped, repeated ones are merged.
/// </summary>
internal static class Canonical
{
    public static (Expr Body, Value[] Operands) Map(ProgramBuilder builder, Expr body, Value[] operands)
    {
        List<Value> kept = [];

        Expr rewritten = Substitution.Arguments(body, index =>
        {
            Value operand = operands[index];

            if (builder[operand.Id] is { Primitive: Map { Body: var constant }, Operands.Count: 0 })
                return constant;

            int position = kept.IndexOf(operand);

            if (position < 0)
            {
                position = kept.Count;
                kept.Add(operand);
            }

            return new Argument(position);
        });

        return (rewritten, kept.ToArray());
    }
}
