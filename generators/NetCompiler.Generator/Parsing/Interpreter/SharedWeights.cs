using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>
/// Blocks marked <c>[SharedWeights]</c>. The first call makes the layers; the i-th layer with parameters of every later call uses the parameters of the first call's i-th.
/// A local function or a lambda is a block of its own wherever its declaration is evaluated.
/// </summary>
internal sealed partial class Evaluator
{
    private readonly List<SharedBlock> _sharedBlocks = [];
    private SharedCall? _sharing;

    /// <summary>A block, and the layers that its first call made or, inside another shared block, was given.</summary>
    private sealed record SharedBlock(IMethodSymbol Method, Scope? Captured, string Name)
    {
        public List<int> Layers { get; } = [];
    }

    /// <summary>A call of a shared block under evaluation.</summary>
    private sealed class SharedCall(SharedBlock block, bool isFirst, Origin origin, SharedCall? outer)
    {
        public SharedBlock Block { get; } = block;

        public bool IsFirst { get; } = isFirst;

        public Origin Origin { get; } = origin;

        public SharedCall? Outer { get; } = outer;

        /// <summary>Layers with parameters that the call has made.</summary>
        public int Layers { get; set; }

        /// <summary>Whether it was reported, and shares nothing from there on.</summary>
        public bool HasFailed { get; set; }
    }

    private static bool SharesWeights(IMethodSymbol definition) => KnownTypes.AttributeOf(definition, KnownTypes.SharedWeights) is not null;

    private SharedCall EnterShared(FunctionValue function, IMethodSymbol definition, IOperation call, string name)
    {
        SharedBlock? known = _sharedBlocks.FirstOrDefault(b => b.Captured == function.Captured && SymbolEqualityComparer.Default.Equals(b.Method, definition));
        SharedBlock block = known ?? new SharedBlock(definition, function.Captured, name);

        if (known is null)
            _sharedBlocks.Add(block);

        for (SharedCall? outer = _sharing; outer is not null; outer = outer.Outer)
        {
            if (outer.Block == block)
                throw Stop(call.Syntax, $"'{name}' shares its weights and calls itself, so that it is not known whose they are. Share a block that the recursion calls.", Rules.SharedWeights);
        }

        Location location = call is IInvocationOperation { Syntax: InvocationExpressionSyntax } invocation ? Underlined(invocation) : call.Syntax.GetLocation();
        return new SharedCall(block, known is null, new Origin(location, _callers), _sharing);
    }

    private void LeaveShared(SharedCall call)
    {
        if (!call.IsFirst && call.Layers < call.Block.Layers.Count && !spec.HasFindings)
            Differ(call, $"its first call makes {Count(call.Block.Layers.Count)} with parameters and this one {call.Layers}");
    }

    /// <summary>The name that a layer asks for; where a block is called again its layers ask for the same once more, and take the next ordinal.</summary>
    private NameHint Hint(string name, string? asked)
    {
        bool again = false;

        for (SharedCall? call = _sharing; call is not null; call = call.Outer)
            again |= !call.IsFirst;

        return again && asked is not null && Names.IsValid(asked)
            ? new NameHint("", new AssignedLocal(asked), Names.LowerCamel(name), null)
            : new NameHint(_frame.Path, _frame.Local, Names.LowerCamel(name), asked);
    }

    /// <summary>Gives a new layer inside a shared block the parameters of the first call's.</summary>
    private void Share(int node)
    {
        if (_sharing is null || !spec.Learns(node))
            return;

        int owner = node;

        for (SharedCall? call = _sharing; call is not null; call = call.Outer)
        {
            if (!call.IsFirst && !call.HasFailed)
                owner = Shared(call, node, owner);
        }

        for (SharedCall? call = _sharing; call is not null; call = call.Outer)
        {
            if (call.IsFirst)
                call.Block.Layers.Add(owner);
        }

        if (owner != node)
            spec.Share(node, owner);
    }

    /// <summary>Whose parameters the node has after one of the calls around it: those of an inner call win, and must be the same.</summary>
    private int Shared(SharedCall call, int node, int owner)
    {
        if (call.Layers == call.Block.Layers.Count)
        {
            Differ(call, $"its first call makes {Count(call.Layers)} with parameters and this one more");
            return owner;
        }

        int first = call.Block.Layers[call.Layers++];

        if (owner != node && owner != first)
            Differ(call, "a block inside it has weights of its own already");
        else if (spec.Unlike(first, node) is { } difference)
            Differ(call, difference);
        else
            return first;

        return owner;
    }

    private void Differ(SharedCall call, string how)
    {
        call.HasFailed = true;
        spec.Report(Rules.SharedWeights, $"{call.Block.Name} shares its weights, but {how}. Call it alike, or remove [SharedWeights].", call.Origin);
    }

    private static string Count(int layers) => layers == 1 ? "1 layer" : layers + " layers";
}
