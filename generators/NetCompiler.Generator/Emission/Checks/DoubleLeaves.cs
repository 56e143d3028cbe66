using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>What the loss in double starts from.</summary>
internal static class DoubleLeaves
{
    /// <summary>Where the value is found at the point, or null where it is computed.</summary>
    public static string? Of(Step step) => step.Primitive switch
    {
        InputValue input => $"at.Input({Literals.Of(input.Index)})",
        TargetValue { Labels: true } target => $"at.Labels({Literals.Of(target.Column)})",
        TargetValue target => $"at.Target({Literals.Of(target.Column)})",
        ExampleWeight => "at.Weights",
        ParameterValue parameter => $"at.Parameter({Literals.Of(parameter.Index)})",
        StateValue state => $"at.State({Literals.Of(state.Index)})",
        KeptValue kept => $"at.Kept({Literals.Of(kept.Index)})",
        _ => null,
    };
}
