using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>Rows and columns around an image that count in an average, though nothing is there. None: <c>default</c>.</summary>
/// <param name="Top">Rows before the first.</param>
/// <param name="Left">Columns before the first.</param>
/// <param name="Bottom">Rows behind the last.</param>
/// <param name="Right">Columns behind the last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Border(int Top, int Left, int Bottom, int Right);
