namespace NetCompiler.Kernels;

/// <summary>The left factor of a product, [rows, inputs], wherever its elements come from.</summary>
internal unsafe interface IInputs
{
    /// <summary>packed[r][i] = x[rows.Start + r, inputs.Start + i]: the asked-for inputs of each row side by side. May write 15 floats more than asked for.</summary>
    void Pack(Part rows, Part inputs, float* packed);
}
