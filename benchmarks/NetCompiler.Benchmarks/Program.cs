using NetCompiler.Benchmarks;

return Command.Run(args,
[
    new("peers", "[WORKLOAD ...] [options]: every workload here and in PyTorch, alternately; peers --help says more", Peers.Run),
    new("denormals", "[--threads N]: whether 5000 steps with dead units keep their speed", Denormals.Run),
    new("startup", "from process start to the first finished step, and NativeAOT against the JIT", Startup.Run),
    new("ours", null, Ours.Run),
]);
