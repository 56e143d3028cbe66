using System;

namespace NetCompiler;

/// <summary>
/// Marks a type whose methods networks of other projects use: blocks from tensors to tensors, and what these need.
/// <code>
/// [Blocks]
/// public static class Residuals
/// {
///     public static Tensor Residual(this Tensor x, int units) => (x + x.Dense(units).Relu().Dense(x.Size)).Relu();
/// }
/// </code>
/// <para>
/// A network is compiled from the source of all that its <c>Forward</c> calls, and another project, or a package, is seen without its source. The source of a marked type, and of no other, is therefore
/// put into its assembly, as a <see cref="BlockSourceAttribute"/>: whoever has the assembly can read it. Networks of the same project need no mark.
/// </para>
/// <para>
/// A marked type is compiled by itself, so it may use what is marked in its own project, and everything of the projects and packages that it references; types nested in it are marked with it.
/// What it may contain is what <c>Forward</c> may. A mistake in the way a block is used is reported on the call, with the block's file and line.
/// </para>
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum, Inherited = false)]
public sealed class BlocksAttribute : Attribute;
