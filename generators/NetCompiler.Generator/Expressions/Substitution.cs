using System;

namespace NetCompiler.Generator.Expressions;

/// <summary>Puts other expressions in the place of arguments and simplifies what arises: fusion of elementwise operators is this.</summary>
internal static class Substitution
{
    public static Expr Arguments(Expr body, Func<int, Expr> replacement) => body switch
    {
        Argument argument => replacement(argument.Index),
        Unary unary => Simplify.Unary(unary.Function, Arguments(unary.Operand, replacement)),
        Binary binary => Simplify.Binary(binary.Function, Arguments(binary.Left, replacement), Arguments(binary.Right, replacement)),
        Choice { Condition: var condition } choice => new Choice(
            new Comparison(condition.Relation, Arguments(condition.Left, replacement), Arguments(condition.Right, replacement)),
            Arguments(choice.Then, replacement),
            Arguments(choice.Else, replacement)),
        _ => body,
    };
}
