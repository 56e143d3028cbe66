using System.Collections.Generic;

namespace NetCompiler;

/// <summary>The target column with all that was learned about it.</summary>
internal abstract class FittedTarget(string column, Missing missing)
{
    public string Column => column;

    /// <summary>The names of the classes; none for a number.</summary>
    public virtual IReadOnlyList<string> Classes => [];

    /// <summary>Whether a row is to be left out because of it.</summary>
    public bool Drops(Table table, int row, int index) => missing.What == Missing.Kind.DropRow && table[row, index] is null;

    /// <summary>The targets of some rows.</summary>
    public abstract Column Transform(Table table, int[] rows, int index);

    /// <summary>What a scaled value stands for.</summary>
    public abstract float Restore(float value);
}
