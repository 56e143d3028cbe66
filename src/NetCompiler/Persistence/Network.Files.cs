using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetCompiler;

public abstract partial class Network
{
    private const string Version = "1";

    /// <summary>The metadata with the name of the network's class.</summary>
    internal const string NameKey = "network";
    private const string VersionKey = "netcompiler", SeedKey = "seed";

    /// <summary>
    /// Writes all parameters and states into a file in the safetensors format, under their names and in PyTorch's shapes. The file appears whole or not at
    /// all: one that was there before is replaced in one step, and stays as it was where writing fails.
    /// </summary>
    /// <param name="path">The file, such as <c>digits.safetensors</c>; its folder must exist.</param>
    /// <exception cref="IOException">The path is a folder, its folder is missing, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing there is not allowed.</exception>
    /// <exception cref="InvalidOperationException">A number is NaN or infinite: such a network is of no use, and must not replace a good one.</exception>
    public void Save(string path)
    {
        RequireFinite(path);
        SafetensorsWriter.Write(path, [.. Stored], Metadata);
    }

    /// <summary>
    /// Reads parameters and states from a file in the safetensors format: one that <see cref="Save"/> or another program wrote. Numbers may be F32, F64,
    /// F16 or BF16. Either all is well and everything is loaded, or nothing changes.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="map">What to read from where; without it, file and network must have the same names, all of them.</param>
    /// <returns>What was loaded and what was not.</returns>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, holds NaN or infinities, or does not fit the network; the message says what is missing, unexpected or of another shape.
    /// </exception>
    /// <exception cref="ArgumentException">A rule of the map matches no name of the network.</exception>
    /// <exception cref="InvalidOperationException">The network is training.</exception>
    public LoadedWeights LoadWeights(string path, NameMap? map = null)
    {
        using SafetensorsReader file = Open(path);
        return Load(file, map);
    }

    /// <summary>Makes a network and loads all its parameters and states.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">Makes the network from the seed that the file names, or from 0.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static T Load<T>(string path, Func<ulong, T> create) where T : Network
    {
        ArgumentNullException.ThrowIfNull(create);

        using SafetensorsReader file = Open(path);
        string? seed = file.Header.Metadata.GetValueOrDefault(SeedKey);
        T network = create(ulong.TryParse(seed, CultureInfo.InvariantCulture, out ulong number) ? number : 0);
        network.Load(file, map: null);
        return network;
    }

    /// <summary>Opens a file that must be whole, and of a version that can be read where it is one of ours.</summary>
    internal static SafetensorsReader Open(string path)
    {
        var file = new SafetensorsReader(path);

        string? problem = file.Header.Metadata.GetValueOrDefault(VersionKey) switch
        {
            null => null,
            Version => file.Header.ChecksumAt < 0 ? $"{path} is damaged: it has lost its checksum." : null,
            var other => $"{path} was written by another version of NetCompiler: it has the format {other}, and only {Version} can be read.",
        };

        if (problem is null)
            return file;
        file.Dispose();
        throw new InvalidDataException(problem);
    }

    /// <summary>Everything that a file of the network holds, in its order.</summary>
    internal IEnumerable<StoredTensor> Stored => [.. Parameters.Select(StoredTensor.Of), .. States.Select(StoredTensor.Of)];

    /// <summary>What a file says about itself. Other programs take <c>format</c> as a hint at PyTorch's conventions, which hold here.</summary>
    internal Dictionary<string, string> Metadata => new()
    {
        ["format"] = "pt",
        [VersionKey] = Version,
        [NameKey] = Name,
        [SeedKey] = Seed.ToString(CultureInfo.InvariantCulture),
    };

    /// <exception cref="InvalidOperationException">A number is NaN or infinite.</exception>
    internal void RequireFinite(string path)
    {
        foreach (StoredTensor tensor in Stored)
            if (tensor.NotFinite(tensor.Read()) is { } problem)
                throw new InvalidOperationException($"{Name} was not saved to {path}, because {problem}. Training has diverged; a smaller learning rate may help.");
    }

    private LoadedWeights Load(SafetensorsReader file, NameMap? map)
    {
        string[] names = [.. Stored.Select(tensor => tensor.Name)];
        if (map?.Idle(names).ToArray() is { Length: > 0 } idle)
            throw new ArgumentException($"{Name} has no parameter or state that matches {Assignment.List(idle)}. It has {Assignment.List(names)}.", nameof(map));

        BeginTraining();
        try
        {
            Assignment assignment = Assignment.Of(file, [.. Stored], Name, map);
            assignment.Write(assignment.Read(file));
            return assignment.Result;
        }
        finally
        {
            EndTraining();
        }
    }
}
