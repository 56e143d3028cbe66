namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>The frame of a kernel with one thread for each element of a result, which is at column j of row b.</summary>
internal static class ElementFrame
{
    private const int Threads = 256;

    /// <summary>Writes how a thread finds its element, and how many there are.</summary>
    public static void Open(KernelCode code, int result)
    {
        (int positions, int columns) = (code.Flow[result].Type.Positions, code.Flow[result].Type.Count);

        code.Constant("Columns", columns);
        code.Body.Add($"int i = Grid.IdxX * {Literals.Of(Threads)} + Group.IdxX, b = i / Columns, j = i - b * Columns;");
        code.Body.Add($"if (b >= {code.Arguments.Rows(positions)})");
        code.Body.Add("    return;");
        code.Body.Add("");
        code.Threads = Threads;
        code.Work = "an element each";
        code.Over = $"new(DevicePass.Groups({KernelCode.TimesBatch(positions * columns)}, {Literals.Of(Threads)}), {Literals.Of(Threads)})";
    }
}
