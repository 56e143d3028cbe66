using System;
using System.IO;

namespace NetCompiler;

/// <summary>
/// Files that are there whole or not at all: written beside their place under another name, flushed to the disk, then renamed, which replaces a file of
/// that name in one step. Where writing fails, the old file stays as it was and what was begun is removed.
/// </summary>
internal static class AtomicFile
{
    /// <summary>What the names of unfinished files end in.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its name; its folder must exist.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="IOException">The path is a folder, its folder is missing, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing there is not allowed.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            throw new IOException($"{path} is a folder. Give the name of a file.");
        if (Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path} cannot be written, because its folder does not exist. Make it first.");

        // No two writers share it, not even of the same file.
        string unfinished = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception problem)
        {
            File.Delete(unfinished);
            if (problem is IOException)
                throw new IOException($"{path} could not be written: {problem.Message} What was there before is unharmed.", problem);
            throw;
        }
    }
}
