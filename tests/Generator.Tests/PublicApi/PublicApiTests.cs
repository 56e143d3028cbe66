using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using VerifyXunit;
using Xunit;

namespace NetCompiler.Generator.Tests.PublicApi;

/// <summary>What users of the library can name: a change of it is a line in a reviewed file, and in the changelog.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public Task The_library_offers_what_was_accepted()
    {
        StringBuilder text = new();

        foreach (Type type in typeof(Network).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append(type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? " : " + Name(parent) : "").Append('\n');

            foreach (string member in Members(type).Distinct().Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return Verifier.Verify(text.ToString(), "txt").UseDirectory(".").UseFileName("NetCompiler");
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(IsOffered))
            yield return $"new({Parameters(constructor)})";

        foreach (FieldInfo field in type.GetFields(Declared).Where(f => (f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly) && !f.IsSpecialName))
            yield return $"{Name(field.FieldType)} {field.Name}";

        foreach (PropertyInfo property in type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsOffered)))
        {
            string accessors = string.Join(" ", property.GetAccessors(true).Where(IsOffered).Select(a => a.Name.Split('_')[0] + ";").Order(StringComparer.Ordinal));
            yield return $"{Name(property.PropertyType)} {property.Name} {{ {accessors} }}";
        }

        foreach (MethodInfo method in type.GetMethods(Declared).Where(m => IsOffered(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))))
            yield return $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})";
    }

    private static bool IsOffered(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + (p.DefaultValue ?? "default") : "")}"));

    private static string Name(Type type) =>
        type.IsGenericType ? type.Name.Split('`')[0] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">" : type.Name;
}
