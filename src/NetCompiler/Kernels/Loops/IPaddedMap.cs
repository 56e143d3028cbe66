using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// A map that stores only into rows with padding up to a multiple of 16 columns, or up to 8 if they hold all. There the last columns of a row are done by whole registers, because many
/// processors store part of one many times slower; what comes of the padding is padding.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPaddedMap : IMap;
