using Xunit;

// A group of the stand-in's threads fills all processors.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
