using System;

namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// A recurrent cell of the user's own: goes through this sequence <c>[T, n]</c> step by step, with a state that the cell computes from the state before and the step's vector <c>[n]</c>.
    /// <code>
    /// Tensor states = sequence.Scan(64, (h, x) => (x.Dense(64) + h.Dense(64, bias: false)).Tanh());
    /// h[t] = cell(h[t−1], x[t]),  t = 0 … T − 1
    /// </code>
    /// The cell is evaluated once, its layers are the same at every step, and the derivative goes back through time. What in it does not depend on the state is computed for all steps at once, and so are the
    /// gradients of its weights. It works on vectors; other tensors that it uses are the same at every step,
    /// and a local of outside that it assigns to is NC0003, because no step could see it.
    /// </summary>
    /// <param name="initial">The state before the first step: a vector, or so many zeros.</param>
    /// <param name="cell">From the state and the step's vector to the next state.</param>
    /// <param name="reverse">Whether the last step comes first. The states stand in the order of the steps all the same.</param>
    /// <param name="stateful">Whether each example begins with the states that the same row of the batch before ended with, as <see cref="LstmAttribute.Stateful"/> says; not together with a tensor to begin with, or with <c>reverse</c>.</param>
    /// <returns>The state after every step, <c>[T, units]</c>.</returns>
    public Tensor Scan(InitialState initial, Func<Tensor, Tensor, Tensor> cell, bool reverse = false, bool stateful = false) => Never();

    /// <summary>The same with an output of each step beside the state.</summary>
    /// <inheritdoc cref="Scan(InitialState, Func{Tensor, Tensor, Tensor}, bool, bool)"/>
    /// <returns>The state and the output of every step, <c>[T, …]</c>.</returns>
    public (Tensor States, Tensor Outputs) Scan(InitialState initial, Func<Tensor, Tensor, (Tensor State, Tensor Output)> cell, bool reverse = false, bool stateful = false) => Never<(Tensor, Tensor)>();

    /// <summary>The same with two states, such as the state and the cell of an LSTM.</summary>
    /// <inheritdoc cref="Scan(InitialState, Func{Tensor, Tensor, Tensor}, bool, bool)"/>
    /// <param name="first">The first state before the first step: a vector, or so many zeros.</param>
    /// <param name="second">The second state likewise.</param>
    /// <param name="cell">From both states and the step's vector to the next states.</param>
    /// <param name="reverse">Whether the last step comes first. The states stand in the order of the steps all the same.</param>
    /// <param name="stateful">Whether each example begins with the states that the same row of the batch before ended with, as <see cref="LstmAttribute.Stateful"/> says; not together with a tensor to begin with, or with <c>reverse</c>.</param>
    /// <returns>Both states after every step, <c>[T, …]</c>.</returns>
    public (Tensor First, Tensor Second) Scan(InitialState first, InitialState second, Func<Tensor, Tensor, Tensor, (Tensor First, Tensor Second)> cell, bool reverse = false, bool stateful = false) => Never<(Tensor, Tensor)>();

    /// <summary>The same with two states and an output of each step.</summary>
    /// <inheritdoc cref="Scan(InitialState, InitialState, Func{Tensor, Tensor, Tensor, ValueTuple{Tensor, Tensor}}, bool, bool)"/>
    /// <returns>Both states and the output of every step, <c>[T, …]</c>.</returns>
    public (Tensor First, Tensor Second, Tensor Outputs) Scan(InitialState first, InitialState second, Func<Tensor, Tensor, Tensor, (Tensor First, Tensor Second, Tensor Output)> cell, bool reverse = false, bool stateful = false) => Never<(Tensor, Tensor, Tensor)>();
}
