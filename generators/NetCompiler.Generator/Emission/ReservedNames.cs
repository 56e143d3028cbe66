using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;

namespace NetCompiler.Generator.Emission;

/// <summary>What a generated member may not be called: the class itself, the members of its base class, the nested classes of the emitter.</summary>
internal static class ReservedNames
{
    /// <summary>Members of every object: a nested constant of such a name would hide one.</summary>
    public static readonly string[] OfObject = ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize"];

    /// <summary>What the emitter itself declares.</summary>
    private static readonly string[] Emitted = ["Memo", "Theta", "Size", "Gradient", "Running", "Look", "Along", "Layout", "Load", "Summary", "Architecture", "Criterion", "V"];

    private static readonly string[] OfBase =
    [
        "Name", "Seed", "Parameters", "States", "Threads", "Definition", "Inputs", "Outputs", "Targets", "Input", "Output", "Tensor", "Part", "Share", "State", "Network",
        "Fit", "Evaluate", "Predict", "Forward", "Backward", "Examine", "Gradients", "Loss", "Step", "Save", "LoadWeights", "Fingerprint", "ForgetStates", "PredictNext",
    ];

    /// <summary>A finding for each member of the user's that generated code could not live beside.</summary>
    public static IEnumerable<Finding> Check(NetworkSpec spec) => spec.Declaration.Members
        .Where(member => Emitted.Contains(member) || LibraryTypes.Named.Contains(member))
        .Select(member => Member(spec, member))
        .Concat(Emitted.Contains(spec.Declaration.Name)
            ? [new Finding(Rules.ReservedMember, $"The network is called {spec.Declaration.Name}, a name that the generated part of the class needs for a member. Give it another name.", Place.Network)]
            : Enumerable.Empty<Finding>());

    /// <summary>A finding for each type and each member of the user's that hides a type which the emitted text names.</summary>
    public static IEnumerable<Finding> Check(NetworkSpec spec, GeneratedFile file) =>
    [
        .. spec.Declaration.Hiding.Where(name => Names(file, name)).Select(name =>
            new Finding(Rules.ReservedMember, $"Beside {spec.Declaration.Name} there is a type {name}, which hides the one that its generated part needs. Give it another name, or another namespace.", Place.Network)),
        .. spec.Declaration.Members.Where(member => LibraryTypes.NamedBySome.Contains(member) && Names(file, member)).Select(member => Member(spec, member)),
    ];

    private static Finding Member(NetworkSpec spec, string member) =>
        new(Rules.ReservedMember, $"{spec.Declaration.Name} has a member {member}, a name that the generated part of the class needs. Give it another name.", Place.Network);

    private static bool Names(GeneratedFile file, string type) =>
        Regex.IsMatch(file.Text, LibraryTypes.NamedBySome.Contains(type) ? $@"(?<![.\w])({type}\.|new {type}\()" : $@"(?<![.\w]){type}\b");

    public static IEnumerable<string> Of(Declaration declaration) => [.. OfObject, .. Emitted, .. LibraryTypes.Named, .. OfBase, declaration.Name];
}
