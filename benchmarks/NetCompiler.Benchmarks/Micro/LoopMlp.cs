using System;

namespace NetCompiler.Benchmarks;

/// <summary>
/// The same network as a careful programmer writes it in an afternoon, without a library: plain arrays and loops, one thread, Adam. The inner loops run
/// along memory, so that the compiler's code is compared with good loops and not with bad ones.
/// </summary>
internal sealed class LoopMlp
{
    private readonly Layer[] _layers;
    private int _steps;

    public LoopMlp(int seed, int batch, params int[] sizes)
    {
        var random = new Random(seed);
        _layers = new Layer[sizes.Length - 1];
        for (int i = 0; i < _layers.Length; i++)
            _layers[i] = new Layer(random, batch, sizes[i], sizes[i + 1], isLast: i == _layers.Length - 1);
    }

    public float[] Output => _layers[^1].Y;

    public void Predict(float[] x, int batch)
    {
        foreach (Layer layer in _layers)
        {
            layer.Forward(x, batch);
            x = layer.Y;
        }
    }

    /// <returns>The mean loss of the batch.</returns>
    public float Step(float[] x, int[] labels)
    {
        int batch = labels.Length;
        Predict(x, batch);
        float loss = SoftmaxCrossEntropy(_layers[^1], labels);

        for (int i = _layers.Length - 1; i >= 0; i--)
            _layers[i].Backward(i == 0 ? x : _layers[i - 1].Y, i == 0 ? null : _layers[i - 1], batch);

        _steps++;
        foreach (Layer layer in _layers)
            layer.Adam(_steps);
        return loss;
    }

    /// <summary>Leaves ∂L/∂logits, and returns L.</summary>
    private static float SoftmaxCrossEntropy(Layer last, int[] labels)
    {
        float loss = 0f;
        for (int b = 0; b < labels.Length; b++)
        {
            Span<float> z = last.Y.AsSpan(b * last.Outputs, last.Outputs), dz = last.Dy.AsSpan(b * last.Outputs, last.Outputs);
            float max = z[0], sum = 0f;
            foreach (float value in z)
                max = MathF.Max(max, value);
            for (int j = 0; j < z.Length; j++)
                sum += dz[j] = MathF.Exp(z[j] - max);
            for (int j = 0; j < z.Length; j++)
                dz[j] /= sum * labels.Length;
            dz[labels[b]] -= 1f / labels.Length;
            loss += max + MathF.Log(sum) - z[labels[b]];
        }

        return loss / labels.Length;
    }

    private sealed class Layer
    {
        private readonly int _inputs;
        private readonly bool _isLast;
        private readonly float[] _w, _dw, _mw, _vw;     // [inputs, outputs]
        private readonly float[] _b, _db, _mb, _vb;

        public Layer(Random random, int batch, int inputs, int outputs, bool isLast)
        {
            (_inputs, Outputs, _isLast) = (inputs, outputs, isLast);
            int n = inputs * outputs;
            (_w, _dw, _mw, _vw) = (new float[n], new float[n], new float[n], new float[n]);
            (_b, _db, _mb, _vb) = (new float[outputs], new float[outputs], new float[outputs], new float[outputs]);
            (Y, Dy) = (new float[batch * outputs], new float[batch * outputs]);

            float limit = MathF.Sqrt(6f / inputs);
            for (int i = 0; i < n; i++)
                _w[i] = limit * (2f * random.NextSingle() - 1f);
        }

        public int Outputs { get; }

        public float[] Y { get; }

        public float[] Dy { get; }

        public void Forward(float[] x, int batch)
        {
            for (int b = 0; b < batch; b++)
            {
                Span<float> y = Y.AsSpan(b * Outputs, Outputs);
                _b.CopyTo(y);
                for (int i = 0; i < _inputs; i++)
                    AddScaled(y, _w.AsSpan(i * Outputs, Outputs), x[b * _inputs + i]);
                if (!_isLast)
                    for (int j = 0; j < y.Length; j++)
                        y[j] = MathF.Max(y[j], 0f);
            }
        }

        public void Backward(float[] x, Layer? below, int batch)
        {
            Array.Clear(_dw);
            Array.Clear(_db);
            for (int b = 0; b < batch; b++)
            {
                Span<float> dy = Dy.AsSpan(b * Outputs, Outputs);
                AddScaled(_db, dy, 1f);
                for (int i = 0; i < _inputs; i++)
                {
                    AddScaled(_dw.AsSpan(i * Outputs, Outputs), dy, x[b * _inputs + i]);
                    if (below is not null)
                        below.Dy[b * _inputs + i] = x[b * _inputs + i] > 0f ? Dot(dy, _w.AsSpan(i * Outputs, Outputs)) : 0f;
                }
            }
        }

        public void Adam(int step)
        {
            float rate = 1e-3f / (1f - MathF.Pow(.9f, step)), root = MathF.Sqrt(1f - MathF.Pow(.999f, step));
            Adam(_w, _dw, _mw, _vw, rate, root);
            Adam(_b, _db, _mb, _vb, rate, root);
        }

        private static void Adam(float[] w, float[] g, float[] m, float[] v, float rate, float root)
        {
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = .9f * m[i] + .1f * g[i];
                v[i] = .999f * v[i] + .001f * g[i] * g[i];
                w[i] -= rate * m[i] / (MathF.Sqrt(v[i]) / root + 1e-8f);
            }
        }

        private static void AddScaled(Span<float> y, ReadOnlySpan<float> x, float scale)
        {
            for (int i = 0; i < x.Length; i++)
                y[i] += scale * x[i];
        }

        private static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
        {
            float sum = 0f;
            for (int i = 0; i < x.Length; i++)
                sum += x[i] * y[i];
            return sum;
        }
    }
}
