namespace RotationNotes.Narrative.Phrases;

/// <summary>The fixed sentences of what nobody writes: captions, definitions, data notes.</summary>
public abstract partial class Speech
{
    /// <summary>"Exhibit 3".</summary>
    public abstract string Exhibit(int number);

    /// <summary>"Not available: there were no data at this date."</summary>
    public abstract string NotAvailable(string reason);

    /// <summary>What stands where a number should be and is not.</summary>
    public abstract string NoValue { get; }

    public abstract string OwnCalculations { get; }

    /// <summary>"as of 16 July 2024".</summary>
    public abstract string AsOf(string date);

    public abstract string SampleWarning { get; }

    public abstract string AllFigures(string date);

    public abstract string AskedFor(string date);

    /// <summary>Families of measures whose newest observation is older than the note.</summary>
    public abstract string RestOn(IReadOnlyList<string> families, string date);

    /// <summary>Series that an exhibit leaves out for one reason.</summary>
    public abstract string NotShown(IReadOnlyList<string> names, string reason);

    public abstract string LeftOut(string names, string reason);

    /// <summary>A reason: nothing was published by the date of the note.</summary>
    public abstract string NothingKnown { get; }

    /// <summary>A reason: the newest figure is of a date too long ago.</summary>
    public abstract string TooOld(string date);

    /// <summary>A reason: the history is shorter than the window.</summary>
    public abstract string TooFew(string needed, string found);

    /// <summary>Any other reason, known only in English.</summary>
    public abstract string OtherReason(string reason);

    public abstract string RecordsHold { get; }

    /// <summary>Reader's name of a metric family, to stand inside a sentence.</summary>
    public abstract string Family(string family);

    /// <summary>Some measures of a family only.</summary>
    public abstract string PartOf(string family);

    /// <summary>Behind the name of a measure: how many others its definition is for.</summary>
    public abstract string AndMore(int count);

    /// <summary>Behind the name of a measure: what it is, up to the space before the next one.</summary>
    /// <param name="window">Null when the formula says it, or the measures that share the formula differ in it.</param>
    public abstract string Definition(string formula, string? window);

    /// <summary>Where the measures defined before come from, as a sentence; empty when it goes unsaid.</summary>
    public abstract string DefinitionSource(string source);
}
