using NetCompiler.Benchmarks;
using NetCompiler.Benchmarks.Accuracy;
using NetCompiler.Benchmarks.Functions;
using NetCompiler.Benchmarks.Kernels;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Benchmarks.Sequence;

return Command.Run(args,
[
    new("peers", "[WORKLOAD ...] [options]: every workload here and in PyTorch, alternately; peers --help says more", Peers.Run),
    new("denormals", "[--threads N]: whether 5000 steps with dead units keep their speed", Denormals.Run),
    new("startup", "from process start to the first finished step, and NativeAOT against the JIT", Startup.Run),
    new("ours", null, Ours.Run),
    new("sequence", "[--batch N] [--threads N]: what a step costs as sequences grow from 100 to 3200 steps, in time and memory", SequenceCommand.Run),
    new("steps", null, SequenceCommand.RunSteps),
    new("limits", "the most that this machine can do: multiply–adds per second at each width, bytes per second of each level of memory", LimitsCommand.Run),
    new("kernels", "[forward] [dx] [dw] [conv] [rows] [--threads 1,2] [--rounds 20]\nproducts beside oneDNN's and as a share of the peak, convolutions, loops over rows in ns per element", KernelsCommand.Run),
    new("functions", "[Mish] ... [--rounds N]: thirty functions of one's own beside built-in ones of like cost", FunctionsCommand.Run),
    new("accuracy", "[exp] [log] ... [--stride N]: the largest error of every function over all floats, at every width", AccuracyCommand.Run),
]);
