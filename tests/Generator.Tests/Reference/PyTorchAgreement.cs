using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>Networks as users write them, compiled and run, against what PyTorch recorded: outputs, losses, gradients, ten steps of each optimizer.</summary>
[Trait("Category", "EveryPath")]
public sealed class PyTorchAgreement
{
    private const double Tolerance = 1e-5;

    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["sgd"] = () => new Sgd(0.05f, momentum: 0.9f),
        ["adam"] = () => new Adam(0.01f),
        ["adamw"] = () => new AdamW(0.01f, weightDecay: 0.02f),
    };

    public static TheoryData<string> Networks => [.. Recording.All];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_computes_what_PyTorch_computes(string name)
    {
        Recording record = Recording.Read(name);
        using Loaded loaded = Compiled.Load(record.Source);
        Dataset batch = Batch(record);

        Network network = Start(loaded, name, record);
        float[][] predictions = network.Predict(batch);

        foreach ((RecordedTensor expected, float[] actual) in record.Section("predictions").Zip(predictions))
            Close.Assert("prediction " + expected.Name, expected.Values, actual, Tolerance);

        Close.Assert("loss of the prediction", [record.Number("evaluationLoss")], [(float)network.Evaluate(batch).Loss], Tolerance);
        Close.Assert("loss", [record.Number("loss")], [network.Gradients(batch)], Tolerance);

        foreach (RecordedTensor expected in record.Section("gradients"))
            Close.Assert("gradient of " + expected.Name, expected.Values, Find(network, expected.Name).Gradient.ToArray(), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Ten_steps_of_each_optimizer_lead_where_PyTorch_is_led(string name)
    {
        Recording record = Recording.Read(name);
        using Loaded loaded = Compiled.Load(record.Source);
        Dataset batch = Batch(record);

        foreach ((string title, Func<Optimizer> create) in Optimizers.Where(o => record.Has(o.Key)))
        {
            Network network = Start(loaded, name, record);
            Optimizer optimizer = create();

            for (int step = 0; step < record.Steps; step++)
            {
                network.Gradients(batch, (ulong)step);
                optimizer.Step(network);
            }

            foreach (RecordedTensor expected in record.Section(title))
                Close.Assert($"{expected.Name} after {record.Steps} steps of {title}", expected.Values, Values(network, expected.Name), Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_takes_the_same_steps_as_a_loop_of_ones_own(string name)
    {
        Recording record = Recording.Read(name);
        using Loaded loaded = Compiled.Load(record.Source);
        Dataset batch = Batch(record);

        foreach ((string title, Func<Optimizer> create) in Optimizers.Where(o => record.Has(o.Key)))
        {
            Network network = Start(loaded, name, record);
            network.Fit(batch, new() { Epochs = record.Steps, BatchSize = batch.Count, Shuffle = false, Optimizer = create() });

            foreach (RecordedTensor expected in record.Section(title))
                Close.Assert($"{expected.Name} after {record.Steps} epochs of {title}", expected.Values, Values(network, expected.Name), Tolerance);
        }
    }

    /// <summary>The network with the recorded parameters, which must be just its own: the same names in the same order, the same shapes.</summary>
    private static Network Start(Loaded loaded, string name, Recording record)
    {
        Network network = loaded.Network(name);
        IReadOnlyList<RecordedTensor> parameters = record.Section("parameters"), states = record.Section("states");

        Assert.Equal(parameters.Select(p => $"{p.Name} [{string.Join(", ", p.Shape)}]"), network.Parameters.Select(p => $"{p.Name} [{string.Join(", ", p.Shape)}]"));
        Assert.Equal(states.Select(s => s.Name), network.States.Select(s => s.Name));

        foreach ((RecordedTensor from, Parameter to) in parameters.Zip(network.Parameters))
            to.CopyFrom(from.Floats);

        foreach ((RecordedTensor from, State to) in states.Zip(network.States))
            to.CopyFrom(from.Floats);

        return network;
    }

    private static Dataset Batch(Recording record) =>
        new([.. record.Section("inputs").Select(t => t.Column)], [.. record.Section("targets").Select(t => t.Column)]);

    private static Parameter Find(Network network, string name) => network.Parameters.Single(p => p.Name == name);

    private static float[] Values(Network network, string name) =>
        network.States.FirstOrDefault(s => s.Name == name)?.ToArray() ?? Find(network, name).ToArray();
}
