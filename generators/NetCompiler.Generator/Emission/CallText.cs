using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Emission;

/// <summary>A call, or a parameter list, on one line if it is short and with one argument a line otherwise.</summary>
internal static class CallText
{
    private const int LongLine = 120;

    public static string Of(string head, IReadOnlyList<string> arguments, string end = "")
    {
        string line = head + "(" + string.Join(", ", arguments) + ")" + end;

        return line.Length <= LongLine && !line.Contains("\n")
            ? line
            : head + "(\n    " + string.Join(",\n    ", arguments.Select(a => a.Replace("\n", "\n    "))) + ")" + end;
    }
}
