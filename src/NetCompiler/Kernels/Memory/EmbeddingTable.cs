using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>Rows of a table [V, m] by their numbers, which are given as floats; a number that is no row's stands for nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class EmbeddingTable
{
    /// <summary>Rows of a table that workers share in the gradient: whole cache lines of whatever length its rows have.</summary>
    private const int RowsTogether = 16;

    /// <summary>rows[b·n + i] = table[numbers[b, i]] for the examples of the part, 0 for a number that is no row's.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="count">n.</param>
    /// <param name="columns">m.</param>
    /// <param name="height">V.</param>
    /// <param name="numbers">[B, n].</param>
    /// <param name="table">[V, m], without padding.</param>
    /// <param name="rows">[B·n, m].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(Part examples, int count, int columns, int height, Rows numbers, Row table, Rows rows)
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            for (int i = 0; i < count; i++)
            {
                float* to = rows.Pointer(example * count + i);

                if (IsRow(numbers[example, i], height))
                    Floats.Copy(table.Pointer + (nint)numbers[example, i] * columns, to, columns);
                else
                    Floats.Clear(to, columns);
            }
        }
    }

    /// <summary>
    /// gradient[v] (+)= Σ of dy[b·n + i] where numbers[b, i] = v, in the order of dy's rows, for this worker's rows of the table: all workers read all numbers, and each adds what is its own.
    /// </summary>
    /// <param name="share">Which worker this is.</param>
    /// <param name="batch">B.</param>
    /// <param name="count">n.</param>
    /// <param name="columns">m.</param>
    /// <param name="height">V.</param>
    /// <param name="numbers">[B, n].</param>
    /// <param name="dy">[B·n, m].</param>
    /// <param name="gradient">[V, m], without padding.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScatterAdd(Share share, int batch, int count, int columns, int height, Rows numbers, Rows dy, Row gradient, bool accumulate)
    {
        Part own = share.Of(height, RowsTogether);

        if (!accumulate)
            Floats.Clear(gradient.Pointer + (nint)own.Start * columns, (nint)own.Count * columns);

        for (int example = 0; example < batch; example++)
        {
            for (int i = 0; i < count; i++)
            {
                float number = numbers[example, i];

                if (IsRow(number, height) && (int)number >= own.Start && (int)number < own.End)
                    Add(dy.Pointer(example * count + i), columns, gradient.Pointer + (nint)number * columns);
            }
        }
    }

    /// <summary>
    /// The same where only the rows that a batch uses have a gradient: these are marked, and no others are touched but those that the batch before has used.
    /// </summary>
    /// <param name="share">Which worker this is.</param>
    /// <param name="batch">B.</param>
    /// <param name="count">n.</param>
    /// <param name="columns">m.</param>
    /// <param name="height">V.</param>
    /// <param name="numbers">[B, n].</param>
    /// <param name="dy">[B·n, m].</param>
    /// <param name="gradient">[V, m], without padding; 0 in every row that is not used.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    /// <param name="used">[V]: 1 for each row that the batch uses, or one of those whose gradients are added up; else 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScatterAdd(Share share, int batch, int count, int columns, int height, Rows numbers, Rows dy, Row gradient, bool accumulate, Row used)
    {
        Part own = share.Of(height, RowsTogether);

        if (!accumulate)
            Forget(own, columns, gradient, used);

        for (int example = 0; example < batch; example++)
        {
            for (int i = 0; i < count; i++)
            {
                float number = numbers[example, i];

                if (IsRow(number, height) && (int)number >= own.Start && (int)number < own.End)
                {
                    used[(int)number] = 1f;
                    Add(dy.Pointer(example * count + i), columns, gradient.Pointer + (nint)number * columns);
                }
            }
        }
    }

    private static void Forget(Part rows, int columns, Row gradient, Row used)
    {
        for (int row = rows.Start; row < rows.End; row++)
        {
            if (used[row] == 0f)
                continue;

            used[row] = 0f;
            Floats.Clear(gradient.Pointer + (nint)row * columns, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsRow(float number, int height) => number >= 0 && number < height && number == (int)number;

    /// <summary>The row of a number, or the one behind all rows for a number that is no row's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int RowOf(float number, int height) => IsRow(number, height) ? (int)number : height;

    /// <summary>sum[j] += term[j].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add(float* term, int columns, float* sum) => Loop.Rows(new Part(0, 1), columns, new Addition(sum, term));

    private readonly struct Addition(float* sum, float* term) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int column) where V : struct, ILanes<V> =>
            V.Store(sum, 0, column, V.Load(sum, 0, column) + V.Load(term, 0, column));
    }
}
