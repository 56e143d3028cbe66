using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ILGPU.Execution;

/// <summary>
/// Writes a kernel as one that returns at barriers, and goes on behind them when it is called again.
/// <code>
///               switch (thread->State) { case 1: goto resume1; … }
/// Barrier()  →  thread->saved = what is read again; thread->State = 1; return;  resume1: what is read again = thread->saved
/// return     →  thread->State = Ended; return
/// </code>
/// </summary>
internal sealed class KernelWriter
{
    private const int Alignment = 16;

    private static readonly FieldInfo State = typeof(ThreadFrame).GetField(nameof(ThreadFrame.State))!, Group = typeof(ThreadFrame).GetField(nameof(ThreadFrame.Group))!;

    private readonly FlatKernel _flat;
    private readonly Liveness _liveness;
    private readonly Instruction[] _barriers;
    private readonly ILGenerator _il;
    private readonly Dictionary<Instruction, Label> _labels = [];
    private readonly Label[] _resume;
    private readonly LocalBuilder?[] _locals;
    private readonly int[] _offsets;

    private KernelWriter(FlatKernel flat, ILGenerator il)
    {
        _flat = flat;
        _il = il;
        _liveness = new Liveness(flat);
        _barriers = [.. flat.Code.Where(FlatKernel.IsBarrier)];
        _resume = [.. _barriers.Select(_ => il.DefineLabel())];
        _locals = new LocalBuilder?[flat.Variables.Count];
        _offsets = new int[flat.Variables.Count];
    }

    public static ResumableKernel Write(FlatKernel flat)
    {
        StackDepth.Check(flat);
        DynamicMethod method = new(flat.Kernel.Name, typeof(void), [typeof(ThreadFrame).MakePointerType()], flat.Kernel.Module, skipVisibility: true);
        KernelWriter writer = new(flat, method.GetILGenerator());
        int bytes = writer.Place();
        writer.Write();
        return new ResumableKernel(method.CreateDelegate<Segment>(), bytes);
    }

    /// <summary>
    /// Gives each variable its place, and the bytes that a frame needs for them. The arguments are in the frame for good; other variables are locals and saved there at barriers. Where references outlive a barrier, all that they may refer to is in the frame for good, too.
    /// </summary>
    private int Place()
    {
        HashSet<int> saved = [.. _barriers.SelectMany(_liveness.After)], fixedOnes = [0];
        if (saved.Any(variable => _flat.Variables[variable].IsByRef))
            fixedOnes.UnionWith(_flat.Code.Where(instruction => instruction.Code == OpCodes.Ldloca).Select(instruction => instruction.Number));

        int at = ResumableKernel.ArgumentsAt;

        for (int variable = 0; variable < _offsets.Length; variable++)
        {
            Type type = _flat.Variables[variable];
            if (!fixedOnes.Contains(variable))
                _locals[variable] = _il.DeclareLocal(type);

            if (fixedOnes.Contains(variable) || saved.Contains(variable))
            {
                if (!IsNumbers(type))
                    throw new InternalCompilerException($"{_flat.Kernel.DeclaringType}.{_flat.Kernel.Name} has a {type.Name} across a barrier, where threads keep numbers and references to device memory only.");
                _offsets[variable] = at;
                at += (Size(type) + Alignment - 1) / Alignment * Alignment;
            }
        }

        return at;
    }

    private void Write()
    {
        foreach (Instruction target in _flat.Code.SelectMany(instruction => instruction.Targets).Distinct())
            _labels[target] = _il.DefineLabel();

        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, State);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Switch, _resume);
        int barrier = 0;

        foreach (Instruction instruction in _flat.Code)
        {
            if (_labels.TryGetValue(instruction, out Label label))
                _il.MarkLabel(label);

            if (FlatKernel.IsBarrier(instruction))
                WriteBarrier(instruction, _resume[barrier], ++barrier);
            else if (instruction.Code == OpCodes.Ret)
                WriteReturn(ThreadFrame.Ended);
            else if (instruction.Code == OpCodes.Ldloc || instruction.Code == OpCodes.Stloc || instruction.Code == OpCodes.Ldloca)
                WriteAccess(instruction.Code, instruction.Number);
            else
                WriteOther(instruction.Code, instruction.Operand);
        }
    }

    private void WriteBarrier(Instruction barrier, Label resume, int state)
    {
        int[] saved = [.. _liveness.After(barrier).Where(variable => _locals[variable] is not null)];

        foreach (int variable in saved)
        {
            WriteAddress(variable);
            _il.Emit(OpCodes.Ldloc, _locals[variable]!);
            if (_flat.Variables[variable].IsByRef)
                _il.Emit(OpCodes.Conv_U);
            _il.Emit(OpCodes.Stobj, Stored(_flat.Variables[variable]));
        }

        WriteReturn(state);
        _il.MarkLabel(resume);

        foreach (int variable in saved)
        {
            WriteAddress(variable);
            _il.Emit(OpCodes.Ldobj, Stored(_flat.Variables[variable]));
            _il.Emit(OpCodes.Stloc, _locals[variable]!);
        }
    }

    private void WriteReturn(int state)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, state);
        _il.Emit(OpCodes.Stfld, State);
        _il.Emit(OpCodes.Ret);
    }

    private void WriteAccess(OpCode code, int variable)
    {
        if (_locals[variable] is { } local)
        {
            _il.Emit(code, local);
            return;
        }

        LocalBuilder? value = code == OpCodes.Stloc ? _il.DeclareLocal(_flat.Variables[variable]) : null;
        if (value is not null)
            _il.Emit(OpCodes.Stloc, value);
        WriteAddress(variable);
        if (value is not null)
            _il.Emit(OpCodes.Ldloc, value);
        if (code != OpCodes.Ldloca)
            _il.Emit(value is null ? OpCodes.Ldobj : OpCodes.Stobj, Stored(_flat.Variables[variable]));
    }

    private void WriteAddress(int variable)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, _offsets[variable]);
        _il.Emit(OpCodes.Add);
    }

    private void WriteOther(OpCode code, object? operand)
    {
        switch (operand)
        {
            case null: _il.Emit(code); break;
            case int number: _il.Emit(code, number); break;
            case sbyte number: _il.Emit(code, number); break;
            case long number: _il.Emit(code, number); break;
            case float number: _il.Emit(code, number); break;
            case double number: _il.Emit(code, number); break;
            case Type type: _il.Emit(code, type); break;
            case FieldInfo field: _il.Emit(code, field); break;
            case ConstructorInfo constructor: _il.Emit(code, constructor); break;
            case MethodInfo method: WriteCall(code, method); break;
            case Instruction[] targets when code == OpCodes.Switch: _il.Emit(code, Array.ConvertAll(targets, target => _labels[target])); break;
            case Instruction[] targets: _il.Emit(code, _labels[targets[0]]); break;
            default: throw new InternalCompilerException($"{_flat.Kernel.DeclaringType}.{_flat.Kernel.Name} has {operand}, which no kernel can.");
        }
    }

    /// <summary>What a thread asks of its place is read off its frame.</summary>
    private void WriteCall(OpCode code, MethodInfo method)
    {
        string? place = method.DeclaringType == typeof(Group) || method.DeclaringType == typeof(Grid) ? method.DeclaringType.Name + method.Name["get_".Length..] : null;

        if (place is null)
        {
            _il.Emit(code, method);
            return;
        }

        FieldInfo? ofThread = typeof(ThreadFrame).GetField(place);
        _il.Emit(OpCodes.Ldarg_0);
        if (ofThread is null)
            _il.Emit(OpCodes.Ldfld, Group);
        _il.Emit(OpCodes.Ldfld, ofThread ?? typeof(GroupFrame).GetField(place)!);
    }

    /// <summary>References are to memory that does not move: a frame, or what views show.</summary>
    private static Type Stored(Type type) => type.IsByRef || type.IsPointer ? typeof(nint) : type;

    private static int Size(Type type) => RuntimeHelpers.SizeOf(Stored(type).TypeHandle);

    private static bool IsNumbers(Type type) => type.IsByRef || type.IsPointer || type.IsPrimitive || type.IsEnum
        || type.IsValueType && type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).All(field => IsNumbers(field.FieldType));
}
