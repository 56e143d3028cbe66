using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>An instruction, in its long form: the operand is a number, a member, or the instructions that it branches to.</summary>
internal sealed class Instruction(OpCode code, object? operand = null)
{
    public OpCode Code { get; set; } = code;

    public object? Operand { get; set; } = operand;

    public Instruction[] Targets => Operand as Instruction[] ?? [];

    public int Number => (int)Operand!;
}
