using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Reviews;

/// <summary>What <c>--network</c> and <c>--length</c> can name. A network is compiled for one length; its weights fit every other one.</summary>
internal static class Networks
{
    /// <summary>How many numbers of words the networks know.</summary>
    public const int Words = 5000;

    public static readonly IReadOnlyDictionary<(string Name, int Length), Func<ulong, Network>> Create = new Dictionary<(string, int), Func<ulong, Network>>
    {
        [("lstm", 50)] = seed => new Lstm50(seed),
        [("lstm", 200)] = seed => new Lstm200(seed),
        [("lstm", 600)] = seed => new Lstm600(seed),
        [("gru", 50)] = seed => new Gru50(seed),
        [("gru", 200)] = seed => new Gru200(seed),
        [("gru", 600)] = seed => new Gru600(seed),
        [("bidirectional", 50)] = seed => new Bidirectional50(seed),
        [("bidirectional", 200)] = seed => new Bidirectional200(seed),
        [("bidirectional", 600)] = seed => new Bidirectional600(seed),
        [("attention", 50)] = seed => new Attending50(seed),
        [("attention", 200)] = seed => new Attending200(seed),
        [("attention", 600)] = seed => new Attending600(seed),
    };

    public static IEnumerable<string> Names => Create.Keys.Select(key => key.Name).Distinct();

    public static IEnumerable<int> Lengths => Create.Keys.Select(key => key.Length).Distinct();
}
