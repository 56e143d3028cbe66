using System.Linq;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>Blocks that are given blocks, return them, or keep them: by the units of the dense layers that they make.</summary>
public class BlocksAsValuesTests
{
    private const string Blocks = """
        static Tensor Same(Tensor x) => x.Dense(8);
        static Tensor Residual(Tensor x, Func<Tensor, Tensor> f) => (x + f(x)).Relu();
        static Tensor Repeat(Tensor x, int times, Func<Tensor, Tensor> f) { for (int i = 0; i < times; i++) x = f(x); return x; }
        static Tensor Chain(Tensor x, params Func<Tensor, Tensor>[] blocks) => blocks.Aggregate(x, (t, block) => block(t));
        static Tensor InTurn(Tensor x, params ReadOnlySpan<Func<Tensor, Tensor>> blocks) { foreach (var block in blocks) x = block(x); return x; }
        static Tensor OfList(Tensor x, params IEnumerable<Func<Tensor, Tensor>> blocks) { foreach (var block in blocks) x = block(x); return x; }
        static Func<Tensor, Tensor> Units(int n) => t => t.Dense(n);
        static Func<Tensor, Tensor> Twice(Func<Tensor, Tensor> f) => t => f(f(t));
        static Func<A, C> Compose<A, B, C>(Func<A, B> f, Func<B, C> g) => a => g(f(a));
        static (Tensor First, Tensor Second) Both(Tensor x, Func<Tensor, Tensor> a, Func<Tensor, Tensor> b) => (a(x), b(x));
        static Tensor With<T>(Tensor x, T value, Func<Tensor, T, Tensor> f) => f(x, value);
        static Tensor Sized<T>(Tensor x) where T : struct { Func<int> size = () => default(T) is long ? 2 : 1; return x.Dense(size()); }
        static Tensor Activated(Tensor x, int n = 4, Func<Tensor, Tensor>? activation = null) => activation?.Invoke(x.Dense(n)) ?? x.Dense(n + 1);
        static Tensor Guarded(Tensor x, Func<Tensor, Tensor>? f = null) => f is { } given ? given(x) : f is null ? x.Dense(1) : x;
        static Tensor Down(Tensor x, int n, Func<Tensor, int, Tensor> f) => n == 0 ? x : Down(f(x, n), n - 1, f);
        static Tensor Of<TBlock>(Tensor x) where TBlock : IBlock => TBlock.Apply(x.Dense(TBlock.Width));
        static readonly Func<Tensor, Tensor> Field = t => t.Dense(6);
        static readonly Func<Tensor, Tensor>[] Table = [Units(1), Same, static t => t.Dense(3)];
        static Func<Tensor, Tensor> Property => t => t.Dense(7);
        delegate Tensor Block(Tensor x, int units = 5);
        sealed record Stage(int Width, Func<Tensor, Tensor> Make) { public Tensor Apply(Tensor x) => Make(x.Dense(Width)); public Tensor this[Tensor x] => x; }
        interface IBlock { static abstract Tensor Apply(Tensor x); static virtual int Width => 3; }
        struct Wide : IBlock { public static Tensor Apply(Tensor x) => x.Dense(9); public static int Width => 2; }
        """;

    private const string Extensions = """
        static class Pipes
        {
            public static Tensor Then(this Tensor x, Func<Tensor, Tensor> f) => f(x);
            public static Func<Tensor, Tensor> Then(this Func<Tensor, Tensor> f, Func<Tensor, Tensor> g) => x => g(f(x));
            public static Tensor Wide(this Tensor x, int n = 11) => x.Dense(n);
        }
        """;

    [Theory]
    [InlineData("return Repeat(x, 3, h => Residual(h, g => g.Dense(8)));", "8 8 8")]
    [InlineData("return Repeat(x, 2, Same);", "8 8")]
    [InlineData("return Repeat(f: Units(3), times: 2, x: x);", "3 3")]
    [InlineData("return Chain(x, Units(1), Same, t => t.Dense(3));", "1 8 3")]
    [InlineData("return Chain(x);", "")]
    [InlineData("return Chain(x, Table);", "1 8 3")]
    [InlineData("return InTurn(x, Units(1), Units(2));", "1 2")]
    [InlineData("return OfList(x, Units(1), Units(2));", "1 2")]
    [InlineData("return Compose(Units(1), Units(2))(x);", "1 2")]
    [InlineData("return Compose<Tensor, int, Tensor>(t => t.Size, n => x.Dense(n + 1))(x);", "9")]
    [InlineData("return Twice(Twice(Units(2)))(x);", "2 2 2 2")]
    [InlineData("var (a, b) = Both(x, Units(1), Same); return Tensor.Concat(a, b);", "1 8")]
    [InlineData("return Both(x, Units(1), Same).Second;", "1 8")]
    [InlineData("return With(x, 4, (t, n) => t.Dense(n));", "4")]
    [InlineData("return With(x, (Width: 2, Depth: 3), (t, size) => Repeat(t, size.Depth, Units(size.Width)));", "2 2 2")]
    [InlineData("return Sized<long>(Sized<int>(x));", "1 2")]
    [InlineData("return Activated(Activated(x), 3, t => t.Relu().Dense(2));", "5 3 2")]
    [InlineData("return Guarded(Guarded(x), Same);", "1 8")]
    [InlineData("return Down(x, 3, (t, n) => t.Dense(n));", "3 2 1")]
    [InlineData("return Of<Wide>(x);", "2 9")]
    [InlineData("return Field(Property(x));", "7 6")]
    [InlineData("Block block = (t, n) => t.Dense(n); return block(block(x, 2));", "2 5")]
    [InlineData("foreach (var stage in new Stage[] { new(1, Units(2)), new(3, t => t.Dense(20)) }) x = stage.Make(x); return x;", "2 20")]
    [InlineData("foreach (var (width, make) in new[] { new Stage(1, Units(2)), new Stage(3, Same) }) x = make(x.Dense(width)); return x;", "1 2 3 8")]
    [InlineData("return (new Stage(1, Same) with { Make = Units(2) }).Apply(x);", "1 2")]
    [InlineData("Func<Tensor, Tensor> apply = new Stage(1, Same).Apply; return apply(x);", "1 8")]
    [InlineData("Func<int, Func<Tensor, Tensor>> make = n => t => t.Dense(n); return make(3)(x);", "3")]
    [InlineData("Func<Tensor, Tensor>[] layers = [Units(1), Units(2)]; return layers[1](layers[0](x));", "1 2")]
    [InlineData("return new[] { 1, 2, 3 }.Select(n => Units(n)).Aggregate(x, (t, f) => f(t));", "1 2 3")]
    [InlineData("return new[] { 1, 2, 3 }.Select(Units).Aggregate(x, (t, f) => f(t));", "1 2 3")]
    [InlineData("List<Func<Tensor, Tensor>> list = []; for (int i = 1; i < 4; i++) { int n = i; list.Add(t => t.Dense(n)); } foreach (var f in list) x = f(x); return x;", "1 2 3")]
    [InlineData("List<Func<Tensor, Tensor>> list = []; for (int i = 1; i < 4; i++) list.Add(t => t.Dense(i)); foreach (var f in list) x = f(x); return x;", "4 4 4")]
    [InlineData("var f = (Tensor t, int n = 3) => t.Dense(n); return f(f(x), 2);", "3 2")]
    [InlineData("Func<Tensor> delayed = () => x.Dense(2); x = x.Dense(1); return delayed();", "1 2")]
    [InlineData("Action<int> add = n => x = x.Dense(n); add(1); add(2); return x;", "1 2")]
    [InlineData("void Add(int n) => x = x.Dense(n); Add(1); Add(2); return x;", "1 2")]
    [InlineData("string kind = \"b\"; Func<Tensor, Tensor> act = kind switch { \"a\" => t => t.Dense(1), _ => static t => t.Dense(2) }; return act(x);", "2")]
    [InlineData("return (x.Size > 8 ? Units(1) : Same)(x);", "8")]
    [InlineData("(Func<Tensor, Tensor> A, Func<Tensor, Tensor> B) pair = (Units(1), t => t.Dense(2)); return pair.B(pair.A(x));", "1 2")]
    [InlineData("Func<Tensor, Tensor>? none = null; none ??= Units(2); return none == null ? x : none(x);", "2")]
    [InlineData("return new Func<Tensor, Tensor>(Same)(x);", "8")]
    [InlineData("return x.Then(Units(1)).Then(Units(2).Then(Same)).Wide().Then(t => t.Wide(12));", "1 2 8 11 12")]
    [InlineData("Func<int, Tensor> wide = x.Wide; return wide(3);", "3")]
    [InlineData("return new[] { Units(2), Units(3) }.Select(f => f(x).Dense(4)).Aggregate(Tensor.Maximum);", "2 4 3 4")]
    [InlineData("Func<double, string?, Tensor> power = x.Power; return power(2.0, null).Dense(5);", "5")]
    [InlineData("Tensor Local(Tensor t, Func<Tensor, Tensor>? inner = null) => inner is null ? Local(t.Dense(1), Same) : inner(t); return Local(x);", "1 8")]
    [InlineData("return Enumerable.Range(1, 3).Where(n => n != 2).Zip([Units(7), Same]).Aggregate(x, (t, pair) => pair.Second(t.Dense(pair.First)));", "1 7 3 8")]
    [InlineData("return new[] { Units(1), Units(2) }.Append(Same).Reverse().Select((f, i) => Compose(f, Units(10 + i))).Aggregate(x, (t, f) => f(t));", "8 10 2 11 1 12")]
    public void Functions_are_evaluated(string body, string units) =>
        Assert.Equal(units, string.Join(" ", Specs.Of(Specs.Around($"static Tensor Forward([Shape(8)] Tensor x)\n{{\n{body}\n}}\n{Blocks}") + Extensions).Nodes.Select(n => n.Operator).OfType<Dense>().Select(d => d.Units)));
}
