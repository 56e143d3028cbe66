namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>How a factor of a product lies in memory.</summary>
/// <param name="ByTerm">Whether the terms of a row of the left factor, or of a column of the right one, lie side by side; rows or columns do otherwise.</param>
/// <param name="HasQuads">Whether any four of what lies side by side, from a multiple of four on, can be read at once.</param>
internal sealed record Factor(bool ByTerm, bool HasQuads)
{
    /// <summary>A value of examples, of whose rows the elements are terms.</summary>
    /// <param name="code">The kernel.</param>
    /// <param name="value">The value.</param>
    /// <param name="terms">So many lie side by side.</param>
    public static Factor ByTerms(KernelCode code, int value, int terms) => new(true, code.HasQuads(value) && IsQuads(terms));

    /// <summary>A value of examples, of whose rows the elements are rows or columns of the product. The last four may be partly the padding of the row, of which nothing is made.</summary>
    public static Factor ByLines(KernelCode code, int value) => new(false, code.HasQuads(value));

    /// <summary>Weights, of which so many lie side by side: no row is padded.</summary>
    public static Factor OfWeights(bool byTerm, int sideBySide) => new(byTerm, IsQuads(sideBySide));

    public static bool IsQuads(int count) => count % 4 == 0;
}

/// <summary>What a kernel's methods for a factor give: one element, or four.</summary>
/// <param name="IsQuad">Whether it is four.</param>
internal readonly record struct Reading(bool IsQuad)
{
    public string Type => IsQuad ? "Float4" : "float";

    /// <summary>What there is where the factor has no such element.</summary>
    public string None => IsQuad ? "default" : "0f";

    public string At(string view, string index) => IsQuad ? $"Float4.At({view}, {index})" : $"{view}[{index}]";
}
