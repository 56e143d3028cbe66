using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace VerifyTests;

/// <summary>A comparison that can still be configured; it runs when it is awaited.</summary>
public class SettingsTask(VerifySettings? settings, Func<VerifySettings, Task> compare)
{
    private Task? _task;

    /// <summary>This comparison's own settings.</summary>
    public VerifySettings CurrentSettings { get; } = new(settings);

    /// <inheritdoc cref="VerifySettings.UseDirectory"/>
    public SettingsTask UseDirectory(string directory)
    {
        CurrentSettings.UseDirectory(directory);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.UseFileName"/>
    public SettingsTask UseFileName(string fileName)
    {
        CurrentSettings.UseFileName(fileName);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.DisableDiff"/>
    public SettingsTask DisableDiff()
    {
        CurrentSettings.DisableDiff();
        return this;
    }

    /// <summary>Runs the comparison, once.</summary>
    public Task ToTask() => _task ??= compare(CurrentSettings);

    /// <summary>Runs the comparison.</summary>
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    /// <summary>Runs the comparison.</summary>
    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) => ToTask().ConfigureAwait(continueOnCapturedContext);

    /// <summary>Runs the comparison.</summary>
    public static implicit operator Task(SettingsTask comparison) => comparison.ToTask();
}
