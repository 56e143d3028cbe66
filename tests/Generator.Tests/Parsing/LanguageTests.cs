using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>Every construct that Forward may use, by the units of the dense layers it makes.</summary>
public class LanguageTests
{
    [Theory]
    [InlineData("int n = 3; n += 4; n++; return x.Dense(n);", 8)]
    [InlineData("const int n = 3; return x.Dense(n * 2 + 7 / 2 % 2 - -1);", 8)]
    [InlineData("int n = 1 << 4 | 3; n ^= 1; n &= ~2; n >>= 1; return x.Dense(n);", 8)]
    [InlineData("float f = 2.5f; f *= 2; double d = f + 0.75; return x.Dense((int)d);", 5)]
    [InlineData("long big = 1L << 40; uint u = 3; return x.Dense((int)(big >> 38) + (int)u);", 7)]
    [InlineData("byte b = 250; b += 10; return x.Dense(b);", 4)]
    [InlineData("byte b = unchecked((byte)300); b++; char c = 'a'; c++; return x.Dense(b + c - 'a');", 46)]
    [InlineData("bool flag = true; flag &= !false; return x.Dense(flag && 1 < 2 || false ? 5 : 6);", 5)]
    [InlineData("string s = \"ab\"; s += 'c'; s = s + 1 + true; return x.Dense(s.Length);", 8)]
    [InlineData("string s = $\"a{1}b{0.5f:F2}{7,3}\"; return x.Dense(s == \"a1b0.50  7\" ? 1 : 2);", 1)]
    [InlineData("DayOfWeek day = DayOfWeek.Friday; string s = $\"{day}{(DayOfWeek)9}\" + day + day.ToString() + (int)day; return x.Dense(s == \"Friday9FridayFriday5\" ? 1 : 2);", 1)]
    [InlineData("int? maybe = null; int n = maybe ?? 3; maybe ??= 4; return x.Dense(n + maybe.Value + (maybe is > 3 and < 10 ? 100 : 0));", 107)]
    [InlineData("object o = 5; return o is int n and not 4 ? x.Dense(n) : x;", 5)]
    [InlineData("int n = default; var m = default(float); return x.Dense(n + (int)m + 1);", 1)]
    [InlineData("return x.Dense(Math.Max(2, 3) + (int)Math.Sqrt(16.0) + (int)MathF.Floor(1.5f));", 8)]
    [InlineData("return x.Dense(units: 4, bias: default);", 4)]
    [InlineData("return x.Dense(initializer: WeightInitializer.Zeros, units: x.Size + x.Rank + x.Shape[0] + x.Shape[^1]);", 25)]
    public void Scalars(string body, int units) => Assert.Equal([units], Units(body));

    [Theory]
    [InlineData("var (a, b) = (1, 2); (a, b) = (b, a); return x.Dense(a * 10 + b);", new[] { 21 })]
    [InlineData("(int Width, bool Bias) t = (4, true); t.Width++; var u = t; u.Width = 9; return x.Dense(t.Width, t.Bias);", new[] { 5 })]
    [InlineData("int[] a = [1, 2, .. new[] { 5, 6 }]; return x.Dense(a[^1]).Dense(a[1..3].Length).Dense(a.Length);", new[] { 6, 2, 4 })]
    [InlineData("int[] a = new int[3]; a[1] = 4; a[1] += 2; a[0]++; return x.Dense(a[0] + a[1] + a[2]);", new[] { 7 })]
    [InlineData("int[][] a = [[1], [2, 3]]; foreach (int[] row in a) foreach (int n in row) x = x.Dense(n); return x;", new[] { 1, 2, 3 })]
    [InlineData("foreach (var (width, twice) in new[] { (3, false), (4, true) }) x = x.Dense(twice ? width * 2 : width); return x;", new[] { 3, 8 })]
    [InlineData("Tensor[] parts = [x.Dense(2), x.Dense(3)]; return Tensor.Concat(parts).Dense(Tensor.Concat(parts).Size);", new[] { 2, 3, 5 })]
    [InlineData("var list = new List<int> { 1, 2 }; list.Add(3); foreach (int n in list) x = x.Dense(n); return x.Dense(list.Count + list[0]);", new[] { 1, 2, 3, 4 })]
    [InlineData("return Enumerable.Range(1, 3).Aggregate(x, (t, i) => t.Dense(i));", new[] { 1, 2, 3 })]
    [InlineData("switch (new[] { 1, 2, 3 }) { case [1, .., var last]: x = x.Dense(last); break; default: throw new Exception(); } return x;", new[] { 3 })]
    public void Tuples_and_lists(string body, int[] units) => Assert.Equal(units, Units(body));

    [Theory]
    [InlineData("for (int i = 1; i <= 3; i++) { if (i == 2) continue; x = x.Dense(i); } return x;", new[] { 1, 3 })]
    [InlineData("for (int i = 0, j = 9; i < j; i += 3, j--) x = x.Dense(j); return x;", new[] { 9, 8, 7 })]
    [InlineData("int n = 8; while (true) { n /= 2; if (n == 1) break; x = x.Dense(n); } return x;", new[] { 4, 2 })]
    [InlineData("int n = 0; do x = x.Dense(++n); while (n < 2); return x;", new[] { 1, 2 })]
    [InlineData("foreach (int width in new[] { 16, 32 }) { x = x.Dense(width); if (width > 10) return x; } return x;", new[] { 16 })]
    [InlineData("foreach (char c in \"ab\") x = x.Dense(c); return x;", new[] { 97, 98 })]
    [InlineData("int n = 2; if (n > 2) x = x.Dense(1); else if (n == 2) x = x.Dense(2); else x = x.Dense(3); return x;", new[] { 2 })]
    [InlineData("string mode = \"b\"; return x.Dense(mode switch { \"a\" => 1, \"b\" when x.Rank == 1 => 2, _ => 3 });", new[] { 2 })]
    [InlineData("return x.Dense((1, \"q\") switch { (1, \"p\") => 1, (> 0, { Length: 1 }) => 2, _ => 3 });", new[] { 2 })]
    [InlineData("DayOfWeek day = DayOfWeek.Friday; switch (day) { case DayOfWeek.Monday: return x; case DayOfWeek.Friday: x = x.Dense((int)day); break; } return x;", new[] { 5 })]
    [InlineData("Tensor Twice(Tensor t, int n) => t.Dense(n).Dense(n); return Twice(Twice(x, 1), 2);", new[] { 1, 1, 2, 2 })]
    [InlineData("int w = 3; Func<Tensor, int, Tensor> unit = (t, n) => t.Dense(n + w); return unit(unit(x, 1), 2);", new[] { 4, 5 })]
    public void Control_flow(string body, int[] units) => Assert.Equal(units, Units(body));

    [Theory]
    [InlineData("static Tensor F(Tensor x) => Block(x, bias: false); static Tensor Block(Tensor x, int units = 7, bool bias = true) => x.Dense(units, bias);", new[] { 7 })]
    [InlineData("static Tensor F(Tensor x) { int w = 6; Halve(ref w, out int old); return x.Dense(w + old); } static void Halve(ref int w, out int old) { old = w; w /= 2; }", new[] { 9 })]
    [InlineData("static Tensor F(Tensor x) => x.Dense(Sum(1, 2, 3) + Sum()); static int Sum(params int[] v) { int s = 0; foreach (int i in v) s += i; return s; }", new[] { 6 })]
    [InlineData("static Tensor F(Tensor x) => x.Dense(Fact(4)); static int Fact(int n) => n <= 1 ? 1 : n * Fact(n - 1);", new[] { 24 })]
    [InlineData("static Tensor F(Tensor x) => Pick(true, x.Dense(Pick(false, 1, 2)), x); static T Pick<T>(bool first, T a, T b) => first ? a : b;", new[] { 2 })]
    [InlineData("static readonly (int Width, int Count)[] Stages = [(3, 2), (4, 1)]; static int Twice => 2 * Base; const int Base = 5; static Tensor F(Tensor x) { foreach (var (w, n) in Stages) for (int i = 0; i < n; i++) x = x.Dense(w); return x.Dense(Twice); }", new[] { 3, 3, 4, 10 })]
    [InlineData("private static partial int Part(int a); private static partial int Part(int b) => b * 2; static Tensor F(Tensor x) => x.Dense(Part(4));", new[] { 8 })]
    [InlineData("record Mix(int A, int B = 2) { public int Total => A + B; } static readonly Mix[] Plan = [new(1), new Mix(3) with { B = 4 }]; static Tensor F(Tensor x) { foreach (Mix m in Plan) x = x.Dense(m.Total); var (a, b) = Plan[1]; return x.Dense(a * b); }", new[] { 3, 7, 12 })]
    [InlineData("static (Tensor, int) Level(Tensor x, int n) { if (n == 0) return (x, 0); (Tensor inner, int d) = Level(x.Dense(n), n - 1); return (inner, d + 1); } static Tensor F(Tensor x) { var (y, depth) = Level(x, 3); return y.Dense(depth * 10); }", new[] { 3, 2, 1, 30 })]
    [InlineData("static Tensor F(Tensor x) => Twice(x, static t => t.Dense(2)); static Tensor Twice(Tensor x, Func<Tensor, Tensor> f) => f(f(x));", new[] { 2, 2 })]
    [InlineData("static Tensor F(Tensor x) => x.Apply(Unit); static Tensor Unit(Tensor t) => t.Dense(3);} static class Extensions { public static Tensor Apply(this Tensor x, Func<Tensor, Tensor> f) => f(x).More(1); public static Tensor More(this Tensor x, int n) => x.Dense(n);", new[] { 3, 1 })]
    public void Calls(string members, int[] units) =>
        Assert.Equal(units, Units(Specs.OfMembers("static Tensor Forward([Shape(8)] Tensor x) => F(x);\n" + members)));

    [Fact]
    public void Tensors_and_numbers_meet_in_operators()
    {
        NetworkSpec spec = Specs.OfBody("Tensor y = x.Tanh(); return -(x + y * 2f - 1 / y) / (1 - x) + 3;");

        Assert.Equal(
            [new Tanh(), new Scale(2), new Add(), new DivideConstant(1), new Subtract(), new Scale(-1), new SubtractFromConstant(1), new Divide(), new AddConstant(3)],
            spec.Nodes.Skip(1).Select(n => n.Operator));
        Assert.Equal([[0], [1], [0, 2], [1], [3, 4], [5], [0], [6, 7], [8]], spec.Nodes.Skip(1).Select(n => n.Inputs.ToArray()));
    }

    [Fact]
    public void Concat_takes_parts_or_an_array_and_an_axis()
    {
        NetworkSpec spec = Specs.OfBody("return Tensor.Concat(0, [x, Tensor.Concat(x, x.Relu())]).Reshape(4, 6).Slice(1, 2, axis: 1).Flatten();");

        Assert.Equal([new Relu(), new ConcatOf(0), new ConcatOf(0), new ReshapeTo(new([4, 6])), new SliceOf(1, 2, 1), new Flatten()], spec.Nodes.Skip(1).Select(n => n.Operator));
        Assert.Equal([0, 2], spec.Nodes[3].Inputs);
    }

    [Fact]
    public void Several_inputs_and_outputs()
    {
        NetworkSpec spec = Specs.OfMembers("static (Tensor Mean, Tensor Scale) Forward([Shape(4)] Tensor left, [Shape(2, 2)] Tensor right) { Tensor h = left + right.Flatten(); return (h.Dense(1), h.Dense(2)); }");

        Assert.Equal(["left", "right"], spec.Nodes.Where(n => n.Operator is Input).Select(n => n.Name));
        Assert.Equal([new Output("Mean", 4), new Output("Scale", 5)], spec.Outputs);
    }

    private static int[] Units(string body) => Units(Specs.OfBody(body));

    private static int[] Units(NetworkSpec spec) => spec.Nodes.Select(n => n.Operator).OfType<Dense>().Select(d => d.Units).ToArray();
}
