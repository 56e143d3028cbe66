using System;
using System.IO;
using System.Linq;
using System.Reflection;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Samples;

/// <summary>The networks that forecast: so many parameters, and a forecast that changes nothing where they have learned nothing.</summary>
public sealed class ForecastNetworkTests
{
    [Theory]
    [InlineData("Lstm", "Months", "4 385")]             // 4·32·(1 + 32 + 1) + 33
    [InlineData("Lstm", "Days", "4 641")]               // 4·32·(3 + 32 + 1) + 33
    [InlineData("Lstm", "Hours", "6 168")]              // 4·32·(9 + 32 + 1) + 24·33
    [InlineData("Gru", "Months", "3 393")]              // 3·32·(1 + 32 + 2) + 33
    [InlineData("Gru", "Days", "3 585")]                // 3·32·(3 + 32 + 2) + 33
    [InlineData("Gru", "Hours", "4 920")]               // 3·32·(9 + 32 + 2) + 24·33
    [InlineData("Convolutions", "Months", "3 617")]     // 32·(3·1 + 1) + 32·(3·32 + 1) + 32·12 + 1
    [InlineData("Convolutions", "Days", "4 385")]       // 32·(3·3 + 1) + 32·(3·32 + 1) + 32·30 + 1
    [InlineData("Convolutions", "Hours", "40 888")]     // 32·(3·9 + 1) + 32·(3·32 + 1) + 24·(32·48 + 1)
    [InlineData("Mlp", "Months", "2 945")]              // 64·(12·1 + 1) + 32·65 + 33
    [InlineData("Mlp", "Days", "7 937")]                // 64·(30·3 + 1) + 32·65 + 33
    [InlineData("Mlp", "Hours", "30 584")]              // 64·(48·9 + 1) + 32·65 + 24·33
    public void A_network_has_these_parameters_and_begins_with_the_last_value(string file, string series, string parameters)
    {
        using Loaded loaded = Compiled.Load(File.ReadAllText(Repository.At("samples", "Forecast", file + ".cs")));
        string name = $"Forecast.{series}{(file == "Convolutions" ? "Conv" : file)}";
        Type type = loaded.Assembly.GetType(name, throwOnError: true)!;
        Assert.Contains($"\n{parameters} parameters", (string)type.GetProperty("Summary", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

        (int steps, int columns, int horizon) = series switch { "Months" => (12, 1, 1), "Days" => (30, 3, 1), _ => (48, 9, 24) };
        Network network = loaded.Network(name);
        foreach (Parameter parameter in network.Parameters)
            parameter.CopyFrom(new float[parameter.Count]);

        float[] window = [.. Enumerable.Range(1, steps * columns).Select(i => (float)i)];
        Assert.Equal(Enumerable.Repeat(window[(steps - 1) * columns], horizon), network.Predict(window));
    }
}
