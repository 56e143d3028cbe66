using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetCompiler.Generator.Tests.Hygiene;

/// <summary>Which stage of the compiler may know which: read off the namespaces that each source file names, held to a table.</summary>
public sealed partial class StageDependencies
{
    private const string Roslyn = "Roslyn";

    /// <summary>
    /// From what knows nothing to what knows most. A part uses just what its line says: one more is a decision to take here, one fewer shortens the line.
    /// Where one folder holds two parts, the files of the later one are named.
    /// </summary>
    private static readonly Part[] Order =
    [
        new("Infrastructure", []),
        new("Expressions", []),
        new("Calculus", ["Expressions", "Infrastructure"]),
        new("Shapes", ["Infrastructure"]),
        new("Primitives", ["Calculus", "Expressions", "Infrastructure", "Shapes"]),
        new("Diagnostics", [Roslyn]),

        // What operators see while they are lowered and differentiated; then operators, and the findings that quote them.
        new("Differentiation", ["Expressions", "Infrastructure", "Primitives", "Shapes"]),
        new("Operators", ["Calculus", "Diagnostics", "Differentiation", "Expressions", "Infrastructure", "Primitives", "Shapes"],
            "Diagnostics/ShapeFindings.cs", "Diagnostics/SequenceFindings.cs"),

        // Networks of operators, and the walks over them.
        new("Graph", ["Diagnostics", "Infrastructure", "Operators", "Shapes"], "Shapes/ShapeInference.cs"),
        new("Reverse mode", ["Expressions", "Graph", "Infrastructure", "Operators", "Primitives", "Shapes"],
            "Differentiation/ForwardPass.cs", "Differentiation/Leaves.cs", "Differentiation/ReverseMode.cs"),
        new("Optimization", ["Expressions", "Infrastructure", "Primitives"]),
        new("Planning", ["Graph", "Infrastructure", "Operators", "Optimization", "Primitives", "Shapes"]),
        new("Emission", ["Calculus", "Diagnostics", "Differentiation", "Expressions", "Graph", "Infrastructure", "Operators", "Optimization", "Planning", "Primitives", "Shapes"]),

        new("Advice", ["Calculus", "Diagnostics", "Graph", "Infrastructure", "Operators", "Shapes"]),
        new("Parsing", ["Calculus", "Diagnostics", "Expressions", "Graph", "Infrastructure", "Operators", Roslyn, "Shapes"]),
        new("Analyzers", ["Diagnostics", "Parsing", Roslyn]),
    ];

    private static readonly string[] Folders = [.. Directory.GetDirectories(Repository.At("generators", "NetCompiler.Generator"))
        .Select(path => Path.GetFileName(path)!)
        .Where(name => name is not ("bin" or "obj") && Repository.Sources("generators", "NetCompiler.Generator", name).Any())];

    [Fact]
    public void A_stage_uses_what_its_line_of_the_table_says_and_no_more()
    {
        string[] found = [.. Folders
            .SelectMany(folder => Repository.Sources("generators", "NetCompiler.Generator", folder).Select(file => folder + "/" + file))
            .GroupBy(PartOf)
            .Select(files => Line(files.Key, files.SelectMany(file => UsedBy(file).Where(other => other != files.Key))))];

        string[] stated = [.. Order.Select(part => Line(part.Name, part.Uses))];
        Assert.True(found.Length == stated.Length && !found.Except(stated).Any(), "Not in the table:\n" + string.Join("\n", found.Except(stated)) + "\nNot in the code:\n" + string.Join("\n", stated.Except(found)));
    }

    [Fact]
    public void The_table_has_no_way_back()
    {
        for (int i = 0; i < Order.Length; i++)
            Assert.Subset(Order.Take(i).Select(part => part.Name).Append(Roslyn).ToHashSet(), Order[i].Uses.ToHashSet());
    }

    [Fact]
    public void A_file_lies_in_the_folder_of_its_namespace()
    {
        foreach (string file in Repository.Sources("generators", "NetCompiler.Generator"))
        {
            Match match = DeclaredNamespace().Match(Text(file));
            string expected = string.Join('.', (Path.GetDirectoryName(file) ?? "").Split('/', '\\').Prepend("NetCompiler.Generator").Where(part => part.Length > 0));

            if (match.Groups[1].Value != "System.Runtime.CompilerServices")
                Assert.True(match.Groups[1].Value == expected, $"{file} declares {match.Groups[1].Value}.");
        }
    }

    private static string PartOf(string file) => Order.FirstOrDefault(part => part.Files.Contains(file))?.Name ?? file.Split('/')[0];

    private static string Line(string part, IEnumerable<string> uses) => $"{part}: {string.Join(", ", uses.Distinct().Order(StringComparer.Ordinal))}";

    private static IEnumerable<string> UsedBy(string file) => NamedIn(Comment().Replace(Text(file), "")).Where(folder => folder != file.Split('/')[0]);

    /// <summary>Folders behind <c>using</c>, and those that a type is qualified with: inside the compiler's namespace <c>Graph.Node</c> needs no <c>using</c>.</summary>
    private static IEnumerable<string> NamedIn(string text)
    {
        foreach (Match used in Using().Matches(text))
            yield return used.Groups[1].Success ? used.Groups[1].Value : Roslyn;

        foreach (string folder in Folders)
        {
            if (Regex.IsMatch(text, $@"(?<![\w.""]){folder}\.[A-Z]"))
                yield return folder;
        }
    }

    private static string Text(string file) => File.ReadAllText(Repository.At("generators", "NetCompiler.Generator", file));

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?(?:NetCompiler\.Generator\.(\w+)|Microsoft\.CodeAnalysis)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex DeclaredNamespace();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    private sealed record Part(string Name, string[] Uses, params string[] Files);
}
