using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>An instruction, in its long form: the operand is a number, a member, or the instructions that it branches to.</summary>
internal sealed class Instruction(OpCode code, object? operand = null)
{
    private static readonly Dictionary<string, OpCode> ByName = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Name!);
    private static readonly Dictionary<short, OpCode> ByValue = ByName.Values.ToDictionary(code => code.Value);

    public OpCode Code { get; set; } = code;

    public object? Operand { get; set; } = operand;

    public Instruction[] Targets => Operand as Instruction[] ?? [];

    public int Number => (int)Operand!;

    /// <summary>The instructions of a method.</summary>
    public static List<Instruction> Read(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        SortedDictionary<int, Instruction> at = [];

        for (int i = 0; i < code.Length;)
        {
            OpCode operation = ByValue[code[i] == 0xFE ? (short)(0xFE00 | code[i + 1]) : code[i]];
            int operand = i + operation.Size;
            at[i] = Long(new Instruction(operation, OperandAt(method, code, operand, operation.OperandType)));
            i = operand + Length(operation.OperandType, code, operand);
        }

        foreach (Instruction instruction in at.Values.Where(instruction => instruction.Operand is int[]))
            instruction.Operand = Array.ConvertAll((int[])instruction.Operand!, target => at[target]);
        return [.. at.Values];
    }

    /// <summary>ldloc.2 → ldloc 2, br.s → br</summary>
    private static Instruction Long(Instruction instruction)
    {
        string[] parts = instruction.Code.Name!.Split('.');

        if (parts[0] is "ldarg" or "ldloc" or "stloc" or "starg" or "ldarga" or "ldloca")
            return new Instruction(ByName[parts[0]], parts is [_, not "s"] ? int.Parse(parts[1]) : instruction.Operand);
        return parts[^1] == "s" && instruction.Operand is int[]? new Instruction(ByName[string.Join('.', parts[..^1])], instruction.Operand) : instruction;
    }

    private static object? OperandAt(MethodBase method, byte[] code, int at, OperandType type)
    {
        Type[] ofType = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : [], ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        int number = type is OperandType.InlineNone || at + 4 > code.Length ? 0 : BitConverter.ToInt32(code, at);

        return type switch
        {
            OperandType.InlineNone => null,
            OperandType.InlineBrTarget => new[] { at + 4 + number },
            OperandType.ShortInlineBrTarget => new[] { at + 1 + (sbyte)code[at] },
            OperandType.InlineSwitch => Enumerable.Range(1, number).Select(i => at + 4 + 4 * number + BitConverter.ToInt32(code, at + 4 * i)).ToArray(),
            OperandType.ShortInlineI => (sbyte)code[at],
            OperandType.ShortInlineVar => (int)code[at],
            OperandType.InlineVar => (int)BitConverter.ToUInt16(code, at),
            OperandType.InlineI => number,
            OperandType.InlineI8 => BitConverter.ToInt64(code, at),
            OperandType.ShortInlineR => BitConverter.ToSingle(code, at),
            OperandType.InlineR => BitConverter.ToDouble(code, at),
            OperandType.InlineString => method.Module.ResolveString(number),
            OperandType.InlineMethod => method.Module.ResolveMethod(number, ofType, ofMethod),
            OperandType.InlineField => method.Module.ResolveField(number, ofType, ofMethod),
            OperandType.InlineType => method.Module.ResolveType(number, ofType, ofMethod),
            OperandType.InlineTok => method.Module.ResolveMember(number, ofType, ofMethod),
            _ => throw new InternalCompilerException($"{method.DeclaringType}.{method.Name} calls through a pointer, which no kernel can."),
        };
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
