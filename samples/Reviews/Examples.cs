using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Reviews;

/// <summary>What is trained with: reviews from a file, or written ones; the last fifth is held out, and has no say in which words have numbers.</summary>
internal static class Examples
{
    private const int Written = 5000, HeldOut = 5;

    public static (Dataset Training, Dataset Held) Load(Options options)
    {
        Review[] reviews = [.. Read(options).Take(options.Examples ?? int.MaxValue)];
        int training = reviews.Length - reviews.Length / HeldOut;
        IEnumerable<string>[] texts = Array.ConvertAll(reviews, review => Words.Of(review.Text.Replace("<br />", " ", StringComparison.Ordinal)));
        Vocabulary vocabulary = Vocabulary.Of(texts.Take(training), Networks.Words);

        float[] liked = Array.ConvertAll(reviews, review => review.IsPositive ? 1f : 0f);
        return new Dataset([vocabulary.EncodeAll(texts, options.Length)], Column.Of(liked, size: 1)).Split(training);
    }

    private static IReadOnlyList<Review> Read(Options options)
    {
        if (options.Data is not null)
            return Imdb.Load(options.Data);

        Console.WriteLine($"Writing {Written} reviews (seed {options.Seed}); --data DIR reads real ones.");
        return WrittenReviews.Write(Written, options.Seed);
    }
}
