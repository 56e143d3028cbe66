using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>The emitted text grows with what layers differ in; with their number grow only the tables that name them.</summary>
public sealed class DepthTests
{
    [Fact]
    public void Equal_blocks_have_one_method_for_each_kind_of_step()
    {
        string four = Residual(4), eight = Residual(8), sixteen = Residual(16), thirty = Residual(32);

        Assert.Equal(Kernels(four), Kernels(eight));
        Assert.Equal(Kernels(four), Kernels(sixteen));
        Assert.Equal(2 * (Lines(sixteen) - Lines(eight)), Lines(thirty) - Lines(sixteen));
    }

    /// <summary>
    /// A block of two products and two normalisations: what it learns, tracks and keeps, its rows in the tables of contents and of the methods that share, and its layers' properties.
    /// </summary>
    [Fact]
    public void One_more_block_is_some_lines_of_tables() => Assert.InRange((Lines(Residual(16)) - Lines(Residual(8))) / 8, 1, 270);

    [Fact]
    public void A_block_of_another_width_has_methods_of_its_own_for_what_differs()
    {
        string equal = Residual(9), wider = Residual(9, "block == 4 ? 40 : 12");

        Assert.InRange(Kernels(wider), Kernels(equal) + 1, 2 * Kernels(equal));
        Assert.Equal(Kernels(wider), Kernels(Residual(18, "block == 4 ? 40 : 12")));
    }

    [Fact]
    public void Every_layer_keeps_a_method_of_its_own_name()
    {
        string text = Residual(5);

        foreach (int block in Enumerable.Range(0, 5))
            Assert.Single(Regex.Matches(text, $@"static void ForwardBlock{block}BlockInnerDense1\(in Pass pass\) => ForwardBlockBlockDense1\(pass, .*Theta\.Block{block}BlockInnerDense1Weight\(pass\)"));
    }

    [Fact]
    public void Random_numbers_are_each_layers_own()
    {
        string[] sites = [.. Regex.Matches(Residual(6), @"static void ForwardBlock\d\w+Dropout1\(in Pass pass\) => .*, (\d+)[,)]").Select(m => m.Groups[1].Value)];

        Assert.Equal(6, sites.Distinct().Count());
    }

    private static string Residual(int depth, string width = "12") => Compiler.Compile(
        Specs.Of(Specs.Usings + $$"""
            [Network, SoftmaxCrossEntropy]
            public sealed partial class Net
            {
                static Tensor Forward([Shape(16)] Tensor x)
                {
                    Tensor stream = x.Dense(16);
                    for (int block = 0; block < {{depth}}; block++)
                        stream = Block(stream, {{width}});
                    Tensor logits = stream.Dense(4);
                    return logits;
                }

                static Tensor Block(Tensor x, int width)
                {
                    Tensor inner = x.Dense(width, bias: false).BatchNorm().Relu().Dropout(0.1);
                    Tensor outer = inner.Dense(x.Size, bias: false).BatchNorm();
                    return (x + outer).Relu();
                }
            }
            """),
        CancellationToken.None).Files.Single().Text;

    private static int Kernels(string text) => Regex.Matches(text, "readonly struct").Count;

    private static int Lines(string text) => text.Count(c => c == '\n');
}
