namespace VerifyTests;

/// <summary>Where snapshots lie and what they are called.</summary>
public class VerifySettings
{
    /// <summary>Beside the test's source file, named after the test.</summary>
    public VerifySettings()
    {
    }

    /// <summary>A copy.</summary>
    public VerifySettings(VerifySettings? settings)
    {
        Directory = settings?.Directory;
        FileName = settings?.FileName;
    }

    internal string? Directory { get; private set; }

    internal string? FileName { get; private set; }

    /// <summary>Puts the files there: relative to the test's source file, or absolute.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>Replaces the <c>Class.Method</c> of the files' names.</summary>
    public void UseFileName(string fileName) => FileName = fileName;

    /// <summary>Asks for no comparison tool; the stand-in starts none anyway.</summary>
    public void DisableDiff()
    {
    }
}
