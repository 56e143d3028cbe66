using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetCompiler;

/// <summary>Metadata as values: written so that they come back as the same bits.</summary>
internal sealed class Facts(Dictionary<string, string> texts, string file)
{
    public IReadOnlyDictionary<string, string> Texts => texts;

    public void Put(string name, IFormattable value) => texts.Add(name, value.ToString(null, CultureInfo.InvariantCulture));

    public void Put(string name, string value) => texts.Add(name, value);

    public T Get<T>(string name) where T : IParsable<T> => Parse<T>(name, Text(name));

    public string Text(string name) => texts.TryGetValue(name, out string? text) ? text : throw new InvalidDataException($"{file} is no checkpoint that can be used: it does not say {name}.");

    /// <summary>Names that begin like this and what they are said to be, in the order of the file.</summary>
    public IEnumerable<(string Name, string Text)> Under(string prefix)
    {
        foreach ((string name, string text) in texts)
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                yield return (name[prefix.Length..], text);
    }

    public T Parse<T>(string name, string text) where T : IParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out T? value) ? value : throw new InvalidDataException($"{file} is no checkpoint that can be used: its {name} is {text}.");
}
