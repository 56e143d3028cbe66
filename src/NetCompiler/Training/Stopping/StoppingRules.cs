using System;
using System.Collections.Generic;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Whether a run is over, after each of its epochs, and what its best epoch was.</summary>
internal sealed class StoppingRules
{
    private readonly Network _network;
    private readonly EarlyStopping? _early;
    private readonly Convergence? _convergence;
    private readonly Arena? _bestParameters;
    private readonly Arena? _bestStates;
    private readonly Arena? _epochParameters;    // at the start of the epoch under way

    private double _best;
    private int _bestEpoch;                      // 0: none yet
    private int _waited;
    private double _lastLoss = double.PositiveInfinity;

    public StoppingRules(Network network, TrainingOptions options)
    {
        (_network, _early, _convergence) = (network, options.EarlyStopping, options.Convergence);

        if (_early is not null)
        {
            _early.Measure.Check(nameof(EarlyStopping), options);
            _best = _early.Measure.Worst();
        }

        if (_early is { RestoreBest: true })
            (_bestParameters, _bestStates) = (new Arena(network.ParameterArena.Length), new Arena(network.StateArena.Length));
        if (_convergence is { Movement: not null })
            _epochParameters = new Arena(network.ParameterArena.Length);
        if (_convergence is { Movement: null, LossChange: null, Loss: null })
            throw new ArgumentException("The convergence to stop at has no condition. Give Movement, LossChange or Loss.");
    }

    /// <summary>The epoch with the best measure, where one is looked for.</summary>
    public int? BestEpoch => _bestEpoch == 0 ? null : _bestEpoch;

    /// <summary>Before the first step of an epoch.</summary>
    public void BeginEpoch() => Copy(_network.ParameterArena, _epochParameters);

    /// <summary>After the last step of an epoch, and its validation.</summary>
    public TrainingEnd? EndEpoch(EpochResult result)
    {
        bool converged = Converged(result);
        _lastLoss = result.Loss;

        if (_early is not null)
            Look(_early, result);
        return converged ? TrainingEnd.Converged : _early is not null && _waited >= _early.Patience ? TrainingEnd.EarlyStopping : null;
    }

    /// <summary>Puts the best parameters and states back, if that was asked for.</summary>
    public void RestoreBest()
    {
        if (_bestEpoch == 0)
            return;
        Copy(_bestParameters, _network.ParameterArena);
        Copy(_bestStates, _network.StateArena);
    }

    public IEnumerable<NamedNumber> Numbers =>
        [new("stopping.best", _best), new("stopping.best_epoch", _bestEpoch), new("stopping.waited", _waited), new("stopping.last_loss", _lastLoss)];

    public IEnumerable<NamedMemory> Memories
    {
        get
        {
            if (_bestParameters is not null)
                yield return new("best.parameters", _bestParameters);
            if (_bestStates is not null)
                yield return new("best.states", _bestStates, MemoryLayout.States);
            if (_epochParameters is not null)
                yield return new("epoch.parameters", _epochParameters);
        }
    }

    public void Restore(IReadOnlyDictionary<string, double> numbers, IReadOnlyDictionary<string, Arena> memories)
    {
        (_best, _bestEpoch, _waited, _lastLoss) =
            (numbers["stopping.best"], (int)numbers["stopping.best_epoch"], (int)numbers["stopping.waited"], numbers["stopping.last_loss"]);
        foreach (NamedMemory memory in Memories)
            memories[memory.Name].Span.CopyTo(memory.Values.Span);
    }

    private void Look(EarlyStopping early, EpochResult result)
    {
        double value = early.Measure.Of(result);
        if (early.Measure.IsFalling() ? !(value < _best - early.MinDelta) : !(value > _best + early.MinDelta))
        {
            _waited++;
            return;
        }

        (_best, _bestEpoch, _waited) = (value, result.Epoch, 0);
        Copy(_network.ParameterArena, _bestParameters);
        Copy(_network.StateArena, _bestStates);
    }

    private bool Converged(EpochResult result) => _convergence is not null
        && (result.Loss <= _convergence.Loss || Math.Abs(result.Loss - _lastLoss) <= _convergence.LossChange || Distance() <= _convergence.Movement);

    /// <summary>‖w′ − w‖ / ‖w‖ since the start of the epoch.</summary>
    private unsafe double? Distance()
    {
        if (_epochParameters is null)
            return null;

        var all = new Part(0, _epochParameters.Length);
        var before = new Row(_epochParameters.Pointer);
        double length = Loop.SumOfSquares(all, before);
        Loop.Columns(all, new Difference(_network.ParameterRow, before));
        return Math.Sqrt(Loop.SumOfSquares(all, before) / length);
    }

    private static void Copy(Arena? from, Arena? to)
    {
        if (from is not null && to is not null)
            from.Span.CopyTo(to.Span);
    }

    /// <summary>before ← now − before</summary>
    private readonly struct Difference(Row now, Row before) : IMap
    {
        public void At<V>(int row, int j) where V : struct, ILanes<V> => before.Store(j, now.Load<V>(j) - before.Load<V>(j));
    }
}
