using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Replays both runs of a plan against an abstract memory: everything read must still be there, and must have been written by the same
/// thread or before a barrier. It knows nothing of how lives were counted or places chosen.
/// </summary>
internal static class PlanVerifier
{
    public static Verification Check(Plan plan)
    {
        Verification laws = new("Planning");

        foreach (Run run in new[] { plan.Training, plan.Prediction })
            new Replay(plan, run, laws).Run();

        for (int p = 0; p < plan.Program.Training.ParameterGradients.Count; p++)
        {
            int step = plan.Program.Training.ParameterGradients[p];
            laws.Require(step < 0 || plan.Training.Schedule.All.Any(e => e.Group.Stored.Contains(step)), $"the gradient of {plan.Inventory.Parameters[p].Name} is stored");
        }

        return laws;
    }

    private sealed class Replay(Plan plan, Run run, Verification laws)
    {
        private readonly Dictionary<int, Write> _written = [];
        private readonly List<Access> _accesses = [];
        private readonly Dictionary<int, int> _reads = [];
        private readonly HashSet<int> _moved = [];

        /// <summary>Who wrote a value, and when.</summary>
        private sealed record Write(Split Split, int Epoch);

        /// <summary>A touch of a stretch of each example's memory.</summary>
        private sealed record Access(int Value, Location Location, int Size, Split Split, int Epoch);

        public void Run()
        {
            foreach (int leaf in Enumerable.Range(0, run.Flow.Program.Steps.Count).Where(s => Flow.IsFilled(run.Flow[s].Primitive)))
                Put(leaf, Split.Examples, 0);

            foreach (Entry entry in run.Schedule.All)
            {
                Split split = Split.Of(entry.Group, run.Flow);

                if (entry.Group is { Kind: GroupKind.Product } or { Kind: GroupKind.Axes, Steps.Count: > 1 })
                    Product(entry, split);
                else if (entry.Group.Kind is GroupKind.Rows)
                    Rows(entry, split);
                else if (entry.Group.Kind is GroupKind.Loop)
                    Loop(entry, split);
                else
                    Other(entry, split);

                foreach (int gradient in entry.Group.Stored)
                    Move(gradient, entry.Epoch);
            }

            foreach (int root in run.Flow.FirstRoots.Concat(run.Flow.SecondRoots).Where(r => !run.Flow.IsView(r)))
                laws.Require(_written.ContainsKey(root), $"root {Name(root)} is in memory at the end");
        }

        /// <summary>The product, or the pooling, is in memory before its epilogue reads anything.</summary>
        private void Product(Entry entry, Split split)
        {
            int? prepared = Prepared.For(run.Flow, entry.Group);

            foreach (int read in Reads.Of(run.Flow, run.Storage, entry.Group.Steps[0]).Where(r => prepared is null || r != Prepared.WeightsOf(prepared.Value)))
                Get(read, split, entry.Epoch);

            if (prepared is not null)
                Get(prepared.Value, split, entry.Epoch);

            Put(entry.Group.Stored[0], split, entry.Epoch);

            foreach (int read in entry.Group.Steps.Skip(1).SelectMany(s => Reads.Of(run.Flow, run.Storage, s)).Distinct().Where(r => !entry.Group.Steps.Contains(r)))
                Get(read, split, entry.Epoch);

            foreach (int stored in entry.Group.Stored.Skip(1))
                Put(stored, split, entry.Epoch);
        }

        private void Rows(Entry entry, Split split)
        {
            foreach (RowLoop loop in entry.Group.Loops)
            {
                foreach (int read in RowLoopReads.Of(run.Flow, run.Storage, entry.Group, loop).Where(r => !entry.Group.Steps.Contains(r) || run.Flow[r].Type.Shape.Rank > 0))
                    Get(read, split, entry.Epoch);

                foreach (int stored in loop.Result >= 0 && entry.Group.Stored.Contains(loop.Result) ? loop.Stores.Append(loop.Result) : loop.Stores)
                    Put(stored, split, entry.Epoch);
            }
        }

        /// <summary>One step of a loop: what a group writes is over what lay there for the groups behind it, and for whoever comes after the loop.</summary>
        private void Loop(Entry entry, Split split)
        {
            int[] carries = [.. entry.Group.Steps.Where(step => run.Flow[step].Primitive is Carry)];

            foreach (int initial in carries.SelectMany(run.Flow.Operands).SelectMany(InMemory))
                Get(initial, split, entry.Epoch);

            foreach (int carry in carries)
                Put(carry, split, entry.Epoch);

            foreach (Group group in entry.Group.Body)
                Other(entry with { Group = group }, split);

            foreach (int next in carries.Select(run.Flow.Loops.Next).SelectMany(InMemory))
                Get(next, split, entry.Epoch);
        }

        private IEnumerable<int> InMemory(int value) => Reads.Behind(run.Flow, run.Storage, value);

        private void Other(Entry entry, Split split)
        {
            int[] instead = [.. Prepared.AllFor(run.Flow, entry.Group)];

            foreach (int read in entry.Group.Loads.Where(read => !instead.Select(Prepared.WeightsOf).Contains(read)).Concat(instead))
                Get(read, split, entry.Epoch);

            int? prepared = Prepared.By(entry.Group);

            if (prepared is not null)
                Get(entry.Group.Steps[0], split, entry.Epoch);

            foreach (int written in prepared is not null ? [prepared.Value] : entry.Group.Stored.ToArray())
                Put(written, split, entry.Epoch);
        }

        /// <summary>A gradient by which the backward pass may move parameters: while it does, any thread may still be anywhere behind the last barrier.</summary>
        private void Move(int gradient, int epoch)
        {
            foreach (int parameter in plan.MovedInBackward.Where(p => plan.Program.Training.ParameterGradients[p] == gradient))
            {
                int value = plan.Program.ParameterStep(parameter);
                laws.Require(!_reads.TryGetValue(value, out int last) || last < epoch, $"{Name(value)} moves only when no other thread can still be reading it");
                laws.Require(run.Flow[gradient] is not { Primitive: Contract or Convolve { Maxima: null }, Operands.Count: > 2 }, $"{Name(value)} moves only by its whole gradient");
                _moved.Add(value);
            }
        }

        private void Get(int value, Split split, int epoch)
        {
            laws.Require(!_moved.Contains(value), $"{Name(value)} is not read once it may have moved");
            _reads[value] = epoch;

            if (value >= 0 && (run.Flow[value].Primitive is ParameterValue or StateValue || Flow.IsVirtual(run.Flow[value].Primitive)))
                return;

            if (!_written.TryGetValue(value, out Write? write))
            {
                laws.Require(false, $"{Name(value)} is in memory when it is read");
                return;
            }

            laws.Require(write.Split == split || write.Epoch < epoch, $"a barrier lies between the write and the read of {Name(value)}");
            Touch(value, split, epoch);
        }

        /// <summary>Whatever lay in the place of the value is gone from now on.</summary>
        private void Put(int value, Split split, int epoch)
        {
            if (Place(value) is { } place)
            {
                foreach (Access access in _accesses.Where(a => a.Value != value && !plan.IsPart(a.Value, value) && Overlap(a, value, place.Location, place.Size)).ToList())
                {
                    bool sameRows = access.Location.At == place.Location.At && access.Location.Stride == place.Location.Stride && access.Split == split;
                    laws.Require(sameRows || access.Epoch < epoch, $"{Name(value)} is written over {Name(access.Value)} only when no other thread can still be at it");
                    _written.Remove(access.Value);
                    _accesses.Remove(access);
                }
            }

            _written[value] = new Write(split, epoch);
            Touch(value, split, epoch);
        }

        private void Touch(int value, Split split, int epoch)
        {
            if (Place(value) is { } place)
                _accesses.Add(new Access(value, place.Location, place.Size, split, epoch));
        }

        private (Location Location, int Size)? Place(int value)
        {
            if (!plan.IsPlaced(value) || plan[value].Memory is not (Memory.Rows or Memory.Scalars or Memory.Labels))
                return null;

            return (plan[value], run.RowsOf(value) * (plan[value].Memory is Memory.Rows ? plan[value].Stride : 1));
        }

        /// <summary>Rows of one place and one length overlap only where their columns do.</summary>
        private bool Overlap(Access access, int value, Location location, int size) =>
            access.Location.At == location.At && access.Location.Stride == location.Stride && location.Stride > 0
                ? access.Location.Column < location.Column + run.Flow[value].Type.Count && location.Column < access.Location.Column + run.Flow[access.Value].Type.Count
                : access.Location.At < location.At + size && location.At < access.Location.At + access.Size;

        private string Name(int value) => value < 0 ? $"%{Prepared.WeightsOf(value)} prepared" : $"%{value} {run.Flow[value].Name}";
    }
}
