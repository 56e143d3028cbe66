using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>What is known of each activation.</summary>
internal static class Activations
{
    /// <summary>ReLU and its kin: linear to the right, so that He's variance fits (He et al. 2015).</summary>
    public static bool IsRectifier(Operator op) => op is Relu or LeakyRelu or Gelu or Softplus;

    /// <summary>Flat on both sides, so that gradients vanish there; Glorot's variance fits (Glorot and Bengio 2010).</summary>
    public static bool IsSaturating(Operator op) => op is Sigmoid or Tanh;

    /// <summary>Outputs that are never below 0, or stay between two bounds: the words that complete "it is".</summary>
    public static string? Range(Operator op) => op switch
    {
        Relu or Softplus => "never below 0",
        Sigmoid => "between 0 and 1",
        Tanh => "between −1 and 1",
        _ => null,
    };

    /// <summary>How an operator or a loss is written: its record is called like its declaration.</summary>
    public static string Name(object declared) => declared.GetType().Name;
}
