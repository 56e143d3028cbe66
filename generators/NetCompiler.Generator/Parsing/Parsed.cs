using NetCompiler.Generator.Graph;

namespace NetCompiler.Generator.Parsing;

/// <summary>
/// What parsing leaves: the specification, by which everything later is cached, and where its pieces were written, by which nothing is.
/// The map is compared by reference, so a parsed network is always news and its specification seldom.
/// </summary>
internal sealed record Parsed(NetworkSpec Spec, SourceMap Map);
