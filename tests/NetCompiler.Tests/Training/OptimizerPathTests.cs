using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Ten steps of every optimizer along recorded gradients, against the path that PyTorch takes.</summary>
public class OptimizerPathTests
{
    internal static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["sgd"] = () => new Sgd(.05f),
        ["sgd, decay"] = () => new Sgd(.05f, weightDecay: .1f),
        ["sgd, momentum, decay"] = () => new Sgd(.05f, momentum: .9f, weightDecay: .1f),
        ["sgd, nesterov"] = () => new Sgd(.05f, momentum: .9f, nesterov: true),
        ["sgd, nesterov, decay"] = () => new Sgd(.05f, momentum: .9f, nesterov: true, weightDecay: .1f),
        ["adagrad"] = () => new AdaGrad(.1f),
        ["adagrad, all"] = () => new AdaGrad(.1f, learningRateDecay: .05f, initialAccumulator: .2f, weightDecay: .1f, epsilon: 1e-6f),
        ["adadelta"] = () => new AdaDelta(),
        ["adadelta, all"] = () => new AdaDelta(2f, rho: .8f, epsilon: 1e-3f, weightDecay: .1f),
        ["rmsprop"] = () => new RmsProp(.02f),
        ["rmsprop, momentum"] = () => new RmsProp(.02f, alpha: .9f, momentum: .8f, weightDecay: .1f),
        ["rmsprop, centered"] = () => new RmsProp(.02f, alpha: .9f, epsilon: 1e-4f, centered: true),
        ["rmsprop, centered, momentum"] = () => new RmsProp(.02f, alpha: .9f, epsilon: 1e-4f, centered: true, momentum: .8f),
        ["adam"] = () => new Adam(.02f),
        ["adam, decay"] = () => new Adam(.02f, beta1: .8f, beta2: .95f, epsilon: 1e-3f, weightDecay: .1f),
        ["adam, amsgrad"] = () => new Adam(.02f, beta1: .8f, beta2: .7f, amsGrad: true),
        ["adamw"] = () => new AdamW(.02f, weightDecay: .1f),
        ["adamw, amsgrad"] = () => new AdamW(.02f, beta1: .8f, beta2: .7f, weightDecay: .1f, amsGrad: true),
        ["nadam"] = () => new NAdam(.02f),
        ["nadam, decay"] = () => new NAdam(.02f, beta1: .8f, beta2: .95f, momentumDecay: .1f, weightDecay: .1f),
    };

    public static TheoryData<string> Names => [.. Recorded.Optimizers.GetProperty("paths").EnumerateObject().Select(path => path.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_lead_where_PyTorch_is_led(string name)
    {
        JsonElement path = Recorded.Optimizers.GetProperty("paths").GetProperty(name);
        float[][] gradients = [.. Recorded.Optimizers.GetProperty("gradients").EnumerateArray().Select(row => row.Floats())];
        var network = new Plane(Recorded.Optimizers.GetProperty("start").Floats());
        Optimizer optimizer = Optimizers[name]();

        for (int step = 0; step < gradients.Length; step++)
        {
            network.Gradients(Plane.Slopes(gradients[step]));
            optimizer.Step(network);
            foreach ((double expected, float actual) in path[step].Numbers().Zip(network.Theta))
                Assert.True(Math.Abs(expected - actual) < 2e-6, $"{name}, step {step + 1}: {actual}, expected {expected}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_it_exports_carries_it_on(string name)
    {
        float[][] gradients = [.. Recorded.Optimizers.GetProperty("gradients").EnumerateArray().Select(row => row.Floats())];
        Plane whole = new(1, 2, 3, 4, 5), half = new(1, 2, 3, 4, 5);
        Optimizer one = Optimizers[name](), first = Optimizers[name](), second = Optimizers[name]();

        for (int step = 0; step < gradients.Length; step++)
        {
            Dataset slope = Plane.Slopes(gradients[step]);
            whole.Gradients(slope);
            one.Step(whole);

            if (step == 4)
            {
                second.Prepare(half);
                second.Restore(first.Export());
            }

            half.Gradients(slope);
            (step < 4 ? first : second).Step(half);
        }

        Assert.Equal(whole.Fingerprint, half.Fingerprint);
        Assert.Equal(10, second.Steps);
    }
}
