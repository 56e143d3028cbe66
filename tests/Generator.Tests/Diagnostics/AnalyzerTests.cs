using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>How programs use networks: what is reported, at which place, and what is left alone.</summary>
public class AnalyzerTests
{
    private const string Networks = """
        using System;
        using System.Collections.Generic;
        using NetCompiler;
        [Network, Input(4), Dense(3)] partial class Mute;
        [Network, Input(4), Dense(3), SoftmaxCrossEntropy] partial class Iris;
        [Network] partial class Graph { public static Tensor Forward([Shape(4)] Tensor x) => Blocks.Twice(x, t => t.Relu()).Dense(3); }
        static class Blocks { public static Tensor Twice(Tensor x, Func<Tensor, Tensor> f) => f(f(x)); }

        """;

    [Theory]
    [InlineData(Rules.MissingLoss, "class P { void M(Mute m, Dataset d) { m.[|Fit|](d); m.[|Evaluate|](d); m.[|Gradients|](d); } }")]
    [InlineData(Rules.MissingLoss, "class P { void M(Dataset d) => new Mute().[|Fit|](d); }")]
    [InlineData(Rules.RunTimeTensor, "class P { object M() => [|Graph.Forward(null!)|]; }")]
    [InlineData(Rules.RunTimeTensor, "class P { object M() => [|Blocks.Twice(null!, null!)|]; }")]
    [InlineData(Rules.RunTimeTensor, "class P { void M() { Action a = () => [|Graph.Forward(null!)|]; } }")]
    [InlineData(Rules.NotMarked, "[[|Input(4)|], Dense(3)] class P;")]
    [InlineData(Rules.NotMarked, "[[|SoftmaxCrossEntropy|]] class P;")]
    [InlineData(Rules.UnmarkedType, "[Blocks] static class P { static Tensor M([|Own|] own, Tensor x) => [|Blocks|].Twice(x, [|Graph|].Forward); } record Own;")]
    [InlineData(Rules.UnmarkedType, "[Blocks] static class P { static Tensor M(Tensor x) => x.[|Wide|](); } static class E { public static Tensor Wide(this Tensor x) => x.Dense(3); }")]
    [InlineData(Rules.ValidationIsTraining, "class P { void M(Iris m, Dataset d) => m.Fit(d, new TrainingOptions { Validation = [|d|] }); }")]
    [InlineData(Rules.ForgetfulOptimizer, "class P { void M(Iris m, Dataset d) { while (true) m.Fit(d, new() { Optimizer = [|new Adam()|] }); } }")]
    [InlineData(Rules.ForgetfulOptimizer, "class P { static readonly Iris Model = new(); void M(Dataset d) { foreach (int i in new int[3]) Model.Fit(options: new() { Optimizer = [|new Adam(1e-2f)|] }, training: d); } }")]
    public void Reported(string rule, string markup) => Marked.Reports(rule, Networks + markup);

    [Theory]
    [InlineData("class P { void M(Iris m, Dataset d) { m.Fit(d); m.Evaluate(d); } }")]
    [InlineData("class P { void M(Mute m) => m.Predict(new float[4]); }")]
    [InlineData("class P { void M(Network m, Dataset d) => m.Fit(d); }")]
    [InlineData("class P { static Tensor Block(Tensor x) { Tensor Local(int n) => x.Dense(n); return Local(3); } }")]
    [InlineData("class P { static readonly Func<Tensor, Tensor>[] Blocks = [x => x.Relu(), Graph.Forward]; }")]
    [InlineData("class P { static Dictionary<string, Func<Tensor, Tensor>> All => new() { [\"a\"] = t => t.Tanh() }; }")]
    [InlineData("class P { Tensor _x = null!; void Grow() { _x = _x.Relu(); } }")]
    [InlineData("class P { void M(Iris m, Dataset d) { var (train, rest) = d.Split(9); m.Fit(train, new() { Validation = rest }); } }")]
    [InlineData("class P { void M(Dataset d) { for (int i = 0; i < 3; i++) { Iris m = new((ulong)i); m.Fit(d, new() { Optimizer = new Adam() }); } } }")]
    [InlineData("class P { void M(Iris m, Dataset d) { Adam adam = new(); for (int i = 0; i < 3; i++) m.Fit(d, new() { Optimizer = adam }); } }")]
    [InlineData("[Obsolete] class P;")]
    [InlineData("[Blocks] static class P { const int N = 3; static Tensor M(Own own, Tensor x) => Inner.Twice(x, t => t.Dense(Math.Max(N, own.N))); static class Inner { public static Tensor Twice(Tensor x, Func<Tensor, Tensor> f) => f(f(x)); } } [Blocks] record Own(int N);")]
    public void Left_alone(string source) => Assert.Empty(Compiled.Tolerantly(Networks + source).Findings);
}
