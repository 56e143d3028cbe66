using System;
using System.Text;

namespace Shakespeare;

/// <summary>
/// A play from a grammar, for those who have no other. Whoever speaks answers the one before and speaks of what that one spoke of, so that there is more to learn than spelling.
/// <code>
/// speech = NAME : line line …                     one to three
/// line   = opening , the one before , clause .    My friend Orlin, the river keeps its word.
///        | clause , and clause .
/// clause = the thing verb its object
/// </code>
/// </summary>
internal static class WrittenPlay
{
    private static readonly string[] Names = ["ORLIN", "MARETTE", "THE MILLER", "SISTER ANN", "OLD TOBIN"];
    private static readonly string[] Openings = ["My friend", "Believe me", "No", "Come", "Tell me", "Good"];
    private static readonly string[] Things = ["river", "winter", "candle", "harvest", "road", "window", "bell"];
    private static readonly string[] Verbs = ["keeps", "forgets", "carries", "breaks", "follows", "hides"];
    private static readonly string[] Objects = ["word", "light", "name", "silence", "promise", "shadow"];

    public static string Write(int characters, ulong seed)
    {
        var random = new Random((int)(seed % int.MaxValue));
        var play = new StringBuilder(characters + 256);
        string before = One(random, Names), thing = One(random, Things);

        while (play.Length < characters)
        {
            string speaker = One(random, Array.FindAll(Names, name => name != before));
            play.Append(speaker).Append(":\n");
            for (int line = random.Next(3); line >= 0; line--)
                play.Append(Line(random, before, ref thing)).Append('\n');
            play.Append('\n');
            before = speaker;
        }

        return play.ToString(0, characters);
    }

    private static string Line(Random random, string before, ref string thing)
    {
        if (random.Next(3) == 0)
            thing = One(random, Things);

        string clause = Clause(random, thing);
        return random.Next(2) == 0
            ? $"{One(random, Openings)} {Spoken(before)}, {clause}."
            : $"{char.ToUpperInvariant(clause[0])}{clause[1..]}, and {Clause(random, thing)}.";
    }

    private static string Clause(Random random, string thing) => $"the {thing} {One(random, Verbs)} its {One(random, Objects)}";

    /// <summary>SISTER ANN as Sister Ann.</summary>
    private static string Spoken(string name)
    {
        string[] words = name.Split(' ');
        return string.Join(' ', Array.ConvertAll(words, word => word[0] + word[1..].ToLowerInvariant()));
    }

    private static string One(Random random, string[] words) => words[random.Next(words.Length)];
}
