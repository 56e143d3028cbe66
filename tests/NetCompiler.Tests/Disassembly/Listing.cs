using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetCompiler.Tests.Disassembly;

/// <summary>The machine code of one method, as <c>DOTNET_JitDisasm</c> prints it.</summary>
internal sealed partial record Listing(string Method, string[] Lines)
{
    /// <summary>Every method of a file that the compiler has written.</summary>
    public static IEnumerable<Listing> Read(string text) =>
        from part in text.Split("; Assembly listing for method ", StringSplitOptions.RemoveEmptyEntries)
        let lines = part.Split('\n')
        let name = Name().Match(lines[0])
        where name.Success
        select new Listing(name.Value, lines);

    /// <summary>The instructions of each innermost loop: from a label to the last jump back to it, with no such pair inside.</summary>
    public string[][] InnermostLoops()
    {
        List<(int Start, int End)> loops = [];
        Dictionary<string, int> labels = [];

        for (int i = 0; i < Lines.Length; i++)
        {
            if (Label().Match(Lines[i]) is { Success: true } label)
                labels[label.Groups[1].Value] = i;
            else if (Jump().Match(Lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups[1].Value, out int start))
                loops.Add((start, i));
        }

        return [.. loops.Where(loop => !loops.Any(other => other != loop && other.Start >= loop.Start && other.End <= loop.End)).Select(loop => Lines[loop.Start..(loop.End + 1)])];
    }

    /// <summary>The instructions of the innermost loops that read or write the stack.</summary>
    public string[] StackAccesses() => [.. InnermostLoops().SelectMany(loop => loop).Where(line => Stack().IsMatch(line)).Select(line => line.Trim())];

    [GeneratedRegex(@"^[\w.+`\[\],]+:\w+")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(G_M\w+_IG\w+):")]
    private static partial Regex Label();

    /// <summary>j… on x64, b… and its kin on Arm64.</summary>
    [GeneratedRegex(@"^\s+(?:j\w+|b\.?\w*|[ct]bn?z)\s.*?(G_M\w+_IG\w+)")]
    private static partial Regex Jump();

    /// <summary>Addresses relative to the stack's or the frame's pointer, on x64 and on Arm64.</summary>
    [GeneratedRegex(@"\[(?:r[sb]p|sp|fp)\b")]
    private static partial Regex Stack();
}
