using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>The IL of a method.</summary>
internal sealed class MethodCode(MethodBase method)
{
    private static readonly Dictionary<short, Form> Forms = AllForms();

    private readonly byte[] _code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
    private readonly Type[] _ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : [], _ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];

    /// <summary>What it calls.</summary>
    public IEnumerable<MethodBase> Calls()
    {
        for (int at = 0; at < _code.Length;)
        {
            Form form = FormAt(at);
            at += form.Code.Size;

            if (form.Code.FlowControl is FlowControl.Call && form.Code.OperandType is OperandType.InlineMethod)
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(_code, at), _ofType, _ofMethod)!;
            at += OperandBytes(form.Code.OperandType, at);
        }
    }

    /// <summary>Its instructions, made anew.</summary>
    public IEnumerable<Instruction> Instructions()
    {
        Instruction?[] byPlace = new Instruction?[_code.Length];

        for (int at = 0; at < _code.Length;)
        {
            Form form = FormAt(at);
            int operand = at + form.Code.Size;
            byPlace[at] = new Instruction(form.Long, form.Operand ?? OperandAt(operand, form.Code.OperandType));
            at = operand + OperandBytes(form.Code.OperandType, operand);
        }

        foreach (Instruction? instruction in byPlace)
        {
            if (instruction?.Operand is int[] places)
                instruction.Operand = Array.ConvertAll(places, place => byPlace[place]!);
        }

        return byPlace.OfType<Instruction>();
    }

    private Form FormAt(int at) => Forms[_code[at] == 0xFE ? (short)(0xFE00 | _code[at + 1]) : _code[at]];

    private object? OperandAt(int at, OperandType type) => type switch
    {
        OperandType.InlineNone => null,
        OperandType.InlineBrTarget => new[] { at + 4 + Number(at) },
        OperandType.ShortInlineBrTarget => new[] { at + 1 + (sbyte)_code[at] },
        OperandType.InlineSwitch => Enumerable.Range(1, Number(at)).Select(i => at + 4 + 4 * Number(at) + Number(at + 4 * i)).ToArray(),
        OperandType.ShortInlineI => (sbyte)_code[at],
        OperandType.ShortInlineVar => (int)_code[at],
        OperandType.InlineVar => (int)BitConverter.ToUInt16(_code, at),
        OperandType.InlineI => Number(at),
        OperandType.InlineI8 => BitConverter.ToInt64(_code, at),
        OperandType.ShortInlineR => BitConverter.ToSingle(_code, at),
        OperandType.InlineR => BitConverter.ToDouble(_code, at),
        OperandType.InlineMethod => method.Module.ResolveMethod(Number(at), _ofType, _ofMethod),
        OperandType.InlineField => method.Module.ResolveField(Number(at), _ofType, _ofMethod),
        OperandType.InlineType => method.Module.ResolveType(Number(at), _ofType, _ofMethod),
        _ => throw new InternalCompilerException($"{method.DeclaringType}.{method.Name} holds a string or a token, or calls through a pointer, which no kernel can."),
    };

    private int OperandBytes(OperandType type, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * Number(at),
        _ => 4,
    };

    private int Number(int at) => BitConverter.ToInt32(_code, at);

    private static Dictionary<short, Form> AllForms()
    {
        OpCode[] codes = [.. typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!)];
        Dictionary<string, OpCode> byName = codes.ToDictionary(code => code.Name!);
        return codes.ToDictionary(code => code.Value, code => FormOf(code, byName));
    }

    /// <summary>ldloc.2 → ldloc 2, br.s → br</summary>
    private static Form FormOf(OpCode code, Dictionary<string, OpCode> byName)
    {
        string name = code.Name!, start = name.Split('.')[0];

        if (start is "ldarg" or "ldarga" or "starg" or "ldloc" or "ldloca" or "stloc")
            return new Form(code, byName[start], char.IsAsciiDigit(name[^1]) ? name[^1] - '0' : null);
        return new Form(code, code.OperandType is OperandType.ShortInlineBrTarget ? byName[name[..^2]] : code, null);
    }

    /// <summary>An instruction as it is in the IL, the long form of it, and the operand that it implies.</summary>
    private sealed record Form(OpCode Code, OpCode Long, object? Operand);
}
