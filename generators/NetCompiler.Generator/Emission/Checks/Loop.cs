using System;
using System.Collections.Generic;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>Nested loops from 0, outermost first; one without a variable is left out.</summary>
internal static class Loop
{
    public static IDisposable Over(CodeWriter writer, params (string Variable, string End)[] loops)
    {
        Stack<IDisposable> open = new();

        foreach ((string variable, string end) in loops)
        {
            if (variable.Length > 0)
                open.Push(writer.Block($"for (int {variable} = 0; {variable} < {end}; {variable}++)"));
        }

        return new Closing(open);
    }

    private sealed class Closing(Stack<IDisposable> open) : IDisposable
    {
        public void Dispose()
        {
            while (open.Count > 0)
                open.Pop().Dispose();
        }
    }
}
