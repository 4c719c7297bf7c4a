namespace RotationNotes.Market.Sources.Kinds;

/// <summary>One address to ask, and what its body must be.</summary>
/// <param name="Address">May hold <c>{key}</c>, which only the wire sees filled in.</param>
/// <param name="File">Name under which the importer reads the body; says which series it is where the header does not.</param>
public sealed record SourceRequest(string Address, string File)
{
    /// <summary>The series that the body must bring; null where it brings whatever of it the series map knows.</summary>
    public string? Series { get; init; }

    /// <summary>From this day on a body that came is the last one; null when it may always change.</summary>
    public DateOnly? FinalFrom { get; init; }

    /// <summary>Whether the vendor may have nothing for it yet: a header without rows is then no failure.</summary>
    public bool MayBeEmpty { get; init; }
}
