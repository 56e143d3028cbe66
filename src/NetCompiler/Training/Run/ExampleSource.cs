using System;

namespace NetCompiler;

/// <summary>Where a run takes its examples from: batch after batch, epoch after epoch.</summary>
internal abstract class ExampleSource : IDisposable
{
    /// <summary>Batches of an epoch; none where only reading to the end tells.</summary>
    public abstract int? Batches { get; }

    /// <summary>Examples of an epoch; none where only reading to the end tells.</summary>
    public virtual int? Examples => null;

    /// <summary>Goes to the start of an epoch, or to where a restored run left it.</summary>
    /// <param name="epoch">Which epoch in the network's life, from 0; with the seed it decides the order.</param>
    /// <param name="batch">How many batches of it have been taken already.</param>
    public abstract void Begin(ulong epoch, int batch);

    /// <summary>Takes the next batch of the epoch. Allocates nothing in the steady state.</summary>
    /// <returns>Whether there was one.</returns>
    public abstract bool TryNext(out ExampleRange examples);

    /// <summary>Ends reading.</summary>
    public virtual void Dispose()
    {
    }
}
