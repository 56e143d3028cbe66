using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Writes a group as a method, with the structs of its loops behind it.</summary>
internal sealed class GroupCode(CodeWriter writer, RunCode code)
{
    public void Write(string method, Group group)
    {
        foreach (string line in Formulas.Of(code, group))
            writer.Line(line);

        WriteCode(method, group);
    }

    /// <summary>Without the summary.</summary>
    public void WriteCode(string method, Group group)
    {
        List<LaneStruct> structs = [];
        List<string> body = [.. Body(method, group, structs)];

        // Short rows are inlined into the loop over examples, which is slow until it is optimised.
        if (RowsCode.HasLoop(group))
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");

        using (writer.Block(CallText.Of("private static void " + method, ["in Pass pass", .. code.IsInLoop ? new[] { "int t" } : [], .. code.Roles?.Declarations ?? []])))
        {
            foreach (string line in body)
                writer.Line(line);
        }

        foreach (LaneStruct lanes in structs)
        {
            writer.Line();
            lanes.Body.Write(writer, lanes.Name, lanes.Contract);
        }
    }

    private IEnumerable<string> Body(string method, Group group, List<LaneStruct> structs) => group.Kind switch
    {
        GroupKind.Product => ProductCode.Lines(code, method, group, structs),
        GroupKind.WeightGradient => ProductCode.Gradient(code, group),
        GroupKind.Transpose => ProductCode.Transpose(code, group),
        GroupKind.Transform or GroupKind.TransformTransposed => ConvolutionCode.Transform(code, group),
        GroupKind.Rows => RowsCode.Lines(code, method, group, structs),
        GroupKind.BatchSum => BatchSumCode.Lines(code, method, group, structs),
        GroupKind.Shared => SharedCode.Lines(code, method, group, structs),
        GroupKind.Scatter => SequenceCode.Scatter(code, group),
        GroupKind.Table => TableCode.Lines(code, group),
        GroupKind.Axes => AxesCode.Lines(code, method, group, structs),
        _ => CopyCode.Lines(code, group),
    };
}

/// <summary>A loop's body, to be written after the method that runs it.</summary>
internal sealed record LaneStruct(string Name, string Contract, LaneBody Body)
{
    /// <summary>Adds a struct under a name that no other struct of the method has.</summary>
    public static string Add(List<LaneStruct> structs, string name, string contract, LaneBody body)
    {
        string free = Identifiers.Take([.. structs.Select(s => s.Name)], name);
        structs.Add(new LaneStruct(free, contract, body));
        return CallText.Of("new " + free, body.Arguments);
    }
}
