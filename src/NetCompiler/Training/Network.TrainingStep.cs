using System;
using NetCompiler.Kernels;

namespace NetCompiler;

public abstract partial class Network
{
    /// <summary>
    /// One training step as work for all threads: each gathers its examples and takes them forward and backward; then, behind a barrier, each moves its
    /// part of the parameters, or what Backward has left of it. Made once per training and used for every step, so that a step allocates nothing.
    /// </summary>
    internal sealed class TrainingStep : IWork
    {
        private readonly Network _network;
        private readonly Workspace _workspace;
        private readonly OutputSlot? _judged;
        private readonly Tally _right = new();

        private ExampleRange _examples;
        private bool _accumulate;
        private RandomKey _key;
        private Descent? _descent;

        public TrainingStep(Network network, int capacity)
        {
            NetworkDefinition definition = network._definition;
            _network = network;
            _workspace = new Workspace(capacity, definition.TrainingFloats, definition.SharedFloats);
            _judged = Array.Find(definition.Outputs, output => Judge.CanJudge(output) && output.TrainingAt >= 0);
        }

        public int Capacity => _workspace.Capacity;

        /// <summary>Answers that the last step judged; 0 where none can be right or wrong.</summary>
        public long Answers => _right.Answers;

        /// <summary>How many of them were right.</summary>
        public long Right => _right.Right;

        /// <summary>Takes a step, or without a descent only leaves the gradients.</summary>
        /// <returns>The mean loss of the batch.</returns>
        public float Take(in ExampleRange examples, RandomKey key, Descent? descent, bool accumulate)
        {
            (_examples, _key, _descent, _accumulate) = (examples, key, descent, accumulate);
            _network.Kept.Begin(examples.Count);

            int threads = _network.ThreadsFor(_network._definition.TrainingWork, _network.WorkOfParameters, examples.Count, Workers.LeastWork);
            _right.Begin(threads);
            examples.Augmenter?.Prepare(threads);
            Workers.Run(this, threads);

            return _workspace.Loss(_network._definition);
        }

        /// <summary>Takes a batch forward and backward on one thread, to find the first number that is not finite.</summary>
        public Examiner Examine(in ExampleRange examples, RandomKey key)
        {
            var examiner = new Examiner(examples.Count);
            Pass pass = _workspace.Pass(_network, _network.GradientArena, examples.Count, Share.Alone, accumulate: false, key);

            _network.Kept.Begin(examples.Count);
            Batch.Gather(pass, _network._definition, examples, withTargets: true);
            _network.Kept.Enter(pass);
            _network.Examine(pass, examiner);
            _network.Kept.LeaveTraining(pass);
            return examiner;
        }

        void IWork.Run(Share share)
        {
            Descent? early = _descent is { KeepsGradients: false } ? _descent : null;
            Pass pass = _workspace.Pass(_network, _network.GradientArena, _examples.Count, share, _accumulate, _key, move: early);

            Batch.Gather(pass, _network._definition, _examples, withTargets: true);
            _network.Kept.Enter(pass);
            _network.Forward(pass);
            _network.Kept.LeaveTraining(pass);
            if (_judged is not null)    // before Backward, which may overwrite the outputs with their gradients
                _right[share] = Judge.Raw(pass, _judged, _network._definition);
            _network.Backward(pass);

            if (_descent is null || early is { HasRest: false })
                return;

            pass.Barrier();
            if (early is not null)
                early.RunRest(share);
            else if (!_descent.Watches || float.IsFinite(_workspace.Loss(_network._definition)))
                _descent.Run(share);
        }
    }
}
