using System.Collections.Immutable;
using System.Text.Json;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Narrative.Notes;

/// <summary>Takes typed members out of one JSON object and gathers what is wrong: missing, of the wrong kind, or unknown members.</summary>
internal sealed class JsonObjectReader
{
    private readonly JsonValue value;
    private readonly List<Diagnostic> findings;
    private readonly List<string> known = [];

    public JsonObjectReader(JsonValue value, string what, List<Diagnostic> findings)
    {
        (this.value, this.findings) = (value, findings);
        if (value.Kind != JsonValueKind.Object)
            findings.Add(Diagnostic.Error(value.Place, $"{what} must be an object in braces."));
    }

    public Place Place => value.Place;

    /// <summary>Where a member's value stands; the object's place when the member is missing.</summary>
    public Place PlaceOf(string name) => value.Member(name)?.Place ?? value.Place;

    public bool Has(string name) => value.Member(name) is not null;

    public string Text(string name, string? fallback = null)
    {
        var member = Take(name, required: fallback is null);
        return member is null ? fallback ?? "" : AsText(member, name) ?? fallback ?? "";
    }

    public string? OptionalText(string name)
    {
        var member = Take(name, required: false);
        return member is null ? null : AsText(member, name);
    }

    public TemplateText Template(string name)
    {
        var member = Take(name, required: true);
        return new TemplateText(member is null ? "" : AsText(member, name) ?? "", member?.Place ?? value.Place);
    }

    public TemplateText? OptionalTemplate(string name)
    {
        var member = Take(name, required: false);
        return member is null ? null : new TemplateText(AsText(member, name) ?? "", member.Place);
    }

    public bool Flag(string name)
    {
        var member = Take(name, required: false);
        if (member is not null && member.Kind is not (JsonValueKind.True or JsonValueKind.False))
            findings.Add(Diagnostic.Error(member.Place, $"'{name}' must be true or false."));
        return member?.Kind == JsonValueKind.True;
    }

    public double? Number(string name)
    {
        var member = Take(name, required: false);
        if (member is null)
            return null;
        if (member.Kind == JsonValueKind.Number)
            return member.Number;
        findings.Add(Diagnostic.Error(member.Place, $"'{name}' must be a number."));
        return null;
    }

    public int Count(string name, int fallback, int least, int most)
    {
        var member = Take(name, required: false);
        if (member is null)
            return fallback;
        if (member.Kind == JsonValueKind.Number && member.Number == Math.Floor(member.Number) && member.Number >= least && member.Number <= most)
            return (int)member.Number;
        findings.Add(Diagnostic.Error(member.Place, $"'{name}' must be a whole number from {least} to {most}."));
        return fallback;
    }

    /// <summary>A list of whole numbers.</summary>
    public ImmutableArray<int> Counts(string name, int least, int most)
    {
        var member = Take(name, required: false);
        if (member is null)
            return [];
        if (member.Kind == JsonValueKind.Array && member.Items.All(item => item.Kind == JsonValueKind.Number && item.Number == Math.Floor(item.Number) && item.Number >= least && item.Number <= most))
            return [.. member.Items.Select(item => (int)item.Number)];
        findings.Add(Diagnostic.Error(member.Place, $"'{name}' must be a list of whole numbers from {least} to {most} in square brackets."));
        return [];
    }

    /// <summary>One of <paramref name="choices"/>; an unknown word is reported with the nearest one.</summary>
    public T Choice<T>(string name, T? fallback, params ReadOnlySpan<(string Word, T Meaning)> choices)
        where T : struct
    {
        var member = Take(name, required: fallback is null);
        if (member is not null && AsText(member, name) is { } word)
        {
            var words = new List<string>();
            foreach (var choice in choices)
            {
                if (choice.Word == word)
                    return choice.Meaning;
                words.Add(choice.Word);
            }

            findings.Add(Diagnostic.Error(member.Place, $"'{word}' is not a value of '{name}'.", $"Allowed: {string.Join(", ", words)}."));
        }

        return fallback ?? choices[0].Meaning;
    }

    public DateOnly? Date(string name)
    {
        var member = Take(name, required: false);
        if (member is null)
            return null;
        if (member.Kind == JsonValueKind.String && IsoDate.TryParse(member.Text, out var date))
            return date;
        findings.Add(Diagnostic.Error(member.Place, $"'{name}' is not a date.", "Write it as yyyy-mm-dd."));
        return null;
    }

    public ImmutableArray<(string Text, Place Place)> Texts(string name, bool required = false)
    {
        var member = Take(name, required);
        if (member is null)
            return [];
        if (member.Kind != JsonValueKind.Array)
        {
            findings.Add(Diagnostic.Error(member.Place, $"'{name}' must be a list in square brackets."));
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<(string, Place)>(member.Items.Count);
        foreach (var item in member.Items)
        {
            if (AsText(item, name) is { } text)
                texts.Add((text, item.Place));
        }

        return texts.ToImmutable();
    }

    public IEnumerable<JsonObjectReader> Objects(string name, string what, bool required = false)
    {
        var member = Take(name, required);
        if (member is null)
            yield break;
        if (member.Kind != JsonValueKind.Array)
        {
            findings.Add(Diagnostic.Error(member.Place, $"'{name}' must be a list in square brackets."));
            yield break;
        }

        foreach (var item in member.Items)
            yield return new JsonObjectReader(item, what, findings);
    }

    /// <summary>Reports members that nothing asked for and members written twice; call last.</summary>
    public void Finish()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, place, _) in value.Members)
        {
            if (!known.Contains(name))
                findings.Add(Diagnostic.Error(place, $"unknown member '{name}'.", NearestName.HintOrList(name, known)));
            if (!seen.Add(name))
                findings.Add(Diagnostic.Error(place, $"'{name}' is written twice."));
        }
    }

    public void Report(Place place, string message, string? hint = null) => findings.Add(Diagnostic.Error(place, message, hint));

    private JsonValue? Take(string name, bool required)
    {
        known.Add(name);
        var member = value.Member(name);
        if (member is null && required && value.Kind == JsonValueKind.Object)
            findings.Add(Diagnostic.Error(value.Place, $"'{name}' is missing."));
        return member;
    }

    private string? AsText(JsonValue member, string name)
    {
        if (member.Kind == JsonValueKind.String)
        {
            if (member.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r')))
                findings.Add(Diagnostic.Error(member.Place, $"'{name}' holds a control character.", "Take it out."));
            return member.Text;
        }

        findings.Add(Diagnostic.Error(member.Place, $"'{name}' must be a text in quotes."));
        return null;
    }
}
