using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// Batches of a stream. Shuffled, each example is drawn from a window: while the stream goes on, at random, and the next one takes its place; when the stream has
/// ended, the window is emptied in the order that <see cref="DatasetSource"/> would give to as many examples. A window that holds the whole stream thus gives what a
/// dataset gives.
/// </summary>
/// <param name="network">What the parts must fit.</param>
/// <param name="stream">The parts.</param>
/// <param name="batchSize">Examples of a batch; the last of an epoch may have fewer.</param>
/// <param name="shuffle">Whether to draw from a window, else in order.</param>
/// <param name="seed">Decides, with the epoch, what is drawn.</param>
/// <param name="check">Refuses a part that does not fit the network, with an <see cref="ArgumentException"/>.</param>
/// <param name="cancellation">Ends waiting for a part.</param>
/// <param name="augmenter">Varies images, by the seed, the epoch and the number of each example in the stream.</param>
internal sealed class StreamSource(NetworkDefinition network, DataStream stream, int batchSize, bool shuffle, ulong seed, Action<Dataset> check, CancellationToken cancellation, Augmenter? augmenter = null) : ExampleSource
{
    private const int SlotsAtFirst = 256;

    private readonly int[] _batch = new int[batchSize];    // slots
    private readonly Stack<int> _free = [];                 // slots that were used before
    private readonly List<int> _window = [];                // slots to draw from
    private readonly ExampleBuffer _buffer = new(network, SlotsAtFirst);
    private PartReader? _reader;
    private NumberStream _random;
    private ulong _epoch;
    private int _taken;             // examples of the last batch
    private int _slots;             // ever used
    private Dataset? _part;
    private int _next;              // in that part
    private int _parts;             // taken
    private long _copied;           // examples
    private int[]? _rest;           // the order of the window's last examples, once the stream has ended
    private int _restTaken;

    public override int? Batches => null;

    public override void Begin(ulong epoch, int batch)
    {
        _reader?.Dispose();
        _reader = null;    // should the next line throw
        _reader = stream.Read(epoch);

        if (augmenter is not null)
            augmenter.Epoch = epoch;
        (_epoch, _random) = (epoch, new NumberStream(seed, Purpose.Window, epoch));
        (_part, _next, _parts, _copied, _rest, _restTaken, _taken, _slots) = (null, 0, 0, 0, null, 0, 0, 0);
        _free.Clear();
        _window.Clear();

        for (int b = 0; b < batch; b++)
            TryNext(out _);
    }

    public override bool TryNext(out ExampleRange examples)
    {
        bool isFirst = _slots == 0;
        for (int i = 0; i < _taken; i++)
            _free.Push(_batch[i]);

        for (_taken = 0; _taken < batchSize && TryDraw(out int slot); _taken++)
            _batch[_taken] = slot;

        if (_taken == 0 && isFirst)
            throw new InvalidOperationException(
                $"The stream has no examples in epoch {_epoch}. It is read anew in every epoch: its function must give parts each time, not one enumeration that ends once.");
        examples = _taken > 0 ? new ExampleRange(_buffer.Examples, _batch, 0, _taken) { Augmenter = augmenter, Numbers = _buffer.Numbers } : default;
        return _taken > 0;
    }

    public override void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private bool TryDraw(out int slot)
    {
        if (!shuffle)
            return TryCopy(out slot);

        while (_rest is null && _window.Count < stream.Window && TryCopy(out int filled))
            _window.Add(filled);

        if (_rest is null && _window.Count == stream.Window && TryCopy(out int next))
        {
            int drawn = _random.Below(_window.Count);
            slot = _window[drawn];
            _window[drawn] = next;
            return true;
        }

        _rest ??= OrderOfRest();
        slot = _restTaken < _rest.Length ? _window[_rest[_restTaken]] : 0;
        return _restTaken++ < _rest.Length;
    }

    private int[] OrderOfRest()
    {
        var order = new int[_window.Count];
        RandomOrder.Fill(order, seed, _epoch);
        return order;
    }

    /// <summary>Copies the next example of the stream into a slot.</summary>
    private bool TryCopy(out int slot)
    {
        slot = 0;
        while (_part is null || _next == _part.Count)
            if (!TryTakePart())
                return false;

        slot = _free.TryPop(out int used) ? used : _slots++;
        _buffer.Put(slot, _part, _next++, _copied++);
        return true;
    }

    [MemberNotNullWhen(true, nameof(_part))]
    private bool TryTakePart()
    {
        _next = 0;
        if (_reader is null || !_reader.TryTake(out _part, cancellation))
            return false;

        _parts++;
        try
        {
            if (_part.Count > 0)
                check(_part);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"Part {_parts} of epoch {_epoch} of the stream does not fit. {error.Message}", error);
        }

        return true;
    }
}
