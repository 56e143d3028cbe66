using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace NetCompiler.Tests.Persistence;

/// <summary>A folder for one test, removed with all that is in it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("netcompiler-").FullName;

    public string[] Names => [.. Array.ConvertAll(Directory.GetFileSystemEntries(Path), entry => System.IO.Path.GetFileName(entry))];

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(At(name), content);
        return At(name);
    }

    /// <summary>A safetensors file by its parts.</summary>
    public string Write(string name, string header, params byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, json.Length);
        return Write(name, [.. prefix, .. json, .. data]);
    }

    /// <summary>Turns one bit of a file over, in its place.</summary>
    public string Flip(string name, int bit)
    {
        using var file = new FileStream(At(name), FileMode.Open);
        file.Position = bit / 8;
        int old = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(old ^ (1 << (bit % 8))));
        return At(name);
    }

    /// <summary>Cuts a file off.</summary>
    public string Cut(string name, int length)
    {
        using var file = new FileStream(At(name), FileMode.Open);
        file.SetLength(length);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
