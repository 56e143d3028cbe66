using System;
using System.Runtime.InteropServices;

namespace NetCompiler;

public abstract partial class Network
{
    /// <summary>
    /// Sixteen hexadecimal digits that differ when any bit of any parameter or state differs (FNV-1a over 32-bit words, in logical order): two networks
    /// with the same fingerprint have learnt the same.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            ulong hash = 14695981039346656037;
            foreach (Parameter parameter in Parameters)
                hash = Mix(hash, parameter.ToArray());
            foreach (State state in States)
                hash = Mix(hash, state.ToArray());
            return hash.ToString("x16");
        }
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<float> values)
    {
        foreach (uint word in MemoryMarshal.Cast<float, uint>(values))
            hash = (hash ^ word) * 1099511628211;
        return hash;
    }
}
