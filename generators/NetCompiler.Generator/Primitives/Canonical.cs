using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// One spelling for equal maps: operands that are themselves constants (maps without operands) or multiples of an example's weight are put into
/// the body, unused operands are dropped, repeated ones are merged.
/// </summary>
internal static class Canonical
{
    public static (Expr Body, Value[] Operands) Map(ProgramBuilder builder, Expr body, Value[] operands)
    {
        List<Value> kept = [];

        Expr rewritten = Substitution.Arguments(body, index =>
        {
            Value operand = operands[index];

            return builder[operand.Id] switch
            {
                { Primitive: Map { Body: var constant }, Operands.Count: 0 } => constant,
                { Primitive: Map { Body: var multiple }, Operands: { Count: 1 } single } when builder[single[0]].Primitive is ExampleWeight =>
                    Substitution.Arguments(multiple, _ => Keep(new Value(builder, single[0]))),
                _ => Keep(operand),
            };
        });

        return (rewritten, kept.ToArray());

        Argument Keep(Value operand)
        {
            int position = kept.IndexOf(operand);

            if (position < 0)
            {
                position = kept.Count;
                kept.Add(operand);
            }

            return new Argument(position);
        }
    }
}
