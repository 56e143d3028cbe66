using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace VerifyTests;

/// <summary>A pair of files: what was accepted, and what came instead.</summary>
internal sealed record Snapshot(string Verified, string Received)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    public static Snapshot At(string sourceFile, string method, string extension, VerifySettings settings)
    {
        string beside = Path.GetDirectoryName(sourceFile) ?? "";
        string directory = settings.Directory is null ? beside : Path.Combine(beside, settings.Directory);
        string name = settings.FileName ?? Path.GetFileNameWithoutExtension(sourceFile) + "." + method;
        string path = Path.Combine(directory, name);
        return new Snapshot($"{path}.verified.{extension}", $"{path}.received.{extension}");
    }

    /// <summary>Completes when the text is the accepted one; else leaves the received file and fails.</summary>
    public async Task Compare(string text)
    {
        text = Newlines(text);
        string? accepted = File.Exists(Verified) ? Newlines(await File.ReadAllTextAsync(Verified)) : null;

        if (accepted == text)
        {
            File.Delete(Received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Received)!);
        await File.WriteAllTextAsync(Received, text, Utf8);
        throw new VerifyException(accepted is null
            ? $"New: {Verified} does not exist. Read {Received}; to accept it, rename it."
            : $"NotEqual: {Received} differs from {Verified}.\n{Difference(accepted, text)}");
    }

    /// <summary>The first differing lines, with the line before them.</summary>
    private static string Difference(string accepted, string received)
    {
        const int shown = 8;
        string[] old = accepted.Split('\n'), now = received.Split('\n');
        int first = 0, common = 0;

        while (first < Math.Min(old.Length, now.Length) && old[first] == now[first])
            first++;

        while (common < Math.Min(old.Length, now.Length) - first && old[^(common + 1)] == now[^(common + 1)])
            common++;

        StringBuilder text = new();
        text.Append("line ").Append(first + 1).Append(":\n");

        if (first > 0)
            text.Append("  ").Append(old[first - 1]).Append('\n');

        Show(text, "- ", old.AsSpan(first..(old.Length - common)), shown);
        Show(text, "+ ", now.AsSpan(first..(now.Length - common)), shown);
        return text.ToString();
    }

    private static void Show(StringBuilder text, string sign, ReadOnlySpan<string> lines, int shown)
    {
        foreach (string line in lines[..Math.Min(shown, lines.Length)])
            text.Append(sign).Append(line).Append('\n');

        if (lines.Length > shown)
            text.Append(sign).Append("… ").Append(lines.Length - shown).Append(" more\n");
    }

    private static string Newlines(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');
}
