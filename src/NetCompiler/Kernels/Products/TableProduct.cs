using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Products of weights with all rows of a table [V, m], where a batch takes more rows than there are; and their gradients. Behind the V rows of such a product is one for numbers that are no row's. Rows lie side by side:
/// m and n are multiples of 16.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class TableProduct
{
    /// <summary>Rows of a table that a worker takes at a time: those of some tiles.</summary>
    private const int RowsTogether = 16;

    /// <summary>product[v] = table[v]·Wᵀ + bias, and product[V] = bias; this worker's rows.</summary>
    /// <param name="share">Which worker this is.</param>
    /// <param name="height">V.</param>
    /// <param name="table">[V, m].</param>
    /// <param name="weights">W [n, m].</param>
    /// <param name="bias">[n].</param>
    /// <param name="product">[V + 1, n].</param>
    public static void Project(Share share, int height, Row table, Panels weights, Row bias, Row product)
    {
        Rows into = new(product.Pointer, weights.Outputs);
        Gemm.Multiply(share.Of(height, RowsTogether), new Rows(table.Pointer, weights.Inputs), weights, into, new PlusRow(into, bias, into));

        if (share.Index == 0)
            Floats.Copy(bias.Pointer, into.Pointer(height), weights.Outputs);
    }

    /// <summary>The same without a bias, which is 0 then.</summary>
    /// <inheritdoc cref="Project(Share, int, Row, Panels, Row, Row)"/>
    public static void Project(Share share, int height, Row table, Panels weights, Row product)
    {
        Rows into = new(product.Pointer, weights.Outputs);
        Gemm.Multiply(share.Of(height, RowsTogether), new Rows(table.Pointer, weights.Inputs), weights, into);

        if (share.Index == 0)
            Floats.Clear(into.Pointer(height), weights.Outputs);
    }

    /// <summary>rows[b·c + i] = product[numbers[b, i]] for the examples of the part, product[V] for a number that is no row's.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="count">c.</param>
    /// <param name="columns">n.</param>
    /// <param name="height">V.</param>
    /// <param name="numbers">[B, c].</param>
    /// <param name="product">[V + 1, n].</param>
    /// <param name="rows">[B·c, n].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(Part examples, int count, int columns, int height, Rows numbers, Row product, Rows rows)
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            for (int i = 0; i < count; i++)
                Floats.Copy(product.Pointer + (nint)EmbeddingTable.RowOf(numbers[example, i], height) * columns, rows.Pointer(example * count + i), columns);
        }
    }

    /// <summary>
    /// gradient[v] (+)= Σ of dy[b·c + i] where numbers[b, i] = v, or where it is no row's for v = V, in the order of dy's rows; this worker's columns.
    /// </summary>
    /// <param name="share">Which worker this is.</param>
    /// <param name="batch">B.</param>
    /// <param name="count">c.</param>
    /// <param name="columns">n.</param>
    /// <param name="height">V.</param>
    /// <param name="numbers">[B, c].</param>
    /// <param name="dy">[B·c, n].</param>
    /// <param name="gradient">[V + 1, n], which may be some columns of more.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScatterAdd(Share share, int batch, int count, int columns, int height, Rows numbers, Rows dy, Rows gradient, bool accumulate)
    {
        Part own = share.Of(columns, multiple: 16);
        Rows sums = gradient.Columns(own.Start);

        for (int row = 0; row <= height && !accumulate; row++)
            Floats.Clear(sums.Pointer(row), own.Count);

        for (int example = 0; example < batch; example++)
        {
            for (int i = 0; i < count; i++)
                EmbeddingTable.Add(dy.Pointer(example * count + i) + own.Start, own.Count, sums.Pointer(EmbeddingTable.RowOf(numbers[example, i], height)));
        }
    }

    /// <summary>gradient[v] (+)= D[v]·W for v &lt; V; this worker's rows.</summary>
    /// <param name="share">Which worker this is.</param>
    /// <param name="height">V.</param>
    /// <param name="derivatives">D [V + 1, n].</param>
    /// <param name="transposed">Wᵀ [m, n], in panels.</param>
    /// <param name="product">[V, m]: D·W.</param>
    /// <param name="gradient">[V, m].</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void ToTable(Share share, int height, Row derivatives, Panels transposed, Row product, Row gradient, bool accumulate)
    {
        Part own = share.Of(height, RowsTogether);
        int columns = transposed.Outputs;
        Gemm.Multiply(own, new Rows(derivatives.Pointer, transposed.Inputs), transposed, new Rows(product.Pointer, columns));
        Loop.Deliver(new Part(own.Start * columns, own.End * columns), product, gradient, accumulate);
    }

    /// <summary>gradient (+)= Σ over v &lt; V of D[v]ᵀ·table[v]; this worker's share of the weights.</summary>
    /// <param name="share">Which worker this is.</param>
    /// <param name="height">V.</param>
    /// <param name="derivatives">D [V + 1, n].</param>
    /// <param name="table">[V, m].</param>
    /// <param name="gradient">[n, m].</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void ToWeights(Share share, int height, Row derivatives, Row table, Panels gradient, bool accumulate) =>
        Gemm.Gradient(share, new Rows(table.Pointer, gradient.Inputs), new Rows(derivatives.Pointer, gradient.Outputs), height, gradient, accumulate);

    /// <summary>gradient (+)= Σ over v ≤ V of D[v]; these columns.</summary>
    /// <param name="columns">The columns of this worker.</param>
    /// <param name="count">n.</param>
    /// <param name="height">V.</param>
    /// <param name="derivatives">D [V + 1, n].</param>
    /// <param name="gradient">[n].</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void ToBias(Part columns, int count, int height, Row derivatives, Row gradient, bool accumulate) =>
        Loop.SumRows(columns, height + 1, new Elements(new Rows(derivatives.Pointer, count)), gradient, accumulate);
}
