namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>One promise of a standard that our files could break.</summary>
/// <param name="Clause">Standard and clause: "A" is ISO 19005-3 level A, "UA" is ISO 14289-1, "PDF" is ISO 32000-1.</param>
/// <param name="Promise">What must hold.</param>
/// <param name="Check">Everything in a file that breaks the promise.</param>
/// <param name="Break">Breaks the promise in a sound file, which shows that the check can find something.</param>
public sealed record ConformanceRule(string Clause, string Promise, Func<PdfModel, IEnumerable<string>> Check, Action<PdfModel> Break)
{
    public override string ToString() => $"{Clause}: {Promise}";

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        .. FileRules.All, .. GraphicsRules.All, .. FontRules.All, .. MetadataRules.All, .. StructureRules.All, .. TableAndListRules.All, .. AnnotationRules.All, .. AttachmentRules.All,
    ];

    /// <summary>One finding when a condition does not hold, none when it does.</summary>
    public static IEnumerable<string> Unless(bool holds, string finding) => holds ? [] : [finding];
}
