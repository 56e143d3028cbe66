using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Which primitives have kernels. A network that needs another gets none at all, and says which layer it is.</summary>
internal static class DeviceSupport
{
    /// <summary>What is in the way; null if nothing is.</summary>
    public static string? Lacks(Plan plan)
    {
        Flow flow = plan.Training.Flow;
        Group? missing = plan.Training.Schedule.All.Select(entry => entry.Group).Where(group => Prepared.By(group) is null).Select(group => DeviceKernels.Missing(flow, group)).FirstOrDefault(group => group is not null);
        return missing is null ? null : $"{Owner(flow[missing.Main].Name)} needs {Noun(flow, missing)}, for which there is no kernel yet";
    }

    private static string Owner(string name) => name.Replace("∂", "").Split('.', ':')[0];

    /// <summary>Of attention only heads of so many features that no group can hold a tile of them have no kernel.</summary>
    private static string Noun(Flow flow, Group group)
    {
        Primitive primitive = flow[group.Steps.Count > 0 ? group.Steps[0] : group.Main].Primitive;
        return primitive is Attend ? "attention" : "the primitive " + primitive.GetType().Name;
    }
}
