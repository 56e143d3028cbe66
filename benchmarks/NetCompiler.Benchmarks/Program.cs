using BenchmarkDotNet.Running;
using NetCompiler.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(MlpTrainingStep).Assembly).Run(args);
