using System;

namespace NetCompiler;

/// <summary>Batches of a dataset, in an order that the seed and the epoch decide, or in its own.</summary>
internal sealed class DatasetSource(Dataset data, int batchSize, bool shuffle, ulong seed, Augmenter? augmenter = null) : ExampleSource
{
    private readonly int[] _order = new int[data.Count];
    private int _next;

    public override int? Batches => (data.Count - 1) / batchSize + 1;

    public override int? Examples => data.Count;

    public override void Begin(ulong epoch, int batch)
    {
        if (augmenter is not null)
            augmenter.Epoch = epoch;
        if (shuffle)
            RandomOrder.Fill(_order, seed, epoch);
        else
            for (int i = 0; i < _order.Length; i++)
                _order[i] = i;
        _next = batch * batchSize;
    }

    public override bool TryNext(out ExampleRange examples)
    {
        int count = Math.Min(batchSize, data.Count - _next);
        examples = new ExampleRange(data, _order, _next, Math.Max(count, 0)) { Augmenter = augmenter };
        _next += examples.Count;
        return count > 0;
    }
}
