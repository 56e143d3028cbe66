namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>How a product of matrices is divided among threads, chosen from what the compiler knows of its shapes. The order of a sum's terms depends on the form alone.</summary>
internal abstract record ProductForm
{
    private const int Few = 32, Large = 128;

    /// <summary>Rows or columns of which a tile would be nearly empty.</summary>
    private const int Thin = 4;

    private static readonly ProductForm ResultEach = new ResultEach(), RowsTogether = new LinesTogether(AreRows: true), ColumnsTogether = new LinesTogether(AreRows: false);

    /// <summary>The least with which a thread has 64 multiply–adds for 16 loads.</summary>
    private static readonly Tile Widest = new(128, 128, 8, 8, 8), Wide = new(64, 64, 8, 8, 8), Narrow = new(16, 16, 16, 2, 2);

    /// <summary>The form for these sizes.</summary>
    /// <param name="rows">Rows of the result; null for those of a batch.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="terms">Terms of each sum; null for the examples of a batch.</param>
    /// <param name="left">How the left factor lies.</param>
    /// <param name="right">How the right one does.</param>
    public static ProductForm Of(int? rows, int columns, int? terms, Factor left, Factor right) => (rows, columns, terms) switch
    {
        (_, <= Thin, > Few) when left.ByTerm => RowsTogether,
        ( <= Thin, _, > Few) when right.ByTerm => ColumnsTogether,
        (_, <= Few, <= Few) or ( <= Few, <= Few, _) or ( <= Thin, _, _) or (_, <= Thin, _) => ResultEach,
        ( >= Large, >= Large, _) => Widest,
        ( >= Few, >= 2 * Few, _) or (null, >= 2 * Few, _) => Wide,
        _ => Narrow,
    };

    /// <summary>The form for products whose columns are gates, each with a column for every unit: of a tile a thread has a unit of all gates, in two rows.</summary>
    public static ProductForm OfGates(int gates, int units, int terms) => units <= Few && terms <= Few ? ResultEach : new Tile(16, 16 * gates, 16, 2, gates);

    /// <summary>How many groups have all results.</summary>
    public abstract int Groups(int rows, int columns);

    /// <summary>What <c>Left</c> gives.</summary>
    public virtual Reading Left(ProductSize size) => default;

    /// <summary>What <c>Right</c> gives.</summary>
    public virtual Reading Right(ProductSize size) => default;

    /// <summary>The loops, which call <c>Left</c> and <c>Right</c> for the factors and <c>Finish</c> with each result.</summary>
    public abstract void Write(KernelCode code, ProductSize size);
}
