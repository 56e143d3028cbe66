namespace NetCompiler;

/// <summary>
/// Something that follows a run from within the library, such as the writer of checkpoints. It is called on the calling thread, in the order of
/// <see cref="TrainingOptions.Observers"/>, at moments when <see cref="TrainingRun.Export"/> is complete.
/// </summary>
internal abstract class TrainingObserver
{
    /// <summary>Before the first step: the place to <see cref="TrainingRun.Restore"/> what an earlier run exported.</summary>
    public virtual void Began(TrainingRun run)
    {
    }

    /// <summary>After every step, the last of an epoch included. Must not allocate where it has nothing to do.</summary>
    public virtual void AfterStep(TrainingRun run)
    {
    }

    /// <summary>After every epoch, when its validation is in the history.</summary>
    public virtual void AfterEpoch(TrainingRun run)
    {
    }

    /// <summary>When training has ended by itself and the best parameters, if asked for, are back in the network.</summary>
    public virtual void Ended(TrainingRun run)
    {
    }
}
