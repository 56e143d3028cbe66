namespace NetCompiler;

/// <summary>Something found in an image.</summary>
/// <param name="Box">Where.</param>
/// <param name="Class">What, from 0.</param>
/// <param name="Score">How surely; only the order of scores counts, and NaN comes last.</param>
public readonly record struct Detection(Box Box, int Class, float Score);

/// <summary>Something that is in an image.</summary>
/// <param name="Box">Where.</param>
/// <param name="Class">What, from 0.</param>
/// <param name="IsDifficult">Whether it counts for nothing: it is not missed when it is not found, and what finds it is neither right nor wrong.</param>
public readonly record struct GroundTruth(Box Box, int Class, bool IsDifficult = false);
