using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ILGPU.Execution;

/// <summary>Whether threads of a group meet in a method, or in what it calls: read off the calls in its IL and in that of what it calls.</summary>
internal sealed class KernelScan
{
    public static readonly MethodInfo Barrier = typeof(Group).GetMethod(nameof(Group.Barrier))!;

    private readonly Dictionary<MethodBase, bool> _meets = new() { [Barrier] = true };

    public bool Meets(MethodBase method)
    {
        if (!_meets.TryGetValue(method, out bool meets))
        {
            _meets[method] = false;
            _meets[method] = meets = !IsOfFramework(method) && new MethodCode(method).Calls().Any(Meets);
        }

        return meets;
    }

    private static bool IsOfFramework(MethodBase method) => method.DeclaringType is not { } type || type.Assembly == typeof(object).Assembly || type.Assembly == typeof(KernelScan).Assembly;
}
