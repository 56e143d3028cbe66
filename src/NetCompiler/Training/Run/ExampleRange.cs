namespace NetCompiler;

/// <summary>The examples of one batch: those of a dataset that <c>Order[First]</c> … <c>Order[First + Count − 1]</c> name.</summary>
internal readonly record struct ExampleRange(Dataset Data, int[] Order, int First, int Count);
