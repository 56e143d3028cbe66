using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using VerifyTests;

namespace VerifyXunit;

/// <summary>
/// Compares a text with the file that a person has accepted, <c>Class.Method.verified.txt</c> beside the test.
/// A test with parameters names its file with <see cref="SettingsTask.UseFileName"/>: unlike Verify, the stand-in knows a test only by its source file and its method's name.
/// </summary>
public static class Verifier
{
    /// <summary>Compares with <c>Class.Method.verified.txt</c>.</summary>
    public static SettingsTask Verify(
        string? target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        Verify(target, "txt", settings, sourceFile, method);

    /// <summary>Compares with <c>Class.Method.verified.</c> and the extension, which is given without its dot.</summary>
    public static SettingsTask Verify(
        string? target,
        string extension,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        new(settings, chosen => Snapshot.At(sourceFile, method, extension, chosen).Compare(target ?? "null"));

    /// <summary>Compares with <c>Class.Method.verified.txt</c> once the text is there.</summary>
    public static SettingsTask Verify(
        Task<string> target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        Verify(target, "txt", settings, sourceFile, method);

    /// <summary>Compares with <c>Class.Method.verified.</c> and the extension once the text is there.</summary>
    public static SettingsTask Verify(
        Task<string> target,
        string extension,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        new(settings, async chosen => await Snapshot.At(sourceFile, method, extension, chosen).Compare(await target));
}
