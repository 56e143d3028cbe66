using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission;

/// <summary>What users of the class see: its constructor, a property per layer with the parameters' views, the summary.</summary>
internal sealed class SurfaceCode(CodeWriter writer, Plan plan)
{
    private NetworkSpec Spec => plan.Shaped.Spec;

    public void Write()
    {
        List<Layer> layers = [.. Layers()];
        Constructor(layers);
        Load();

        foreach (Layer layer in layers)
        {
            writer.Line();
            writer.Line($"/// <summary>The parameters of {XmlText.Escape(layer.Node.Name)}: {layer.Node.Operator.Title}, {Shapes(layer)}.</summary>");
            writer.Line($"public {layer.Type} {layer.Property} {{ get; }}");
        }

        Summary();

        foreach (Layer layer in layers)
            LayerType(layer);

        if (Spec.Declaration.Form is DeclarationForm.Method)
        {
            writer.Line();
            writer.Line("/// <summary>The method that this class was compiled from. It is never run; naming it keeps analyzers from calling it unused.</summary>");
            writer.Line("private const string Architecture = nameof(Forward);");
        }

        if (Spec.Losses.Any(l => l.Loss is LossMethod) && Spec.Declaration.Members.Contains("Loss"))
        {
            writer.Line();
            writer.Line("/// <summary>The method that the loss was compiled from. It is never run either.</summary>");
            writer.Line("private const string Criterion = nameof(Loss);");
        }
    }

    private sealed record Layer(Node Node, int Index, string Property, string Type, IReadOnlyList<int> Parameters);

    private IEnumerable<Layer> Layers()
    {
        HashSet<string> taken = [.. ReservedNames.Of(Spec.Declaration), .. Spec.Declaration.Members];
        ILookup<int, int> parametersOf = Enumerable.Range(0, plan.Inventory.Parameters.Count).ToLookup(p => plan.Inventory.Parameters[p].Node);

        for (int i = 0; i < Spec.Nodes.Count; i++)
        {
            List<int> parameters = [.. parametersOf[i]];

            if (parameters.Count > 0)
            {
                string property = Identifiers.Take(taken, Identifiers.Pascal(Spec.Nodes[i].Name));
                yield return new Layer(Spec.Nodes[i], i, property, Identifiers.Take(taken, property + "Parameters"), parameters);
            }
        }
    }

    private void Constructor(List<Layer> layers)
    {
        writer.Line("/// <summary>Allocates and initialises the parameters.</summary>");
        writer.Line("/// <param name=\"seed\">Decides the initial parameters, the order of the examples and all random layers: the same seed gives the same bits.</param>");

        using (writer.Block($"public {Spec.Declaration.Name}(ulong seed = 0) : base(Layout, seed)"))
        {
            foreach (Layer layer in layers)
                writer.Line($"{layer.Property} = new({string.Join(", ", layer.Parameters.Select(p => $"Parameters[{Literals.Of(p)}]"))});");
        }
    }

    private void Load()
    {
        string name = Spec.Declaration.Name;

        writer.Line();
        writer.Line("/// <summary>Reads a network from a file that Save wrote, or from any safetensors file with the same names and shapes.</summary>");
        writer.Line($"public static {name} Load(string path) => Load(path, seed => new {name}(seed));");
    }

    private void LayerType(Layer layer)
    {
        List<(string Name, string Argument, string Shape)> members =
            [.. layer.Parameters.Select(p => plan.Inventory.Parameters[p]).Select(p => (Identifiers.Pascal(p.Spec.Name), Identifiers.Camel(p.Spec.Name), p.Spec.Shape.ToString()))];

        writer.Line();
        writer.Line($"/// <summary>Views of the parameters of {XmlText.Escape(layer.Node.Name)}.</summary>");

        using (writer.Block($"public sealed class {layer.Type}({string.Join(", ", members.Select(m => $"Parameter {m.Argument}"))})"))
        {
            for (int i = 0; i < members.Count; i++)
            {
                if (i > 0)
                    writer.Line();

                writer.Line($"/// <summary>{members[i].Shape}</summary>");
                writer.Line($"public Parameter {members[i].Name} {{ get; }} = {members[i].Argument};");
            }
        }
    }

    private void Summary()
    {
        List<string> functions = [.. FunctionTable.Lines(plan.Shaped.Spec)];

        writer.Line();
        writer.Line($"/// <summary>Layers, shapes, parameters and how they start{(functions.Count > 0 ? "; functions and their derivatives" : "")}.</summary>");
        writer.Line("public static string Summary =>");

        using (writer.Indent())
        {
            writer.Line("\"\"\"");

            foreach (string line in SummaryTable.Lines(plan).Concat(functions.Count > 0 ? ["", .. functions] : functions))
                writer.Line(line);

            writer.Line("\"\"\";");
        }
    }

    private string Shapes(Layer layer) =>
        string.Join(" and ", plan.Shaped.InputShapes(layer.Node).Select(s => s.ToString())) + " → " + plan.Shaped.Shapes[layer.Index];
}
