using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetCompiler.Generator.Parsing.Interpreter;

internal sealed partial class Evaluator
{
    private bool Matches(IPatternOperation pattern, object? value)
    {
        Step(pattern);

        if (value is Poison)
            throw new Stopped();

        return pattern switch
        {
            IDiscardPatternOperation => true,
            IConstantPatternOperation constant => Values.AreEqual(Known(constant.Value), value),
            IRelationalPatternOperation relation => value is not null && Arithmetic.Binary(relation.OperatorKind, value, Known(relation.Value), isChecked: false) is true,
            INegatedPatternOperation not => !Matches(not.Pattern, value),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Matches(either.LeftPattern, value) || Matches(either.RightPattern, value),
            IBinaryPatternOperation both => Matches(both.LeftPattern, value) && Matches(both.RightPattern, value),
            ITypePatternOperation type => IsOf(value, type.MatchedType),
            IDeclarationPatternOperation declaration => Declares(declaration, value),
            IRecursivePatternOperation recursive => Matches(recursive, value),
            IListPatternOperation list => Matches(list, value),
            IOperation { Kind: OperationKind.Invalid } => throw Invalid(),
            _ => throw Unsupported(pattern),
        };
    }

    private object? Known(IOperation operation) => Evaluate(operation) is var value && value is Poison ? throw new Stopped() : value;

    private Stopped Unsupported(IOperation pattern) => Stop(pattern.Syntax, $"This pattern is not supported inside a network's {_method}. Compare with == and <, or use constants, relations and property patterns.");

    private Stopped Invalid()
    {
        NotCSharp();
        return new Stopped();
    }

    private bool Declares(IDeclarationPatternOperation declaration, object? value)
    {
        if (!declaration.MatchesNull && (value is null || declaration.MatchedType is { } type && !IsOf(value, type)))
            return false;

        if (declaration.DeclaredSymbol is { } symbol)
            _frame.Scope.Declare(symbol, new Cell(value));
        return true;
    }

    private bool Matches(IRecursivePatternOperation recursive, object? value)
    {
        if (value is null || !IsOf(value, recursive.MatchedType))
            return false;

        if (!recursive.DeconstructionSubpatterns.IsEmpty)
        {
            Cell[] parts = Parts(value) ?? throw Unsupported(recursive);
            if (parts.Length < recursive.DeconstructionSubpatterns.Length)
                throw Unsupported(recursive);

            for (int i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
            {
                if (!Matches(recursive.DeconstructionSubpatterns[i], parts[i].Value))
                    return false;
            }
        }

        foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
        {
            object? member = property.Member switch
            {
                IPropertyReferenceOperation reference => PropertyOf(value, reference),
                IFieldReferenceOperation reference when value is TupleValue tuple => TupleItem(tuple, reference.Field).Value,
                IFieldReferenceOperation reference when value is RecordValue record => record.Member(reference.Field.Name).Value,
                _ => throw Unsupported(property),
            };

            if (!Matches(property.Pattern, member))
                return false;
        }

        if (recursive.DeclaredSymbol is { } symbol)
            _frame.Scope.Declare(symbol, new Cell(value));
        return true;
    }

    private bool Matches(IListPatternOperation pattern, object? value)
    {
        if (value is null)
            return false;

        object?[] items = Elements(value, pattern);
        int slice = pattern.Patterns.IndexOf(pattern.Patterns.FirstOrDefault(p => p is ISlicePatternOperation)!);
        int single = slice < 0 ? pattern.Patterns.Length : pattern.Patterns.Length - 1;

        if (slice < 0 ? items.Length != single : items.Length < single)
            return false;

        for (int i = 0; i < pattern.Patterns.Length; i++)
        {
            bool matches = pattern.Patterns[i] is ISlicePatternOperation rest
                ? rest.Pattern is null || Matches(rest.Pattern, new ListValue(items.Skip(slice).Take(items.Length - single)))
                : Matches(pattern.Patterns[i], items[slice >= 0 && i > slice ? items.Length - pattern.Patterns.Length + i : i]);

            if (!matches)
                return false;
        }

        if (pattern.DeclaredSymbol is { } symbol)
            _frame.Scope.Declare(symbol, new Cell(value));
        return true;
    }

    private bool IsOf(object? value, ITypeSymbol declared)
    {
        ITypeSymbol type = Conversions.Underlying(Resolved(declared));

        if (value is null)
            return false;

        if (type.SpecialType is SpecialType.System_Object)
            return true;

        return value switch
        {
            TensorValue => KnownTypes.IsTensor(type),
            TupleValue => type.IsTupleType,
            ListValue => type is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 },
            RecordValue record => IsOrDerives(record.Type, type is INamedTypeSymbol named ? Sourced(named) : type),
            FunctionValue => type.TypeKind is TypeKind.Delegate,
            ScalarValue { IsWhole: false } => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double,
            bool or ConditionValue => type.SpecialType is SpecialType.System_Boolean,
            char => type.SpecialType is SpecialType.System_Char,
            string => type.SpecialType is SpecialType.System_String,
            IConvertible number => Conversions.Convert(0, type, isChecked: false)?.GetType() == number.GetType(),
            _ => false,
        };
    }

    private static bool IsOrDerives(INamedTypeSymbol type, ITypeSymbol ancestor)
    {
        if (type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, ancestor)))
            return true;

        for (INamedTypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, ancestor))
                return true;
        }

        return false;
    }
}
