using System;
using System.Collections.Generic;
using NetCompiler;

namespace Adding;

/// <summary>A kind of memory: its networks for each length, which share their weights, and the one that shows gradients.</summary>
internal sealed record Memory(IReadOnlyDictionary<int, Func<ulong, Network>> ByLength, Func<ulong, Network> Probe)
{
    public static readonly IReadOnlyDictionary<string, Memory> ByName = new Dictionary<string, Memory>
    {
        ["lstm"] = new(
            new Dictionary<int, Func<ulong, Network>> { [50] = s => new Lstm50(s), [100] = s => new Lstm100(s), [200] = s => new Lstm200(s), [500] = s => new Lstm500(s), [1000] = s => new Lstm1000(s) },
            s => new LstmProbe(s)),
        ["gru"] = new(
            new Dictionary<int, Func<ulong, Network>> { [50] = s => new Gru50(s), [100] = s => new Gru100(s), [200] = s => new Gru200(s), [500] = s => new Gru500(s), [1000] = s => new Gru1000(s) },
            s => new GruProbe(s)),
        ["rnn"] = new(
            new Dictionary<int, Func<ulong, Network>> { [50] = s => new Rnn50(s), [100] = s => new Rnn100(s), [200] = s => new Rnn200(s), [500] = s => new Rnn500(s), [1000] = s => new Rnn1000(s) },
            s => new RnnProbe(s)),
    };

    /// <summary>Gives a network the weights of another one of the same kind.</summary>
    public static void Copy(Network from, Network to)
    {
        foreach (Parameter source in from.Parameters)
        {
            var values = new float[source.Count];
            source.CopyTo(values);
            Named(to, source.Name).CopyFrom(values);
        }
    }

    public static Parameter Named(Network network, string name)
    {
        foreach (Parameter parameter in network.Parameters)
            if (parameter.Name == name)
                return parameter;
        throw new ArgumentException($"{network.Name} has no parameter {name}.", nameof(name));
    }
}
