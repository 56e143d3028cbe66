using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetCompiler.Generator.Advice;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Emission;
using NetCompiler.Generator.Emission.Checks;
using NetCompiler.Generator.Emission.Gpu;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator;

/// <summary>The passes in their order: from what the user declared to the code it becomes. A pure function; nothing here knows of Roslyn.</summary>
internal static class Compiler
{
    /// <param name="spec">The network.</param>
    /// <param name="token">Honoured between passes.</param>
    /// <param name="forDevices">Whether there is ILGPU to write kernels for.</param>
    public static CompiledNetwork Compile(NetworkSpec spec, CancellationToken token, bool forDevices = false)
    {
        Shaped shaped = ShapeInference.Infer(spec);
        EquatableArray<Finding> findings = [.. spec.Findings, .. ReservedNames.Check(spec), .. shaped.Findings];

        if (findings.Any(f => Rules.IsError(f.Rule)))
            return new CompiledNetwork(findings.Any(f => Rules.ForbidsGeneratedPart(f.Rule)) ? [] : [StubEmitter.Emit(spec)], findings);

        Verify(SpecVerifier.Check(spec));
        Inventory inventory = Inventory.Of(shaped);
        token.ThrowIfCancellationRequested();

        Program program = ReverseMode.Differentiate(shaped, inventory);
        Verify(ProgramVerifier.Check(program));
        token.ThrowIfCancellationRequested();

        Plan plan = Planner.Plan(shaped, inventory, program);
        Verify(ProgramVerifier.Check(plan.Program));
        Verify(PlanVerifier.Check(plan));
        token.ThrowIfCancellationRequested();

        DeviceFile? kernels = forDevices ? DeviceEmitter.Emit(plan) : null;
        GeneratedFile file = Emitter.Emit(plan with { Launches = kernels?.Launches });

        if (ReservedNames.Check(spec, file).ToEquatableArray() is { Count: > 0 } hidden)
            return new CompiledNetwork([], [.. findings, .. hidden]);

        EquatableArray<GeneratedFile> tests = spec.TestsGradients && GradientTestsEmitter.Emit(plan) is { } written ? [written] : [];
        return new CompiledNetwork([file, .. kernels is null ? Enumerable.Empty<GeneratedFile>() : [kernels.File], .. tests], [.. findings, .. Advisor.Advise(shaped)]);
    }

    /// <summary>Between stages in debug builds; the tests call the verifiers themselves.</summary>
    [Conditional("DEBUG")]
    private static void Verify(Verification laws) => laws.ThrowIfBroken();
}

/// <summary>What a network became: files, and what is wrong with it.</summary>
internal sealed record CompiledNetwork(EquatableArray<GeneratedFile> Files, EquatableArray<Finding> Findings);

/// <summary>A file for the user's compilation.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
