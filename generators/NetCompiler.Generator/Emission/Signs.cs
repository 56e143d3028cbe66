using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Emission;

/// <summary>How C# writes a comparison of two numbers.</summary>
internal static class Signs
{
    public static string Of(Relation relation) => relation switch
    {
        Relation.Less => "<",
        Relation.LessOrEqual => "<=",
        Relation.Greater => ">",
        Relation.GreaterOrEqual => ">=",
        Relation.Equal => "==",
        _ => "!=",
    };
}
