namespace RotationNotes.Documents.Claims;

/// <summary>A fact as printed: which fact, with which value, in which words.</summary>
/// <param name="Id">Unique in the document, in reading order: <c>c1</c>, <c>c2</c>, …</param>
/// <param name="FactId">Metric id, e.g. <c>rut-ret-5d</c>.</param>
/// <param name="Aspect">What of the fact was printed: <c>value</c>, <c>since</c>, <c>rank</c>, <c>direction</c>, ….</param>
/// <param name="Text">The characters printed.</param>
/// <param name="Value">The number behind it, unrounded; null when the claim is not a number.</param>
/// <param name="Unit">Unit of <paramref name="Value"/>, e.g. <c>fraction</c>, <c>bp</c>.</param>
/// <param name="AsOf">Date of the observation the claim rests on.</param>
public sealed record Claim(string Id, string FactId, string Aspect, string Text, double? Value, string Unit, DateOnly AsOf)
{
    /// <summary>Where in the document it stands, in words: "Key takeaways, item 2", "Exhibit 3".</summary>
    public string Place { get; init; } = "";

    /// <summary>For a sentence that stands only while a condition over the fact holds: that condition as the template writes it.</summary>
    public string? Condition { get; init; }
}
