using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetCompiler;

/// <summary>
/// The header of a safetensors file: a JSON object with a member per tensor, <c>{"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}</c>, and
/// texts under <c>__metadata__</c>. Everything it says is checked here, so that a reader may rely on it.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The longest header, as in the reference implementation.</summary>
    public const int MostBytes = 100_000_000;

    public const string MetadataName = "__metadata__";

    private SafetensorsHeader()
    {
    }

    public Dictionary<string, string> Metadata { get; } = [];

    /// <summary>In the order of their bytes.</summary>
    public List<TensorEntry> Tensors { get; private set; } = [];

    /// <summary>Where the digits of the checksum begin in the header; −1 without one.</summary>
    public int ChecksumAt { get; private set; } = -1;

    /// <summary>Reads a header.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="dataBytes">How many bytes follow it.</param>
    /// <param name="file">What to call the file in messages.</param>
    /// <exception cref="InvalidDataException">The header is damaged; the message says how.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataBytes, string file)
    {
        var header = new SafetensorsHeader();
        try
        {
            if (json.IsEmpty || json[0] != '{')
                throw new InvalidDataException("it does not begin with {");

            var reader = new Utf8JsonReader(json);
            reader.Read();
            header.ReadMembers(ref reader);
            if (reader.Read())
                throw new InvalidDataException("something follows it");
            header.CheckPlaces(dataBytes);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or InvalidDataException)
        {
            // InvalidOperationException: a text that is not UTF-8.
            throw new InvalidDataException($"{file} is damaged or not a safetensors file. Its header cannot be used: {problem.Message.TrimEnd('.')}.", problem);
        }

        return header;
    }

    private void ReadMembers(ref Utf8JsonReader reader)
    {
        var names = new HashSet<string>();

        while (Next(ref reader, JsonTokenType.PropertyName, JsonTokenType.EndObject) != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            if (!names.Add(name))
                throw new InvalidDataException($"the name {Short(name)} occurs twice");

            Next(ref reader, JsonTokenType.StartObject);
            if (name == MetadataName)
                ReadMetadata(ref reader);
            else
                Tensors.Add(ReadTensor(ref reader, name));
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        while (Next(ref reader, JsonTokenType.PropertyName, JsonTokenType.EndObject) != JsonTokenType.EndObject)
        {
            string key = reader.GetString()!;
            Next(ref reader, JsonTokenType.String);
            if (!Metadata.TryAdd(key, reader.GetString()!))
                throw new InvalidDataException($"the metadata {Short(key)} occur twice");

            if (key == Checksum.Key)
                ChecksumAt = reader.ValueSpan.Length == Checksum.Digits
                    ? (int)reader.TokenStartIndex + 1
                    : throw new InvalidDataException($"a checksum has {Checksum.Digits} hexadecimal digits, but this file's is {Short(Metadata[key])}");
        }
    }

    private static TensorEntry ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        long[]? shape = null, offsets = null;

        while (Next(ref reader, JsonTokenType.PropertyName, JsonTokenType.EndObject) != JsonTokenType.EndObject)
        {
            string member = reader.GetString()!;
            bool isNew = member switch
            {
                "dtype" => type is null && Next(ref reader, JsonTokenType.String) == JsonTokenType.String && (type = reader.GetString()) is not null,
                "shape" => shape is null && (shape = ReadNumbers(ref reader, name)) is not null,
                "data_offsets" => offsets is null && (offsets = ReadNumbers(ref reader, name)) is not null,
                _ => throw new InvalidDataException($"{Short(name)} has the unknown member {Short(member)}"),
            };

            if (!isNew)
                throw new InvalidDataException($"{Short(name)} has two members {member}");
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
            throw new InvalidDataException($"{Short(name)} needs a dtype, a shape and two data_offsets");

        var entry = new TensorEntry(name, type, shape, begin, end);
        return entry.Problem() is { } problem ? throw new InvalidDataException($"{Short(name)} {problem}") : entry;
    }

    private static long[] ReadNumbers(ref Utf8JsonReader reader, string name)
    {
        var numbers = new List<long>();

        Next(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader, JsonTokenType.Number, JsonTokenType.EndArray) != JsonTokenType.EndArray)
            numbers.Add(reader.TryGetInt64(out long number) && number >= 0
                ? number
                : throw new InvalidDataException($"the sizes of {Short(name)} must be whole numbers from 0 to 2⁶³ − 1"));

        return [.. numbers];
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader, JsonTokenType expected, JsonTokenType? other = null)
    {
        reader.Read();
        return reader.TokenType == expected || reader.TokenType == other
            ? reader.TokenType
            : throw new InvalidDataException($"at byte {reader.TokenStartIndex} there is {reader.TokenType} instead of {expected}");
    }

    /// <summary>The tensors must take all bytes, each once.</summary>
    private void CheckPlaces(long dataBytes)
    {
        Tensors = [.. Tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)];

        long at = 0;
        foreach (TensorEntry tensor in Tensors)
        {
            if (tensor.Begin != at)
                throw new InvalidDataException($"{Short(tensor.Name)} begins at byte {tensor.Begin}, but the tensor before it ends at {at}");
            at = tensor.End;
        }

        if (at != dataBytes)
            throw new InvalidDataException($"it announces {at} bytes of tensors, but {dataBytes} follow: the file is {(at > dataBytes ? "cut off" : "too long")}");
    }

    /// <summary>A text from the file, short enough for a message.</summary>
    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
