using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

public class ScheduleTests
{
    private static readonly Dataset Two = Plane.Slopes([1, 0, 0, 0, 0], [1, 0, 0, 0, 0]);

    private static readonly Dictionary<string, Func<Schedule>> Schedules = new()
    {
        ["step"] = () => new StepDecay(7, gamma: .5),
        ["multi-step"] = () => new MultiStepDecay([3, 10, 22], gamma: .3),
        ["exponential"] = () => new ExponentialDecay(.9),
        ["polynomial"] = () => new PolynomialDecay(20, power: 2),
        ["cosine"] = () => new CosineDecay(30, floor: .05),
        ["cosine, restarts"] = () => new CosineDecay(6, floor: .05, restarts: true),
        ["cosine, growing restarts"] = () => new CosineDecay(4, restarts: true, growth: 2),
        ["warm-up"] = () => new WarmUp(8, start: .2, ScheduleUnit.Epochs),
        ["warm-up, exponential"] = () => new WarmUp(8, start: .2, ScheduleUnit.Epochs, then: new ExponentialDecay(.9)),
        ["one cycle"] = () => new OneCycle(30, unit: ScheduleUnit.Epochs),
        ["one cycle, all"] = () => new OneCycle(30, rising: .45, division: 10, finalDivision: 50, ScheduleUnit.Epochs),
        ["plateau"] = () => new ReduceOnPlateau(.5, patience: 2, threshold: 1e-3, cooldown: 2, floor: .1),
    };

    public static TheoryData<string> Names => [.. Recorded.Schedules.GetProperty("factors").EnumerateObject().Select(factors => factors.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Factors_are_those_of_PyTorch(string name)
    {
        double[] expected = Recorded.Schedules.GetProperty("factors").GetProperty(name).Numbers();
        double[] losses = Recorded.Schedules.GetProperty("losses").Numbers();
        Schedule schedule = Schedules[name]();

        for (int epoch = 0; epoch < expected.Length; epoch++)
        {
            Assert.Equal(expected[epoch], schedule.Factor(new ScheduleTime(Step: 1000, epoch)), 1e-12);
            schedule.Observe(new EpochResult(epoch + 1, losses[epoch], null, null, null, default, 0));
        }
    }

    [Theory]
    [InlineData(ScheduleUnit.Steps, "0.5 0.375 0.25 0.125 0 0"), InlineData(ScheduleUnit.Epochs, "0.5 0.5 0.375 0.375 0.25 0.25")]
    public void The_rate_of_a_step_is_the_optimizers_times_the_factor(ScheduleUnit unit, string expected)
    {
        var rates = new List<float>();
        var network = new Plane();
        var options = new TrainingOptions
        {
            Epochs = 2,
            BatchSize = 1,
            Optimizer = new Sgd(.5f),
            Schedule = new PolynomialDecay(4, unit: unit),
            Progress = step => rates.Add(step.LearningRate),
        };

        network.Fit(Two, options);
        network.Fit(Two, options with { Epochs = 1 });    // goes on where the first has ended
        Assert.Equal(expected, string.Join(' ', rates.Select(rate => rate.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(-rates.Sum(), network.Theta[0], 1e-6f);
    }

    [Fact]
    public void Groups_follow_the_schedule_too()
    {
        var network = new Plane();
        network.Fit(Plane.Slopes([1, 0, 0, 1, 0]), new()
        {
            Epochs = 2,
            Optimizer = new Sgd(.5f),
            Schedule = new StepDecay(1, gamma: .5),
            Groups = [new("b*") { LearningRate = 2f }],
        });
        Assert.Equal([-.75f, 0f, 0f, -3f, 0f], network.Theta);
    }

    [Fact]
    public void A_schedule_after_a_warm_up_in_the_other_unit_is_not_shifted()
    {
        var schedule = new WarmUp(4, start: 0, ScheduleUnit.Steps, then: new StepDecay(1, .5));
        Assert.Equal([0, .75, .5, .25], new ScheduleTime[] { new(0, 0), new(3, 0), new(4, 1), new(9, 2) }.Select(schedule.Factor));
    }

    [Fact]
    public void A_plateau_goes_on_where_another_was()
    {
        Schedule first = Schedules["plateau"](), second = new WarmUp(1, then: Schedules["plateau"]());
        double[] losses = Recorded.Schedules.GetProperty("losses").Numbers();
        for (int epoch = 0; epoch < losses.Length; epoch++)
        {
            if (epoch == 13)
                second.Restore(first.Export().ToDictionary(number => number.Name, number => number.Value));
            if (epoch >= 13)
                second.Observe(new EpochResult(epoch + 1, losses[epoch], null, null, null, default, 0));
            first.Observe(new EpochResult(epoch + 1, losses[epoch], null, null, null, default, 0));
        }

        Assert.Equal(first.Factor(default), second.Factor(new ScheduleTime(100, 100)));
        Assert.Equal(first.Export(), second.Export());
    }

    [Fact]
    public void What_a_plateau_looks_at_must_be_there()
    {
        var error = Assert.Throws<ArgumentException>(() => new Plane().Fit(Two, new() { Schedule = new WarmUp(1, then: new ReduceOnPlateau(measure: Measure.ValidationLoss)) }));
        Assert.Contains("ReduceOnPlateau looks at ValidationLoss, but there are no validation data", error.Message);
    }

    [Fact]
    public void Constants_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiStepDecay([-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolynomialDecay(10, floor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(10, growth: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycle(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarmUp(5, start: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau(gamma: 1));
    }
}
