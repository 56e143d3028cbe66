namespace NetCompiler.Generator.Operators;

/// <summary>What is known of each activation, beyond its formula. A new one is added here.</summary>
internal static class Activations
{
    /// <summary>
    /// The initialisation whose variance suits the layer before it: He's before ReLU and its kin (He et al. 2015), LeCun's before SELU (Klambauer et al. 2017),
    /// Glorot's before what is flat on both sides (Glorot and Bengio 2010). Null for all that is no activation.
    /// </summary>
    public static InitializerKind? Initializer(Operator op) =>
        op is Relu or LeakyRelu or Elu or Silu or HardSwish or Gelu or Softplus ? InitializerKind.HeNormal
        : op is Selu ? InitializerKind.LeCunNormal
        : IsSaturating(op) ? InitializerKind.GlorotUniform
        : null;

    /// <summary>Flat on both sides, so that gradients vanish there.</summary>
    public static bool IsSaturating(Operator op) => op is Sigmoid or Tanh or HardSigmoid;

    /// <summary>Of outputs that have a bound: the words that complete "it is".</summary>
    public static string? Range(Operator op) => op switch
    {
        Relu or Softplus or Exp or Abs or Square or Sqrt => "never below 0",
        Sigmoid or HardSigmoid or BinaryStep => "between 0 and 1",
        Tanh or Sin or Cos => "between −1 and 1",
        _ => null,
    };

    /// <summary>How an operator or a loss is written: its record is called like its declaration.</summary>
    public static string Name(object declared) => declared.GetType().Name;
}
