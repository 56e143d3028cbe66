using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>A test for each derivative that was written by hand: it and the one that the compiler derives, both as functions of double.</summary>
internal sealed class DerivativeCode
{
    private readonly CodeWriter _writer;
    private readonly HashSet<string> _members;

    public DerivativeCode(CodeWriter writer, IEnumerable<string> taken)
    {
        _writer = writer;
        _members = [.. taken];
    }

    public void Write(WrittenDerivative written)
    {
        ScalarFunction function = written.Mapped.Function, byHand = written.ByHand;
        string by = written.Mapped.Parameters[written.Parameter].Name;
        string d = function.Parameters.Count > 1 ? "∂" : "d", derivative = $"{d}{function.Name}/{d}{by}";
        string test = Identifiers.Take(_members, $"{Identifiers.Pascal(byHand.Name)}_is_the_derivative_of_{Identifiers.Pascal(function.Name)}_by_{Identifiers.Pascal(by)}");
        string value = Identifiers.Take(_members, Identifiers.Pascal(function.Name));
        string hand = Identifiers.Take(_members, Identifiers.Pascal(byHand.Name));
        string derived = Identifiers.Take(_members, "Derived" + Identifiers.Pascal(byHand.Name));

        _writer.Line($"/// <summary>{XmlText.Escape(byHand.Name)}, which was written by hand, is {XmlText.Escape(derivative)}.</summary>");
        _writer.Line("[Fact]");

        using (_writer.Block($"public void {test}()"))
            _writer.Line($"DerivativeCheck.Compare({Literals.Text(byHand.Name)}, {Literals.Text(derivative)}, {Literals.Of(function.Parameters.Count)}, {hand}, {derived});");

        bool takesValue = byHand.Parameters.Count > function.Parameters.Count;
        if (takesValue)
            Function(value, function, function.Parameters.Count, "");

        Function(hand, byHand, function.Parameters.Count, takesValue ? value : "");
        Function(derived, function.DerivativeBy(written.Parameter), function.Parameters.Count, "");
    }

    /// <summary>A straight line of locals. The parameter after those of the function itself is its value.</summary>
    private void Function(string name, ScalarFunction function, int parameters, string value)
    {
        HashSet<string> taken = ["at"];
        List<string> locals = [];
        _writer.Line();

        using (_writer.Block($"private static double {name}(double[] at)"))
        {
            for (int p = 0; p < function.Parameters.Count; p++)
                Local(function.Parameters[p], p < parameters ? $"at[{Literals.Of(p)}]" : $"{value}(at)");

            foreach (ScalarLine line in function.Lines)
                Local(line.Name ?? "part", DoubleText.Render(line.Value, argument => locals[argument]));

            _writer.Line($"return {DoubleText.Render(function.Result, argument => locals[argument])};");
        }

        void Local(string called, string text)
        {
            string local = Identifiers.Take(taken, Identifiers.Camel(called));
            _writer.Line($"double {local} = {text};");
            locals.Add(local);
        }
    }
}
