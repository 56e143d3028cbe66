using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>Matrix products.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Gemm
{
    /// <summary>y = x·Wᵀ.</summary>
    public static void Multiply(Part rows, Rows x, Panels w, Rows y)
    {
        for (int b = rows.Start; b < rows.End; b++)
            for (int o = 0; o < w.Outputs; o++)
            {
                float sum = 0f;
                for (int i = 0; i < w.Inputs; i++)
                    sum += x[b, i] * w[o, i];
                y[b, o] = sum;
            }
    }

    /// <summary>y = x·Wᵀ, then the epilogue.</summary>
    public static void Multiply<TMap>(Part rows, Rows x, Panels w, Rows y, TMap epilogue) where TMap : struct, IMap
    {
        Multiply(rows, x, w, y);
        Loop.Rows(rows, w.Outputs, epilogue);
    }

    /// <summary>transposed = Wᵀ.</summary>
    public static void Transpose(Share share, Panels w, Panels transposed)
    {
        Part inputs = share.Of(w.Inputs);
        for (int i = inputs.Start; i < inputs.End; i++)
            for (int o = 0; o < w.Outputs; o++)
                transposed[i, o] = w[o, i];
    }

    /// <summary>gradient[o, i] (+)= Σ dy[b, o]·x[b, i].</summary>
    public static void Gradient(Share share, Rows x, Rows dy, int batch, Panels gradient, bool accumulate)
    {
        Part outputs = share.Of(gradient.Outputs);
        for (int o = outputs.Start; o < outputs.End; o++)
            for (int i = 0; i < gradient.Inputs; i++)
            {
                float sum = accumulate ? gradient[o, i] : 0f;
                for (int b = 0; b < batch; b++)
                    sum += dy[b, o] * x[b, i];
                gradient[o, i] = sum;
            }
    }
}
