using System;
using System.Linq;
using System.Text.Json;

namespace NetCompiler.Tests.Onnx;

/// <summary>A tensor: base64 of its little-endian elements, which are read as doubles whatever their type.</summary>
internal sealed class OnnxTensor(JsonElement json)
{
    public string Name { get; } = json.GetProperty("name").GetString()!;

    /// <summary><c>f32</c>, <c>f64</c>, <c>f16</c>, <c>i64</c>, <c>i32</c>, <c>i8</c>, <c>bool</c>.</summary>
    public string Type { get; } = json.GetProperty("dtype").GetString()!;

    public int[] Shape { get; } = [.. json.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt32())];

    public double[] Values => Type switch
    {
        "f32" => Each(4, bytes => BitConverter.ToSingle(bytes)),
        "f64" => Each(8, bytes => BitConverter.ToDouble(bytes)),
        "f16" => Each(2, bytes => (double)BitConverter.ToHalf(bytes)),
        "i64" => Each(8, bytes => BitConverter.ToInt64(bytes)),
        "i32" => Each(4, bytes => BitConverter.ToInt32(bytes)),
        "i8" => Each(1, bytes => (sbyte)bytes[0]),
        "bool" => Each(1, bytes => bytes[0]),
        _ => throw new NotSupportedException($"The reader of ONNX cases does not know the type {Type}."),
    };

    public float[] Floats => Array.ConvertAll(Values, value => (float)value);

    public int[] Integers => Array.ConvertAll(Values, value => checked((int)value));

    public override string ToString() => $"{Name} {Type} [{string.Join(", ", Shape)}]";

    private delegate double Element(ReadOnlySpan<byte> bytes);

    private double[] Each(int size, Element read)
    {
        byte[] data = json.GetProperty("data").GetBytesFromBase64();
        double[] values = new double[data.Length / size];

        for (int i = 0; i < values.Length; i++)
            values[i] = read(data.AsSpan(i * size, size));

        return values;
    }
}
