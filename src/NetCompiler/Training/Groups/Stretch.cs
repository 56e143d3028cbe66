using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Neighbouring parameters that move by the same settings, as a part of the parameter arena; a sparse table is one by itself. Frozen parameters are in none.</summary>
internal readonly record struct Stretch(Part Part, GroupSettings Settings, SparseRows? Rows = null)
{
    /// <summary>The parameters that move, in the order of the arena, with as few stretches as there can be.</summary>
    /// <exception cref="ArgumentException">A group matches no parameter, or none is left to move.</exception>
    public static Stretch[] Of(NetworkDefinition network, IReadOnlyList<ParameterGroup> groups)
    {
        if (groups.Contains(null!))
            throw new ArgumentException("TrainingOptions.Groups has a null among its groups. Leave it out.", nameof(groups));
        foreach (ParameterGroup group in groups)
            if (!network.Parameters.Any(slot => group.Matches(slot.Name)))
                throw new ArgumentException($"No parameter of {network.Name} matches the group \"{group.Pattern}\". There are: {Names(network)}. Correct the pattern; * stands for any characters.");

        Stretch[] stretches = Of(network, groups, slot => true);
        if (stretches.Length == 0 && network.Parameters.Length > 0)
            throw new ArgumentException($"All parameters of {network.Name} are frozen ({Names(network)}), so there is nothing to train. Leave at least one group of them free.");
        return stretches;
    }

    /// <summary>Those of them that Backward does not move itself.</summary>
    public static Stretch[] AfterBackward(NetworkDefinition network, IReadOnlyList<ParameterGroup> groups) => Of(network, groups, slot => !slot.MovesInBackward);

    private static Stretch[] Of(NetworkDefinition network, IReadOnlyList<ParameterGroup> groups, Predicate<ParameterSlot> isWanted)
    {
        ParameterSlot[] slots = [.. network.Parameters.OrderBy(slot => slot.At)];
        var stretches = new List<Stretch>();

        for (int i = 0; i < slots.Length; i++)
        {
            int end = i + 1 < slots.Length ? slots[i + 1].At : network.ParameterFloats;
            GroupSettings settings = GroupSettings.Of(slots[i], groups);
            if (settings.Frozen || !isWanted(slots[i]))
                continue;
            if (stretches is [.., { Rows: null } last] && last.Part.End == slots[i].At && last.Settings == settings && slots[i].UsedRowsAt < 0)
                stretches[^1] = new(new Part(last.Part.Start, end), settings);
            else
                stretches.Add(new(new Part(slots[i].At, end), settings, SparseRows.Of(slots[i])));
        }

        return [.. stretches];
    }

    private static string Names(NetworkDefinition network) => string.Join(", ", network.Parameters.Select(slot => slot.Name));
}

/// <summary>What all groups together say of a parameter.</summary>
internal readonly record struct GroupSettings(float? LearningRate, float? WeightDecay, float L1, float L2, bool Frozen)
{
    public bool HasPenalty => L1 != 0f || L2 != 0f;

    public static GroupSettings Of(ParameterSlot slot, IReadOnlyList<ParameterGroup> groups)
    {
        var settings = default(GroupSettings);

        foreach (ParameterGroup group in groups)
            if (group.Matches(slot.Name))
                settings = new(
                    group.LearningRate ?? settings.LearningRate, group.WeightDecay ?? settings.WeightDecay,
                    group.L1 ?? settings.L1, group.L2 ?? settings.L2, group.Frozen ?? settings.Frozen);

        return settings with { Frozen = settings.Frozen || slot.Frozen };
    }
}
