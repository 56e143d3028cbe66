using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>
/// A kernel with all methods in which threads meet written into it, so that every barrier is its own. Arguments and locals of all of them are its variables, of which the first holds the arguments of the kernel.
/// <code>
/// … values, call M   →   … values, stloc aₙ … stloc a₁, code of M, M's end: ldloc r
/// ret (in M)         →   stloc r, br M's end
/// </code>
/// </summary>
internal sealed class FlatKernel
{
    private readonly KernelScan _scan;
    private readonly Stack<MethodBase> _open = [];

    public FlatKernel(MethodInfo kernel, KernelScan scan)
    {
        _scan = scan;
        Kernel = kernel;
        Variables.Add(kernel.GetParameters().Single().ParameterType);
        Write(kernel, kernel.IsStatic ? [0] : [-1, 0], end: null, result: -1);
    }

    public MethodInfo Kernel { get; }

    public List<Type> Variables { get; } = [];

    public List<Instruction> Code { get; } = [];

    public static bool IsBarrier(Instruction instruction) => instruction.Operand is MethodInfo method && method == KernelScan.Barrier;

    private void Write(MethodBase method, int[] arguments, Instruction? end, int result)
    {
        MethodBody body = method.GetMethodBody()!;
        if (body.ExceptionHandlingClauses.Count > 0)
            throw new InternalCompilerException($"{method.DeclaringType}.{method.Name} has a try block, which no kernel can.");
        if (_open.Contains(method))
            throw new InternalCompilerException($"{method.DeclaringType}.{method.Name} calls itself, which no kernel can.");

        _open.Push(method);
        int locals = Variables.Count;
        Variables.AddRange(body.LocalVariables.OrderBy(local => local.LocalIndex).Select(local => local.LocalType));

        foreach (Instruction instruction in new MethodCode(method).Instructions())
        {
            string name = instruction.Code.Name!;
            if (name is "ldarg" or "ldarga" or "starg")
                (instruction.Code, instruction.Operand) = (name == "ldarg" ? OpCodes.Ldloc : name == "starg" ? OpCodes.Stloc : OpCodes.Ldloca, arguments[instruction.Number]);
            else if (name is "ldloc" or "ldloca" or "stloc")
                instruction.Operand = locals + instruction.Number;

            if (name == "ret" && end is not null)
                Return(instruction, end, result);
            else if (instruction.Operand is MethodInfo called && called != KernelScan.Barrier && (instruction.Code == OpCodes.Call || instruction.Code == OpCodes.Callvirt) && _scan.Meets(called))
                Call(instruction, called);
            else
                Code.Add(instruction);
        }

        _open.Pop();
    }

    private void Return(Instruction instruction, Instruction end, int result)
    {
        Code.Add(instruction);
        (instruction.Code, instruction.Operand) = (OpCodes.Br, new[] { end });

        if (result >= 0)
        {
            (instruction.Code, instruction.Operand) = (OpCodes.Stloc, result);
            Code.Add(new Instruction(OpCodes.Br, new[] { end }));
        }
    }

    private void Call(Instruction instruction, MethodInfo called)
    {
        Type[] types = [.. called.IsStatic ? [] : new[] { called.DeclaringType!.MakeByRefType() }, .. called.GetParameters().Select(parameter => parameter.ParameterType)];
        int[] arguments = [.. Enumerable.Range(Variables.Count, types.Length)];
        Variables.AddRange(types);

        // Where the call was, others may branch to: the instruction stays and becomes the first of those that stand for it.
        Code.Add(instruction);
        (instruction.Code, instruction.Operand) = (OpCodes.Nop, null);
        foreach (int argument in arguments.Reverse())
            Code.Add(new Instruction(OpCodes.Stloc, argument));

        Instruction end = new(OpCodes.Nop);
        int result = -1;

        if (called.ReturnType != typeof(void))
        {
            result = Variables.Count;
            Variables.Add(called.ReturnType);
            end = new Instruction(OpCodes.Ldloc, result);
        }

        Write(called, arguments, end, result);
        Code.Add(end);
    }
}
