using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Reads typed options and gathers every fault; a key that nobody asked for is a fault too.</summary>
public sealed class OptionsReader
{
    private readonly Dictionary<string, Setting> settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> lists = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Diagnostic> faults = [];

    /// <param name="layers">Weakest first: a later layer replaces a key of an earlier one.</param>
    public OptionsReader(params IEnumerable<IEnumerable<Setting>> layers)
    {
        foreach (var setting in layers.SelectMany(layer => layer))
            settings[setting.Key] = setting;
    }

    public string Text(string key, string fallback)
    {
        var value = OptionalText(key);
        if (value is null)
            return fallback;
        if (value.Trim().Length == 0)
            Refuse(key, "must not be empty.");
        return value;
    }

    public string? OptionalText(string key) => Ask(key)?.Value;

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string key, string example)
    {
        var value = OptionalText(key);
        if (!string.IsNullOrWhiteSpace(value))
            return value;
        Refuse(key, "is missing.", $"Set it, for example to \"{example}\".");
        return "";
    }

    public bool Flag(string key, bool fallback)
    {
        var value = OptionalText(key);
        if (value is null)
            return fallback;
        if (bool.TryParse(value, out var flag))
            return flag;
        Refuse(key, $"must be true or false, was '{value}'.");
        return fallback;
    }

    /// <param name="unit">Unit as printed in the message, e.g. "hours".</param>
    public int Number(string key, int fallback, int least, int most, string unit = "")
    {
        var value = OptionalText(key);
        if (value is null)
            return fallback;
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        var mark = unit.Length == 0 ? "" : " " + unit;
        Refuse(key, $"must be a whole number from {least} to {most}{mark}, was '{value}'.");
        return fallback;
    }

    /// <summary>A list written as a JSON array (<c>Key:0</c>, <c>Key:1</c>, …).</summary>
    public ImmutableArray<string> List(string key) =>
        [.. Items(key).Select(OptionalText).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!)];

    /// <summary>Keys of the items of an array, in numeric order.</summary>
    public ImmutableArray<string> Items(string key)
    {
        lists.Add(key);
        var prefix = key + ":";
        var indices = new SortedSet<int>();
        foreach (var name in settings.Keys.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            var rest = name.AsSpan(prefix.Length);
            var end = rest.IndexOf(':');
            if (int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                indices.Add(index);
        }

        return [.. indices.Select(index => prefix + index.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>Reports a fault of a key's value.</summary>
    public void Refuse(string key, string message, string? hint = null) =>
        faults.Add(Diagnostic.Error(PlaceOf(key), $"{key} {message}", hint));

    /// <summary>Where a key was set, for a fault that shows only later.</summary>
    public Place PlaceOf(string key) => settings.TryGetValue(key, out var setting) ? setting.Place : Place.Nowhere;

    /// <summary>Ends reading: all faults at once, unknown keys included.</summary>
    /// <exception cref="DiagnosticException">There was at least one fault (configuration).</exception>
    public void ThrowIfFaulty()
    {
        foreach (var setting in settings.Values.Where(setting => !asked.Contains(setting.Key)).OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            var nearest = NearestName.Find(WithoutIndices(setting.Key), asked.Concat(lists).Select(WithoutIndices).Distinct(StringComparer.Ordinal));
            faults.Add(Diagnostic.Error(setting.Place, $"unknown setting '{setting.Key}'.", nearest is null ? null : $"Did you mean '{nearest}'?"));
        }

        if (faults.Count > 0)
            throw new DiagnosticException(FailureKind.Configuration, faults);
    }

    private Setting? Ask(string key)
    {
        asked.Add(key);
        return settings.GetValueOrDefault(key);
    }

    private static string WithoutIndices(string key) =>
        string.Join(':', key.Split(':').Where(part => !part.All(char.IsAsciiDigit)));
}
