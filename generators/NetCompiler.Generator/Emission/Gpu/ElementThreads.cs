namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>One thread an element of a value: <c>b</c> is its row, <c>j</c> its place in it.</summary>
internal static class ElementThreads
{
    private const int Threads = 256;

    /// <summary>Which element a thread has, and how many threads there are.</summary>
    /// <param name="code">The kernel.</param>
    /// <param name="step">The value, or one with as many rows.</param>
    /// <param name="columns">Elements of a row.</param>
    public static void Begin(KernelCode code, int step, int columns)
    {
        string count = code.Constant("Columns", columns);
        bool isOfExamples = code.Flow[step].Type.PerExample;

        code.Body.Add(isOfExamples ? $"int i = Grid.IdxX * {Literals.Of(Threads)} + Group.IdxX, b = i / {count}, j = i - b * {count};" : $"int j = Grid.IdxX * {Literals.Of(Threads)} + Group.IdxX;");
        code.Body.Add(isOfExamples ? $"if (b >= {code.RowsOf(step)})" : $"if (j >= {count})");
        code.Body.Add("    return;");
        code.Body.Add("");
        code.Threads = Threads;
        code.Work = "an element each";
        code.Over = $"new({(isOfExamples ? $"DevicePass.Groups({KernelCode.TimesBatch(code.PositionsOf(step) * columns)}, {Literals.Of(Threads)})" : Literals.Of((columns + Threads - 1) / Threads))}, {Literals.Of(Threads)})";
    }
}
