using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Names for what the network's convolutions and poolings look at, so that layers that look alike share a constant.</summary>
internal sealed class Windows
{
    private readonly Dictionary<Window, string> _names = [];

    public Windows(Plan plan)
    {
        HashSet<string> taken = [.. ReservedNames.OfObject, "Look"];

        foreach (Window window in plan.Program.Steps.Select(s => Of(s.Primitive)).OfType<Window>().Distinct())
            _names[window] = Identifiers.Take(taken, $"K{window.KernelHeight}x{window.KernelWidth}On{window.Height}x{window.Width}{Stride(window)}");
    }

    public string this[Window window] => "Look." + _names[window];

    public void Write(CodeWriter writer)
    {
        if (_names.Count == 0)
            return;

        writer.Line("/// <summary>Where each output of a convolution or a pooling looks.</summary>");

        using (writer.Block("private static class Look"))
        {
            foreach (KeyValuePair<Window, string> name in _names)
                writer.Line($"public static readonly Window {name.Value} = new() {{ {string.Join(", ", Properties(name.Key))} }};");
        }

        writer.Line();
    }

    private static string Stride(Window window) => window.StrideHeight == 1 && window.StrideWidth == 1 ? ""
        : window.StrideHeight == window.StrideWidth ? $"By{window.StrideHeight}" : $"By{window.StrideHeight}x{window.StrideWidth}";

    /// <summary>What differs from one position that sees itself.</summary>
    private static IEnumerable<string> Properties(Window window) =>
        new (string Name, int Value, int Usual)[]
        {
            ("Height", window.Height, 1), ("Width", window.Width, 1), ("OutHeight", window.OutHeight, 1), ("OutWidth", window.OutWidth, 1),
            ("KernelHeight", window.KernelHeight, 1), ("KernelWidth", window.KernelWidth, 1), ("StrideHeight", window.StrideHeight, 1), ("StrideWidth", window.StrideWidth, 1),
            ("DilationHeight", window.DilationHeight, 1), ("DilationWidth", window.DilationWidth, 1), ("Top", window.Top, 0), ("Left", window.Left, 0),
        }
        .Where(property => property.Value != property.Usual)
        .Select(property => $"{property.Name} = {Literals.Of(property.Value)}");

    private static Window? Of(Primitive primitive) => primitive switch
    {
        Convolve convolve => convolve.Window,
        Pool pool => pool.Window,
        LargestTap largest => largest.Window,
        PoolGradient pool => pool.Window,
        _ => null,
    };
}
