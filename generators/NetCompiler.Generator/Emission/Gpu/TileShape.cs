namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>How a product of matrices is divided: each group computes a tile, each of its threads some results of it, from stretches of both factors in shared memory.</summary>
/// <param name="Rows">Rows of the tile.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Depth">Terms of the sums that are in shared memory at a time.</param>
/// <param name="RowsEach">Rows of results that a thread computes.</param>
/// <param name="ColumnsEach">Columns of them.</param>
internal sealed record TileShape(int Rows, int Columns, int Depth, int RowsEach, int ColumnsEach)
{
    private const int Few = 32, Large = 128;

    /// <summary>The least with which a thread has 64 multiply–adds for 16 loads.</summary>
    private static readonly TileShape Widest = new(128, 128, 8, 8, 8), Wide = new(64, 64, 8, 8, 8), Narrow = new(16, 16, 16, 2, 2);

    public int ThreadsX => Columns / ColumnsEach;

    public int ThreadsY => Rows / RowsEach;

    public int Threads => ThreadsX * ThreadsY;

    /// <summary>The tile for products whose columns are gates, each with a column for every unit: a thread has a unit of all gates, in two rows.</summary>
    public static TileShape? OfGates(int gates, int units, int depth) => units <= Few && depth <= Few ? null : new(16, 16 * gates, 16, 2, gates);

    /// <summary>The tile for these sizes; null where so few terms make so few columns that each thread had better read its factors itself.</summary>
    /// <param name="rows">Rows of the result; null for those of a batch.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="depth">Terms of each sum; null for the examples of a batch.</param>
    public static TileShape? Of(int? rows, int columns, int? depth) => (rows, columns, depth) switch
    {
        (_, <= Few, <= Few) or ( <= Few, <= Few, _) => null,
        ( >= Large, >= Large, _) => Widest,
        ( >= Few, >= 2 * Few, _) or (null, >= 2 * Few, _) => Wide,
        _ => Narrow,
    };
}
