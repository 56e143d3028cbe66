using System;
using System.Collections.Generic;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Emission;

/// <summary>The user's namespace, the types around the class, and the class.</summary>
internal static class ClassBlock
{
    public static IDisposable Open(CodeWriter writer, Declaration declaration, string bases, IEnumerable<string>? documentation = null)
    {
        if (declaration.Namespace.Length > 0)
        {
            writer.Line($"namespace {declaration.Namespace};");
            writer.Line();
        }

        Stack<IDisposable> blocks = new();

        foreach (string container in declaration.Containers)
            blocks.Push(writer.Block(container));

        foreach (string line in documentation ?? [])
            writer.Line(("/// " + line).TrimEnd());

        blocks.Push(writer.Block($"partial class {declaration.Name}{bases}"));
        return new Blocks(blocks);
    }

    private sealed class Blocks(Stack<IDisposable> open) : IDisposable
    {
        public void Dispose()
        {
            while (open.Count > 0)
                open.Pop().Dispose();
        }
    }
}
