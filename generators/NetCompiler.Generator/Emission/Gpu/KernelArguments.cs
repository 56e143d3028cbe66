using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>The one struct that a kernel is given: a field for each view and each number that its body names.</summary>
internal sealed class KernelArguments
{
    private readonly Dictionary<string, (string Type, string Name)> _fields = [];
    private readonly HashSet<string> _taken = [.. ReservedNames.OfObject];

    /// <summary>The declarations, those of one type together.</summary>
    public IEnumerable<string> Declarations => _fields.Values.GroupBy(f => f.Type).Select(fields => $"public {fields.Key} {string.Join(", ", fields.Select(f => f.Name))};");

    /// <summary>What each field is set to before a launch.</summary>
    public IEnumerable<string> Values => _fields.Select(f => $"{f.Value.Name} = {f.Key},");

    /// <summary>The field of a view of floats or of labels, as the body names it.</summary>
    /// <param name="host">The view, for the code that launches the kernel.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="longer">What it is called where another has that name.</param>
    /// <param name="isLabels">Whether it is of whole numbers.</param>
    public string View(string host, string name, string longer, bool isLabels = false) =>
        Take(host, isLabels ? "ArrayView<int>" : "ArrayView<float>", _taken.Contains(Identifiers.Pascal(name)) ? longer : Identifiers.Pascal(name));

    /// <summary>How many rows a value has in the whole batch.</summary>
    public string Rows(int positions) => positions == 1 ? Batch : Take(KernelCode.TimesBatch(positions), "int", "Rows");

    /// <summary>How many examples there are.</summary>
    public string Batch => Take("pass.Batch", "int", "Batch");

    public string Seed => Take("pass.Seed", "ulong", "Seed");

    public string Step => Take("pass.Step", "uint", "Step");

    /// <summary>The step of a loop.</summary>
    public string Time => Take("t", "int", "T");

    /// <summary>What the groups leave of sums that they share.</summary>
    public string Parts => Take("pass.Parts", "ArrayView<float>", "Parts");

    /// <summary>How many of them have, by sum.</summary>
    public string Arrived => Take("pass.Arrived", "ArrayView<int>", "Arrived");

    private string Take(string host, string type, string name)
    {
        if (!_fields.TryGetValue(host, out (string Type, string Name) field))
            _fields[host] = field = (type, Identifiers.Take(_taken, name));
        return "a." + field.Name;
    }
}
