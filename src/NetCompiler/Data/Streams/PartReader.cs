using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace NetCompiler;

/// <summary>Reads the parts of an epoch on another thread, a few ahead.</summary>
internal sealed class PartReader : IDisposable
{
    private readonly Channel<Dataset> _parts;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    public PartReader(Func<ChannelWriter<Dataset>, CancellationToken, Task> read, int ahead)
    {
        _parts = Channel.CreateBounded<Dataset>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        _reading = Task.Run(() => Read(read));
    }

    /// <summary>Waits for the next part.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    /// <remarks>An exception of the reader is thrown as it is, with the stack of the place where it arose.</remarks>
    public bool TryTake([NotNullWhen(true)] out Dataset? part, CancellationToken cancellation)
    {
        while (!_parts.Reader.TryRead(out part))
            if (!_parts.Reader.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult())
                return false;

        return part is not null ? true : throw new InvalidOperationException("A part of the stream is null. Every part must be a Dataset; leave out what there is not.");
    }

    /// <summary>Stops reading and waits until the reader has left.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _reading.GetAwaiter().GetResult();
        _stop.Dispose();
    }

    private async Task Read(Func<ChannelWriter<Dataset>, CancellationToken, Task> read)
    {
        try
        {
            await read(_parts.Writer, _stop.Token).ConfigureAwait(false);
            _parts.Writer.Complete();
        }
        catch (Exception error)
        {
            _parts.Writer.Complete(error);
        }
    }
}
