using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>Fields, properties and records.</summary>
internal sealed partial class Evaluator
{
    private readonly Dictionary<ISymbol, object?> _statics = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _initializing = new(SymbolEqualityComparer.Default);

    private object? Field(IFieldReferenceOperation reference)
    {
        if (reference.Instance is not null)
            return Place(reference).Value;

        IFieldSymbol field = reference.Field;

        if (!field.IsReadOnly && !field.IsConst)
            return Refuse(reference.Syntax, $"'{field.Name}' can change at run time, so it is not known when the network is compiled. Make it const or static readonly.");

        return Static(_bodies.Sourced(field.OriginalDefinition), reference);
    }

    private object? Property(IPropertyReferenceOperation reference)
    {
        if (reference.Property.IsIndexer)
            return reference.Instance is { } list && reference.Arguments.Length == 1 ? Element(Evaluate(list), Evaluate(reference.Arguments[0].Value), reference) : Place(reference).Value;

        if (reference.Instance is { } instance)
            return PropertyOf(Evaluate(instance), reference);

        ISymbol named = reference.ConstrainedToType is { } constrained ? Implementation(constrained, reference.Property) ?? reference.Property : reference.Property;
        var property = (IPropertySymbol)_bodies.Sourced(named.OriginalDefinition);

        if (property.DeclaringSyntaxReferences.IsEmpty)
            return Refuse(reference.Syntax, $"'{property.ContainingType.Name}.{property.Name}' is not known when the network is compiled. {MakeConstant}");

        if (property.SetMethod is not null)
            return Refuse(reference.Syntax, $"'{property.Name}' can change at run time, so it is not known when the network is compiled. Leave out its set accessor.");

        return property.GetMethod is { } getter && IsComputed(property)
            ? Call(new FunctionValue(getter, _bodies.Find(property, token).Operation, null), [], reference, property.Name)
            : Static(property, reference);
    }

    /// <summary>A static's initializer, evaluated once in a frame of its own.</summary>
    private object? Static(ISymbol member, IOperation at)
    {
        if (_statics.TryGetValue(member, out object? known))
            return known;

        if (!_initializing.Add(member))
            return Refuse(at.Syntax, $"'{member.Name}' is defined by itself. Give it a value.");

        Body body = _bodies.Find(member, token);

        if (body.TooDeep is { } tooDeep)
            throw StopTooDeep(tooDeep);

        if (body.Fault is { } fault)
            return Refuse(at.Syntax, $"'{member.Name}' of {member.ContainingAssembly.Name} does not compile by itself: {fault}. Mark what it uses there with [Blocks] too.");

        if (body.Operation is null)
            return Refuse(at.Syntax, $"'{member.Name}' has no initializer in this project, so it is not known when the network is compiled. Give it one, or write its value here.");

        Frame outer = _frame;
        CallSite? callers = _callers;
        _frame = new Frame("", new Scope(null));
        _callers = new CallSite(at.Syntax.GetLocation(), callers);
        object? value = Evaluate(body.Operation);
        _callers = callers;
        _frame = outer;
        return _statics[member] = value is ListValue list ? list.AsStatic() : value;
    }

    private static bool IsComputed(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<PropertyDeclarationSyntax>().Any(p =>
            p.ExpressionBody is not null || p.AccessorList?.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null) == true);

    private object? PropertyOf(object? owner, IPropertyReferenceOperation reference)
    {
        var property = (IPropertySymbol)_bodies.Sourced(reference.Property.OriginalDefinition);

        switch (owner)
        {
            case Poison:
                return owner;
            case null:
                return Refuse(reference.Syntax, $"'{property.Name}' of null. Ask for null before, or give it a value.");
            case TensorValue tensor when KnownTypes.IsTensor(property.ContainingType):
                return TensorProperty(tensor, property.Name, reference);
            case ListValue list when property.Name is "Length" or "Count":
                return list.Items.Count;
            case string text when property.Name is "Length":
                return text.Length;
            case RecordValue record when record.Has(property.Name):
                return record.Member(property.Name).Value;
            case var _ when property.ContainingType.SpecialType is SpecialType.System_Nullable_T:
                return property.Name is "HasValue" ? true : owner;
            case RecordValue or TensorValue when !property.DeclaringSyntaxReferences.IsEmpty && IsComputed(property) && property.GetMethod is { } getter:
                return Call(new FunctionValue(getter, _bodies.Find(property, token).Operation, null, owner), [], reference, property.Name);
            case RecordValue record when !property.DeclaringSyntaxReferences.IsEmpty:
                return record.Member(property.Name).Value = _bodies.Find(property, token).Operation is { } initializer ? Evaluate(initializer) : Default(property.Type);
            default:
                return Refuse(reference.Syntax, $"'{property.Name}' is not known when the network is compiled. {MakeConstant}");
        }
    }

    private object? Receiver(IInstanceReferenceOperation self) =>
        (self.Type is { } type ? _frame.Scope.Find(type.OriginalDefinition)?.Value : null)
        ?? Refuse(self.Syntax, $"{_method} is static: there is no object when the network is compiled. Use static members.");

    // ── Records ──────────────────────────────────────────────────────────────────────────

    private object? New(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol created || created.TypeKind is TypeKind.Error || creation.Constructor is null)
            return NotCSharp();

        INamedTypeSymbol type = Sourced(created);

        if (type is { Name: "List", ContainingNamespace.Name: "Generic", TypeArguments.Length: 1 })
            return NewList(creation);

        if (type.IsTupleType)
            return new TupleValue(creation.Arguments.Select(a => Evaluate(a.Value)).ToArray());

        if (type.IsValueType && creation.Arguments.IsEmpty && creation.Initializer is null && type.SpecialType is not SpecialType.None)
            return Default(type);

        if (type.DeclaringSyntaxReferences.IsEmpty || !creation.Arguments.IsEmpty && !(type.IsRecord && SymbolEqualityComparer.Default.Equals(_bodies.Sourced(creation.Constructor.OriginalDefinition), PrimaryConstructor(type.OriginalDefinition))))
            return Refuse(creation.Syntax, $"'{type.Name}' cannot be created when the network is compiled. Use arrays, tuples, List<T> and records with a parameter list.");

        RecordValue record = new(type);
        foreach (IArgumentOperation argument in creation.Arguments)
            record.Member(argument.Parameter!.Name).Value = Values.Copied(Evaluate(argument.Value));

        return Initialize(record, creation.Initializer);
    }

    private object? With(IWithOperation with) => Evaluate(with.Operand) switch
    {
        RecordValue record => Initialize(record.Copy(), with.Initializer),
        Poison => Poison.Value,
        _ => Refuse(with.Syntax, "'with' needs a record of this project. Create a new object."),
    };

    private object? Initialize(RecordValue record, IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (IOperation member in initializer?.Initializers ?? [])
        {
            if (member is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment)
                record.Member(target.Member.Name).Value = Values.Copied(Evaluate(assignment.Value));
            else
                return Refuse(member.Syntax, $"This initializer is not supported inside a network's {_method}. Assign the members one by one.");
        }

        return record;
    }

    private object? NewList(IObjectCreationOperation creation)
    {
        ListValue list = new([]);

        foreach (IArgumentOperation argument in creation.Arguments)
        {
            // A capacity says nothing; a sequence is copied.
            if (Evaluate(argument.Value) is ListValue source)
                list.Items.AddRange(source.Items.Select(item => new Cell(item.Value)));
        }

        foreach (IOperation added in creation.Initializer?.Initializers ?? [])
        {
            if (added is IInvocationOperation { Arguments.Length: 1 } add)
                list.Items.Add(new Cell(Values.Copied(Evaluate(add.Arguments[0].Value))));
        }

        Limit(list.Items.Count, creation);
        return list;
    }

    private static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax);
}
