using System;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>The three products of a dense layer y = x·Wᵀ: x [batch, inputs], W [outputs, inputs], y [batch, outputs].</summary>
internal enum ProductKind
{
    /// <summary>y = x·Wᵀ, weights in panels.</summary>
    Forward,

    /// <summary>dx = dy·W, with W transposed into panels inside the time.</summary>
    InputGradient,

    /// <summary>dW = dyᵀ·x, where both sides have to be packed.</summary>
    WeightGradient,
}

/// <summary>One product of one shape, done by our kernels and by oneDNN on the same numbers.</summary>
internal sealed unsafe class ProductCase : IWork
{
    private readonly Arena _x, _y, _w, _transposed, _gradient;
    private readonly Arena _plainX, _plainY, _plainW, _result;

    public ProductCase(ProductKind kind, int batch, int outputs, int inputs)
    {
        (Kind, Batch, Outputs, Inputs) = (kind, batch, outputs, inputs);
        (_x, _y) = (new Arena(batch * Stride(inputs)), new Arena(batch * Stride(outputs)));
        (_w, _gradient) = (new Arena(Panels.Size(inputs, outputs)), new Arena(Panels.Size(inputs, outputs)));
        _transposed = new Arena(Panels.Size(outputs, inputs));
        (_plainX, _plainY, _plainW) = (new Arena(batch * inputs), new Arena(batch * outputs), new Arena(inputs * outputs));
        _result = new Arena(Math.Max(Math.Max(batch * inputs, batch * outputs), inputs * outputs));
        Fill();
    }

    public ProductKind Kind { get; }

    public int Batch { get; }

    public int Outputs { get; }

    public int Inputs { get; }

    public double Operations => 2.0 * Batch * Outputs * Inputs;

    private Rows X => Memory.Rows(_x, Stride(Inputs));

    private Rows Y => Memory.Rows(_y, Stride(Outputs));

    private Panels W => Memory.Panels(_w, Inputs, Outputs);

    /// <summary>Ours.</summary>
    public void Run(Share share)
    {
        switch (Kind)
        {
            case ProductKind.Forward:
                Gemm.Multiply(share.Of(Batch), X, W, Y);
                break;

            case ProductKind.InputGradient:
                Panels transposed = Memory.Panels(_transposed, Outputs, Inputs);
                Gemm.Transpose(share, W, transposed);
                share.Barrier();
                Gemm.Multiply(share.Of(Batch), Y, transposed, X);
                break;

            default:
                Gemm.Gradient(share, X, Y, Batch, Memory.Panels(_gradient, Inputs, Outputs), accumulate: false);
                break;
        }
    }

    /// <summary>oneDNN's, on row-major matrices without padding, as PyTorch keeps them.</summary>
    public void RunPeer()
    {
        float* x = Memory.Start(_plainX), y = Memory.Start(_plainY), w = Memory.Start(_plainW), result = Memory.Start(_result);

        switch (Kind)
        {
            case ProductKind.Forward:
                OneDnn.Multiply('N', 'T', Batch, Outputs, Inputs, x, Inputs, w, Inputs, result, Outputs);
                break;

            case ProductKind.InputGradient:
                OneDnn.Multiply('N', 'N', Batch, Inputs, Outputs, y, Outputs, w, Inputs, result, Inputs);
                break;

            default:
                OneDnn.Multiply('T', 'N', Outputs, Inputs, Batch, y, Outputs, x, Inputs, result, Inputs);
                break;
        }
    }

    /// <summary>The largest difference of the two results, as a share of the largest value; both must have run.</summary>
    public double Difference()
    {
        (int rows, int columns) = Kind switch { ProductKind.Forward => (Batch, Outputs), ProductKind.InputGradient => (Batch, Inputs), _ => (Outputs, Inputs) };
        double largest = 0, difference = 0;

        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                float ours = Kind switch { ProductKind.Forward => Y[r, c], ProductKind.InputGradient => X[r, c], _ => Memory.Panels(_gradient, Inputs, Outputs)[r, c] };
                float theirs = Memory.Start(_result)[r * columns + c];
                largest = Math.Max(largest, Math.Abs(theirs));
                difference = Math.Max(difference, Math.Abs(ours - theirs));
            }
        }

        return difference / largest;
    }

    /// <summary>The same numbers in our layout and in theirs.</summary>
    private void Fill()
    {
        Random random = new(1);

        for (int b = 0; b < Batch; b++)
        {
            for (int i = 0; i < Inputs; i++)
                _plainX.Span[b * Inputs + i] = X[b, i] = random.NextSingle() - 0.5f;

            for (int o = 0; o < Outputs; o++)
                _plainY.Span[b * Outputs + o] = Y[b, o] = random.NextSingle() - 0.5f;
        }

        for (int o = 0; o < Outputs; o++)
        {
            for (int i = 0; i < Inputs; i++)
                _plainW.Span[o * Inputs + i] = W[o, i] = random.NextSingle() - 0.5f;
        }
    }

    /// <summary>What the planner chooses: whole cache lines, and never a multiple of 1 KB.</summary>
    private static int Stride(int columns)
    {
        int stride = (columns + 15) & ~15;

        return stride % 256 == 0 ? stride + 16 : stride;
    }
}
