using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetCompiler.Tests.Onnx;

/// <summary>
/// The operator cases of ONNX (its backend test data, Apache-2.0) from <c>onnx-cases/share.jsonl.gz</c> in the folder that the environment variable
/// <c>NETCOMPILER_DATA</c> names: one JSON object a line, with nodes, inputs and expected outputs. A project reads them with <c>ReadsOnnxCases</c>.
/// </summary>
internal static class OnnxCases
{
    private const string Variable = "NETCOMPILER_DATA";

    private static readonly Lazy<IReadOnlyDictionary<string, OnnxCase>> Read = new(() => ReadFrom(Path!));

    /// <summary>All cases; the test is skipped, and says why, where there are none.</summary>
    public static IEnumerable<OnnxCase> All
    {
        get
        {
            Skip.If(Path is null, $"The ONNX cases are real data: set {Variable} to a folder that has onnx-cases/share.jsonl.gz.");
            return Read.Value.Values;
        }
    }

    /// <summary>The case of that name, such as <c>test_elu</c>; the test is skipped where there are no cases.</summary>
    public static OnnxCase Named(string name) =>
        All.FirstOrDefault(c => c.Name == name) ?? throw new InvalidOperationException($"There is no ONNX case called {name}.");

    private static string? Path =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && System.IO.Path.Combine(folder, "onnx-cases", "share.jsonl.gz") is var path && File.Exists(path) ? path : null;

    private static Dictionary<string, OnnxCase> ReadFrom(string path)
    {
        using GZipStream lines = new(File.OpenRead(path), CompressionMode.Decompress);
        using StreamReader reader = new(lines);
        Dictionary<string, OnnxCase> cases = [];

        while (reader.ReadLine() is { } line)
        {
            OnnxCase read = new(JsonDocument.Parse(line).RootElement);
            cases.Add(read.Name, read);
        }

        return cases;
    }
}
