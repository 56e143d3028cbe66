using System;
using NetCompiler.Kernels;

namespace NetCompiler;

public abstract partial class Network
{
    /// <summary>A workspace for predictions, and one batch of them as work for all threads.</summary>
    private sealed class PredictionStep : IWork
    {
        /// <summary>With fewer examples than this for each thread, threads share the outputs of each product instead of the examples, if they share anything.</summary>
        private const int ExamplesPerThread = 8;

        /// <summary>Multiply-adds that are worth waking another thread for: some microseconds' work. Less than in training, where threads read what others have just written.</summary>
        private const long LeastWork = 1 << 16;

        private readonly Network _network;
        private readonly Workspace _workspace;
        private readonly Tally[] _right;

        private Dataset? _data;             // none: the caller has filled the workspace
        private int[] _examples = [];
        private int _first;
        private int _batch;
        private float[][]? _outputs;        // none: the caller reads the workspace
        private int _outputsFirst;          // the place of the batch's first example there
        private KeptStates? _kept;          // none: every example begins with zeros
        private bool _evaluates;
        private bool _byOutputs;

        public PredictionStep(Network network, int capacity)
        {
            _network = network;
            _workspace = new Workspace(capacity, network._definition.PredictionFloats, network._definition.SharedFloats);
            _right = Array.ConvertAll(network._definition.Outputs, _ => new Tally());
        }

        public int Capacity => _workspace.Capacity;

        /// <summary>How many answers of an output were right in the last batch evaluated.</summary>
        public long Right(int output) => _right[output].Right;

        /// <summary>How many answers of an output there were in the last batch evaluated.</summary>
        public long Answers(int output) => _right[output].Answers;

        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int batch, KeptStates? kept = null)
        {
            Slot input = _network._definition.Inputs[0];
            OutputSlot output = _network._definition.Outputs[0];
            Pass pass = PassFor(Share.Alone, batch);

            for (int b = 0; b < batch; b++)
                inputs.Slice(b * input.Count, input.Count).CopyTo(pass.Rows(input.At, input.Stride).Span(b, input.Count));
            Run(null, [], 0, batch, null, outputsFirst: 0, evaluates: false, kept);
            for (int b = 0; b < batch; b++)
                pass.Rows(output.At, output.Stride).Span(b, output.Count).CopyTo(outputs[(b * output.Count)..]);
        }

        /// <summary>Predicts rows of all inputs into the same rows of all outputs.</summary>
        public void Predict(float[][] inputs, float[][] outputs, int first, int batch)
        {
            NetworkDefinition definition = _network._definition;
            Pass pass = PassFor(Share.Alone, batch);

            for (int i = 0; i < inputs.Length; i++)
                for (int b = 0; b < batch; b++)
                    inputs[i].AsSpan((first + b) * definition.Inputs[i].Count, definition.Inputs[i].Count).CopyTo(pass.Rows(definition.Inputs[i].At, definition.Inputs[i].Stride).Span(b, definition.Inputs[i].Count));

            Run(null, [], 0, batch, outputs, outputsFirst: first, evaluates: false);
        }

        /// <summary>Predicts a batch into outputs that have room for all examples.</summary>
        public void Predict(Dataset data, int[] examples, int first, int batch, float[][] outputs, KeptStates? kept) => Run(data, examples, first, batch, outputs, first, evaluates: false, kept);

        /// <summary>Measures a batch and leaves its predictions in outputs that have room for a batch; in those that are not empty.</summary>
        /// <returns>The mean loss of the batch.</returns>
        public float Evaluate(Dataset data, int[] examples, int first, int batch, float[][] outputs, KeptStates? kept)
        {
            Run(data, examples, first, batch, outputs, outputsFirst: 0, evaluates: true, kept);
            return _workspace.Loss(_network._definition);
        }

        private void Run(Dataset? data, int[] examples, int first, int batch, float[][]? outputs, int outputsFirst, bool evaluates, KeptStates? kept = null)
        {
            (_data, _examples, _first, _batch, _outputs, _outputsFirst, _evaluates, _kept) = (data, examples, first, batch, outputs, outputsFirst, evaluates, kept);
            kept?.Begin(batch);

            int threads = _network.ThreadsFor(_network._definition.PredictionWork, 0, batch, LeastWork);
            _byOutputs = batch < ExamplesPerThread * threads;
            foreach (Tally tally in _right)
                tally.Begin(threads);
            Workers.Run(this, threads);
            (_data, _examples, _outputs, _kept) = (null, [], null, null);
        }

        void IWork.Run(Share share)
        {
            NetworkDefinition definition = _network._definition;
            Pass pass = PassFor(share, _batch);

            if (_data is not null)
                Batch.Gather(pass, definition, new ExampleRange(_data, _examples, _first, _batch), withTargets: _evaluates);
            if (_kept is not null)
                _kept.Enter(pass);
            else
                KeptStates.EnterZeros(pass, definition);
            _network.Predict(pass);
            _kept?.LeavePrediction(pass);

            if (_outputs is not null)
                CopyOut(pass, definition, _outputs);
            if (!_evaluates)
                return;

            for (int i = 0; i < _right.Length; i++)
                _right[i][share] = Judge.CanJudge(definition.Outputs[i]) ? Judge.Predicted(pass, definition.Outputs[i], definition) : default;
            _network.Evaluate(pass);
        }

        private void CopyOut(in Pass pass, NetworkDefinition definition, float[][] outputs)
        {
            for (int i = 0; i < outputs.Length; i++)
            {
                OutputSlot output = definition.Outputs[i];
                if (outputs[i].Length == 0)
                    continue;
                for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
                    pass.Rows(output.At, output.Stride).Span(b, output.Count).CopyTo(outputs[i].AsSpan((_outputsFirst + b) * output.Count));
            }
        }

        private Pass PassFor(Share share, int batch) => _workspace.Pass(_network, Arena.Empty, batch, share, accumulate: false, default, _byOutputs);
    }
}
