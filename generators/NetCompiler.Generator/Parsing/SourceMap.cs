using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Parsing.Libraries;

namespace NetCompiler.Generator.Parsing;

/// <summary>The real locations of one network's places, in the compilation at hand.</summary>
internal sealed class SourceMap(Declaration declaration, Location network, IReadOnlyDictionary<Place, Origin> origins)
{
    /// <summary>The network whose places these are.</summary>
    public Declaration Declaration { get; } = declaration;

    /// <summary>
    /// The token or argument itself, then the calls that led there, innermost first. What stands in the source of a library has no location here: its calls take its place, and the text says where it was written.
    /// </summary>
    public (IReadOnlyList<Location> Locations, string? Library) Find(Place place)
    {
        if (!origins.TryGetValue(place with { Argument = null }, out Origin origin))
            return ([network], null);

        Location exact = place.Argument is { } argument ? origin.Argument(argument) : origin.Location;
        Location[] path = [exact, .. CallSite.Path(origin.Caller)];
        Location[] here = [.. path.Where(location => !Library.IsEmbedded(location.SourceTree)).Take(LongestPath)];
        string[] there = [.. path.Where(location => Library.IsEmbedded(location.SourceTree)).Take(LongestPath).Select(Library.Written)];

        return (here.Length > 0 ? here : [network], there.Length > 0 ? string.Join(", called from ", there) : null);
    }

    private const int LongestPath = 9;
}

/// <summary>Where one node, loss or finding was written, and each of its arguments by name, compared without case.</summary>
internal sealed class Origin(Location location, CallSite? caller = null, IReadOnlyList<KeyValuePair<string, Location>>? arguments = null)
{
    public Location Location { get; } = location;

    public CallSite? Caller { get; } = caller;

    /// <summary>The argument of that name, or the one that says the same for each axis, such as paddings in place of padding; or the whole where both were left out.</summary>
    public Location Argument(string name) => Written(name + "s") ?? Written(name) ?? Location;

    private Location? Written(string name) => arguments?.FirstOrDefault(a => string.Equals(a.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>A call under evaluation, and the call in whose body it stands.</summary>
internal sealed class CallSite(Location location, CallSite? caller)
{
    /// <summary>The locations from the innermost call outwards.</summary>
    public static IEnumerable<Location> Path(CallSite? innermost)
    {
        for (CallSite? site = innermost; site is not null; site = site.Caller)
            yield return site.Location;
    }

    private Location Location { get; } = location;

    private CallSite? Caller { get; } = caller;
}
