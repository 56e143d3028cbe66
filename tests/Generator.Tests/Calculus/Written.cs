using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;
using CalculusScalar = NetCompiler.Generator.Calculus.Scalar;

namespace NetCompiler.Generator.Tests.Calculus;

/// <summary>A function from an expression as a user writes it: <c>x * MathF.Tanh(s)</c>, with locals before it. Names alone decide; nothing is bound.</summary>
internal sealed class Written
{
    private readonly ScalarGraph _graph;
    private readonly Dictionary<string, CalculusScalar> _values = [];

    private Written(string[] parameters)
    {
        _graph = new ScalarGraph(parameters);

        for (int i = 0; i < parameters.Length; i++)
            _values.Add(parameters[i], _graph.Parameter(i));
    }

    /// <summary>A function of x, or of the parameters that are named; a body of several statements ends in a return.</summary>
    public static ScalarFunction As(string body, params string[] parameters)
    {
        Written written = new(parameters.Length > 0 ? parameters : ["x"]);
        string text = body.Contains("return", StringComparison.Ordinal) ? body : $"return {body};";
        BlockSyntax block = (BlockSyntax)SyntaxFactory.ParseStatement("{" + text + "}");
        Assert(!block.ContainsDiagnostics, body);

        foreach (StatementSyntax statement in block.Statements)
        {
            if (statement is ReturnStatementSyntax end)
                return written._graph.Finish("F", written.Value(end.Expression!));

            VariableDeclaratorSyntax local = ((LocalDeclarationStatementSyntax)statement).Declaration.Variables.Single();
            CalculusScalar value = written.Value(local.Initializer!.Value);
            written._graph.Name(value, local.Identifier.Text);
            written._values[local.Identifier.Text] = value;
        }

        throw new InvalidOperationException("No return in " + body);
    }

    private CalculusScalar Value(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax number => _graph.Constant(Convert.ToDouble(number.Token.Value, System.Globalization.CultureInfo.InvariantCulture)),
        IdentifierNameSyntax name => _values[name.Identifier.Text],
        ParenthesizedExpressionSyntax inner => Value(inner.Expression),
        PrefixUnaryExpressionSyntax { OperatorToken.Text: "-" } negated => _graph.Unary(UnaryFunction.Negate, Value(negated.Operand)),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "PI" } => _graph.Constant(Math.PI),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } call =>
            MathMethods.Call(_graph, method.Name.Identifier.Text, [.. call.ArgumentList.Arguments.Select(a => Value(a.Expression))]) ?? throw new InvalidOperationException("No such method: " + method),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Erf" } } call => _graph.Unary(UnaryFunction.Erf, Value(call.ArgumentList.Arguments[0].Expression)),
        ConditionalExpressionSyntax { Condition: BinaryExpressionSyntax c } choice => _graph.Choose(Relation(c), Value(c.Left), Value(c.Right), Value(choice.WhenTrue), Value(choice.WhenFalse)),
        BinaryExpressionSyntax b => _graph.Binary(Function(b), Value(b.Left), Value(b.Right)),
        _ => throw new InvalidOperationException("Not written so far: " + expression.Kind()),
    };

    private static Relation Relation(BinaryExpressionSyntax condition) => condition.OperatorToken.Text switch
    {
        "<" => Expressions.Relation.Less,
        "<=" => Expressions.Relation.LessOrEqual,
        ">" => Expressions.Relation.Greater,
        ">=" => Expressions.Relation.GreaterOrEqual,
        "==" => Expressions.Relation.Equal,
        _ => Expressions.Relation.NotEqual,
    };

    private static BinaryFunction Function(BinaryExpressionSyntax b) => b.OperatorToken.Text switch
    {
        "+" => BinaryFunction.Add,
        "-" => BinaryFunction.Subtract,
        "*" => BinaryFunction.Multiply,
        _ => BinaryFunction.Divide,
    };

    private static void Assert(bool holds, string text) => Xunit.Assert.True(holds, "No C#: " + text);
}
