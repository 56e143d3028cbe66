using System;
using System.Reflection;

namespace ILGPU.Execution;

/// <summary>What the arguments of a kernel may be made of.</summary>
internal static class ArgumentTypes
{
    /// <exception cref="InternalCompilerException">The type holds a class, a bool, a char or a pointer.</exception>
    public static void Check(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ArrayView<>))
        {
            Check(type.GetGenericArguments()[0]);
            return;
        }

        if (type == typeof(bool) || type == typeof(char) || type.IsPointer || !type.IsValueType)
            throw new InternalCompilerException($"A kernel cannot take a {type.Name}: arguments are structs of numbers and views.");
        if (type.IsPrimitive || type.IsEnum)
            return;

        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            Check(field.FieldType);
    }
}
