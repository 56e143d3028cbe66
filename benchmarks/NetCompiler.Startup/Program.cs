using System;
using System.IO;
using NetCompiler;
using NetCompiler.Benchmarks;

// With arguments, what "ours" measures; without, a byte once the first step of W10 is done.
if (args is not [])
    return Ours.Run(args);

Case first = new(W10.Workload, CaseKind.Train, 32);
new W10(seed: 1).Fit(W10.Workload.Draw(first.Batch).Dataset, new() { BatchSize = first.Batch, Optimizer = W10.Workload.Optimizer() });

using Stream output = Console.OpenStandardOutput();
output.Write("."u8);
return 0;
