using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Hygiene;

/// <summary>The verifiers of all stages over every operator, every loss and the structures between them: what debug builds check on each network.</summary>
public sealed class StageLaws
{
    public static TheoryData<string> Entries =>
        [.. Catalog.Operators.Select(o => o.Name), .. Catalog.Losses.Select(l => l.Name), .. Examples.Structures, .. Examples.Kinked];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Every_stage_keeps_its_laws(string entry)
    {
        foreach (Example example in Examples.Sizes.SelectMany(size => Examples.Of(entry, size)))
        {
            Plan plan = Planner.Plan(example.Shaped, example.Inventory, example.Program);

            Assert.Empty(SpecVerifier.Check(example.Spec).Broken);
            Assert.Empty(ProgramVerifier.Check(example.Program).Broken);
            Assert.Empty(ProgramVerifier.Check(plan.Program).Broken);
            Assert.Empty(PlanVerifier.Check(plan).Broken);
        }
    }

    [Fact]
    public void A_broken_plan_is_noticed()
    {
        Example example = Examples.Of("Gelu", 17).First();
        Plan plan = Planner.Plan(example.Shaped, example.Inventory, example.Program);
        Placed[] rows = [.. plan.Locations.Where(p => p.Location.Memory is Memory.Rows)];

        // All values of an example in one place: something is overwritten before it is read.
        Plan broken = plan with { Locations = [.. plan.Locations.Select(p => p.Location.Memory is Memory.Rows ? p with { Location = rows[0].Location } : p)] };

        Assert.NotEmpty(PlanVerifier.Check(broken).Broken);
    }

    [Theory]
    [InlineData("parts that are computed in their places", new[] { 2, 2, 0 })]
    [InlineData("parts of a cell in their places", new[] { 6, 8 })]
    [InlineData("channels in their places", new[] { 2 })]
    public void Parts_lie_where_the_whole_does(string entry, int[] counts) =>
        Assert.Equal(counts, Examples.Of(entry, 17).Select(example => Planner.Plan(example.Shaped, example.Inventory, example.Program) is var plan
            ? plan.Locations.Count(placed => placed.Whole >= 0 && plan.Program.Steps[placed.Whole].Primitive is Concat)
            : 0));

    [Fact]
    public void A_part_in_the_place_of_another_is_noticed()
    {
        Example example = Examples.Of("parts that are computed in their places", 17).First();
        Plan plan = Planner.Plan(example.Shaped, example.Inventory, example.Program);
        Plan broken = plan with { Locations = [.. plan.Locations.Select(p => p.Whole >= 0 ? p with { Location = p.Location with { Column = 0 } } : p)] };
        Assert.NotEmpty(PlanVerifier.Check(broken).Broken);
    }

    [Fact]
    public void A_parameter_that_moves_while_others_may_read_it_is_noticed()
    {
        Example example = Examples.Of("Gelu", 17).First();
        Plan plan = Planner.Plan(example.Shaped, example.Inventory, example.Program);
        Assert.NotEmpty(plan.MovedInBackward);

        // Without barriers the forward pass of one thread may still be at weights that another moves.
        var schedule = plan.Training.Schedule;
        Run together = new(plan.Training.Flow, plan.Training.Storage, new Planning.Schedule([.. schedule.First.Select(Unbarred)], [.. schedule.Second.Select(Unbarred)]));

        Assert.Contains(PlanVerifier.Check(plan with { Training = together }).Broken, law => law.Contains("moves only when no other thread can still be reading it"));

        static Entry Unbarred(Entry entry) => entry with { Barrier = false, Epoch = 0 };
    }
}
