using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// Groups whose methods would be the same but for the values that they touch become one method, which takes those as parameters; each keeps a method of its own name that passes them.
/// So the text grows with what layers differ in, and only by lines of tables with their number.
/// <code>
/// before   ForwardBlock0Dense(pass) { … }    ForwardBlock1Dense(pass) { … }
/// after    ForwardBlockDense(pass, xRows, weights, yRows) { … }
///          ForwardBlock0Dense(pass) => ForwardBlockDense(pass, Memo.Stream(pass), Theta.Block0DenseWeight(pass), Memo.Block0Dense(pass))
///          ForwardBlock1Dense(pass) => …
/// </code>
/// </summary>
internal sealed class SharedMethods
{
    /// <summary>Lines that sharing must save between layers of like names, such as those of repeated blocks: two short methods read better than one of both.</summary>
    private const int Worth = 12;

    /// <summary>And between layers that have no more in common than their mathematics.</summary>
    private const int WorthOfStrangers = 36;

    private readonly Methods _methods;
    private readonly Dictionary<(string, (int, int)), SharedMethod> _byText = [];
    private readonly Dictionary<(Group, bool), SharedMethod> _shared = [];

    public SharedMethods(Methods methods) => _methods = methods;

    /// <summary>The method that a group shares with others, if it does.</summary>
    public SharedMethod? Of(Group group, bool training) => _shared.TryGetValue((group, training), out SharedMethod? method) ? method : null;

    /// <summary>Finds what the groups of a phase share with one another and with earlier phases.</summary>
    public void Add(string phase, IEnumerable<Group> groups, RunCode code, bool training)
    {
        var sketches = groups.Where(g => g.Kind is not GroupKind.Loop).Select(group => (Group: group, Sketch: Sketch(group, code))).GroupBy(s => s.Sketch.Text);

        foreach (var alike in sketches.Select(text => text.ToArray()))
        {
            var text = alike[0].Sketch.Text;

            if (!_byText.TryGetValue(text, out SharedMethod? method))
            {
                bool areNamedAlike = CommonName.IsOfAll([.. alike.Select(s => _methods.Subject(s.Group))]);

                if ((alike.Length - 1) * alike[0].Sketch.Lines < (areNamedAlike ? Worth : WorthOfStrangers))
                    continue;

                Roles roles = Roles.Of([.. alike.Select(s => s.Sketch.Roles)], alike[0].Group);
                string name = _methods.Shared(phase, [.. alike.Select(s => s.Group)]);
                _byText.Add(text, method = new SharedMethod(name, alike[0].Group, code.For(roles)));
            }

            foreach ((Group group, var sketch) in alike)
            {
                _shared.Add((group, training), method);
                method.Uses.Add(new Use(phase, _methods[group, training], [.. sketch.Roles.Arguments]));
            }
        }
    }

    /// <summary>The text of the group's method with everything numbered that another group may name otherwise.</summary>
    private static ((string, (int, int)) Text, int Lines, Roles Roles) Sketch(Group group, RunCode code)
    {
        Roles roles = new();
        CodeWriter writer = new();
        new GroupCode(writer, code.For(roles)).WriteCode("Method", group);
        string text = writer.ToString();
        return ((text, roles.Counts), text.Count(c => c == '\n'), roles);
    }
}

/// <summary>A method of several groups.</summary>
internal sealed class SharedMethod(string name, Group first, RunCode code)
{
    public string Name { get; } = name;

    /// <summary>The group from which it is written.</summary>
    public Group First { get; } = first;

    /// <summary>How it reaches its values: through its parameters.</summary>
    public RunCode Code { get; } = code;

    /// <summary>Who calls it, in order.</summary>
    public List<Use> Uses { get; } = [];
}

/// <summary>A group's own method, which calls a shared one.</summary>
internal sealed record Use(string Phase, string Method, EquatableArray<string> Arguments)
{
    public string Line(string shared) => $"private static void {Method}(in Pass pass) => {shared}({string.Join(", ", Arguments.Prepend("pass"))});";
}
