using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>Runs work on a thread with 16 MB of stack. An overflow would end the compiler, and no guard can catch one inside Roslyn's binder.</summary>
internal static class LargeStack
{
    private const int Bytes = 16 << 20;

    public static void Run(Action work, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        ExceptionDispatchInfo? failure = null;

        Thread thread = new(() =>
        {
            try
            {
                work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }, Bytes)
        { IsBackground = true, Name = "NetCompiler" };

        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
