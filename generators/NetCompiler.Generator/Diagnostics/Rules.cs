using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Diagnostics;

/// <summary>
/// The diagnostic ids. NC00xx: declaration, language and use; NC10xx: shapes and arguments; NC20xx: advice on networks that are compiled all the same.
/// Each is described in docs/diagnostics.md.
/// </summary>
internal static class Rules
{
    /// <summary>Never reported: C# says itself what is wrong, and the network waits.</summary>
    public const string DoesNotCompile = "NC0000";

    public const string NotPartial = "NC0001";
    public const string NoInput = "NC0002";
    public const string Unsupported = "NC0003";
    public const string Budget = "NC0004";
    public const string NoOutput = "NC0005";
    public const string OtherBase = "NC0006";
    public const string Thrown = "NC0007";
    public const string BothForms = "NC0008";
    public const string DuplicateName = "NC0009";
    public const string LossOutput = "NC0010";
    public const string Container = "NC0011";
    public const string ScatteredLayers = "NC0012";
    public const string SeveralInputs = "NC0013";
    public const string ClassKind = "NC0014";
    public const string Signature = "NC0015";
    public const string ReservedMember = "NC0016";
    public const string MissingLoss = "NC0020";
    public const string RunTimeTensor = "NC0021";
    public const string NotMarked = "NC0022";
    public const string GradientTests = "NC0023";
    public const string UnmarkedType = "NC0024";
    public const string Internal = "NC0099";
    public const string Argument = "NC1001";
    public const string InputShape = "NC1002";
    public const string Mismatch = "NC1003";
    public const string NeedsVector = "NC1004";
    public const string SliceRange = "NC1005";
    public const string ReshapeSize = "NC1006";
    public const string LossShape = "NC1007";
    public const string TooLarge = "NC1008";
    public const string Unused = "NC1009";
    public const string FrozenName = "NC1010";
    public const string TwoLosses = "NC1011";
    public const string SharedWeights = "NC1012";
    public const string NeedsImage = "NC1013";
    public const string Window = "NC1014";
    public const string DoubleActivation = "NC2001";
    public const string OneSidedOutput = "NC2002";
    public const string DeepSaturation = "NC2003";
    public const string BiasBeforeNorm = "NC2004";
    public const string DropoutBeforeNorm = "NC2005";
    public const string InitializerMismatch = "NC2006";
    public const string AlikeUnits = "NC2007";
    public const string LogProbabilities = "NC2008";
    public const string FlatFunction = "NC2009";
    public const string PositiveOutput = "NC2010";
    public const string UnstableForm = "NC2011";
    public const string InfiniteSlope = "NC2012";
    public const string ValidationIsTraining = "NC2020";
    public const string ForgetfulOptimizer = "NC2021";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        Error(DoesNotCompile, "The network's class does not compile yet"),
        Error(NotPartial, "The network's class is not partial"),
        Error(NoInput, "The network has no input"),
        Error(Unsupported, "Not supported inside a network's Forward or Loss"),
        Error(Budget, "The network's Forward or Loss does not end within its budget"),
        Error(NoOutput, "The network returns nothing"),
        Error(OtherBase, "The network's class has another base class"),
        Error(Thrown, "The network's Forward or Loss throws"),
        Error(BothForms, "The network is declared twice"),
        Error(DuplicateName, "Two layers have the same name"),
        Error(LossOutput, "The loss names no output"),
        Error(Container, "A type around the network is not partial"),
        Error(ScatteredLayers, "The layers are spread over several parts of the class"),
        Error(SeveralInputs, "Only a Forward method takes several inputs"),
        Error(ClassKind, "This kind of class cannot be a network"),
        Error(Signature, "Forward or Loss does not go from tensors to tensors"),
        Error(ReservedMember, "A member has a name that the generated code needs"),
        Error(MissingLoss, "The network has no loss to train with"),
        Warning(RunTimeTensor, "A network's description never runs"),
        Warning(NotMarked, "Layers stand on a class that is no network"),
        Warning(GradientTests, "The network's gradient tests cannot be written"),
        Warning(UnmarkedType, "A marked block uses what is not marked"),
        Error(Internal, "The network's compiler failed"),
        Error(Argument, "An argument is out of range"),
        Error(InputShape, "The input's shape is not one"),
        Error(Mismatch, "The operands' shapes differ"),
        Error(NeedsVector, "The operator needs one vector per example"),
        Error(SliceRange, "The slice or the axis leaves its tensor"),
        Error(ReshapeSize, "The reshaped tensor has another number of elements"),
        Error(LossShape, "The loss does not fit its output"),
        Error(TooLarge, "The network is too large to address"),
        Warning(Unused, "A layer reaches no output"),
        Error(FrozenName, "A frozen name is no layer's and no parameter's"),
        Warning(TwoLosses, "Two losses measure one output"),
        Error(SharedWeights, "A block with shared weights is called in two ways"),
        Error(NeedsImage, "The operator needs an image or a sequence"),
        Error(Window, "The window does not fit the image"),
        Advice(DoubleActivation, "The loss applies this activation itself"),
        Advice(OneSidedOutput, "The loss needs outputs of any size and sign"),
        Advice(DeepSaturation, "Many saturating activations in a row"),
        Advice(BiasBeforeNorm, "A bias before batch normalisation does nothing"),
        Advice(DropoutBeforeNorm, "Dropout before batch normalisation"),
        Advice(InitializerMismatch, "The initialisation does not suit the activation"),
        Advice(AlikeUnits, "Units that start alike stay alike"),
        Advice(LogProbabilities, "The loss needs log-probabilities"),
        Advice(FlatFunction, "Nothing is learned through a function that is flat"),
        Advice(PositiveOutput, "The loss needs outputs above 0"),
        Advice(UnstableForm, "The formula has a stable form"),
        Advice(InfiniteSlope, "The function has an infinite slope"),
        Advice(ValidationIsTraining, "The validation examples are the training examples"),
        Advice(ForgetfulOptimizer, "The optimizer is made anew in every turn"),
    }.ToDictionary(d => d.Id);

    public static DiagnosticDescriptor Descriptor(string rule) => ById[rule];

    /// <summary>Whether the class can have no generated part at all, not even a stub, before this is mended.</summary>
    public static bool ForbidsGeneratedPart(string rule) => rule is NotPartial or OtherBase or Container or ClassKind or ReservedMember;

    /// <summary>Whether it may be no more than a consequence of half-typed code: shapes behind it are guesses, and loops may lack the line that ends them.</summary>
    public static bool MayFollowFromHalfTypedCode(string rule) =>
        rule is Mismatch or NeedsVector or NeedsImage or Window or SliceRange or ReshapeSize or LossShape or TooLarge or Budget or Thrown or NoOutput or SharedWeights || !IsError(rule);

    public static IReadOnlyCollection<DiagnosticDescriptor> All => ById.Values;

    /// <summary>Whether the network cannot be compiled before this is mended. Others are warnings and advice.</summary>
    public static bool IsError(string rule) => ById[rule].DefaultSeverity is DiagnosticSeverity.Error;

    private static DiagnosticDescriptor Error(string id, string title) =>
        new(id, title, "{0}", "NetCompiler", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static DiagnosticDescriptor Warning(string id, string title) =>
        new(id, title, "{0}", "NetCompiler", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <summary>Information: what an editor shows faintly and a build's output leaves out.</summary>
    private static DiagnosticDescriptor Advice(string id, string title) =>
        new(id, title, "{0}", "NetCompiler", DiagnosticSeverity.Info, isEnabledByDefault: true);
}
