using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace NetCompiler;

/// <summary>
/// Examples that need not fit into memory: parts of any size, read on another thread while the network computes, cut into batches, and shuffled through a window.
/// </summary>
/// <remarks>
/// The parts are read anew in every epoch, and no more of them than <see cref="Prefetch"/> ahead. An exception of the reader surfaces where the network is
/// trained or evaluated, after all parts that came before it. When that ends, in whatever way, the reader is disposed of, and waited for.
/// <para>
/// Unshuffled, a stream gives the same bits as a <see cref="Dataset"/> of the same examples. So does a shuffled one whose window holds them all.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// TableEncoding encoding = schema.Fit(Table.ReadParts("clicks.csv", rows: 100_000).First());
/// model.Fit(new DataStream(epoch => Table.ReadParts("clicks.csv", rows: 10_000).Select(encoding.Transform)));
/// </code>
/// </example>
public sealed class DataStream
{
    private readonly Func<int, ChannelWriter<Dataset>, CancellationToken, Task> _read;
    private readonly int _window = 10_000;
    private readonly int _prefetch = 2;

    /// <summary>A stream of parts that are enumerated on another thread.</summary>
    /// <param name="parts">Gives the parts of an epoch, which count from 0 in the life of the network; the same ones, or others, or in another order.</param>
    public DataStream(Func<int, IEnumerable<Dataset>> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        _read = async (epoch, writer, stop) =>
        {
            foreach (Dataset part in parts(epoch) ?? throw NoParts(epoch))
                await writer.WriteAsync(part, stop).ConfigureAwait(false);
        };
    }

    /// <summary>A stream of parts that are enumerated on another thread.</summary>
    /// <param name="parts">Gives the parts of an epoch, which count from 0 in the life of the network. What it gives is cancelled when no more parts are needed.</param>
    public DataStream(Func<int, IAsyncEnumerable<Dataset>> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        _read = async (epoch, writer, stop) =>
        {
            await foreach (Dataset part in (parts(epoch) ?? throw NoParts(epoch)).WithCancellation(stop).ConfigureAwait(false))
                await writer.WriteAsync(part, stop).ConfigureAwait(false);
        };
    }

    /// <summary>
    /// From how many examples the next one is drawn when training shuffles; 10 000 by default. The order depends on the seed and the epoch alone. Examples that lie
    /// further apart than the window hardly change their order: a source that is sorted needs a window as large as itself, or to be read in another order.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int Window
    {
        get => _window;
        init => _window = Hyperparameter.Positive(value, nameof(Window));
    }

    /// <summary>How many parts are read ahead; 2 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int Prefetch
    {
        get => _prefetch;
        init => _prefetch = Hyperparameter.Positive(value, nameof(Prefetch));
    }

    private static InvalidOperationException NoParts(int epoch) =>
        new($"The stream's function returned null in epoch {epoch}. It must give the parts of every epoch anew.");

    internal PartReader Read(ulong epoch) => new((writer, stop) => _read((int)epoch, writer, stop), _prefetch);
}
