namespace NetCompiler;

/// <summary>
/// The angle between output and target, for vectors of which only the direction matters.
/// <code>
/// L = (1/B)·Σ 1 − (Σ y·t)/(|y|·|t|)          y, t: the network's output and its targets; |y| = √(Σ y² + 10⁻¹²)
/// </code>
/// From 0, the same direction, to 2, the opposite one: Keras's CosineSimilarity plus 1. With a vector of zeros the cosine is 0.
/// For pairs of embeddings see <see cref="CosineEmbeddingAttribute"/>.
/// </summary>
public sealed class CosineSimilarityAttribute : LossAttribute;
