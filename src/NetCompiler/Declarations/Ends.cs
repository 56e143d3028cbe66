namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// The last step of a sequence, or the last that counts: <code>y = x[t], t the last with mask[t] > 0          x: [T, n]   y: [n]</code>
    /// Zeros where no step counts. After a recurrent layer with a mask no mask is needed: what its steps give where they are padding is the last state. Anything but a sequence is NC1013, a mask of another length NC1003.
    /// </summary>
    /// <param name="mask">One number for each step, <c>[T]</c>: above 0 where the step counts. All count without it.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Last(Tensor? mask = null, string? name = null) => Never();

    /// <summary>The first step of a sequence, or the first that counts: the last state of a layer that goes from the end. <code>y = x[t], t the first with mask[t] > 0          x: [T, n]   y: [n]</code></summary>
    /// <inheritdoc cref="Last"/>
    public Tensor First(Tensor? mask = null, string? name = null) => Never();
}
