using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler.Tests.Disassembled;

/// <summary>
/// Compiles every tile of the matrix product and every sum of stretches that this machine uses, and one that is too tall for any, without running them: the compiler prints them
/// for the tests that started this process.
/// </summary>
public static class Program
{
    /// <summary>Writes the name of each method that was compiled.</summary>
    public static void Main()
    {
        foreach (MethodInfo method in Used().Append(typeof(TooTall).GetMethod(nameof(TooTall.Rows))!))
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
            Console.WriteLine($"{method.DeclaringType!.FullName}:{method.Name}");
        }
    }

    private static IEnumerable<MethodInfo> Used()
    {
        string tiles = Machine.Has512 ? "Tiles512x" : Machine.Has256 ? "Tiles256x" : "Tiles128x";

        foreach (Type type in typeof(Gemm).Assembly.GetTypes().Where(t => t.Name.StartsWith(tiles, StringComparison.Ordinal)))
        {
            int tallest = (int)type.GetProperty("Tallest")!.GetValue(null)!;

            for (int rows = 1; rows <= tallest; rows++)
                yield return type.GetMethod($"Rows{rows}", BindingFlags.Static | BindingFlags.NonPublic)!;
        }

        Type stretches = typeof(Gemm).Assembly.GetTypes().Single(t => t.Name == (Machine.Has512 ? "Stretches512" : Machine.Has256 ? "Stretches256" : "Stretches128"));

        foreach (MethodInfo method in stretches.GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Where(m => m.Name.StartsWith("Lines", StringComparison.Ordinal)))
            yield return method;
    }
}
