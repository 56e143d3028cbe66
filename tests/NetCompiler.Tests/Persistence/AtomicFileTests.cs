using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Xunit;

namespace NetCompiler.Tests.Persistence;

/// <summary>Where a file cannot be written, the message says why, what was there stays as it was, and nothing is left behind.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SmallNet _network = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_and_a_folder_as_file_are_named()
    {
        Assert.Contains("its folder does not exist", Assert.Throws<DirectoryNotFoundException>(() => _network.Save(_folder.At("missing/small"))).Message);
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => _network.Save(_folder.Path)).Message);
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => _network.Save(_folder.Path + "/new/")).Message);
        Assert.Throws<ArgumentException>(() => _network.Save(""));
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_failure_while_writing_leaves_the_old_file()
    {
        string path = _folder.Write("file", [1, 2, 3]);

        Assert.Throws<NotSupportedException>(() => AtomicFile.Write(path, file =>
        {
            file.Write(new byte[100_000]);
            throw new NotSupportedException();
        }));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal(["file"], _folder.Names);
    }

    /// <summary>Who may write everywhere still cannot write to a disk that is mounted for reading.</summary>
    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void A_place_that_cannot_be_written_to_is_a_clear_error()
    {
        Skip.If(OperatingSystem.IsWindows(), "Folders have other rights there.");

        if (Environment.IsPrivilegedProcess)
            OnADiskForReading();
        else
            InAFolderForReading();
    }

    private void OnADiskForReading() => OnADisk("ro", disk =>
    {
        string message = Assert.Throws<IOException>(() => _network.Save(Path.Combine(disk, "net"))).Message;
        Assert.Contains("Read-only file system", message);
        Assert.Empty(Directory.GetFileSystemEntries(disk));
    });

    [UnsupportedOSPlatform("windows")]
    private void InAFolderForReading()
    {
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Contains("denied", Assert.Throws<UnauthorizedAccessException>(() => _network.Save(_folder.At("small"))).Message);
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    /// <summary>A disk of 64 kB with a network on it: a larger one does not fit beside it, and does not harm it.</summary>
    [SkippableFact]
    public void A_full_disk_is_a_clear_error_and_harms_nothing() => OnADisk("size=64k", disk =>
    {
        string path = Path.Combine(disk, "net");
        _network.Save(path);

        string message = Assert.Throws<IOException>(() => new Generated.ReluMlp().Save(path)).Message;
        Assert.Contains("No space left", message);
        Assert.Contains("What was there before is unharmed.", message);
        Assert.Equal(["net"], Directory.GetFileSystemEntries(disk).Select(Path.GetFileName));
        Assert.Equal(_network.Fingerprint, SmallNet.Load(path).Fingerprint);
    });

    private void OnADisk(string options, Action<string> test)
    {
        string disk = Directory.CreateDirectory(_folder.At("disk")).FullName;
        Skip.IfNot(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk), "A disk cannot be mounted here; that takes root.");
        try
        {
            test(disk);
        }
        finally
        {
            Assert.True(Run("umount", disk));
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
