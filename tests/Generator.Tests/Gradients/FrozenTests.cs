using System;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Gradients;

/// <summary>What is declared frozen costs nothing in the backward pass and never moves.</summary>
public sealed class FrozenTests
{
    private const string Layers = """
        using NetCompiler;

        [Network]
        [Input(6)]
        [Dense(5, Name = "encoder.first"), Tanh]
        [Dense(4, Name = "encoder.second"), Tanh]
        [Dense(3, Name = "head")]
        [SoftmaxCrossEntropy]

        """;

    [Fact]
    public void A_frozen_layer_has_no_gradient_in_the_code_nor_has_anything_before_it()
    {
        string all = Compiled.From(Layers + "public sealed partial class Net;").Text;
        string head = Compiled.From(Layers + "[Frozen(\"encoder*\")] public sealed partial class Net;").Text;

        Assert.Equal(3, Count(all, "Gemm.Descend("));
        Assert.Equal(1, Count(head, "Gemm.Descend("));
        Assert.Contains("Gradient.EncoderFirstWeight(pass)", all);
        Assert.DoesNotContain("Gradient.EncoderFirstWeight(pass)", head);
        Assert.Equal(4, Count(head, "frozen: true"));

        // No adjoint is taken back through the head's weights, so nothing transposes them.
        Assert.Contains("Gemm.Transpose(", all);
        Assert.DoesNotContain("Gemm.Transpose(", head);
    }

    [Fact]
    public void A_frozen_layer_between_others_passes_gradients_on()
    {
        string text = Compiled.From(Layers + "[Frozen(\"encoder.second\", \"*.bias\")] public sealed partial class Net;").Text;

        Assert.Equal(2, Count(text, "Gemm.Descend("));
        Assert.Equal(1, Count(text, "Loop.SumRows("));    // of the loss
        Assert.Equal(4, Count(text, "frozen: true"));
    }

    [Fact]
    public void A_frozen_parameter_never_moves_and_the_others_move_as_before()
    {
        using Loaded loaded = Compiled.Load(
            Layers + "public sealed partial class Free;",
            Layers.Replace("using NetCompiler;", "using NetCompiler;\n\n") + "[Frozen(\"encoder.first.weight\")] public sealed partial class Fixed;");

        Network free = loaded.Network("Free", seed: 3), frozen = loaded.Network("Fixed", seed: 3);
        Dataset batch = Dataset.From([.. Enumerable.Range(0, 6 * 7).Select(i => MathF.Sin(i))], [0, 1, 2, 0, 1, 2, 0]);
        float[] before = frozen.Parameters[0].ToArray();

        Assert.Equal(free.Gradients(batch), frozen.Gradients(batch));
        Assert.All(frozen.Parameters[0].Gradient.ToArray(), g => Assert.Equal(0, g));

        for (int p = 1; p < free.Parameters.Count; p++)
            Assert.Equal(free.Parameters[p].Gradient.ToArray(), frozen.Parameters[p].Gradient.ToArray());

        frozen.Fit(batch, new() { Epochs = 5, BatchSize = 3, Optimizer = new AdamW(0.1f, weightDecay: 0.5f) });

        Assert.Equal(["encoder.first.weight"], frozen.Parameters.Where(p => p.IsFrozen).Select(p => p.Name));
        Assert.Equal(before, frozen.Parameters[0].ToArray());
        Assert.NotEqual(free.Parameters[1].ToArray(), frozen.Parameters[1].ToArray());
    }

    [Fact]
    public void The_summary_counts_what_is_trainable_and_what_is_frozen()
    {
        string text = Compiled.From(Layers + "[Frozen(\"encoder.*\")] public sealed partial class Net;").Text;
        Assert.Contains("74 parameters, 15 trainable and 59 frozen", text);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
