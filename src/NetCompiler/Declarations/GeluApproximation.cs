namespace NetCompiler;

/// <summary>By what formula GELU is computed; PyTorch's argument <c>approximate</c>. A network computes with the one that it was trained with.</summary>
public enum GeluApproximation
{
    /// <summary>By the error function: exact.</summary>
    None,

    /// <summary>By the hyperbolic tangent: at most 0.0005 beside the exact value, and the form of GPT-2 and BERT's first code.</summary>
    Tanh,
}
