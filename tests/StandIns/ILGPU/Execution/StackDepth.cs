using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>How many values lie on the stack before each instruction of a kernel.</summary>
internal static class StackDepth
{
    /// <exception cref="InternalCompilerException">Values lie there while the threads wait at a barrier: they would be lost.</exception>
    public static void Check(FlatKernel kernel)
    {
        Dictionary<Instruction, int> branched = [];
        int depth = 0;

        foreach (Instruction instruction in kernel.Code)
        {
            depth = branched.GetValueOrDefault(instruction, depth);
            if (depth != 0 && FlatKernel.IsBarrier(instruction))
                throw new InternalCompilerException($"{kernel.Kernel.DeclaringType}.{kernel.Kernel.Name} meets a barrier within an expression. Give what is computed before it a variable, and what the call with the barrier returns another.");

            depth += Change(instruction);
            foreach (Instruction target in instruction.Targets)
                branched[target] = depth;
            if (instruction.Code.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
                depth = 0;
        }
    }

    private static int Change(Instruction instruction)
    {
        if (instruction.Operand is MethodBase method && instruction.Code.FlowControl is FlowControl.Call)
        {
            bool isNew = instruction.Code == OpCodes.Newobj, returns = isNew || method is MethodInfo { ReturnType: var type } && type != typeof(void);
            return (returns ? 1 : 0) - method.GetParameters().Length - (isNew || method.IsStatic ? 0 : 1);
        }

        return instruction.Code == OpCodes.Ret ? 0 : Count(instruction.Code.StackBehaviourPush) - Count(instruction.Code.StackBehaviourPop);
    }

    private static int Count(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Pop0 or StackBehaviour.Push0 => 0,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8
            or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi or StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8
            or StackBehaviour.Popref_popi_popref or StackBehaviour.Popref_popi_pop1 => 3,
        _ => 1,
    };
}
