using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>Whether the threads of a group meet in a kernel: read off the calls in its IL and in that of what it calls.</summary>
internal static class KernelScan
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static bool Meets(MethodInfo kernel) => Meets(kernel, []);

    private static bool Meets(MethodBase method, HashSet<MethodBase> seen)
    {
        if (method.DeclaringType == typeof(SharedMemory) || method.DeclaringType == typeof(Group) && method.Name == nameof(Group.Barrier))
            return true;
        return seen.Add(method) && !IsOfFramework(method) && Calls(method).Any(called => Meets(called, seen));
    }

    private static bool IsOfFramework(MethodBase method) => method.DeclaringType is not { } type || type.Assembly == typeof(object).Assembly || type.Assembly == typeof(KernelScan).Assembly;

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[] ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : [], ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];

        for (int at = 0; at < code.Length;)
        {
            OpCode operation = Codes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += operation.Size;

            if (operation.OperandType is OperandType.InlineMethod)
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(code, at), ofType, ofMethod)!;
            at += Length(operation.OperandType, code, at);
        }
    }

    private static int Length(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}
