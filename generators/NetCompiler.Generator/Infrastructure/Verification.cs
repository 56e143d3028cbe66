using System;
using System.Collections.Generic;

namespace NetCompiler.Generator.Infrastructure;

/// <summary>What a verifier found: laws that a stage's result must keep and does not. An empty list is the only good one.</summary>
internal sealed class Verification(string stage)
{
    private readonly List<string> _broken = [];

    public IReadOnlyList<string> Broken => _broken;

    public void Require(bool holds, string law)
    {
        if (!holds)
            _broken.Add(law);
    }

    /// <exception cref="InvalidOperationException">A law is broken: the compiler has an error, not the network.</exception>
    public void ThrowIfBroken()
    {
        if (_broken.Count > 0)
            throw new InvalidOperationException($"{stage} broke its laws:\n  " + string.Join("\n  ", _broken));
    }
}
