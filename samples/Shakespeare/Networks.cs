using System;
using System.Collections.Generic;
using NetCompiler;

namespace Shakespeare;

/// <summary>What <c>--network</c> can name: a network that learns from stretches of text, and the same character by character.</summary>
internal static class Networks
{
    /// <summary>How many numbers of characters the networks know, one of them for all others.</summary>
    public const int Characters = 66;

    /// <summary>How many characters an example has.</summary>
    public const int Length = 128;

    public static readonly IReadOnlyDictionary<string, Func<ulong, (Network Reader, Network Writer)>> Create = new Dictionary<string, Func<ulong, (Network, Network)>>
    {
        ["gru"] = seed => (new GruReader(seed), new GruWriter()),
        ["lstm"] = seed => (new LstmReader(seed), new LstmWriter()),
        ["transformer"] = seed => (new TransformerReader(seed), new TransformerWriter()),
    };
}
