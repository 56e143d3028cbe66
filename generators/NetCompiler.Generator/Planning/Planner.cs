using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Planning;

/// <summary>From what is computed to how: fusion, order, threads, memory. The passes in their order.</summary>
internal static class Planner
{
    public static Plan Plan(Shaped shaped, Inventory inventory, Program program)
    {
        program = Recomputed.Insert(Copies.Insert(SlicesFirst.Insert(Tables.Insert(BehindMaxima.Shorten(program)))));
        Run training = Schedule(Fused.Of(Flow.OfTraining(program)));
        Run prediction = Schedule(Fused.Of(Flow.OfPrediction(program)));

        Arenas arenas = Arenas.Of(inventory);
        Buffers buffers = new([training, prediction]);
        List<Delivery> deliveries = [.. Deliveries(training.Flow, program)];
        Dictionary<int, Location> results = Results(program, arenas, inventory, deliveries);
        SharedMemory shared = new([training, prediction], program, results.Keys);
        List<Placed> placed = [.. Places(training, prediction, buffers, shared, arenas, inventory, results)];

        return new Plan(
            shaped, inventory, program, training, prediction,
            placed.ToEquatableArray(), deliveries.ToEquatableArray(), Moves.Of(training, program, deliveries).ToEquatableArray(), arenas,
            new WorkspaceSizes(buffers.Floats(training), buffers.Floats(prediction), shared.Floats, shared.LossAt),
            new WorkSizes(Work.Of(training), Work.Of(prediction)));
    }

    private static Run Schedule(Fused fused)
    {
        List<(Group, int)> makers = [.. fused.Groups
            .SelectMany(g => Prepared.AllFor(fused.Flow, g.Group).Select(prepared => (Prepared: prepared, g.Phase)))
            .GroupBy(p => p.Prepared, p => p.Phase)
            .Select(p => (Prepared.Maker(p.Key), p.Min()))];

        return new Run(fused.Flow, fused.Storage, Scheduler.Order(fused.Flow, [.. makers, .. fused.Groups]));
    }

    /// <summary>
    /// A parameter's gradient goes straight to its arena, unless backward reads it too, another parameter has the same, or an elementwise step or a product with a table made it:
    /// then it lives in the workspace and is added to the arena from there. A product that is the gradient of several weight matrices is computed
    /// straight into each of them: that is as fast as a copy between panels.
    /// </summary>
    private static IEnumerable<Delivery> Deliveries(Flow flow, Program program)
    {
        ILookup<int, int> uses = program.Training.ParameterGradients.ToLookup(step => step);

        for (int parameter = 0; parameter < program.Training.ParameterGradients.Count; parameter++)
        {
            int step = program.Training.ParameterGradients[parameter];

            if (step < 0)
                continue;

            bool shared = flow[step].Primitive is not (Contract or Convolve) && uses[step].Count() > 1;

            if (shared || flow.Readers(step).Count > 0 || flow[step].Primitive is Map or TableProduct { Form: TableForm.Table })
                yield return new Delivery(step, parameter);
        }
    }

    /// <summary>What a training step leaves in the arenas of gradients and running statistics.</summary>
    private static Dictionary<int, Location> Results(Program program, Arenas arenas, Inventory inventory, List<Delivery> deliveries)
    {
        Dictionary<int, Location> results = [];
        HashSet<int> delivered = [.. deliveries.Select(d => d.Step)];

        for (int p = 0; p < program.Training.ParameterGradients.Count; p++)
        {
            int step = program.Training.ParameterGradients[p];

            if (step >= 0 && !results.ContainsKey(step) && !delivered.Contains(step))
                results[step] = new Location(IsPanels(inventory, p) ? Memory.WeightGradient : Memory.Gradient, arenas.Parameters[p]);
        }

        for (int s = 0; s < program.Training.States.Count; s++)
            results[program.Training.States[s]] = new Location(Memory.State, arenas.States[s]);

        return results;
    }

    private static IEnumerable<Placed> Places(Run training, Run prediction, Buffers buffers, SharedMemory shared, Arenas arenas, Inventory inventory, Dictionary<int, Location> results)
    {
        Program program = training.Flow.Program;

        foreach (KeyValuePair<int, Location> result in results.OrderBy(r => r.Key))
            yield return new Placed(result.Key, result.Value, -1);

        foreach (int step in training.Flow.Needed.Concat(prediction.Flow.Needed).Concat(training.Values).Distinct().OrderBy(s => s))
        {
            Location? location = program.Steps[step].Primitive switch
            {
                ParameterValue p => new Location(IsPanels(inventory, p.Index) ? Memory.Weights : Memory.Parameter, arenas.Parameters[p.Index]),
                StateValue s => new Location(Memory.State, arenas.States[s.Index]),
                _ when shared.Find(step) is { } at => at,
                _ when training.Holds(step) || prediction.Holds(step) => buffers[step],
                _ => null,
            };

            if (location is not null && !results.ContainsKey(step))
                yield return new Placed(step, location, training.Holds(step) || prediction.Holds(step) ? buffers.Predecessor(step) : -1, buffers.Whole(step));
        }

        foreach (Placed prepared in shared.Prepared)
            yield return prepared;
    }

    private static bool IsPanels(Inventory inventory, int parameter) => inventory.Parameters[parameter].Spec.Layout is ParameterLayout.Panels or ParameterLayout.ConvolutionPanels;
}
