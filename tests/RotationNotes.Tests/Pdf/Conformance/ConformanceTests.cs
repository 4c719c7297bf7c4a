using RotationNotes.Documents;
using RotationNotes.Pdf;
using RotationNotes.Pdf.Metadata;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>PDF/A-3a and PDF/UA-1, clause by clause: no shipped or generated file breaks one, and each rule finds its break.</summary>
public sealed class ConformanceTests
{
    private static readonly PdfAttachment[] Attachments =
    [
        new("metrics.json", "application/json", [.. "{}"u8], "The statistics this note was written from", AttachmentRelationship.Source),
        new("gap.csv", "text/csv", [.. "date,gap\n2024-07-16,0.113\n"u8], "Numbers behind exhibit gap"),
    ];

    private static readonly Lazy<byte[]> Specimen = new(() => Render(SpecimenNote.Document));

    public static TheoryData<string> Clauses => [.. ConformanceRule.All.Select(rule => rule.Clause)];

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Specimen_KeepsThePromise(string clause) => Assert.Empty(Rule(clause).Check(new PdfModel([.. Specimen.Value])));

    [Theory]
    [MemberData(nameof(Clauses))]
    public void BrokenSpecimen_IsFound(string clause)
    {
        var pdf = new PdfModel([.. Specimen.Value]);

        Rule(clause).Break(pdf);

        Assert.NotEmpty(Rule(clause).Check(pdf));
    }

    private static ConformanceRule Rule(string clause) => ConformanceRule.All.Single(rule => rule.Clause == clause);

    private static byte[] Render(NoteDocument note) => new PdfRenderer(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw).Render(note, new PdfOptions { Attachments = [.. Attachments] });
}
