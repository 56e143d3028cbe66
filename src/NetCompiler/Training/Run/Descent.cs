using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// What happens to the parameters once the gradients of a step are known, on every worker's part of them: penalties are added, gradients clipped, and the optimizer
/// moves what is not frozen. Where none of that needs the gradients as such, most parameters are moved by Backward itself, through <see cref="IMove"/>, and only the rest is left.
/// Allocates nothing.
/// </summary>
/// <remarks>
/// Sums over all gradients are taken in double over blocks that depend on nothing but the network and its groups, and the blocks are added in order: the number of
/// workers changes no bit.
/// </remarks>
internal sealed class Descent : IWork, IMove
{
    private const int BlockLength = 4096;    // 16 KB: what is written first is still in the first-level cache when it is summed

    private readonly Network _network;
    private readonly Optimizer _optimizer;
    private readonly Stretch[] _stretches;
    private readonly Stretch[] _rest;    // of what Backward does not move itself
    private readonly Block[] _blocks;
    private readonly double[] _squares;
    private readonly double[] _penalties;
    private readonly float _clipNorm;
    private readonly float _clipValue;
    private readonly bool _measures;
    private readonly bool _watches;
    private readonly bool _hasPenalties;

    private float _scale = 1f;
    private double _rateFactor;
    private double _squared;

    public Descent(Network network, Optimizer optimizer, TrainingOptions options)
    {
        _network = network;
        _optimizer = optimizer;
        _stretches = Stretch.Of(network.Compiled, options.Groups);
        _rest = Stretch.AfterBackward(network.Compiled, options.Groups);
        _blocks = [.. _stretches.SelectMany(Block.Of)];
        _squares = new double[_blocks.Length];
        _penalties = new double[_blocks.Length];
        _clipNorm = options.ClipNorm ?? float.PositiveInfinity;
        _clipValue = options.ClipValue ?? float.PositiveInfinity;
        _watches = options.DetectAnomalies;
        _measures = _watches || options.MeasureGradientNorm || options.ClipNorm is not null;
        _hasPenalties = Array.Exists(_stretches, stretch => stretch.Settings.HasPenalty);
        KeepsGradients = options.KeepGradients || options.BatchesPerStep > 1 || options.ClipValue is not null || _measures || _hasPenalties;
    }

    /// <summary>Whether a step leaves its gradients in the arena. Otherwise Backward moves what it can, and <see cref="RunRest"/> is what remains to be done.</summary>
    public bool KeepsGradients { get; }

    /// <summary>Whether Backward leaves anything to move.</summary>
    public bool HasRest => _rest.Length > 0;

    /// <summary>‖g‖ over all parameters that move, with penalties and clipped values, before clipping by norm; none where nobody asked for it.</summary>
    public float? GradientNorm => _measures ? (float)Math.Sqrt(_squared) : null;

    /// <summary>Whether gradients are changed or measured before anything moves.</summary>
    public bool Refines => _measures || _hasPenalties || _scale != 1f || float.IsFinite(_clipValue);

    /// <summary>What gradients are multiplied by first.</summary>
    public float Scale => _scale;

    /// <summary>The largest gradient of one parameter; ∞ where any will do.</summary>
    public float ClipValue => _clipValue;

    /// <summary>The largest ‖g‖; ∞ where any will do.</summary>
    public float ClipNorm => _clipNorm;

    /// <summary>What the penalties added to the loss before the last step.</summary>
    public double Penalty => _hasPenalties ? _penalties.Sum() : 0;

    /// <summary>η of the last step, where groups do not say otherwise.</summary>
    public float LearningRate => Rate(null);

    /// <summary>Whether a step is not taken where a number is not finite.</summary>
    public bool Watches => _watches;

    /// <summary>Whether the last step was not taken, because a gradient is not finite and somebody watches.</summary>
    public bool Refused => _watches && !double.IsFinite(_squared);

    /// <summary>Prepares a step, before any worker runs.</summary>
    /// <param name="scale">What gradients are to be multiplied by first: a sum over batches becomes a mean.</param>
    /// <param name="rateFactor">The schedule's factor.</param>
    public void Begin(double scale = 1, double rateFactor = 1)
    {
        (_scale, _rateFactor) = ((float)scale, rateFactor);
        _optimizer.CountStep();
    }

    /// <summary>One worker's share; all gradients are known.</summary>
    public void Run(Share share)
    {
        float clip = 1f;

        if (Refines)
        {
            Refine(share.Of(_blocks.Length));
            share.Barrier();
            double squared = 0;
            foreach (double part in _squares)
                squared += part;
            if (share.Index == 0)
                _squared = squared;

            if (_watches && !double.IsFinite(squared))
                return;
            if (squared > (double)_clipNorm * _clipNorm)
                clip = (float)(_clipNorm / Math.Sqrt(squared));
        }

        Part mine = share.Of(_network.Compiled.ParameterFloats, multiple: 16);
        foreach (Stretch stretch in _stretches)
            if (stretch.Rows is { } rows)
                MoveUsed(stretch, rows, share, clip);
            else
                Move(stretch, new Part(Math.Max(mine.Start, stretch.Part.Start), Math.Min(mine.End, stretch.Part.End)), _network.GradientRow, clip);
    }

    /// <summary>One worker's share of what Backward has not moved; all gradients of it are known.</summary>
    public void RunRest(Share share)
    {
        foreach (Stretch stretch in _rest)
        {
            if (stretch.Rows is { } rows)
            {
                MoveUsed(stretch, rows, share, clip: 1f);
                continue;
            }

            Part mine = share.Of(stretch.Part.Count, multiple: 16);
            Move(stretch, new Part(stretch.Part.Start + mine.Start, stretch.Part.Start + mine.End), _network.GradientRow, clip: 1f);
        }
    }

    /// <summary>Moves a part of one parameter, unless it is frozen.</summary>
    void IMove.Move(Part part, Row gradients)
    {
        int low = 0, high = _stretches.Length;    // the last stretch that starts no later is below high
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (_stretches[middle].Part.Start <= part.Start)
                low = middle;
            else
                high = middle;
        }

        if (_stretches[low].Part.Start <= part.Start && part.End <= _stretches[low].Part.End)
            Move(in _stretches[low], part, gradients, clip: 1f);
    }

    private void Refine(Part blocks)
    {
        Row w = _network.ParameterRow, g = _network.GradientRow;

        for (int i = blocks.Start; i < blocks.End; i++)
        {
            Block block = _blocks[i];
            if (block.HasPenalty || _scale != 1f || float.IsFinite(_clipValue))
                Refine(block, new Refinement(w, g, _scale, block.L1, block.L2, _clipValue), g);
            if (_measures)
                _squares[i] = Loop.SumOfSquares(block.Part, g);
            if (block.HasPenalty)
                _penalties[i] = block.L1 * Loop.SumOfMagnitudes(block.Part, w) + .5 * block.L2 * Loop.SumOfSquares(block.Part, w);
        }
    }

    /// <summary>The gradient of a sparse table's row that no example used stays zero, whatever penalty there is.</summary>
    private static void Refine(in Block block, Refinement refinement, Row gradients)
    {
        if (block.Rows is not { } rows)
        {
            Loop.Columns(block.Part, refinement);
            return;
        }

        Part touched = rows.In(block.Part);
        for (int row = touched.Start; row < touched.End; row++)
            if (rows.IsUsed(gradients, row))
                Loop.Columns(new Part(Math.Max(rows[row].Start, block.Part.Start), Math.Min(rows[row].End, block.Part.End)), refinement);
    }

    private void MoveUsed(in Stretch stretch, SparseRows rows, Share share, float clip)
    {
        Row gradients = _network.GradientRow;
        Part mine = rows.Of(share);
        for (int row = mine.Start; row < mine.End; row++)
            if (rows.IsUsed(gradients, row))
                Move(stretch, rows[row], gradients, clip);
    }

    private void Move(in Stretch stretch, Part part, Row gradients, float clip)
    {
        if (part.Count > 0)
            _optimizer.Move(new ParameterUpdate(
                part, _network.ParameterRow, gradients, clip, Rate(stretch.Settings.LearningRate), stretch.Settings.WeightDecay ?? _optimizer.WeightDecay));
    }

    /// <summary>What a device has measured before it moved the parameters.</summary>
    public void Report(double squared, double penalty)
    {
        _squared = squared;
        if (_hasPenalties)
            _penalties[0] = penalty;
    }

    /// <summary>The parameters that move, in the order of the arena.</summary>
    public IReadOnlyList<Stretch> Stretches => _stretches;

    /// <summary>The step under way over one of the stretches, for a device.</summary>
    public DeviceRule RuleFor(in Stretch stretch) =>
        _optimizer.RuleFor(Rate(stretch.Settings.LearningRate), stretch.Settings.WeightDecay ?? _optimizer.WeightDecay)!.Value;

    private float Rate(float? ofGroup) => (float)((ofGroup ?? _optimizer.LearningRate) * _rateFactor);

    /// <summary>g ← limit(scale·g + λ₂·w + λ₁·sign(w))</summary>
    private readonly struct Refinement(Row w, Row g, float scale, float l1, float l2, float limit) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V x = w.Load<V>(j);
            V sign = V.IfGreaterThan(x, V.Zero, V.One, V.IfLessThan(x, V.Zero, -V.One, V.Zero));
            V sum = V.FusedMultiplyAdd(V.Of(l1), sign, V.FusedMultiplyAdd(V.Of(l2), x, g.Load<V>(j) * scale));
            g.Store(j, V.AtMost(V.AtLeast(sum, V.Of(-limit)), V.Of(limit)));
        }
    }

    /// <summary>A few thousand parameters of one stretch.</summary>
    private readonly record struct Block(Part Part, float L1, float L2, SparseRows? Rows)
    {
        public bool HasPenalty => L1 != 0f || L2 != 0f;

        public static Block[] Of(Stretch stretch)
        {
            var blocks = new Block[(stretch.Part.Count - 1) / BlockLength + 1];
            for (int i = 0; i < blocks.Length; i++)
            {
                int start = stretch.Part.Start + i * BlockLength;
                blocks[i] = new(new Part(start, Math.Min(start + BlockLength, stretch.Part.End)), stretch.Settings.L1, stretch.Settings.L2, stretch.Rows);
            }

            return blocks;
        }
    }
}
