using NetCompiler.Benchmarks;

return Command.Run(args,
[
]);
