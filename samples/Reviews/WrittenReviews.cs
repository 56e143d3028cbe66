using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Reviews;

/// <summary>
/// Reviews from a grammar, for those who have no others. Praise and blame both come plain and denied, and in some sentences both words stand, so that their order decides: who counts kind words and
/// unkind ones is right about seven times in ten.
/// <code>
/// review    = sentence sentence …                            three to six
/// sentence  = the aspect was opinion .                       the acting was good .
///           | the aspect was not opposite .                  the acting was not bad .
///           | the aspect was opinion , not opposite .        the acting was good , not bad .
///           | the aspect was not opposite but opinion .      the acting was not bad but good .
///           | remark .                                       we saw it on a tuesday .
/// </code>
/// </summary>
internal static class WrittenReviews
{
    private static readonly string[] Aspects = ["acting", "story", "music", "ending", "camera work", "dialogue", "cast", "beginning", "cutting", "script"];
    private static readonly string[] Praise = ["good", "great", "moving", "funny", "clever", "original", "fresh", "honest", "exciting", "worth the money"];
    private static readonly string[] Blame = ["bad", "awful", "boring", "silly", "dull", "shallow", "tired", "false", "wooden", "a waste of time"];
    private static readonly string[] Remarks = ["We saw it on a Tuesday", "My sister came along", "It lasts two hours", "The cinema was half empty", "I had read the book"];

    public static IReadOnlyList<Review> Write(int count, ulong seed)
    {
        var random = new Random((int)(seed % int.MaxValue));
        return [.. Enumerable.Range(0, count).Select(id =>
        {
            bool likes = random.Next(2) == 0;
            IEnumerable<string> sentences = [Opinion(random, likes), .. Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(4) == 0 ? One(random, Remarks) + "." : Opinion(random, likes))];
            return new Review(id, likes, likes ? 8 : 3, string.Join(' ', sentences));
        })];
    }

    private static string Opinion(Random random, bool likes)
    {
        (string opinion, string opposite) = (One(random, likes ? Praise : Blame), One(random, likes ? Blame : Praise));
        string subject = $"The {One(random, Aspects)} was";

        return random.Next(8) switch
        {
            < 4 => $"{subject} {opinion}.",
            < 6 => $"{subject} not {opposite}.",
            6 => $"{subject} {opinion}, not {opposite}.",
            _ => $"{subject} not {opposite} but {opinion}.",
        };
    }

    private static string One(Random random, string[] words) => words[random.Next(words.Length)];
}
