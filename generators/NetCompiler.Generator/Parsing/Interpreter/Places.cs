using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>Assignments, and the cells that they write.</summary>
internal sealed partial class Evaluator
{
    /// <summary>The cell that an operation names.</summary>
    private Cell Place(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation { IsDeclaration: true } local:
                return Declared(local.Local);

            case ILocalReferenceOperation local:
                return _frame.Scope.Find(local.Local) ?? Declared(local.Local);

            case IParameterReferenceOperation parameter:
                return _frame.Scope.Find(parameter.Parameter)
                    ?? _frame.Scope.Find(parameter.Parameter.OriginalDefinition)
                    ?? (parameter.Parameter.ContainingSymbol is INamedTypeSymbol extension ? _frame.Scope.Find(extension.OriginalDefinition) : null)
                    ?? new Cell(Refuse(target.Syntax, $"The parameter '{parameter.Parameter.Name}' has no value when the network is compiled. Use a constant, or a parameter of a method that Forward calls."));

            case IDeclarationExpressionOperation declaration:
                return Place(declaration.Expression);

            case IParenthesizedOperation inner:
                return Place(inner.Operand);

            case IConversionOperation conversion:
                return Place(conversion.Operand);

            case IDiscardOperation:
                return new Cell(null);

            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                object? array = Evaluate(element.ArrayReference);
                return _graph is not null && array is ListValue { IsStatic: true } ? Outlives(element) : ElementCell(array, Evaluate(element.Indices[0]), element);

            case IImplicitIndexerReferenceOperation element:
                return ElementCell(Evaluate(element.Instance), Evaluate(element.Argument), element);

            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } indexed, Arguments.Length: 1 } indexer:
                return ElementCell(Evaluate(indexed), Evaluate(indexer.Arguments[0].Value), indexer);

            case IFieldReferenceOperation { Instance: { } owner } field:
                return Evaluate(owner) switch
                {
                    TupleValue tuple => TupleItem(tuple, field.Field),
                    RecordValue record => record.Member(field.Field.Name),
                    Poison => new Cell(Poison.Value),
                    _ => new Cell(Refuse(field.Syntax, $"The field '{field.Field.Name}' is not known when the network is compiled. {MakeConstant}")),
                };

            case IPropertyReferenceOperation { Instance: { } owner } property when Evaluate(owner) is RecordValue record:
                return record.Member(property.Property.Name);

            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return Outlives(target);

            case IInvalidOperation:
                return new Cell(NotCSharp());

            default:
                return new Cell(Refuse(target.Syntax, $"'{Shown(target.Syntax)}' cannot be assigned to when the network is compiled. Use a local."));
        }
    }

    private Cell Outlives(IOperation target) =>
        new(Refuse(target.Syntax, $"'{Shown(target.Syntax)}' outlives {_method}, which cannot assign to it. Use a local."));

    private Cell Declared(ILocalSymbol local)
    {
        Cell cell = new(null);
        _frame.Scope.Declare(local, cell);
        return cell;
    }

    private object? Assignment(IOperation assignment)
    {
        switch (assignment)
        {
            case ISimpleAssignmentOperation { IsRef: true }:
                throw Stop(assignment.Syntax, $"'ref' is not supported inside a network's {_method}, except for parameters. Assign the value.");

            case ISimpleAssignmentOperation simple:
                object? assigned = Evaluate(simple.Value);
                Assign(simple.Target, assigned);
                return assigned;

            case ICompoundAssignmentOperation compound:
                return Compound(compound);

            case IIncrementOrDecrementOperation increment:
                return Increment(increment);

            case ICoalesceAssignmentOperation coalesce:
                Cell cell = Place(coalesce.Target);
                if (cell.Value is null)
                    Write(cell, Evaluate(coalesce.Value), coalesce.Target);
                return cell.Value;

            default:
                IDeconstructionAssignmentOperation deconstruction = (IDeconstructionAssignmentOperation)assignment;
                object? value = Values.Copied(Evaluate(deconstruction.Value));
                Assign(deconstruction.Target, value);
                return value;
        }
    }

    private void Assign(IOperation target, object? value)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value);
                break;

            case ITupleOperation tuple:
                Deconstruct(tuple, value);
                break;

            default:
                Write(Place(target), Values.Copied(value), target);
                break;
        }
    }

    private void Deconstruct(ITupleOperation target, object? value)
    {
        Cell[]? parts = Parts(value);

        if (parts is null && value is not Poison)
            Refuse(target.Syntax, $"Only tuples and records can be deconstructed inside a network's {_method}. Read its members one by one.");

        for (int i = 0; i < target.Elements.Length; i++)
            Assign(target.Elements[i], parts is not null && i < parts.Length ? parts[i].Value : Poison.Value);
    }

    private object? Compound(ICompoundAssignmentOperation compound)
    {
        Cell cell = Place(compound.Target);
        object? current = Conversions.Promoted(cell.Value);

        // The binder keeps the promotion of the left side as a conversion of its own.
        if (compound.OperatorMethod is null && compound.InConversion is { Exists: true, IsNumeric: true } && compound.Value.Type is { } wider && current is not (null or Poison) && !IsShift(compound.OperatorKind))
            current = Converted(current, wider, compound);

        object? result = Binary(compound.OperatorKind, current, Evaluate(compound.Value), compound.OperatorMethod, compound.IsChecked, compound, compound.Target, compound.Value);
        Write(cell, compound.Target.Type is { } type ? Converted(result, type, compound, compound.IsChecked) : result, compound.Target);
        return cell.Value;
    }

    private static bool IsShift(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;

    private object? Increment(IIncrementOrDecrementOperation increment)
    {
        Cell cell = Place(increment.Target);
        object? old = cell.Value;

        if (old is null or Poison || increment.Target.Type is not { } type)
            return old;

        object? promoted = Conversions.Promoted(old);
        object? one = promoted is int ? 1 : Conversions.Convert(1, Resolved(type), isChecked: false);
        BinaryOperatorKind kind = increment.Kind is OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;

        Write(cell, Converted(Binary(kind, promoted, one, null, increment.IsChecked, increment, increment.Target, increment.Target), type, increment, increment.IsChecked), increment.Target);
        return increment.IsPostfix ? old : cell.Value;
    }

    /// <summary>What a deconstruction yields: a tuple's items, or a positional record's parameters.</summary>
    private static Cell[]? Parts(object? value) => value switch
    {
        TupleValue tuple => tuple.Items,
        RecordValue { Type.IsRecord: true } record => PrimaryConstructor(record.Type)?.Parameters.Select(p => record.Member(p.Name)).ToArray(),
        _ => null,
    };

    private Cell TupleItem(TupleValue tuple, IFieldSymbol field)
    {
        string name = (field.CorrespondingTupleField ?? field).Name;
        bool isItem = int.TryParse(name.Replace("Item", ""), NumberStyles.None, CultureInfo.InvariantCulture, out int position);
        return isItem && position >= 1 && position <= tuple.Items.Length ? tuple.Items[position - 1] : new Cell(Poison.Value);
    }

    // ── Elements of lists and texts ──────────────────────────────────────────────────────

    private object? Element(object? list, object? index, IOperation at)
    {
        if (index is not RangeValue range || list is Poison)
            return ElementCell(list, index, at).Value;

        int length = list is string text ? text.Length : Elements(list, at).Length;
        int start = range.Start?.In(length) ?? 0;
        int end = range.End?.In(length) ?? length;

        if (start < 0 || end > length || start > end)
            return Refuse(at.Syntax, $"The range {start}..{end} leaves the {length} elements. Keep it within 0..{length}.");

        Limit(end - start, at);
        return list is string letters ? letters.Substring(start, end - start) : new ListValue(Elements(list, at).Skip(start).Take(end - start));
    }

    private Cell ElementCell(object? list, object? index, IOperation at)
    {
        if (list is Poison || index is Poison)
            return new Cell(Poison.Value);

        int length = list switch
        {
            ListValue items => items.Items.Count,
            string text => text.Length,
            _ => -1,
        };

        int? position = index switch
        {
            int offset => offset,
            IndexValue from => from.In(length),
            long offset when Math.Abs(offset) <= int.MaxValue => (int)offset,
            byte or sbyte or short or ushort or char => (int)Conversions.Promoted(index)!,
            _ => null,
        };

        if (length < 0 || position is null)
            return new Cell(Refuse(at.Syntax, $"'{Shown(at.Syntax)}' is not known when the network is compiled. {MakeConstant}"));

        if (position < 0 || position >= length)
            return new Cell(Refuse(at.Syntax, $"There is no element {Text.Of(position.Value)}: there are {length}, from 0. Name one of these."));

        return list is ListValue found ? found.Items[position.Value] : new Cell(((string)list!)[position.Value]);
    }

    private IndexValue? RangeEnd(IOperation? end) => end is null ? null : Evaluate(end) switch
    {
        IndexValue index => index,
        int offset => new IndexValue(offset, FromEnd: false),
        _ => throw new Stopped(),
    };

    private object? NewArray(IArrayCreationOperation array)
    {
        if (array.DimensionSizes.Length != 1)
            return Refuse(array.Syntax, $"Arrays of several dimensions are not supported inside a network's {_method}. Use an array of arrays.");

        if (array.Initializer is { } initializer)
        {
            Limit(initializer.ElementValues.Length, array);
            return Evaluate(initializer);
        }

        object? length = Evaluate(array.DimensionSizes[0]);
        if (length is not int count || count < 0)
            return length is Poison ? length : Refuse(array.Syntax, "The array's length is not one. Give it a number of at least 0.");

        Limit(count, array);
        ITypeSymbol? element = (array.Type as IArrayTypeSymbol)?.ElementType;
        return new ListValue(Enumerable.Range(0, count).Select(_ => Default(element)));
    }

    private object? Collection(ICollectionExpressionOperation collection)
    {
        ListValue list = new([]);

        foreach (IOperation element in collection.Elements)
        {
            if (element is ISpreadOperation spread)
            {
                foreach (object? item in Elements(Evaluate(spread.Operand), spread.Operand))
                    list.Items.Add(new Cell(spread.ElementType is { } type ? Converted(item, type, spread) : item));
            }
            else
            {
                list.Items.Add(new Cell(Values.Copied(Evaluate(element))));
            }

            Limit(list.Items.Count, collection);
        }

        return list;
    }
}
