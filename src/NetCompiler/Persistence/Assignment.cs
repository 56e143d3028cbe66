using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetCompiler;

/// <summary>Which tensor of a file goes into which tensor in memory. Made first, read second, written last: whatever does not fit is found before anything changes.</summary>
internal sealed class Assignment
{
    private const int MostNamed = 8;

    private readonly List<(StoredTensor Target, TensorEntry Source)> _pairs = [];
    private readonly List<string> _left = [];
    private readonly List<string> _missing = [];
    private readonly List<string> _wrong = [];
    private readonly List<string> _unused;
    private readonly HashSet<string> _wanted = [];

    private Assignment(SafetensorsReader file, IEnumerable<StoredTensor> targets, NameMap? map)
    {
        foreach (StoredTensor target in targets)
            if ((map is null ? target.Name : map.SourceOf(target.Name)) is { } source)
                Add(target, source, file.Find(source), map is { AllowMissing: true });
            else
                _left.Add(target.Name);

        _unused = [.. file.Header.Tensors.Select(tensor => tensor.Name).Where(name => !_wanted.Contains(name) && !CheckpointFile.IsMemory(name))];
    }

    /// <summary>Pairs all tensors by their names.</summary>
    /// <param name="file">From where.</param>
    /// <param name="targets">Where to.</param>
    /// <param name="owner">What the targets belong to, for messages.</param>
    /// <param name="map">Without one, every name must be in both, and in the same shape.</param>
    /// <exception cref="InvalidDataException">Something does not fit; the message says all that does not.</exception>
    public static Assignment Of(SafetensorsReader file, IReadOnlyCollection<StoredTensor> targets, string owner, NameMap? map = null)
    {
        var assignment = new Assignment(file, targets, map);
        IReadOnlyList<string> unexpected = map is null ? assignment._unused : [];
        if (assignment._missing.Count + assignment._wrong.Count + unexpected.Count == 0)
            return assignment;

        string savedBy = file.Header.Metadata.TryGetValue(Network.NameKey, out string? name) && name != owner ? $", which was saved from {name}," : "";
        string hint = map is null ? " A part of a file is loaded with a NameMap." : "";
        throw new InvalidDataException(
            $"{file.Path}{savedBy} does not fit {owner}, so nothing was loaded.{Part("Missing", assignment._missing)}{Part("Unexpected", unexpected)}{Part("Different", assignment._wrong)}{hint}");
    }

    public LoadedWeights Result => new([.. _pairs.Select(pair => pair.Target.Name)], _left, _unused);

    /// <summary>Reads all tensors of the file, and writes nothing yet.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or a number of it is not finite.</exception>
    public List<float[]> Read(SafetensorsReader file)
    {
        var values = new List<float[]>();
        foreach ((StoredTensor target, TensorEntry source) in _pairs)
        {
            values.Add(file.ReadFloats(source));
            if (target.NotFinite(values[^1]) is { } problem)
                throw new InvalidDataException($"{file.Path} cannot be used, because {problem}. Nothing was loaded.");
        }

        return values;
    }

    /// <summary>Writes what was read to where it belongs.</summary>
    public void Write(List<float[]> values)
    {
        foreach (((StoredTensor target, _), float[] numbers) in _pairs.Zip(values))
            target.Write(numbers);
    }

    private void Add(StoredTensor target, string name, TensorEntry? source, bool mayBeMissing)
    {
        _wanted.Add(name);
        string alias = name == target.Name ? name : $"{name} (for {target.Name})";

        if (source is null && mayBeMissing)
            _left.Add(target.Name);
        else if (source is null)
            _missing.Add($"{alias} [{string.Join(", ", target.Shape)}]");
        else if (!source.HasShape(target.Shape))
            _wrong.Add($"{alias} is {source.ShapeText} and should be [{string.Join(", ", target.Shape)}]");
        else if (!source.IsReal)
            _wrong.Add($"{alias} holds {source.Type} and should hold F32, F64, F16 or BF16");
        else
            _pairs.Add((target, source));
    }

    private static string Part(string title, IReadOnlyList<string> items) => items.Count == 0 ? "" : $" {title}: {List(items)}.";

    internal static string List(IReadOnlyList<string> items) =>
        string.Join(", ", items.Take(MostNamed)) + (items.Count > MostNamed ? $" and {items.Count - MostNamed} more" : "");
}
