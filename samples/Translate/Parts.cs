using NetCompiler;

namespace Translate;

/// <summary>
/// From one sequence to another (Bahdanau et al. 2015, arXiv:1409.0473; Luong et al. 2015, arXiv:1508.04025). One gated recurrent unit reads from the front, one from the end; another one writes, beginning with what the two have come
/// to, and looks back at what was read for each thing that it writes: those whose states fit its own count most.
/// </summary>
internal static class Parts
{
    /// <summary>What is known of each token in its place, and of all of them as a whole.</summary>
    public static (Tensor Known, Tensor Whole) Read(Tensor tokens, Tensor valid, int count, int width, int units, string name)
    {
        Tensor x = tokens.Embedding(count, width, name: name);
        Tensor forward = x.Gru(units / 2, returnSequences: true, mask: valid, name: "forward");
        Tensor backward = x.Gru(units / 2, returnSequences: true, reverse: true, mask: valid, name: "backward");
        Tensor ends = Tensor.Concat(forward.Last(), backward.Slice(0, 1).Flatten());
        return (Tensor.Concat(1, forward, backward), ends.Dense(units, name: "bridge").Tanh());
    }

    /// <summary>Scores of what is written next, from the writer's state and from what it looks at.</summary>
    public static Tensor Score(Tensor state, Tensor known, Tensor valid, int count, int units)
    {
        Tensor seen = state.Attention(known, known, scale: 1, mask: valid);
        Tensor both = Tensor.Concat(state.Rank - 1, seen, state).Dense(units, name: "both").Tanh();
        return both.Dropout(.2).Dense(count, name: "scores");
    }

    /// <summary>How much of each token is in what is looked at: rows of probabilities. What is no token is out of reach of any score.</summary>
    public static Tensor Look(Tensor states, Tensor known, Tensor valid, int length) =>
        (states.MatMul(known.Transpose()) + 1e9f * (valid - 1).Reshape(1, length)).Softmax();
}
