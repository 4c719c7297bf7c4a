namespace RotationNotes.Tests.Architecture;

/// <summary>There is one way to issue an edition: who asks for one hands an order to <c>EditionIssue</c> and prints or logs the outcome.</summary>
public sealed class IssueTests
{
    private static readonly string[] Steps =
    [
        "NoteComposer", "EditionPipeline", "EditionPress", "EditionMailing", "EditionPost", "EditionPlan", "DeliveryLedger", "FileOutbox", "MessageComposer",
        "PdfRenderer", "HtmlRenderer", "EmailRenderer", "PngDevice", "IssueDeadline", "DescribedSession", "LoadMarket",
    ];

    [Theory]
    [InlineData("src/RotationNotes/Commands/Run/RunCommand.cs")]
    [InlineData("src/RotationNotes/Hosting/EditionWorker.cs")]
    public void WhoAsksForAnEdition_HandsInAnOrder(string path) => Assert.True(Source(path).Mentions("EditionIssue"));

    [Fact]
    public void RunAndWorker_NameNoStepOfAnIssue() =>
        Assert.Empty(
            from file in SourceText.Library
            where file.Path.StartsWith("src/RotationNotes/Commands/Run/", StringComparison.Ordinal) || file.Path == "src/RotationNotes/Hosting/EditionWorker.cs"
            from step in Steps.Where(file.Mentions)
            select $"{file.Path} names {step}");

    [Fact]
    public void Editions_AreSealedAndPlannedInOnePlace() =>
        Assert.Equal(
            ["src/RotationNotes.Publishing/Editions/EditionPost.cs", "src/RotationNotes.Publishing/Editions/EditionPress.cs"],
            SourceText.Library
                .Where(file => file.Lines.Any(line => line.Contains("archive.Seal(", StringComparison.Ordinal) || line.Contains("IssueDeadline.Of(", StringComparison.Ordinal)))
                .Select(file => file.Path)
                .Order(StringComparer.Ordinal));

    private static SourceText Source(string path) => SourceText.Library.Single(file => file.Path == path);
}
